// Targets, focus and scrolling as a person meets them, on a page in memory.
#include "app/ui/ui.h"

#include <functional>
#include <string>
#include <vector>

#include "app/ui/backend/window.h"
#include "tests/support/catch.h"

namespace waystation::ui {
namespace {

const Translated kWords{"Home", "en"};

// A page of 800 × 600 with a button, and below it a view of 800 × 300 onto a long list.
class Page {
 public:
  std::string lang = "en", screen = "home";
  bool blocked = false;
  int64_t door_ms = 0;  // how long the place of the button must be held; 0: there is no door
  int knocks = 0;
  std::vector<std::string> clicked;
  int64_t now_ms = 1000;

  void frame(InputFrame input = {}) {
    now_ms += 16;
    FrameOptions options;
    options.input = std::move(input);
    options.width = 800;
    options.height = 600;
    options.screen = screen;
    options.lang = lang;
    options.now_ms = now_ms;
    ui.begin(options);
    ui.block_input(blocked);
    button("top", {20, 20, 200, 60});
    if (door_ms > 0 && ui.hold("door", {20, 20, 200, 60}, door_ms)) ++knocks;
    float y = ui.begin_scroll("list", {0, 200, 800, 300});
    for (int i = 0; i < 20; ++i) button("row/" + std::to_string(i), {20, y + 80.0f * static_cast<float>(i), 700, 60});
    ui.end_scroll(y + 20 * 80);
    ui.block_input(false);
    if (blocked) button("answer", {300, 250, 200, 60});
    ui.end();
  }
  void press(Point at) {
    held_ = at;
    frame(pointer(at, true, true, false));
  }
  void move(Point to) { frame(pointer(to, true, false, false)); }
  void release(Point at) { frame(pointer(at, false, false, true)); }
  void tap(Point at) {
    press(at);
    release(at);
  }
  void key(Key key) {
    InputFrame input;
    input.keys = {key};
    frame(input);
  }
  void wheel(float notches, Point at) {
    InputFrame input = pointer(at, false, false, false);
    input.wheel_y = notches;
    frame(input);
  }
  Rect rect(const std::string& id) const {
    const Node* node = find_target(ui.probe(), id);
    REQUIRE(node != nullptr);
    return node->rect;
  }

  static text::FontSet open_fonts() {
    auto set = text::FontSet::open(text::FontSet::system_directories());
    REQUIRE(set.has_value());
    return std::move(*set);
  }
  text::FontSet fonts = open_fonts();
  Window window = Window::create_headless(800, 600);
  Ui ui{fonts, window.renderer()};

