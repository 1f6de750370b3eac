// One case a rule: that it fires, and that it is silent where all is well.
#include "tests/unit/core/author/tree_fixture.h"

using namespace waystation;
using namespace waystation::author;
using waystation::testing::kToday;
using waystation::testing::Tree;
using Strings = std::vector<std::string>;

namespace {

const std::string kArticle = "articles/rights/a.md";
const std::string kArabic = "articles/rights/a.ar.po";

// The one finding of the rule in the spoiled tree; the sound tree has none.
std::string fired(const std::string& rule, const Tree& tree, LintOptions options = {kToday, {}}) {
  CHECK(Tree().findings(rule, options) == Strings{});
  auto findings = tree.findings(rule, options);
  INFO(fmt::format("{}", fmt::join(tree.findings("", options), "\n")));
  REQUIRE(findings.size() == 1);
  return findings.front();
}

}  // namespace

TEST_CASE("a sound tree has no findings at all") {
  CHECK(Tree().findings("") == Strings{});
}

TEST_CASE("lint: what is missing is told once a language, in per cent") {
  Tree tree;
  tree.files.erase("po/ar.po");
  CHECK(fired("translation-missing", tree) ==
        "pack.toml:3: note: ar: 36 % translated, 7 of 11 texts missing; “waypack translate DIR --lang ar” makes the "
        "files to fill in");
}

TEST_CASE("lint: fuzzy translations are told once a file") {
  Tree tree;
  tree.change(kArabic, "msgctxt \"summary\"", "#, fuzzy\nmsgctxt \"summary\"")
      .change(kArabic, "msgctxt \"body\"", "#, fuzzy\nmsgctxt \"body\"");
  CHECK(fired("translation-fuzzy", tree).starts_with(kArabic + ":11: warning: 2 translations are not used"));
}

TEST_CASE("lint: an entry that translates nothing") {
  Tree tree;
  tree.append(kArabic, "\nmsgctxt \"body\"\nmsgid \"Gone\"\nmsgstr \"x\"\n");
  CHECK(fired("stale-entry", tree).starts_with(kArabic + ":22: note:"));
}

TEST_CASE("lint: an entry that is there twice") {
  Tree tree;
  tree.append(kArabic, "\nmsgctxt \"title\"\nmsgid \"Title of a\"\nmsgstr \"x\"\n");
  CHECK(
      fired("duplicate-entry", tree).starts_with(kArabic + ":22: warning: this text is translated already at line 6"));
  CHECK(tree.findings("stale-entry").empty());
}

TEST_CASE("lint: a PO file that says another language") {
  CHECK(fired("language-mismatch", Tree().change(kArabic, "Language: ar", "Language: fr"))
            .starts_with(kArabic + ":1: warning:"));
}

TEST_CASE("lint: translations for a language that the pack does not list") {
  Tree tree;
  tree.files["articles/rights/a.ne.po"] = "not even read";
  CHECK(fired("unlisted-language", tree)
            .starts_with("articles/rights/a.ne.po:0: warning: “ne” is not a language that pack.toml lists"));
}

TEST_CASE("lint: a translation without its article") {
  Tree tree;
  tree.files["articles/rights/b.ar.po"] = waystation::testing::po_header("ar");
  CHECK(fired("stale-file", tree).starts_with("articles/rights/b.ar.po:0: warning:"));
}

TEST_CASE("lint: a file that is no part of a pack") {
  Tree tree;
  tree.files["article/rights/b.md"] = "x";
  CHECK(fired("unknown-file", tree).starts_with("article/rights/b.md:0: warning:"));
  Tree beside;
  for (const char* path : {"README.md", "LICENSE", ".git/config", "articles/.hidden"}) beside.files[path] = "x";
  CHECK(beside.findings("unknown-file") == Strings{});
}

TEST_CASE("lint: a review that is past, and one that is soon") {
  CHECK(
      fired("review-passed", Tree().change(kArticle, "2027-06-01", "2026-11-21")).starts_with(kArticle + ":6: error:"));
  CHECK(Tree().change(kArticle, "2027-06-01", "2026-11-22").findings("review-passed") == Strings{});
  CHECK(
      fired("review-soon", Tree().change(kArticle, "2027-06-01", "2026-12-22")).starts_with(kArticle + ":6: warning:"));
  CHECK(Tree().change(kArticle, "2027-06-01", "2026-12-23").findings("review-soon") == Strings{});
}

