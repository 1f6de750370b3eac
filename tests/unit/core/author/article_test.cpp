#include "core/author/article.h"

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::author;

namespace {

std::vector<std::string> chunks(std::string_view markdown) {
  std::vector<std::string> out;
  for (const Chunk& chunk : split_chunks(markdown, 1)) out.push_back(chunk.markdown);
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("parts are divided by blank lines and know their lines") {
  auto parts = split_chunks("\n# A\n\n\nb\nc\n \t\nd", 10);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].markdown == "# A");
  CHECK(parts[0].line == 11);
  CHECK(parts[1].markdown == "b\nc");
  CHECK(parts[1].line == 14);
  CHECK(parts[2].markdown == "d");
  CHECK(parts[2].line == 17);
  CHECK(chunks("").empty());
  CHECK(chunks(" \n\n").empty());
}

TEST_CASE("a fenced block is one part, blank lines and all") {
  CHECK(chunks("```\na\n\nb\n```\n\nc") == Strings{"```\na\n\nb\n```", "c"});
  CHECK(chunks("~~~~\n\n~~~\n\n~~~~\n\nc") == Strings{"~~~~\n\n~~~\n\n~~~~", "c"});
  CHECK(chunks("```\na\n\nnever closed") == Strings{"```\na\n\nnever closed"});
}

TEST_CASE("a list with blank lines is one part as long as its mark goes on") {
  CHECK(chunks("- a\n\n- b\n\n  more of b\n\ntext") == Strings{"- a\n\n- b\n\n  more of b", "text"});
  CHECK(chunks("1. a\n\n2. b\n\n- c") == Strings{"1. a\n\n2. b", "- c"});
  CHECK(chunks("- [ ] a\n\n- [x] b") == Strings{"- [ ] a\n\n- [x] b"});
  CHECK(chunks("a\n\n  b") == Strings{"a", "  b"});
  CHECK(chunks("-a\n\n-b") == Strings{"-a", "-b"});
}

TEST_CASE("two boxes are two parts, a box with an empty marked line is one") {
  CHECK(chunks("> [!ANSWER]\n> a\n>\n> b\n\n> [!NOTE]\n> c") == Strings{"> [!ANSWER]\n> a\n>\n> b", "> [!NOTE]\n> c"});
}

TEST_CASE("an article is front matter and a body") {
  auto article = parse_article("+++\nid = \"a\"\n+++\n\nText\n", "a.md");
  REQUIRE(article);
  CHECK(article->front_matter.table()->size() == 1);
  REQUIRE(article->body.size() == 1);
  CHECK(article->body[0].line == 5);
}

TEST_CASE("an article without whole front matter is refused at its line") {
  CHECK(parse_article("", "a.md").error().message.starts_with("a.md:1:"));
  CHECK(parse_article("Text", "a.md").error().message.starts_with("a.md:1: the article does not start"));
  CHECK(parse_article("+++", "a.md").error().message.starts_with("a.md:1: the front matter has no end"));
  CHECK(parse_article("+++\nid = \"a\"\n++\n", "a.md")
            .error()
            .message.starts_with("a.md:1: the front matter has no end"));
  CHECK(parse_article("+++\n\nid = a\n+++\n", "a.md").error().message.starts_with("a.md:3: this is not TOML"));
}
