// With the layouts and compose tables of this system: the packages xkb-data and libx11-data.
#include "platform/xkb_keyboard.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace waystation::platform {
namespace {

struct Language {
  const char* lang;
  UScriptCode script;
};
constexpr std::array<Language, 12> kLanguages{{{"en", USCRIPT_LATIN},
                                               {"es", USCRIPT_LATIN},
                                               {"fr", USCRIPT_LATIN},
                                               {"ar", USCRIPT_ARABIC},
                                               {"ur", USCRIPT_ARABIC},
                                               {"ne", USCRIPT_DEVANAGARI},
                                               {"hi", USCRIPT_DEVANAGARI},
                                               {"bn", USCRIPT_BENGALI},
                                               {"fil", USCRIPT_LATIN},
                                               {"id", USCRIPT_LATIN},
                                               {"am", USCRIPT_ETHIOPIC},
                                               {"my", USCRIPT_MYANMAR}}};

std::vector<KeySymbol> symbols_of(const KeyboardLayout& layout) {
  std::vector<KeySymbol> symbols;
  for (const auto& row : layout.rows)
    for (const KeyboardKey& key : row) symbols.insert(symbols.end(), key.levels.begin(), key.levels.end());
  return symbols;
}

const KeySymbol& typing(const std::vector<KeySymbol>& symbols, std::string_view label) {
  for (const KeySymbol& symbol : symbols)
    if (symbol.label == label) return symbol;
  FAIL("no key is written with " << label);
  return symbols.front();
}

// Its letters one by one, taken apart as Unicode does: a letter with nukta may be typed as two.
std::set<UChar32> letters_in(const std::string& utf8, UScriptCode script) {
  UErrorCode status = U_ZERO_ERROR;
  auto text = icu::Normalizer2::getNFDInstance(status)->normalize(icu::UnicodeString::fromUTF8(utf8), status);
  REQUIRE(U_SUCCESS(status));
  std::set<UChar32> letters;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    UChar32 c = text.char32At(i);
    bool is_letter = (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
    if (is_letter && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0 &&
        uscript_hasScript(c, script) != 0)
      letters.insert(c);
  }
  return letters;
}

std::set<UChar32> typeable(const Keyboard& keyboard, const char* lang, UScriptCode script) {
  auto layout = keyboard.layout(lang);
  REQUIRE(layout);
  std::vector<KeySymbol> symbols = symbols_of(*layout);
  std::string text;
  for (const KeySymbol& first : symbols) {
    text += first.text;
    if (first.kind != KeyKind::dead) continue;
    for (const KeySymbol& second : symbols)
      text += keyboard.compose(lang, std::array{first.symbol, second.symbol}).text;
  }
  return letters_in(text, script);
}

// The translations in a PO file. "en" has none: the words that are translated are English.
std::string words_of(const std::filesystem::path& po, bool source) {
  std::ifstream file(po);
  std::string words;
  bool wanted = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("msgid ")) wanted = source;
    if (line.starts_with("msgstr ")) wanted = !source;
    if (line.starts_with("msgctxt ") || line.starts_with('#')) wanted = false;
    if (wanted) words += line.substr(std::min(line.find('"'), line.size()));
  }
  return words;
}

std::string words_in(const char* lang) {
  std::string source = std::string(lang) == "en" ? "ne" : lang, words;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SOURCE_ROOT "/content/starter")) {
    std::string name = entry.path().filename().string();
    if (name == source + ".po" || name.ends_with('.' + source + ".po"))
      words += words_of(entry.path(), std::string(lang) == "en");
  }
  return words;
}

TEST_CASE("each of the twelve languages has a layout that types every letter of its pages") {
  XkbKeyboard keyboard;
  for (auto [lang, script] : kLanguages) {
    INFO(lang);
    std::set<UChar32> needed = letters_in(words_in(lang), script);
    CHECK(needed.size() > 20);
    std::set<UChar32> typed = typeable(keyboard, lang, script);
    for (UChar32 c : needed) {
      std::string letter;
      icu::UnicodeString(c).toUTF8String(letter);
      INFO(letter << " U+" << std::hex << c);
      CHECK(typed.contains(c));
    }
  }
}