TEST_CASE("lint: something done on a day to come") {
  CHECK(fired("date-in-future", Tree().change(kArticle, "checked_on = 2026-11-01", "checked_on = 2026-11-23"))
            .starts_with(kArticle + ":7: warning:"));
  CHECK(fired("date-in-future", Tree().change("sources.toml", "2026-11-01", "2026-12-01"))
            .starts_with("sources.toml:7: warning:"));
}

TEST_CASE("lint: an article and a notice without a source, a source without address") {
  CHECK(fired("no-source", Tree().change(kArticle, "[[sources]]\nsource = \"udhr\"\narticle = \"6\"\n", ""))
            .starts_with(kArticle + ":2: error:"));
  Tree tree;
  tree.files["notices.toml"] =
      "[[notice]]\nid = \"n\"\ntitle = \"T\"\nbody = \"B\"\nfrom = 2026-11-01\nuntil = 2026-12-01\n";
  CHECK(fired("no-source", tree).starts_with("notices.toml:1: error:"));
  CHECK(fired("source-incomplete", Tree().change("sources.toml", "document = \"217 A\"\n", ""))
            .starts_with("sources.toml:1: error:"));
}

TEST_CASE("lint: what is referred to and is not there") {
  CHECK(fired("dead-reference", Tree().change(kArticle, "source = \"udhr\"", "source = \"other\""))
            .find("there is no source “other”") != std::string::npos);
  CHECK(fired("dead-reference", Tree().change(kArticle, "\n[[sources]]", "related = [\"b\"]\n[[sources]]"))
            .starts_with(kArticle + ":9: error: there is no article “b”"));
  CHECK(fired("dead-reference", Tree().change(kArticle, "\n[[sources]]", "related = [\"a\"]\n[[sources]]"))
            .find("names itself") != std::string::npos);
  CHECK(fired("dead-reference", Tree().append(kArticle, "\nSee [that](article:b).\n"))
            .starts_with(kArticle + ":19: error: the link leads to the article “b”"));
  CHECK(Tree().append(kArticle, "\nSee [that](article:a).\n").findings("dead-reference") == Strings{});
}

TEST_CASE("lint: a topic that is not there") {
  Tree tree;
  tree.files["articles/other/b.md"] = Tree::article("b", "other");
  CHECK(fired("unknown-topic", tree).starts_with("articles/other/b.md:3: error:"));
  Tree notice;
  notice.files["notices.toml"] =
      "[[notice]]\nid = \"n\"\ntitle = \"T\"\nbody = \"B\"\ntopics = [\"x\"]\nfrom = 2026-11-01\nuntil = "
      "2026-12-01\nsource = \"udhr\"\n";
  CHECK(fired("unknown-topic", notice).starts_with("notices.toml:5: error:"));
}

TEST_CASE("lint: an audience that the kiosk does not know") {
  CHECK(fired("unknown-audience", Tree().change(kArticle, "\n[[sources]]", "audience = [\"men\"]\n[[sources]]"))
            .starts_with(kArticle + ":9: error:"));
  CHECK(Tree().change(kArticle, "\n[[sources]]", "audience = [\"women\"]\n[[sources]]").findings("unknown-audience") ==
        Strings{});
}

TEST_CASE("lint: countries and languages that do not exist") {
  for (std::string wrong : {"NP-XX", "NP", "np-qa", "NPL-QAT", "NP-QA-X"}) {
    CHECK(fired("unknown-country", Tree().append("pack.toml", "corridors = [\"" + wrong + "\"]\n"))
              .starts_with("pack.toml:5: error:"));
  }
  CHECK(Tree().append("pack.toml", "corridors = [\"NP-QA\", \"IN-AE\"]\n").findings("unknown-country") == Strings{});
  CHECK(fired("unknown-language", Tree().change("pack.toml", "\"ar\"", "\"ar\", \"xx\""))
            .starts_with("pack.toml:3: error: “xx”"));
}

TEST_CASE("lint: a telephone number that cannot be called") {
  for (std::string wrong : {"+41227309", "+999123456789", "+97412345678901"}) {
    CHECK(fired("bad-telephone", Tree().append(kArticle, "\n[Call](tel:" + wrong + ").\n"))
              .starts_with(kArticle + ":19: error:"));
  }
  for (std::string right : {"+41227309111", "+97444406537", "+9779851255555"}) {
    CHECK(Tree().append(kArticle, "\n[Call](tel:" + right + ").\n").findings("bad-telephone") == Strings{});
  }
}

