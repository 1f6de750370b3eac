#include "app/ui/focus.h"

#include "tests/support/catch.h"

namespace waystation::ui {
namespace {

// Two rows of three, and a wide one below:   a b c / d e f / wide
const std::vector<FocusTarget> kGrid{{"a", {0, 0, 100, 50}},     {"b", {120, 0, 100, 50}},  {"c", {240, 0, 100, 50}},
                                     {"d", {0, 70, 100, 50}},    {"e", {120, 70, 100, 50}}, {"f", {240, 70, 100, 50}},
                                     {"wide", {0, 140, 340, 50}}};

TEST_CASE("the first key of a visit finds the first target, and back-tab the last") {
  CHECK(next_focus(kGrid, "", Key::tab) == "a");
  CHECK(next_focus(kGrid, "", Key::down) == "a");
  CHECK(next_focus(kGrid, "gone", Key::tab) == "a");
  CHECK(next_focus(kGrid, "", Key::back_tab) == "wide");
}

TEST_CASE("tab goes in reading order and round, back-tab the other way") {
  CHECK(next_focus(kGrid, "a", Key::tab) == "b");
  CHECK(next_focus(kGrid, "c", Key::tab) == "d");
  CHECK(next_focus(kGrid, "wide", Key::tab) == "a");
  CHECK(next_focus(kGrid, "a", Key::back_tab) == "wide");
  CHECK(next_focus(kGrid, "d", Key::back_tab) == "c");
}

TEST_CASE("arrows go to what one sees on that side") {
  CHECK(next_focus(kGrid, "b", Key::down) == "e");
  CHECK(next_focus(kGrid, "e", Key::up) == "b");
  CHECK(next_focus(kGrid, "e", Key::left) == "d");
  CHECK(next_focus(kGrid, "e", Key::right) == "f");
  CHECK(next_focus(kGrid, "f", Key::down) == "wide");
  CHECK(next_focus(kGrid, "wide", Key::up) == "e");
}

TEST_CASE("an arrow with nothing on its side stays") {
  CHECK(next_focus(kGrid, "a", Key::up) == "a");
  CHECK(next_focus(kGrid, "a", Key::left) == "a");
  CHECK(next_focus(kGrid, "c", Key::right) == "c");
  CHECK(next_focus(kGrid, "wide", Key::down) == "wide");
}

TEST_CASE("what is aligned is nearer than what is off to the side") {
  std::vector<FocusTarget> targets{
      {"from", {0, 0, 100, 40}}, {"aside", {300, 50, 100, 40}}, {"below", {0, 200, 100, 40}}};
  CHECK(next_focus(targets, "from", Key::down) == "below");
}

TEST_CASE("a page without targets keeps the focus where it was") {
  CHECK(next_focus({}, "", Key::tab).empty());
  CHECK(next_focus({}, "a", Key::down) == "a");
}

}  // namespace
}  // namespace waystation::ui
