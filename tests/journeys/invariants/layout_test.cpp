// Each rule is seen to fail: a good screen, and the same screen with one thing wrong.
#include "tests/journeys/invariants/layout.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

constexpr Box kPage{0, 0, 800, 600}, kView{0, 100, 800, 400};

// A header with three buttons, a footer with two, and a page that scrolls, with two cards.
Dump good_dump() {
  Dump dump;
  dump.screen = "languages";
  dump.lang = "en";
  dump.width = 800;
  dump.height = 600;
  dump.text_step = 2;
  dump.pixels_per_mm = 4;
  dump.nodes = {
      {"box", "header", "", {0, 0, 800, 100}, kPage, true, -1},                     // 0
      {"target", "nav/text_size", "Text size", {500, 20, 60, 60}, kPage, true, 0},  // 1
      {"target", "nav/contrast", "Colours", {580, 20, 60, 60}, kPage, true, 0},     // 2
      {"box", "footer", "", {0, 500, 800, 100}, kPage, true, -1},                   // 3
      {"target", "nav/help", "Help", {20, 520, 200, 60}, kPage, true, 3},           // 4
      {"text", "", "Help", {40, 530, 60, 30}, kPage, true, 4},                      // 5
      {"target", "nav/leave", "Leave", {580, 520, 200, 60}, kPage, true, 3},        // 6
      {"scroll", "page", "", kView, kPage, true, -1},                               // 7
      {"target", "language/en", "English", {20, 120, 360, 100}, kView, true, 7},    // 8
      {"text", "", "English", {40, 130, 100, 30}, kView, true, 8},                  // 9
      {"target", "language/ar", "العربية", {20, 450, 360, 100}, kView, true, 7},    // 10: half out of sight
      {"text", "", "العربية", {240, 460, 100, 30}, kView, true, 10},                // 11
      {"icon", "", "translate", {40, 460, 30, 30}, kView, true, 10},                // 12
  };
  return dump;
}

bool mentions(const Complaints& complaints, std::string_view words) {
  return std::any_of(complaints.begin(), complaints.end(),
                     [&](const std::string& complaint) { return complaint.find(words) != std::string::npos; });
}

TEST_CASE("a screen that keeps every rule has no complaints") {
  CHECK(check_all(good_dump()) == Complaints{});
}

TEST_CASE("an empty screen is complained of") {
  CHECK(mentions(check_all(Dump{}), "is empty"));
}

TEST_CASE("a node that is wider than the page is complained of") {
  Dump dump = good_dump();
  dump.nodes[8].rect.width = 790;
  CHECK(mentions(check_places(dump), "target language/en [20 120 790x100] is wider than the page"));
  dump = good_dump();
  dump.nodes[9].rect.x = -5;
  CHECK(mentions(check_places(dump), "wider than the page"));
}

TEST_CASE("text that reaches out of its button is complained of") {
  Dump dump = good_dump();
  dump.nodes[5].rect.width = 250;
  CHECK(mentions(check_places(dump), "text \"Help\" in nav/help [40 530 250x30] reaches out of target nav/help"));
  dump = good_dump();
  dump.nodes[5].rect.height = 80;
  CHECK(mentions(check_places(dump), "reaches out of"));
}

TEST_CASE("what does not scroll may not be below the page, what scrolls may") {
  Dump dump = good_dump();
  dump.nodes[10].rect.y = 900;
  dump.nodes[11].rect.y = dump.nodes[12].rect.y = 910;
  CHECK(check_all(dump) == Complaints{});
  dump.nodes[10].parent = -1;
  CHECK(mentions(check_places(dump), "target language/ar [20 900 360x100] is beyond the page and does not scroll"));
}

TEST_CASE("a target that is too small for a finger is complained of, on a fine screen too") {
  Dump dump = good_dump();
  dump.nodes[1].rect = {500, 20, 46, 60};
  CHECK(mentions(check_targets(dump), "target nav/text_size [500 20 46x60] is too small"));
  dump = good_dump();
  dump.pixels_per_mm = 8;
  CHECK(mentions(check_targets(dump), "too small"));
}

TEST_CASE("a link in a line of text may be narrow but not low") {
  Dump dump = good_dump();
  dump.nodes[8].id = "article/a/0/link/3/1";
  dump.nodes[8].rect = {20, 120, 30, 48};
  dump.nodes[9].rect = {20, 120, 30, 30};
  CHECK(check_targets(dump) == Complaints{});
  dump.nodes[8].rect.height = 30;
  CHECK(mentions(check_targets(dump), "too small"));
}