TEST_CASE("a layout has four rows, no key without a symbol, no symbol without a label, none twice on a key") {
  XkbKeyboard keyboard;
  for (auto [lang, script] : kLanguages) {
    INFO(lang);
    auto layout = keyboard.layout(lang);
    REQUIRE(layout);
    CHECK(layout->lang == lang);
    CHECK(layout->rows.size() == 4);
    for (const auto& row : layout->rows) {
      CHECK(row.size() >= 10);
      for (const KeyboardKey& key : row) {
        REQUIRE(!key.levels.empty());
        std::set<uint32_t> symbols;
        for (const KeySymbol& symbol : key.levels) {
          CHECK(!symbol.label.empty());
          CHECK(symbol.text.empty() == (symbol.kind == KeyKind::dead));
          CHECK(symbols.insert(symbol.symbol).second);
        }
      }
    }
  }
}

TEST_CASE("a vowel sign stands on a dotted circle, a letter by itself") {
  XkbKeyboard keyboard;
  auto symbols = symbols_of(keyboard.layout("ne").value());
  CHECK(typing(symbols, "\u25CC\u093E").text == "\u093E");
  CHECK(typing(symbols, "\u25CC\u093E").kind == KeyKind::mark);
  CHECK(typing(symbols, "क").kind == KeyKind::letter);
  CHECK(typing(symbols, "१").kind == KeyKind::digit);
}

TEST_CASE("what cannot be seen is no key") {
  XkbKeyboard keyboard;
  for (auto [lang, script] : kLanguages)
    for (const KeySymbol& symbol : symbols_of(keyboard.layout(lang).value()))
      for (const char* hidden : {"\u200C", "\u200D", "\u200E", "\u202A", "\u2066", "\u00A0"})
        CHECK(symbol.text != hidden);
}

TEST_CASE("an Amharic vowel waits for its consonant, and is written as the vowel that it makes") {
  XkbKeyboard keyboard;
  auto symbols = symbols_of(keyboard.layout("am").value());
  const KeySymbol& u = typing(symbols, "ኡ");
  CHECK(u.kind == KeyKind::dead);
  CHECK(u.text.empty());
  CHECK(keyboard.compose("am", std::array{u.symbol}).status == Composed::Status::waiting);
  Composed made = keyboard.compose("am", std::array{u.symbol, typing(symbols, "ለ").symbol});
  CHECK(made.status == Composed::Status::done);
  CHECK(made.text == "ሉ");
  // The sixth order, which most letters of a word have, and the vowel that no key would seem to be.
  CHECK(keyboard.compose("am", std::array{typing(symbols, "እ").symbol, typing(symbols, "ለ").symbol}).text == "ል");
  CHECK(keyboard.compose("am", std::array{typing(symbols, "ኤ").symbol, typing(symbols, "ለ").symbol}).text == "ሌ");
}

TEST_CASE("an accent waits for its letter; with one that it does not fit it makes nothing") {
  XkbKeyboard keyboard;
  auto symbols = symbols_of(keyboard.layout("es").value());
  const KeySymbol& acute = typing(symbols, "´");
  CHECK(keyboard.compose("es", std::array{acute.symbol, typing(symbols, "a").symbol}).text == "á");
  CHECK(keyboard.compose("es", std::array{acute.symbol, typing(symbols, "ñ").symbol}) ==
        Composed{Composed::Status::nothing, ""});
  CHECK(keyboard.compose("es", std::array{typing(symbols, "a").symbol}) == Composed{Composed::Status::nothing, ""});
}

TEST_CASE("an Arabic key of two letters types both, not the old sign for them") {
  XkbKeyboard keyboard;
  CHECK(typing(symbols_of(keyboard.layout("ar").value()), "لا").text == "لا");
}

TEST_CASE("letters at the edge of the board are not forgotten") {
  XkbKeyboard keyboard;
  typing(symbols_of(keyboard.layout("ar").value()), "ذ");
  typing(symbols_of(keyboard.layout("es").value()), "ç");
  typing(symbols_of(keyboard.layout("my").value()), "ဎ");
}