TEST_CASE("lint: a letter that no font draws is told once a text, with its language") {
  Tree tree;
  tree.append(kArticle, "\nA ☃ and ☃.\n");
  std::string asked;
  LintOptions options{kToday, [&](char32_t c, std::string_view lang) {
                        if (c == U'☃') asked = lang;
                        return c != U'☃';
                      }};
  CHECK(fired("cannot-draw", tree, options) ==
        kArticle + ":19: error: no font that is shipped can draw “☃” (U+2603); write it another way");
  CHECK(asked == "en");
  CHECK(tree.findings("cannot-draw") == Strings{});
}

TEST_CASE("lint: a sentence longer than people read") {
  std::string words;
  for (int i = 0; i < 25; ++i) words += "Word ";
  CHECK(Tree().append(kArticle, "\nShort. " + words + ". Short.\n").findings("long-sentence") == Strings{});
  CHECK(fired("long-sentence", Tree().append(kArticle, "\nShort. " + words + "more. Short.\n"))
            .starts_with(kArticle + ":19: warning: a sentence has 26 words"));
}

TEST_CASE("lint: words we do not use, with the word we do") {
  CHECK(fired("word-to-avoid", Tree().append(kArticle, "\nAn **Illegal** migrant.\n")) ==
        kArticle + ":19: warning: we do not say “illegal migrant”; write “person without papers”");
  CHECK(Tree().append(kArticle, "\nAn illegal migrantish thing.\n").findings("word-to-avoid") == Strings{});
  CHECK(Tree().change(kArabic, "ملخص", "illegal migrant").findings("word-to-avoid") == Strings{});
}

TEST_CASE("lint: two links in a paragraph") {
  std::string link = "[this](article:a)";
  CHECK(fired("links-too-close", Tree().append(kArticle, "\n" + link + " and " + link + "\n")).find("2 links") !=
        std::string::npos);
  CHECK(Tree().append(kArticle, "\n" + link + "\n\n" + link + "\n").findings("links-too-close") == Strings{});
}

TEST_CASE("lint: heading levels that are skipped") {
  CHECK(fired("heading-skipped", Tree().append(kArticle, "\n## A\n\n#### B\n"))
            .starts_with(kArticle + ":21: warning: a heading of level 4 follows one of level 2"));
  CHECK(fired("heading-skipped", Tree().append(kArticle, "\n### A\n")).find("level 3 follows one of level 1") !=
        std::string::npos);
  CHECK(Tree().append(kArticle, "\n## A\n\n### B\n\n## C\n").findings("heading-skipped") == Strings{});
}

TEST_CASE("lint: numbers that differ from the source, in digits of any script") {
  CHECK(fired("numbers-differ", Tree().change(kArabic, "٧", "٨"))
            .starts_with(kArabic + ":14: warning: the numbers are not those of the source text: there 7, here 8"));
  CHECK(fired("numbers-differ", Tree().change(kArabic, "٧ ", "")).find("there 7, here none") != std::string::npos);
  Tree grouped;
  grouped.change(kArticle, "7 days", "1,000 days, 2.5 or 10,00,000")
      .change(kArabic, "First, 7 days.", "First, 1,000 days, 2.5 or 10,00,000.");
  grouped.change(kArabic, "٧ ", "١٬٠٠٠ ٢٫٥ 1.000.000 ");
  CHECK(grouped.findings("numbers-differ") == Strings{});
}

TEST_CASE("lint: links that differ from the source") {
  CHECK(fired("links-differ", Tree().change(kArabic, "[هذا](article:a)", "هذا"))
            .starts_with(kArabic +
                         ":18: warning: the links are not those of the source text: there article:a, here none"));
  CHECK(Tree().change(kArabic, "[هذا](article:a)", "[**هذا** ذاك](article:a)").findings("links-differ") == Strings{});
}

