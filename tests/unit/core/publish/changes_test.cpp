#include "core/publish/changes.h"

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::publish;

namespace {

pack::ArticleRecord article(const std::string& id, Date review_by = {2027, 1, 1}) {
  pack::ArticleRecord made;
  made.id = id;
  made.topic = "rights";
  made.review_by = review_by;
  return made;
}

pack::TextRecord body(const std::string& id, const std::string& lang, std::vector<std::string> parts) {
  return {"article", id, "body", lang, std::move(parts), "source"};
}

std::string all(const Changes& changes) {
  std::string text;
  for (const std::string& line : changes.lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("nothing changed is nothing to read") {
  std::vector<pack::Record> records{article("a"), body("a", "en", {"one"})};
  CHECK(describe_changes(records, records).none());
  CHECK(describe_changes(records, records).lines.empty());
}

TEST_CASE("a changed word is shown with its language, as it was and as it is") {
  Changes changes = describe_changes({article("a"), body("a", "en", {"first", "Ask for free help"})},
                                     {article("a"), body("a", "en", {"first", "Ask for costly help"})});
  CHECK(changes.changed == 1);
  CHECK(all(changes) ==
        "  article “a” changed\n"
        "    en body, block 2:\n"
        "      - Ask for free help\n"
        "      + Ask for costly help\n");
}

TEST_CASE("of a long text every sentence that differs is shown, and no other") {
  std::string calm;
  for (int i = 0; i < 40; ++i) calm += "Nothing to see here, sentence " + std::to_string(i) + ". ";
  Changes changes =
      describe_changes({body("a", "en", {"A colour. " + calm + "It is free. " + calm + "Call 115.\nGo home"})},
                       {body("a", "en", {"A color. " + calm + "It costs 900. " + calm + "Call 116. Go home"})});
  CHECK(all(changes) ==
        "  article “a” changed\n"
        "    en body:\n"
        "      - A colour. \n"
        "      + A color. \n"
        "      …\n"
        "      - It is free. \n"
        "      + It costs 900. \n"
        "      …\n"
        "      - Call 115.\n"
        "      + Call 116. \n"
        "      …\n");
}

TEST_CASE("a line in a text cannot pass for a line about another record") {
  Changes changes = describe_changes({body("a", "en", {"one"})}, {body("a", "en", {"two\n  article “b” deleted"})});
  CHECK(changes.lines.back() == "      +   article “b” deleted");
}

TEST_CASE("all fields of what is new are shown, in full") {
  std::string long_address = "https://example.org/" + std::string(500, 'x') + "/fraud";
  pack::SourceRecord source{"law", "A state", long_address, "C181", {2020, 1, 2}, {2026, 3, 4}};
  std::string shown = all(describe_changes({}, {source}));
  CHECK(shown.starts_with("  source “law” added\n"));
  for (const std::string& each : {long_address, std::string("A state"), std::string("C181"), std::string("2020-01-02"),
                                  std::string("2026-03-04")})
    CHECK(shown.find(each) != std::string::npos);
  pack::SourceRecord moved = source;
  moved.address = long_address + "s";
  CHECK(all(describe_changes({source}, {moved})).find("“" + long_address + "” → “" + long_address + "s”") !=
        std::string::npos);
}

TEST_CASE("a file that is replaced by another of its size is told by its hash") {
  pack::MediaRecord before{"article", "a", "en", "audio/ogg", std::string(64, '1'), 9}, after = before;
  after.sha256 = std::string(64, '2');
  CHECK(all(describe_changes({article("a"), before}, {article("a"), after})) ==
        "  article “a” changed\n    en audio/ogg replaced:\n      - 9 bytes, sha256 " + before.sha256 +
            "\n      + 9 bytes, sha256 " + after.sha256 + "\n");
}

TEST_CASE("a block put in at the top is one change, not all that follow") {
  Changes changes = describe_changes({body("a", "en", {"one", "two"})}, {body("a", "en", {"new", "one", "two"})});
  CHECK(all(changes) == "  article “a” changed\n    en body, block 1 added:\n      + new\n");
}

TEST_CASE("fields are named with what they were and are") {
  Changes changes = describe_changes({article("a")}, {article("a", {2028, 1, 1})});
  CHECK(all(changes) == "  article “a” changed\n    review_by: “2027-01-01” → “2028-01-01”\n");
}

TEST_CASE("what comes and what goes is counted and named") {
  Changes changes = describe_changes({article("old"), body("old", "en", {"gone words"})},
                                     {article("new"), body("new", "en", {"new words"})});
  CHECK(changes.added == 2);
  CHECK(changes.deleted == 2);
  std::string shown = all(changes);
  CHECK(shown.starts_with("  article “new” added\n"));
  CHECK(shown.find("    en body added:\n      + new words\n    en body, review: “source”\n") != std::string::npos);
  CHECK(shown.ends_with("\n  article “old” deleted\n"));
}