TEST_CASE("a regional form of a language has the language's layout") {
  XkbKeyboard keyboard;
  CHECK(keyboard.layout("es-MX").value().rows.size() == 4);
  CHECK(keyboard.layout("es-MX").value().lang == "es-MX");
}

TEST_CASE("a language without a layout and a system without layouts are told apart from an empty keyboard") {
  XkbKeyboard keyboard;
  for (const char* lang : {"xx", "", "-", "../../etc"}) {
    auto layout = keyboard.layout(lang);
    REQUIRE(!layout);
    CHECK(layout.error().kind == ErrorKind::not_found);
  }
  testing::TemporaryFolder empty;
  XkbKeyboard bare({empty / "", empty / ""});
  auto layout = bare.layout("ne");
  REQUIRE(!layout);
  CHECK(layout.error().kind == ErrorKind::not_found);
  CHECK(layout.error().message.find("xkb-data") != std::string::npos);
  CHECK(bare.compose("am", std::array{0x0100FE75u, 0x01001208u}) == Composed{});
  XkbKeyboard nowhere({"/nowhere", "/nowhere"});
  CHECK(!nowhere.layout("en"));
}

TEST_CASE("without compose tables the letters are still there") {
  testing::TemporaryFolder empty;
  XkbKeyboard keyboard({XkbKeyboard::Places{}.layouts, empty / ""});
  auto symbols = symbols_of(keyboard.layout("es").value());
  typing(symbols, "ñ");
  for (const KeySymbol& symbol : symbols) CHECK(symbol.kind != KeyKind::dead);
}

TEST_CASE("broken layouts and tables are as good as none") {
  testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "rules");
  std::filesystem::create_directories(folder / "en_US.UTF-8");
  std::ofstream(folder / "rules/evdev") << "! model layout = symbols\n * * = \xff\xfe nonsense {{{\n";
  std::ofstream(folder / "en_US.UTF-8/Compose") << "<dead_acute> <a> : \"\xff\ninclude \"/nowhere\"\n<<<<";
  std::ofstream(folder / "compose.dir") << "no such line\n\xff\xff\n../../../etc/passwd am_ET.UTF-8\n";
  XkbKeyboard keyboard({folder / "", folder / ""});
  CHECK(!keyboard.layout("en"));
  CHECK(keyboard.compose("en", std::array{0xfe51u, 0x61u}).status != Composed::Status::done);
  CHECK(keyboard.compose("am", std::array{0xfe51u, 0x61u}) == Composed{});
}

TEST_CASE("any symbols at all may be asked for") {
  XkbKeyboard keyboard;
  CHECK(keyboard.compose("en", {}) == Composed{});
  std::vector<uint32_t> many(100'000, 0xfe51);
  CHECK(keyboard.compose("en", many) == Composed{});
  for (uint32_t symbol : {0u, 0xFFFFFFFFu, 0x0110FFFFu, 0x01110000u, 0x0100D800u})
    CHECK(keyboard.compose("am", std::array{symbol, symbol}) == Composed{});
}

TEST_CASE("what the user has set for keyboards of their own changes nothing") {
  testing::TemporaryFolder home;
  std::ofstream(home / ".XCompose") << "<a> : \"surprise\"\n";
  std::string before = std::getenv("HOME") == nullptr ? "" : std::getenv("HOME");
  setenv("HOME", (home / "").c_str(), 1);
  setenv("XCOMPOSEFILE", (home / ".XCompose").c_str(), 1);
  setenv("XKB_DEFAULT_LAYOUT", "de", 1);
  XkbKeyboard keyboard;
  CHECK(keyboard.compose("en", std::array{0x61u}) == Composed{});
  CHECK(keyboard.layout("en").value().name == "us");
  unsetenv("XKB_DEFAULT_LAYOUT");
  unsetenv("XCOMPOSEFILE");
  setenv("HOME", before.c_str(), 1);
}

}  // namespace
}  // namespace waystation::platform