TEST_CASE("lint: patterns that cannot be used, and names that were translated") {
  Tree tree;
  tree.files["messages.toml"] = "[\"m\"]\npattern = \"Page {number}\"\n";
  auto with = [&](const std::string& pattern) {
    Tree translated = tree;
    translated.append("po/ar.po",
                      "\nmsgctxt \"message/m/pattern\"\nmsgid \"Page {number}\"\nmsgstr \"" + pattern + "\"\n");
    return translated;
  };
  CHECK(with("صفحة {number}").findings("") == Strings{});
  CHECK(fired("bad-message", with("صفحة {number")).starts_with("po/ar.po:34: error:"));
  CHECK(fired("message-arguments", with("صفحة {رقم}")).starts_with("po/ar.po:34: error:"));
  Tree source;
  source.files["messages.toml"] = "[\"m\"]\npattern = \"Page {number\"\n";
  CHECK(fired("bad-message", source).starts_with("messages.toml:2: error:"));
}

TEST_CASE("lint: Markdown that cannot be shown, in the source and in a translation") {
  CHECK(fired("bad-markdown", Tree().append(kArticle, "\n<script>x</script>\n")).starts_with(kArticle + ":19: error:"));
  CHECK(fired("bad-markdown", Tree().append(kArticle, "\nText\n[x](https://example.org)\n"))
            .starts_with(kArticle + ":20: error: this text cannot be shown: a link"));
  CHECK(fired("bad-markdown", Tree().change(kArabic, "(article:a).\"\nmsgstr \"ثانيا، انظر [هذا](article:a)",
                                            "(article:a).\"\nmsgstr \"[هذا](https://example.org)"))
            .starts_with(kArabic + ":18: error:"));
}

TEST_CASE("lint: the Markdown of a notice is checked like that of an article") {
  auto with = [](const std::string& body) {
    Tree tree;
    tree.files["notices.toml"] =
        "[[notice]]\nid = \"n\"\ntitle = \"T\"\nfrom = 2026-11-01\nuntil = 2026-12-01\nsource = \"udhr\"\n"
        "body = \"\"\"\nNews.\n\n" +
        body + "\n\"\"\"\n";
    return tree;
  };
  CHECK(fired("bad-markdown", with("<b>x</b>")).starts_with("notices.toml:"));
  CHECK(fired("bad-markdown", with("[x](https://example.org)")).starts_with("notices.toml:"));
  CHECK(fired("dead-reference", with("[x](article:b)")).starts_with("notices.toml:7: error:"));
  CHECK(fired("bad-telephone", with("[x](tel:+41227309)")).starts_with("notices.toml:7: error:"));
  CHECK(fired("links-too-close", with("[x](article:a) [y](article:a)")).starts_with("notices.toml:7: warning:"));
  CHECK(fired("heading-skipped", with("## A\n\n#### B")).starts_with("notices.toml:7: warning:"));
  Tree translated = with("[x](article:a)");
  translated.append("po/ar.po",
                    "\nmsgctxt \"notice/n/title\"\nmsgid \"T\"\nmsgstr \"ت\"\n\nmsgctxt \"notice/n/body\"\n"
                    "msgid \"News.\\n\\n[x](article:a)\"\nmsgstr \"خبر\\n\\n<b>x</b>\"\n");
  CHECK(fired("bad-markdown", translated).starts_with("po/ar.po:"));
}

TEST_CASE("lint: a table that stays a paragraph") {
  CHECK(fired("table-not-recognised", Tree().append(kArticle, "\nText:\n\n| A | B |\n|--|--|\n| 1 | 2 |\n"))
            .starts_with(kArticle + ":21: warning: "));
  CHECK(fired("table-not-recognised", Tree().append(kArticle, "\n> [!NOTE]\n>\n> | A | B |\n> |--|--|\n"))
            .starts_with(kArticle + ":21: warning: "));
  CHECK(fired("table-not-recognised", Tree().append(kArticle, "\n- Item\n\n  | A | B |\n  | 1 | 2 |\n"))
            .starts_with(kArticle + ":21: warning: "));
  CHECK(Tree().append(kArticle, "\n| A | B |\n|---|---|\n| 1 | 2 |\n").findings("table-not-recognised") == Strings{});
  CHECK(Tree().append(kArticle, "\n| a line\nand text\n").findings("table-not-recognised") == Strings{});
}

