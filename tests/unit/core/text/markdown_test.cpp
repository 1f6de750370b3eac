#include "core/text/markdown.h"

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::text;

namespace {

std::vector<Block> parsed(std::string_view markdown) {
  auto blocks = parse_markdown(markdown);
  INFO((blocks ? "" : blocks.error().message));
  REQUIRE(blocks);
  return *blocks;
}

std::string refused(std::string_view markdown, size_t first_line = 1) {
  auto blocks = parse_markdown(markdown, first_line);
  REQUIRE_FALSE(blocks);
  CHECK(blocks.error().kind == ErrorKind::invalid);
  CHECK(blocks.error().message.find('\n') == std::string::npos);
  return blocks.error().message;
}

bool begins(const std::string& text, std::string_view start) {
  return text.starts_with(start);
}

std::string repeated(std::string_view part, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("headings, paragraphs and rules keep their order and lines") {
  auto blocks = parsed("# One\n\nText.\n\n***\n\n### Three\n");
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].kind == BlockKind::heading);
  CHECK(blocks[0].level == 1);
  CHECK(blocks[0].text == "One");
  CHECK(blocks[1].kind == BlockKind::paragraph);
  CHECK(blocks[1].line == 3);
  CHECK(blocks[2].kind == BlockKind::rule);
  CHECK(blocks[3].level == 3);
  CHECK(blocks[3].line == 7);
}

TEST_CASE("a line end in the source is a space, a hard break is a line separator") {
  auto blocks = parsed("one\ntwo  \nthree\\\nfour");
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].text == "one two\u2028three\u2028four");
  CHECK(parsed("a\r\nb")[0].text == "a b");
}

TEST_CASE("emphasis, strong and links become spans of the text") {
  auto blocks = parsed("Ask *kindly* and **at once**, [call](tel:+97148001111) or [read](article:your-rights).");
  const Block& block = blocks.at(0);
  CHECK(block.text == "Ask kindly and at once, call or read.");
  REQUIRE(block.spans.size() == 4);
  auto spanned = [&](size_t i) {
    return block.text.substr(block.spans[i].begin, block.spans[i].end - block.spans[i].begin);
  };
  CHECK(spanned(0) == "kindly");
  CHECK(block.spans[0].emphasis);
  CHECK(block.spans[0].weight == Weight::regular);
  CHECK(spanned(1) == "at once");
  CHECK(block.spans[1].weight == Weight::bold);
  CHECK(spanned(2) == "call");
  CHECK(block.spans[2].link == "tel:+97148001111");
  CHECK(spanned(3) == "read");
  CHECK(block.spans[3].link == "article:your-rights");
}

TEST_CASE("a style inside a style makes spans that do not overlap") {
  auto blocks = parsed("**[call *now*](tel:112) please**");
  const Block& block = blocks.at(0);
  CHECK(block.text == "call now please");
  REQUIRE(block.spans.size() == 3);
  CHECK(block.spans[0].link == "tel:112");
  CHECK(block.spans[0].weight == Weight::bold);
  CHECK(block.spans[1].emphasis);
  CHECK(block.spans[1].begin == block.spans[0].end);
  CHECK(block.spans[2].link.empty());
  CHECK(block.spans[2].weight == Weight::bold);
}

TEST_CASE("inline code is plain text and so are escaped characters and entities") {
  CHECK(parsed("`a  *b*` \\*c\\* &amp; &#233;&#x964; &nbsp;d")[0].text == "a  *b* *c* & é। \u00a0d");
  CHECK(begins(refused("one\n\n&eacute;"), "3: "));
  CHECK(begins(refused("&#10;"), "1: "));
}

TEST_CASE("lists nest, count from where they are told and hold tasks") {
  auto blocks = parsed("7. seven\n8. eight\n   - inner **bold**\n   - [ ] open\n   - [x] done\n");
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].ordered);
  CHECK(blocks[0].start == 7);
  REQUIRE(blocks[0].children.size() == 2);
  const Block& eight = blocks[0].children[1];
  CHECK(eight.kind == BlockKind::list_item);
  REQUIRE(eight.children.size() == 2);
  CHECK(eight.children[0].text == "eight");
  const Block& inner = eight.children[1];
  CHECK_FALSE(inner.ordered);
  REQUIRE(inner.children.size() == 3);
  CHECK(inner.children[0].children.at(0).text == "inner bold");
  CHECK(inner.children[0].task == Task::none);
  CHECK(inner.children[1].task == Task::open);
  CHECK(inner.children[1].line == 4);
  CHECK(inner.children[1].children.at(0).text == "open");
  CHECK(inner.children[2].task == Task::done);
}

TEST_CASE("a loose list has the same tree as a tight one") {
  auto tight = parsed("- a\n- b\n");
  auto loose = parsed("- a\n\n- b\n");
  REQUIRE(tight[0].children.size() == 2);
  REQUIRE(loose[0].children.size() == 2);
  CHECK(tight[0].children[1].children.at(0).kind == BlockKind::paragraph);
  CHECK(tight[0].children[1].children.at(0).text == loose[0].children[1].children.at(0).text);
}

TEST_CASE("the first line of a quote says which callout it is") {
  auto blocks =
      parsed("> [!ANSWER]\n> You pay **nothing**.\n\n> [!warning] Careful\n\n> plain\n\n> [!NOTE]\n>\n> - a\n");
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].callout == Callout::answer);
  CHECK(blocks[0].children.at(0).text == "You pay nothing.");
  REQUIRE(blocks[0].children[0].spans.size() == 1);
  CHECK(blocks[0].children[0].spans[0].begin == 8);
  CHECK(blocks[0].children[0].spans[0].end == 15);
  CHECK(blocks[1].callout == Callout::warning);
  CHECK(blocks[1].children.at(0).text == "Careful");
  CHECK(blocks[2].callout == Callout::note);
  CHECK(blocks[2].children.at(0).text == "plain");
  CHECK(blocks[3].callout == Callout::note);
  REQUIRE(blocks[3].children.size() == 1);
  CHECK(blocks[3].children[0].kind == BlockKind::list);
  CHECK(begins(refused("a\n\n> [!TIP]\n> b"), "3: "));
}

