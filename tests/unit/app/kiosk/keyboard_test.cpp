#include "app/kiosk/models/keyboard.h"

#include <algorithm>
#include <set>

#include "tests/unit/app/kiosk/keyboard_world.h"

namespace waystation::kiosk {
namespace {

const KeyModel* find(const KeyboardModel& model, std::string_view label) {
  for (const auto& row : model.rows)
    for (const KeyModel& key : row)
      if (key.symbol.label == label) return &key;
  return nullptr;
}
const KeyModel& key(const KeyboardModel& model, std::string_view label) {
  const KeyModel* found = find(model, label);
  INFO(label);
  REQUIRE(found != nullptr);
  return *found;
}

std::vector<std::string> labels(const std::vector<KeySymbol>& symbols) {
  std::vector<std::string> labels;
  for (const KeySymbol& symbol : symbols) labels.push_back(symbol.label);
  return labels;
}

TEST_CASE("the keys of an English reader are the letters, as they lie, and nothing else") {
  KeyboardWorld world;
  KeyboardModel model = world.shown(KeyboardWorld::reader_of("en"));
  std::vector<std::string> rows;
  for (const auto& row : model.rows) {
    rows.emplace_back();
    for (const KeyModel& key : row) rows.back() += key.symbol.text;
  }
  CHECK(rows == std::vector<std::string>{"qwertyuiop", "asdfghjkl", "zxcvbnm"});
  CHECK(model.has_shift);
  CHECK(!model.has_other_script);
  CHECK(!model.shifted);
}

TEST_CASE("shift shows the second letter of each key, and the first where there is no second") {
  KeyboardWorld world;
  State state = KeyboardWorld::reader_of("ne");
  CHECK(key(world.shown(state), "क").symbol.text == "क");
  CHECK(find(world.shown(state), "ख") == nullptr);
  state.keys.shifted = true;
  KeyboardModel model = world.shown(state);
  CHECK(model.shifted);
  CHECK(find(model, "क") == nullptr);
  CHECK(find(model, "ख") != nullptr);
  CHECK(find(model, "ल") != nullptr);  // beside it lies a sign only
}

TEST_CASE("letters that lie among the digits are letters too") {
  KeyboardWorld world;
  CHECK(find(world.shown(KeyboardWorld::reader_of("fr")), "é") != nullptr);
  CHECK(find(world.shown(KeyboardWorld::reader_of("ar")), "ذ") != nullptr);
  CHECK(find(world.shown(KeyboardWorld::reader_of("my")), "ရ") != nullptr);
  CHECK(find(world.shown(KeyboardWorld::reader_of("hi")), "◌ृ") != nullptr);
  for (const char* lang : kReaders) {
    INFO(lang);
    KeyboardModel model = world.shown(KeyboardWorld::reader_of(lang));
    CHECK(model.rows.size() <= 4);
    for (const auto& row : model.rows) CHECK(row.size() <= 13);
  }
}

TEST_CASE("every letter of a layout can be reached: by its key, by shift, or by a long press") {
  KeyboardWorld world;
  for (const char* lang : kReaders) {
    INFO(lang);
    std::set<std::string> reached;
    for (bool shifted : {false, true}) {
      State state = KeyboardWorld::reader_of(lang);
      state.keys.shifted = shifted;
      for (const auto& row : world.shown(state).rows)
        for (const KeyModel& key : row) {
          reached.insert(key.symbol.label);
          for (const KeySymbol& variant : key.variants) reached.insert(variant.label);
        }
    }
    auto layout = world.keyboard.layout(lang);
    REQUIRE(layout);
    for (const auto& row : layout->rows) {
      for (const KeyboardKey& key : row) {
        for (const KeySymbol& symbol : key.levels) {
          bool is_letter = symbol.kind == KeyKind::letter || symbol.kind == KeyKind::mark;
          bool is_easy = symbol.level == KeyLevel::plain || symbol.level == KeyLevel::shift;
          INFO(symbol.label);
          if (is_letter && is_easy) CHECK(reached.contains(symbol.label));
        }
      }
    }
  }
}

TEST_CASE("a long press offers the key itself first, then what its accents and levels make of it") {
  KeyboardWorld world;
  KeyboardModel spanish = world.shown(KeyboardWorld::reader_of("es"));
  CHECK(labels(key(spanish, "e").variants) == std::vector<std::string>{"e", "è", "ê", "é", "ë"});
  CHECK(labels(key(spanish, "a").variants) == std::vector<std::string>{"a", "æ", "à", "â", "á", "ä"});
  CHECK(key(spanish, "ñ").variants.size() == 2);  // its capital
  KeyboardModel nepali = world.shown(KeyboardWorld::reader_of("ne"));
  CHECK(labels(key(nepali, "क").variants) == std::vector<std::string>{"क", "ख"});
  CHECK(key(nepali, "ल").variants.empty());
  KeyboardModel english = world.shown(KeyboardWorld::reader_of("en"));
  CHECK(key(english, "e").variants.empty());
}

TEST_CASE("a long press on an Amharic letter offers all its orders, ready to be typed") {
  KeyboardWorld world;
  KeyboardModel model = world.shown(KeyboardWorld::reader_of("am"));
  const auto& variants = key(model, "ለ").variants;
  auto offered = labels(variants);
  for (const char* order : {"ለ", "ሉ", "ሊ", "ላ", "ሌ", "ል", "ሎ", "ሏ"}) {
    INFO(order);
    CHECK(std::count(offered.begin(), offered.end(), order) == 1);
  }
  CHECK(variants.back().symbol == 0);
  CHECK(variants.back().text == variants.back().label);
}

TEST_CASE("while an Amharic vowel waits, the keys show what it makes of them") {
  KeyboardWorld world;
  State state = KeyboardWorld::reader_of("am");
  KeyboardModel model = world.shown(state);
  state.keys.pending = {key(model, "ኡ").symbol.symbol};
  model = world.shown(state);
  CHECK(key(model, "ኡ").waits);
  const KeyModel& lu = key(model, "ሉ");
  CHECK(lu.symbol.text == "ለ");
  CHECK(lu.variants.empty());
  CHECK(find(model, "ለ") == nullptr);
}

TEST_CASE("digits: those of papers first, those of the reader's script, then signs; no shift") {
  KeyboardWorld world;
  for (const char* lang : kReaders) {
    INFO(lang);
    State state = KeyboardWorld::reader_of(lang);
    state.keys.digits = true;
    KeyboardModel model = world.shown(state);
    std::string digits;
    for (const KeyModel& key : model.rows.at(0)) digits += key.symbol.text;
    CHECK(digits == "1234567890");
    CHECK(!model.has_shift);
    CHECK(model.rows.size() <= 4);
    for (const auto& row : model.rows) CHECK(row.size() <= 10);
  }
  State state = KeyboardWorld::reader_of("ne");
  state.keys.digits = true;
  CHECK(key(world.shown(state), "१").symbol.text == "१");
  CHECK(key(world.shown(state), "-").symbol.text == "-");
}

TEST_CASE("a reader of another script can change to Latin letters and back") {
  KeyboardWorld world;
  State state = KeyboardWorld::reader_of("ar");
  KeyboardModel model = world.shown(state);
  CHECK(model.has_other_script);
  CHECK(model.lang == "ar");
  CHECK(model.script.text == "Other letters: English");
  state.keys.latin = true;
  model = world.shown(state);
  CHECK(model.lang == "en");
  CHECK(key(model, "q").symbol.text == "q");
  CHECK(model.script.text.find("العربية") != std::string::npos);
}

TEST_CASE("a language that no layout is known for is typed in Latin letters") {
  KeyboardWorld world;
  KeyboardModel model = world.shown(KeyboardWorld::reader_of("xx"));
  CHECK(model.lang == "en");
  CHECK(!model.has_other_script);
}

TEST_CASE("a keyboard that was put away is not there, nor is one of a machine without layouts") {
  KeyboardWorld world;
  State state = KeyboardWorld::reader_of("en");
  state.keys.shown = false;
  CHECK(!world.model(state));
  state.keys.shown = true;
  CHECK(world.model(state));
  CHECK(!KeyboardWorld({"/nowhere", "/nowhere"}).model(state));
}

}  // namespace
}  // namespace waystation::kiosk