 private:
  void button(const std::string& id, Rect rect) {
    auto target = ui.target(id, rect, kWords);
    TextBlock words = ui.measure(kWords, {TypeRole::control});
    ui.text(words, rect.x + 10, rect.y + 10, words.width, ui.colors().ink);
    if (target.clicked) clicked.push_back(id);
  }
  InputFrame pointer(Point at, bool down, bool pressed, bool released) const {
    InputFrame input;
    input.pointer_x = at.x;
    input.pointer_y = at.y;
    input.press_x = held_.x;
    input.press_y = held_.y;
    input.pointer_down = down;
    input.pressed_this_frame = pressed;
    input.released_this_frame = released;
    return input;
  }
  Point held_;
};

using Clicks = std::vector<std::string>;

TEST_CASE("a touch counts when the finger lifts, once") {
  Page page;
  page.frame();
  page.press({100, 50});
  CHECK(page.clicked == Clicks{});
  page.release({110, 55});
  CHECK(page.clicked == Clicks{"top"});
  page.frame();
  CHECK(page.clicked == Clicks{"top"});
}

TEST_CASE("a finger that leaves before it lifts, or comes from elsewhere, presses nothing") {
  Page page;
  page.frame();
  page.press({100, 50});
  page.move({400, 150});
  page.release({400, 150});
  page.press({400, 150});
  page.move({100, 50});
  page.release({100, 50});
  CHECK(page.clicked == Clicks{});
}

TEST_CASE("a press that was taken away is no touch") {
  Page page;
  page.frame();
  page.press({100, 50});
  page.frame();  // the window lost the pointer: no release was seen
  page.press({400, 150});
  page.release({400, 150});
  CHECK(page.clicked == Clicks{});
}

TEST_CASE("a finger that stays opens the door once, and what lies there is not pressed when it lifts") {
  Page page;
  page.door_ms = 3000;
  page.press({100, 50});
  CHECK(page.ui.wakes_at_ms() == page.now_ms + 3000);
  page.now_ms += 2900;
  page.move({110, 55});
  CHECK(page.knocks == 0);
  page.now_ms += 100;
  page.move({110, 55});
  CHECK(page.knocks == 1);
  page.now_ms += 10'000;
  page.move({110, 55});
  page.release({110, 55});
  CHECK(page.knocks == 1);
  CHECK(page.clicked.empty());
}

TEST_CASE("a finger that lifts in time, leaves, or comes from elsewhere opens no door") {
  Page page;
  page.door_ms = 3000;
  page.press({100, 50});
  page.now_ms += 2000;
  page.release({100, 50});
  CHECK(page.clicked == std::vector<std::string>{"top"});
  page.now_ms += 5000;
  page.move({100, 50});
  page.press({100, 50});
  page.move({400, 50});
  page.now_ms += 5000;
  page.move({100, 50});
  page.release({100, 50});
  page.press({400, 50});
  page.move({100, 50});
  page.now_ms += 5000;
  page.move({100, 50});
  page.release({100, 50});
  CHECK(page.knocks == 0);
}

TEST_CASE("behind a question no door opens") {
  Page page;
  page.door_ms = 3000;
  page.press({100, 50});
  page.blocked = true;
  page.now_ms += 5000;
  page.move({100, 50});
  page.blocked = false;
  page.move({100, 50});
  CHECK(page.knocks == 0);
}

TEST_CASE("a drag moves the list and opens nothing, a tap opens the row that is there then") {
  Page page;
  page.frame();
  page.press({100, 390});  // the middle of a row, which then stays under the finger
  for (int y = 380; y >= 270; y -= 10) page.move({100, static_cast<float>(y)});
  CHECK(page.rect("row/2").y < 270);
  CHECK(page.rect("row/2").bottom() > 270);
  page.release({100, 270});
  CHECK(page.clicked == Clicks{});
  for (int i = 0; i < 400; ++i) page.frame();
  float moved = 200 - page.rect("row/0").y;
  CHECK(moved >= 90);
  CHECK(!page.ui.in_motion());
  Rect row = page.rect("row/4");
  page.tap({100, row.y + 10});
  CHECK(page.clicked == Clicks{"row/4"});
}

TEST_CASE("what is scrolled out of its view cannot be touched where it would be") {
  Page page;
  page.frame();
  CHECK(page.rect("row/5").y >= 500);
  page.tap({100, page.rect("row/5").y + 10});
  CHECK(page.clicked == Clicks{});
}

TEST_CASE("the wheel moves the list under it and only to its ends") {
  Page page;
  page.frame();
  page.wheel(-1, {400, 300});
  page.frame();
  float one = page.rect("row/0").y;
  CHECK(one < 200);
  page.wheel(1, {400, 300});
  page.wheel(1, {400, 300});
  page.frame();
  CHECK(page.rect("row/0").y == 200);
  page.wheel(-1, {400, 100});
  page.frame();
  CHECK(page.rect("row/0").y == 200);
}

TEST_CASE("in Arabic everything stands where the mirror shows it") {
  Page page;
  page.frame();
  Rect left = page.rect("top"), row = page.rect("row/0");
  page.lang = "ar";
  page.frame();
  CHECK(page.ui.probe().right_to_left);
  CHECK(page.rect("top").x == 800 - left.right());
  CHECK(page.rect("row/0").x == 800 - row.right());
  CHECK(page.rect("top").y == left.y);
  page.tap({100, 50});
  CHECK(page.clicked == Clicks{});
  page.tap({700, 50});
  CHECK(page.clicked == Clicks{"top"});
}

TEST_CASE("text in a mirrored page ends where its place begins in the mirror") {
  Page page;
  page.lang = "ar";
  page.frame();
  const Node& words = page.ui.probe().nodes[1];
  CHECK(words.kind == NodeKind::text);
  CHECK(words.rect.right() == Approx(800 - 30).margin(1));
}

TEST_CASE("the keyboard shows where it is and presses it") {
  Page page;
  page.frame();
  page.key(Key::enter);
  CHECK(page.clicked == Clicks{});
  CHECK(page.ui.probe().focus.empty());
  page.key(Key::tab);
  CHECK(page.ui.probe().focus == "top");
  page.key(Key::enter);
  CHECK(page.clicked == Clicks{"top"});
  page.key(Key::tab);
  page.key(Key::space);
  CHECK(page.clicked == Clicks{"top", "row/0"});
  page.tap({500, 150});
  CHECK(page.ui.probe().focus.empty());
}

TEST_CASE("the focus brings its target into sight") {
  Page page;
  page.frame();
  for (int i = 0; i < 12; ++i) page.key(Key::tab);
  page.frame();
  CHECK(page.ui.probe().focus == "row/10");
  Rect row = page.rect("row/10");
  CHECK(row.y >= 200);
  CHECK(row.bottom() <= 500);
}

TEST_CASE("while a question lies over the page, only the question answers") {
  Page page;
  page.frame();
  page.blocked = true;
  page.frame();
  CHECK(!find_target(page.ui.probe(), "top")->enabled);
  page.tap({100, 50});
  page.tap({60, 260});
  page.wheel(-3, {400, 300});
  page.key(Key::tab);
  CHECK(page.ui.probe().focus == "answer");
  page.key(Key::tab);
  CHECK(page.ui.probe().focus == "answer");
  CHECK(page.rect("row/0").y == 200);
  page.tap({400, 280});
  CHECK(page.clicked == Clicks{"answer"});
}

TEST_CASE("each page keeps its own place, and opened anew it begins at its beginning") {
  Page page;
  page.frame();
  page.wheel(-2, {400, 300});
  page.frame();
  float scrolled = page.rect("row/0").y;
  page.screen = "topic/fees";
  page.frame();
  CHECK(page.rect("row/0").y == 200);
  page.screen = "home";
  page.frame();
  CHECK(page.rect("row/0").y == scrolled);
  page.ui.scroll_to_top("home");
  page.frame();
  CHECK(page.rect("row/0").y == 200);
}

TEST_CASE("forgetting leaves no words, no place and no focus") {
  Page page;
  page.frame();
  page.wheel(-2, {400, 300});
  page.key(Key::tab);
  CHECK(page.ui.remembers("Home"));
  page.ui.forget();
  CHECK(!page.ui.remembers("Home"));
  CHECK(page.ui.probe().nodes.empty());
  page.frame();
  CHECK(page.ui.probe().focus.empty());
  CHECK(page.rect("row/0").y == 200);
}

TEST_CASE("what is drawn in a box is inside it in the tree") {
  Page page;
  page.frame();
  const auto& nodes = page.ui.probe().nodes;
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind != NodeKind::text) continue;
    REQUIRE(nodes[i].parent == static_cast<int>(i) - 1);
    CHECK(nodes[i - 1].kind == NodeKind::target);
  }
}

TEST_CASE("a word that is cut for want of room is noticed, a line that ends between words is not") {
  Page page;
  page.frame();
  FrameOptions options = page.ui.frame();
  page.ui.begin(options);
  Translated words{"International organization", "en"};
  TextStyle style{TypeRole::card, text::Weight::bold};
  float whole = page.ui.measure(words, style).width;
  CHECK(!Ui::cuts_a_word(page.ui.measure(words, style)));
  CHECK(!Ui::cuts_a_word(page.ui.measure(words, style, whole * 0.8f)));
  CHECK(Ui::cuts_a_word(page.ui.measure(words, style, whole * 0.2f)));
  page.ui.end();
}

TEST_CASE("a letter that no font has is told once") {
  Page page;
  page.frame();
  page.ui.begin(page.ui.frame());
  Translated words{"a \U0010FFFE b", "en"};
  page.ui.measure(words, {TypeRole::reading});
  auto missing = page.ui.take_missing();
  REQUIRE(missing.size() == 1);
  CHECK(missing[0] == 0x10FFFE);
  page.ui.measure(words, {TypeRole::reading});
  CHECK(page.ui.take_missing().empty());
  page.ui.end();
}

}  // namespace
}  // namespace waystation::ui