TEST_CASE("a table is rows of cells and the first row is its header") {
  auto blocks = parsed("| Who | *What* |\n| --- | --- |\n| you | [help](service:unhcr) |\n| we |\n");
  REQUIRE(blocks.size() == 1);
  REQUIRE(blocks[0].children.size() == 3);
  CHECK(blocks[0].line == 1);
  const Block& header = blocks[0].children[0];
  CHECK(header.header);
  REQUIRE(header.children.size() == 2);
  CHECK(header.children[1].kind == BlockKind::table_cell);
  CHECK(header.children[1].spans.at(0).emphasis);
  const Block& row = blocks[0].children[1];
  CHECK_FALSE(row.header);
  CHECK(row.line == 3);
  CHECK(row.children[1].spans.at(0).link == "service:unhcr");
  CHECK(blocks[0].children[2].children.size() == 2);
  CHECK(blocks[0].children[2].children[1].text.empty());
}

TEST_CASE("an anchor is taken off the text and kept") {
  auto blocks = parsed("## Pay {#pay-first}\n\nYou **pay** {#two}\n\n- item {#three}\n");
  CHECK(blocks[0].text == "Pay");
  CHECK(blocks[0].anchor == "pay-first");
  CHECK(blocks[1].text == "You pay");
  CHECK(blocks[1].spans.at(0).end == 7);
  CHECK(blocks[1].anchor == "two");
  CHECK(blocks[2].children[0].children[0].anchor == "three");
  CHECK(parsed("a {#not an anchor}")[0].text == "a {#not an anchor}");
  CHECK(begins(refused("a {#x}\n\nb {#x}"), "3: "));
}

TEST_CASE("only links to articles, services and telephones are let in") {
  for (std::string target :
       {"https://example.org", "mailto:a@example.org", "other.md", "article:", "article:../x", "article:Big",
        "tel:", "tel:+12", "tel:+97x", "tel:+1234567890123456", "javascript:x", ""}) {
    INFO(target);
    CHECK(begins(refused("one\n\ntwo [x](" + target + ")"), "3: "));
  }
  CHECK(begins(refused("<https://example.org>"), "1: "));
  CHECK(parsed("<tel:+97148001111>")[0].spans.at(0).link == "tel:+97148001111");
}

TEST_CASE("HTML, pictures and code blocks are refused with their line") {
  CHECK(begins(refused("one\n\n<script>alert(1)</script>\n"), "3: HTML"));
  CHECK(begins(refused("one\n\na <b>c</b>"), "3: HTML"));
  CHECK(begins(refused("one\n\n![x](media/a.png)"), "3: a picture"));
  CHECK(begins(refused("one\n\n```\ncode\n```\n"), "4: a code block"));
  CHECK(begins(refused("```\n```\n"), "1: a code block"));
  CHECK(begins(refused("- item\n  ```\n  code\n  ```\n"), "3: a code block"));
}

TEST_CASE("an error's line counts from the line that the text begins on in its file") {
  CHECK(begins(refused("one\n\n<hr>", 21), "23: "));
  CHECK(begins(refused("one\n\xff", 21), "22: "));
  CHECK(parse_markdown("one\n\ntwo", 21)->at(1).line == 23);
}

TEST_CASE("bytes that are no text are refused with their line") {
  CHECK(begins(refused(std::string("a\nb\0c", 5)), "2: "));
  CHECK(begins(refused("a\n\nb\x1b[0m"), "3: "));
  CHECK(begins(refused("a\n\xed\xa0\x80"), "2: "));
  CHECK(begins(refused(std::string(kMaxMarkdownBytes + 1, 'a')), "1: "));
}

TEST_CASE("nesting, blocks and spans are bounded") {
  CHECK(parsed(repeated("> ", 8) + "deep").size() == 1);
  refused(repeated("> ", 9) + "deep");
  refused(repeated("> ", 200000) + "deep");
  refused(repeated("- ", 9) + "deep");
  CHECK(parsed(repeated("a\n\n", 4000)).size() == 4000);
  refused(repeated("a\n\n", 4001));
  refused(repeated("*a* b ", 1001));
  refused(repeated("|a", 70) + "|\n" + repeated("|---", 70) + "|\n" + repeated("|b\n", 70));
}

TEST_CASE("what lies behind the end of a text is not read") {
  for (std::string text : {"a [call](tel:+112", "a [call](", "[call](tel:+112 \"x\"", "[call]", "<tel:+112", "`a"}) {
    std::string behind = text + ")))>]`";
    auto blocks = parsed(std::string_view(behind).substr(0, text.size()));
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].text == text);
    CHECK(blocks[0].spans.empty());
  }
}

TEST_CASE("an error message quotes hostile text only in part") {
  CHECK(refused("[x](http://" + std::string(100000, 'a') + ")").size() < 300);
  CHECK(refused("> [!" + repeated("é", 50000) + "]").size() < 300);
}

TEST_CASE("an empty text has no blocks") {
  CHECK(parsed("").empty());
  CHECK(parsed(" \n\n").empty());
  CHECK(parsed("\xef\xbb\xbfText")[0].text == "Text");
}