TEST_CASE("lint: a citation that says more than the article's number") {
  auto with = [](const std::string& article) {
    return Tree().change(kArticle, "article = \"6\"", "article = \"" + article + "\"");
  };
  for (std::string wrong :
       {"art. 6", "Article 6", "6 and 7", "§ six", "अनुच्छेद ६", "6(ab)", "6a", "(a", "A", "-A", "6AB", "6 A", "x6"}) {
    CHECK(fired("citation-not-a-number", with(wrong)).starts_with(kArticle + ":10: warning: "));
  }
  for (std::string right :
       {"6", "7(1), 9", "43(1)(e)", "3(a), 3(b)", "5–8", "٧", "12A(1), 15A", "37-A", "25(2)(xiii)", ""}) {
    CHECK(with(right).findings("citation-not-a-number") == Strings{});
  }
}

TEST_CASE("lint: a pack with topics and none that “Help now” leads to") {
  Tree tree;
  tree.change("topics.toml", "id = \"help\"", "id = \"care\"");
  CHECK(fired("no-help-topic", tree).starts_with("topics.toml:0: note: "));
  CHECK(Tree(tree).change("pack.toml", "id = \"sample\"", "id = \"ui\"").findings("no-help-topic") == Strings{});
  Tree none;
  none.files.erase("topics.toml");
  CHECK(none.findings("no-help-topic") == Strings{});
}

TEST_CASE("lint: an article that nobody reads to its end") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "\nA short part.\n";
  CHECK(fired("too-large", Tree().append(kArticle, text)).starts_with(kArticle + ":15: warning:"));
}

TEST_CASE("lint: two records with one id") {
  Tree tree;
  tree.files["articles/help/a.md"] = Tree::article("a", "help");
  CHECK(fired("duplicate-id", tree)
            .starts_with("articles/rights/a.md:1: error: the article “a” is there already, at articles/help/a.md:1"));
  CHECK(fired("duplicate-id",
              Tree().append("topics.toml",
                            "\n[[topic]]\nid = \"rights\"\nicon = \"x\"\ntitle = \"T\"\nsummary = \"S\"\n"))
            .starts_with("topics.toml:13: error:"));
}

TEST_CASE("lint: an article that says another name than its file") {
  CHECK(fired("id-mismatch", Tree().change(kArticle, "topic = \"rights\"", "topic = \"help\""))
            .starts_with(kArticle + ":3: error: topic is “help” but"));
  Tree tree;
  tree.files["articles/rights/b.md"] = Tree::article("c", "rights");
  CHECK(fired("id-mismatch", tree).starts_with("articles/rights/b.md:2: error: id is “c” but"));
}

TEST_CASE("lint: a notice that is over, and one that ends before it begins") {
  auto with = [](const std::string& from, const std::string& until) {
    Tree tree;
    tree.files["notices.toml"] = "[[notice]]\nid = \"n\"\ntitle = \"T\"\nbody = \"B\"\nfrom = " + from +
                                 "\nuntil = " + until + "\nsource = \"udhr\"\n";
    return tree;
  };
  CHECK(fired("notice-passed", with("2026-11-01", "2026-11-21")).starts_with("notices.toml:6: warning:"));
  CHECK(with("2026-11-01", "2026-11-22").findings("notice-passed") == Strings{});
  CHECK(fired("notice-dates", with("2026-12-02", "2026-12-01")).starts_with("notices.toml:6: error:"));
}

TEST_CASE("findings come by file, then line, then rule") {
  Tree tree;
  tree.change(kArticle, "2027-06-01", "2026-11-21").append(kArticle, "\n[x](tel:1) [y](article:b)\n").files["zzz"] =
      "x";
  auto findings = lint(tree.read(), {kToday, {}});
  for (size_t i = 1; i < findings.size(); ++i) {
    CHECK(std::tie(findings[i - 1].file, findings[i - 1].line, findings[i - 1].rule) <=
          std::tie(findings[i].file, findings[i].line, findings[i].rule));
  }
  CHECK(findings.size() >= 4);
}

TEST_CASE("a build waits for what would make the pack say something else, not for what may be mended later") {
  CHECK(blocks_build({Severity::error, "bad-markdown", "f", 1, ""}));
  CHECK(blocks_build({Severity::error, "duplicate-id", "f", 1, ""}));
  CHECK(blocks_build({Severity::error, "cannot-draw", "f", 1, ""}));
  CHECK(blocks_build({Severity::error, "no-fonts", "", 0, ""}));
  CHECK_FALSE(blocks_build({Severity::error, "review-passed", "f", 1, ""}));
  CHECK_FALSE(blocks_build({Severity::warning, "numbers-differ", "f", 1, ""}));
}
