#include "core/author/translate.h"

#include "tests/unit/core/author/tree_fixture.h"

using namespace waystation;
using namespace waystation::author;
using waystation::testing::kToday;
using waystation::testing::Tree;

namespace {

// The files that would be written for Arabic, by path.
std::map<std::string, std::string> translate(const Tree& tree) {
  auto files = translation_files(tree.in_memory(), "/tree", "ar", kToday);
  REQUIRE(files);
  std::map<std::string, std::string> out;
  for (TranslationFile& file : *files) out[file.path] = std::move(file.bytes);
  return out;
}

// The tree with those files written.
Tree updated(Tree tree) {
  for (auto& [path, bytes] : translate(tree)) tree.files[path] = bytes;
  return tree;
}

constexpr std::string_view kArticle = "articles/rights/a.ar.po";

PoFile po_of(const Tree& tree) {
  auto po = parse_po(tree.files.at(std::string(kArticle)), kArticle);
  REQUIRE(po);
  return std::move(*po);
}

const PoEntry& entry(const PoFile& po, std::string_view id) {
  for (const PoEntry& entry : po.entries) {
    if (entry.id == id) return entry;
  }
  FAIL("no entry " << id);
  return po.entries.front();
}

}  // namespace

TEST_CASE("a language starts with every text of the source, none translated") {
  Tree tree;
  tree.files.erase("articles/rights/a.ar.po");
  tree.files.erase("po/ar.po");
  auto files = translate(tree);
  REQUIRE(files.size() == 2);
  auto article = parse_po(files["articles/rights/a.ar.po"], "x");
  REQUIRE(article);
  REQUIRE(article->entries.size() == 4);
  CHECK(article->entries[0].context == "title");
  CHECK(article->entries[3].context == "body");
  CHECK(article->entries[3].translation.empty());
  CHECK(article->header_field("Language") == "ar");
  CHECK(article->header_field("X-Review") == "draft");
  auto shared = parse_po(files["po/ar.po"], "x");
  REQUIRE(shared);
  CHECK(shared->entries.size() == 7);
  CHECK(shared->entries[0].context == "topic/rights/title");
}

TEST_CASE("what is up to date is not written again") {
  Tree once = updated(Tree());
  CHECK(translate(once).empty());
}

TEST_CASE("updating keeps every translation, comment and header field") {
  Tree tree;
  tree.change("articles/rights/a.ar.po", "msgctxt \"title\"", "# mine\nmsgctxt \"title\"");
  tree.change("articles/rights/a.ar.po", "\"Language: ar\\n\"",
              "\"Language: ar\\n\"\n\"X-Review: reviewed by A B 2026-01-02\\n\"\n\"X-Mine: 1\\n\"");
  PoFile po = po_of(updated(tree));
  CHECK(entry(po, "Title of a").translation == "العنوان");
  CHECK(entry(po, "Title of a").comments == std::vector<std::string>{"mine"});
  CHECK(po.header_field("X-Review") == "reviewed by A B 2026-01-02");
  CHECK(po.header_field("X-Mine") == "1");
  CHECK(updated(tree).records() == tree.records());
}

TEST_CASE("a changed text keeps its translation as fuzzy, with the text that it translated") {
  Tree tree;
  tree.change("articles/rights/a.md", "First, 7 days.", "First, 8 days.")
      .change("articles/rights/a.md", "\"Title of a\"", "\"A new title\"");
  PoFile po = po_of(updated(tree));
  CHECK(entry(po, "First, 8 days.").translation == "أولا، ٧ أيام.");
  CHECK(entry(po, "First, 8 days.").fuzzy());
  CHECK(entry(po, "First, 8 days.").previous_id == "First, 7 days.");
  CHECK(entry(po, "A new title").previous_id == "Title of a");
  CHECK_FALSE(entry(po, "Summary").fuzzy());
  // Changed again before anybody looked: it is still a translation of the first text.
  tree = updated(tree).change("articles/rights/a.md", "First, 8 days.", "First, 9 days.");
  CHECK(entry(po_of(updated(tree)), "First, 9 days.").previous_id == "First, 7 days.");
}

TEST_CASE("a part that moves down with new ones above it is still found") {
  Tree tree;
  tree.change("articles/rights/a.md", "First, 7 days.", "New above.\n\nFirst, 7 days.")
      .change("articles/rights/a.md", "Second,", "Second now,");
  PoFile po = po_of(updated(tree));
  CHECK(entry(po, "New above.").translation.empty());
  CHECK_FALSE(entry(po, "New above.").fuzzy());
  CHECK_FALSE(entry(po, "First, 7 days.").fuzzy());
  CHECK(entry(po, "Second now, see [this](article:a).").fuzzy());
}

TEST_CASE("a translation whose text is gone is kept as obsolete and comes back with it") {
  Tree tree;
  std::string first = "First, 7 days.\n\n";
  tree.change("articles/rights/a.md", first, "");
  Tree without = updated(tree);
  CHECK(without.files[std::string(kArticle)].find("#~ msgstr \"أولا، ٧ أيام.\"") != std::string::npos);
  CHECK(updated(without).files == without.files);
  without.change("articles/rights/a.md", "Second,", first + "Second,");
  PoFile back = po_of(updated(without));
  CHECK(entry(back, "First, 7 days.").translation == "أولا، ٧ أيام.");
  CHECK_FALSE(entry(back, "First, 7 days.").fuzzy());
  CHECK_FALSE(entry(back, "First, 7 days.").obsolete);
}

TEST_CASE("a text that stands twice on a page is one entry and translated twice") {
  Tree tree;
  tree.append("articles/rights/a.md", "\nFirst, 7 days.\n");
  PoFile po = po_of(updated(tree));
  CHECK(po.entries.size() == 4);
  CHECK(tree.records().find(R"("parts":["أولا، ٧ أيام.","ثانيا، انظر [هذا](article:a).","أولا، ٧ أيام."])") !=
        std::string::npos);
}

TEST_CASE("messages carry their comment and their flag") {
  Tree tree;
  tree.files["messages.toml"] = "[\"nav.home\"]\npattern = \"Home\"\ncomment = \"\"\"A\nbutton\"\"\"\n";
  auto files = translate(tree);
  CHECK(files["po/ar.po"].find("#. A button\n#: messages.toml\n#, icu-message-format\nmsgctxt "
                               "\"message/nav.home/pattern\"\nmsgid \"Home\"\n") != std::string::npos);
}

TEST_CASE("a language that the pack does not list is not translated into") {
  for (std::string lang : {"ne", "en", "", "../x"}) {
    auto files = translation_files(Tree().in_memory(), "/tree", lang, kToday);
    REQUIRE_FALSE(files);
    CHECK(files.error().kind == ErrorKind::invalid);
  }
}