TEST_CASE("a key of the keyboard may be 8 by 10 mm, and 1 mm from the next") {
  Dump dump = good_dump();
  dump.nodes[8].id = "key/a";
  dump.nodes[8].rect = {20, 120, 32, 40};
  dump.nodes[10].id = "key/b";
  dump.nodes[10].rect = {56, 120, 32, 40};
  CHECK(check_targets(dump) == Complaints{});
  dump.nodes[10].rect.x = 54;
  CHECK(mentions(check_targets(dump), "px apart"));
  dump.nodes[10].rect = {56, 120, 31, 40};
  CHECK(mentions(check_targets(dump), "too small"));
}

TEST_CASE("targets that lie on each other or too near each other are complained of") {
  Dump dump = good_dump();
  dump.nodes[2].rect.x = 550;
  CHECK(mentions(check_targets(dump), "lie on each other"));
  dump.nodes[2].rect.x = 570;
  CHECK(mentions(check_targets(dump), "are 10 px apart: 15 needed"));
  dump.nodes[2].rect.y = 90;
  CHECK(check_targets(dump).size() == 1);
  dump.nodes[2].enabled = false;
  CHECK(check_targets(dump) == Complaints{});
}

TEST_CASE("two targets of one name, and a target that says nothing, are complained of") {
  Dump dump = good_dump();
  dump.nodes[10].id = "language/en";
  CHECK(mentions(check_targets(dump), "two targets are called 'language/en'"));
  dump = good_dump();
  dump.nodes[10].label.clear();
  CHECK(mentions(check_targets(dump), "target language/ar says nothing aloud"));
}

TEST_CASE("texts or pictures that lie on each other are complained of") {
  Dump dump = good_dump();
  dump.nodes[12].rect.x = 220;
  CHECK(mentions(check_overlaps(dump), "lie on each other"));
  dump = good_dump();
  dump.nodes[9].rect.height = 340;
  dump.nodes[9].rect.width = 300;
  CHECK(mentions(check_overlaps(dump), "text \"English\" in language/en"));
}

TEST_CASE("what scrolls under a bar is not an overlap, what is drawn on it is") {
  Dump dump = good_dump();
  dump.nodes[11].rect.y = 525;
  CHECK(check_overlaps(dump) == Complaints{});
  CHECK(check_shell(dump) == Complaints{});
  dump.nodes[11].clip = kPage;
  CHECK(mentions(check_shell(dump), "lies under the footer"));
}

TEST_CASE("a message without a translation and a letter that was lost are complained of") {
  Dump dump = good_dump();
  dump.nodes[9].label = "\u27E6language.title\u27E7";
  CHECK(mentions(check_labels(dump), "\u27E6"));
  dump.nodes[9].label = "Engl\uFFFDsh";
  CHECK(mentions(check_labels(dump), "\uFFFD"));
}

TEST_CASE("a screen without help, or without the way home, is complained of") {
  Dump dump = good_dump();
  dump.nodes[4].id = "nav/something";
  CHECK(mentions(check_shell(dump), "there is no nav/help"));
  dump = good_dump();
  dump.screen = "article/a";
  CHECK(mentions(check_shell(dump), "there is no nav/home"));
  CHECK(mentions(check_shell(dump), "there is no nav/language"));
  dump.screen = "attract";
  CHECK(check_shell(dump) == Complaints{});
}

TEST_CASE("bars that leave too little for the page are complained of") {
  Dump dump = good_dump();
  dump.nodes[7].rect.height = 200;
  CHECK(mentions(check_room(dump), "leaves only 200 px"));
}

TEST_CASE("a page that ends below its view at the end of scrolling is complained of") {
  Dump dump = good_dump();
  CHECK(mentions(check_end_reached(dump), "target language/ar [20 450 360x100] is below the end of the page"));
  dump.nodes[10].rect.y = dump.nodes[11].rect.y = dump.nodes[12].rect.y = 380;
  CHECK(check_end_reached(dump) == Complaints{});
}

TEST_CASE("scrolling may move a page and nothing else") {
  Dump before = good_dump(), after = before;
  for (size_t i = 8; i < after.nodes.size(); ++i) after.nodes[i].rect.y -= 100;
  CHECK(check_only_scrolled(before, before) == Complaints{});
  CHECK(check_only_scrolled(before, after) == Complaints{});
  Dump wrong = after;
  wrong.nodes[10].rect.width = 200;
  CHECK(mentions(check_only_scrolled(before, wrong), "scrolling changed target language/ar"));
  wrong = after;
  wrong.nodes[11].rect.y -= 20;
  CHECK(mentions(check_only_scrolled(before, wrong), "scrolling changed text"));
  wrong = after;
  wrong.nodes[4].rect.y -= 100;
  CHECK(mentions(check_only_scrolled(before, wrong), "scrolling changed target nav/help"));
  wrong.nodes.pop_back();
  CHECK(mentions(check_only_scrolled(before, wrong), "what is on the page"));
}

}  // namespace
}  // namespace waystation::journeys
