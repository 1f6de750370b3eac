#include "core/author/po.h"

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::author;

namespace {

const std::string kHeader =
    "msgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

PoFile parsed(const std::string& entries) {
  auto po = parse_po(kHeader + entries, "ar.po");
  INFO((po ? "" : po.error().message));
  REQUIRE(po);
  return std::move(*po);
}

// The message without the header's five lines and the file.
std::string refusal(const std::string& entries) {
  auto po = parse_po(kHeader + entries, "ar.po");
  REQUIRE_FALSE(po);
  CHECK(po.error().kind == ErrorKind::invalid);
  return po.error().message;
}

}  // namespace

TEST_CASE("an entry has context, text, translation, comments and flags") {
  PoFile po = parsed(
      "# a comment\n#. for you\n#: file.md\n#, fuzzy, icu-message-format\n#| msgctxt \"old\"\n#| msgid \"Old\"\n#| \" "
      "text\"\n"
      "msgctxt \"title\"\nmsgid \"\"\n\"A \\\"B\\\"\\n\"\n\"C\\\\D\\tE\"\nmsgstr \"x\"\n\nmsgid \"two\"\nmsgstr "
      "\"\"\n");
  REQUIRE(po.entries.size() == 2);
  const PoEntry& entry = po.entries[0];
  CHECK(entry.context == "title");
  CHECK(entry.id == "A \"B\"\nC\\D\tE");
  CHECK(entry.translation == "x");
  CHECK(entry.comments == std::vector<std::string>{"a comment"});
  CHECK(entry.extracted == std::vector<std::string>{"for you"});
  CHECK(entry.references == std::vector<std::string>{"file.md"});
  CHECK(entry.flags == std::vector<std::string>{"fuzzy", "icu-message-format"});
  CHECK(entry.fuzzy());
  CHECK(entry.previous_id == "Old text");
  CHECK(entry.line == 13);
  CHECK(po.entries[1].translation.empty());
  CHECK_FALSE(po.entries[1].fuzzy());
  CHECK(po.header_field("Language") == "ar");
  CHECK(po.header_field("X-Review").empty());
}

TEST_CASE("obsolete entries are kept, with or without blank lines between them") {
  PoFile po = parsed(
      "msgid \"a\"\nmsgstr \"b\"\n\n# note\n#~| msgid \"before\"\n#~ msgctxt \"body\"\n#~ msgid \"\"\n#~ \"x\\n\"\n#~ "
      "\"y\"\n#~ msgstr \"z\"\n"
      "#~ msgid \"q\"\n#~ msgstr \"r\"\n");
  REQUIRE(po.entries.size() == 3);
  CHECK_FALSE(po.entries[0].obsolete);
  CHECK(po.entries[1].obsolete);
  CHECK(po.entries[1].id == "x\ny");
  CHECK(po.entries[1].previous_id == "before");
  CHECK(po.entries[1].comments == std::vector<std::string>{"note"});
  CHECK(po.entries[2].obsolete);
  CHECK(po.entries[2].translation == "r");
}

TEST_CASE("what is written is read back as it was") {
  PoFile po = parsed(
      "# note\n#, fuzzy\n#| msgid \"a\\n\"\n#| \"b\"\nmsgctxt \"body\"\nmsgid \"a\\nc \\\"\\\\\"\nmsgstr "
      "\"x\\ny\"\n\n#~ msgid \"q\"\n#~ msgstr \"r\\ns\"\n");
  std::string bytes = to_po(po);
  auto again = parse_po(bytes, "ar.po");
  REQUIRE(again);
  CHECK(to_po(*again) == bytes);
  CHECK(again->entries[0].id == po.entries[0].id);
  CHECK(again->entries[0].previous_id == "a\nb");
  CHECK(again->entries[1].translation == "r\ns");
}

TEST_CASE("a file that is no PO file is refused at its line") {
  CHECK(refusal("hello\n") ==
        "ar.po:6: this line is not part of a PO file; expected msgctxt, msgid, msgstr, a text in \"…\" or a comment "
        "with #");
  CHECK(refusal("msgid \"a\"\n\n").starts_with("ar.po:7: the entry ends without msgstr"));
  CHECK(refusal("msgid \"a\"").starts_with("ar.po:6: the entry ends without msgstr"));
  CHECK(refusal("msgstr \"a\"\n").starts_with("ar.po:6: msgstr has no msgid"));
  CHECK(refusal("msgid \"a\"\nmsgid \"b\"\n").starts_with("ar.po:7: msgid follows msgid"));
  CHECK(refusal("msgid \"a\"\n# c\nmsgstr \"\"\n").starts_with("ar.po:7: a comment stands inside an entry"));
  CHECK(refusal("\"a\"\n").starts_with("ar.po:6: a text stands alone"));
  CHECK(refusal("msgid \"a\n").starts_with("ar.po:6: the text does not end"));
  CHECK(refusal("msgid \"a\"b\"\n").starts_with("ar.po:6: a \" inside"));
  CHECK(refusal("msgid \"a\\x41\"\n").starts_with("ar.po:6: the text has the escape \\x"));
  CHECK(refusal("msgid \"a\\\"\n").starts_with("ar.po:6: a \\ at the end"));
  CHECK(refusal("msgctxt \"x\"\nmsgid \"\"\nmsgstr \"\"\n").find("empty msgid") != std::string::npos);
  CHECK(refusal("msgid \"\"\nmsgstr \"\"\n").find("two headers") != std::string::npos);
}

TEST_CASE("plural entries are refused with what to write instead") {
  CHECK(refusal("msgid \"a\"\nmsgid_plural \"b\"\n") ==
        "ar.po:7: plural entries are not used here; write the plural inside the message: {n, plural, …}");
  CHECK(refusal("msgid \"a\"\nmsgstr[0] \"b\"\n").starts_with("ar.po:7: plural entries"));
}

TEST_CASE("a file must have a header that says UTF-8") {
  CHECK(parse_po("msgid \"a\"\nmsgstr \"b\"\n", "x").error().message.find("has no header") != std::string::npos);
  CHECK(parse_po("", "x").error().message.find("has no header") != std::string::npos);
  CHECK_FALSE(parse_po("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n", "x"));
  CHECK(parse_po("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=utf-8\\n\"\n", "x"));
}

TEST_CASE("a file is bounded in bytes, entries and the length of a text") {
  std::string many;
  for (size_t i = 0; i <= kMaxPoEntries; ++i) many += "msgid \"" + std::to_string(i) + "\"\nmsgstr \"\"\n";
  CHECK(refusal(many).find("more than 20000 entries") != std::string::npos);
  CHECK(refusal("msgid \"" + std::string(kMaxPoStringBytes + 1, 'x') + "\"\n").find("longer than") !=
        std::string::npos);
  CHECK(refusal(std::string(kMaxPoBytes, '\n')).find("larger than") != std::string::npos);
}

TEST_CASE("every file cut short is read or refused, never worse") {
  std::string bytes = kHeader +
                      "# c\n#, fuzzy\n#| msgid \"o\"\nmsgctxt \"b\"\nmsgid \"a\\n\"\n\"b\"\nmsgstr \"x\"\n\n#~ msgid "
                      "\"q\"\n#~ msgstr \"r\"\n";
  for (size_t size = 0; size <= bytes.size(); ++size) {
    auto po = parse_po(std::string_view(bytes).substr(0, size), "x");
    if (po) CHECK(parse_po(to_po(*po), "x"));
  }
}
