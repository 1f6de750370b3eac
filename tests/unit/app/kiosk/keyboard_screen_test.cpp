#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/reduce.h"
#include "app/kiosk/screens/keyboard.h"
#include "app/ui/backend/window.h"
#include "tests/unit/app/kiosk/keyboard_world.h"

namespace waystation::kiosk {
namespace {

using ui::Node;
using ui::NodeKind;
using ui::Rect;

struct Screen {
  int width, height;
  float pixels_per_mm;
};

// A page with nothing but the keyboard, and a visit that its keys lead on.
class Page {
 public:
  explicit Page(Screen on) : screen(on), window(ui::Window::create_headless(on.width, on.height)) {}

  std::optional<Intent> frame(const State& state, ui::InputFrame input = {}) {
    now_ms += 16;
    ui::FrameOptions options;
    options.input = std::move(input);
    options.width = screen.width;
    options.height = screen.height;
    options.pixels_per_mm = screen.pixels_per_mm;
    options.metrics = ui::Metrics(screen.pixels_per_mm, state.text_step);
    options.screen = "search";
    options.lang = state.lang;
    options.now_ms = now_ms;
    ui.begin(options);
    KeyboardModel model = world.shown(state);
    auto page_height = static_cast<float>(screen.height);
    float height = keyboard_height(ui, model, page_height);
    auto intent = draw_keyboard(ui, model, {0, page_height - height, static_cast<float>(screen.width), height});
    ui.end();
    return intent;
  }

  Rect rect(const std::string& id) const {
    const Node* node = ui::find_target(ui.probe(), id);
    INFO(id);
    REQUIRE(node != nullptr);
    return node->rect;
  }
  bool has(const std::string& id) const { return ui::find_target(ui.probe(), id) != nullptr; }
  ui::Point middle(const std::string& id) const {
    Rect r = rect(id);
    return {r.x + r.width / 2, r.y + r.height / 2};
  }
  std::optional<Intent> press(const State& state, ui::Point at) {
    pressed_ = at;
    return frame(state, pointer(at, true, true, false));
  }
  std::optional<Intent> move(const State& state, ui::Point to) { return frame(state, pointer(to, true, false, false)); }
  std::optional<Intent> release(const State& state, ui::Point at) {
    return frame(state, pointer(at, false, false, true));
  }
  std::optional<Intent> tap(const State& state, const std::string& id) {
    frame(state);
    ui::Point at = middle(id);
    press(state, at);
    return release(state, at);
  }
  // Long enough that what else the key types is offered; the finger stays on it.
  std::optional<Intent> hold(const State& state, const std::string& id) {
    frame(state);
    ui::Point at = middle(id);
    press(state, at);
    now_ms += 500;
    return move(state, at);
  }

  Screen screen;
  KeyboardWorld world;
  int64_t now_ms = 1000;
  static text::FontSet open_fonts() {
    auto set = text::FontSet::open(text::FontSet::system_directories());
    REQUIRE(set.has_value());
    return std::move(*set);
  }
  text::FontSet fonts = open_fonts();
  ui::Window window;
  ui::Ui ui{fonts, window.renderer()};

 private:
  ui::InputFrame pointer(ui::Point at, bool down, bool pressed, bool released) const {
    ui::InputFrame input;
    input.pointer_x = at.x;
    input.pointer_y = at.y;
    input.press_x = pressed_.x;
    input.press_y = pressed_.y;
    input.pointer_down = down;
    input.pressed_this_frame = pressed;
    input.released_this_frame = released;
    return input;
  }
  ui::Point pressed_;
};

std::string named(const Node& node) {
  const Rect& r = node.rect;
  return fmt::format("{} [{} {} {}x{}]", node.id, r.x, r.y, r.width, r.height);
}

bool inside(Rect inner, Rect outer) {
  constexpr float kRounding = 0.01f;
  return inner.x >= outer.x - kRounding && inner.y >= outer.y - kRounding &&
         inner.right() <= outer.right() + kRounding && inner.bottom() <= outer.bottom() + kRounding;
}

void check_keys(const Page& page) {
  constexpr float kToleranceMm = 0.05f;  // of the gap, which may be cut to whole pixels
  float mm = page.screen.pixels_per_mm;
  std::vector<const Node*> keys;
  Rect board;
  for (const Node& node : page.ui.probe().nodes) {
    if (node.kind == NodeKind::target) keys.push_back(&node);
    if (node.id == "keyboard") board = node.rect;
  }
  CHECK(board.height <= 0.6f * static_cast<float>(page.screen.height));
  CHECK(board.bottom() <= static_cast<float>(page.screen.height));
  for (const Node* key : keys) {
    INFO(named(*key));
    CHECK(key->rect.width >= 8 * mm);
    CHECK(key->rect.height >= 10 * mm);
    CHECK(inside(key->rect, board));
  }
  for (size_t i = 0; i < keys.size(); ++i) {
    for (size_t j = i + 1; j < keys.size(); ++j) {
      const Rect &a = keys[i]->rect, &b = keys[j]->rect;
      float gap_x = std::max(a.x, b.x) - std::min(a.right(), b.right());
      float gap_y = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
      if (std::max(gap_x, gap_y) >= (1 - kToleranceMm) * mm) continue;
      INFO(named(*keys[i]) << " and " << named(*keys[j]));
      CHECK(false);
    }
  }
  // A label stands on its key.
  for (const Node& node : page.ui.probe().nodes) {
    if (node.kind != NodeKind::text || node.parent < 0) continue;
    const Node& parent = page.ui.probe().nodes[static_cast<size_t>(node.parent)];
    if (parent.kind != NodeKind::target) continue;
    INFO(named(parent) << " with " << node.label);
    CHECK(inside(node.rect, inset(parent.rect, -1)));
  }
}

void check_screen(Screen screen) {
  Page page(screen);
  for (const char* lang : kReaders) {
    for (int step : {1, 4}) {
      for (int shown = 0; shown < 4; ++shown) {
        INFO(lang << " at step " << step << ", state " << shown);
        State state = KeyboardWorld::reader_of(lang);
        state.text_step = step;
        state.keys.shifted = shown == 1;
        state.keys.digits = shown == 2;
        state.keys.latin = shown == 3;
        page.frame(state);
        check_keys(page);
      }
    }
  }
}

TEST_CASE("every key is large enough for a finger and apart from the next, on a small screen upright") {
  check_screen({480, 800, 3.78f});
}
TEST_CASE("every key is large enough for a finger and apart from the next, on a small screen across") {
  check_screen({800, 480, 3.78f});
}
TEST_CASE("every key is large enough for a finger and apart from the next, on a tablet") {
  check_screen({1280, 800, 3.78f});
}
TEST_CASE("every key is large enough for a finger and apart from the next, on a tall kiosk") {
  check_screen({1080, 1920, 3.78f});
}
TEST_CASE("every key is large enough for a finger and apart from the next, where ten stand in a row") {
  check_screen({480, 800, 5.24f});
}

constexpr Screen kTablet{1280, 800, 3.78f};

TEST_CASE("keys lie the same way round where pages are mirrored") {
  Page page(kTablet);
  page.frame(KeyboardWorld::reader_of("ar"));
  CHECK(page.rect("key/ض").x < page.rect("key/ص").x);
  CHECK(page.rect("key/shift").x < page.rect("key/erase").x);
  State state = KeyboardWorld::reader_of("ar");
  state.keys.latin = true;
  page.frame(state);
  CHECK(page.rect("key/q").x < page.rect("key/w").x);
}

TEST_CASE("no key moves when shift is pressed") {
  for (Screen screen : {Screen{480, 800, 3.78f}, Screen{480, 800, 5.24f}, kTablet}) {
    Page page(screen);
    for (const char* lang : kReaders) {
      auto places = [&](bool shifted) {
        State state = KeyboardWorld::reader_of(lang);
        state.text_step = 4;
        state.keys.shifted = shifted;
        page.frame(state);
        std::vector<Rect> rects;
        for (const Node& node : page.ui.probe().nodes)
          if (node.kind == NodeKind::target) rects.push_back(node.rect);
        return rects;
      };
      INFO(lang << " on " << screen.width << " at " << screen.pixels_per_mm);
      CHECK(places(false) == places(true));
    }
  }
}

TEST_CASE("a tap types what stands on the key") {
  Page page(kTablet);
  for (const char* lang : {"en", "ar"}) {
    State state = KeyboardWorld::reader_of(lang);
    state.keys.latin = true;
    auto intent = page.tap(state, "key/w");
    REQUIRE(intent);
    REQUIRE(std::holds_alternative<PressKey>(*intent));
    CHECK(std::get<PressKey>(*intent).text == "w");
    CHECK(std::get<PressKey>(*intent).symbol == 'w');
    intent = page.tap(state, "key/space");
    REQUIRE(intent);
    CHECK(std::get<PressKey>(*intent).symbol == 0);
    CHECK(std::get<PressKey>(*intent).text == " ");
  }
}

TEST_CASE("the other keys ask for what they show") {
  Page page(kTablet);
  State state = KeyboardWorld::reader_of("hi");
  CHECK(std::holds_alternative<EraseLetter>(page.tap(state, "key/erase").value()));
  CHECK(std::holds_alternative<ToggleShift>(page.tap(state, "key/shift").value()));
  CHECK(std::holds_alternative<ToggleDigits>(page.tap(state, "key/digits").value()));
  CHECK(std::holds_alternative<ToggleScript>(page.tap(state, "key/script").value()));
  CHECK(std::holds_alternative<ToggleKeyboard>(page.tap(state, "key/hide").value()));
  page.frame(KeyboardWorld::reader_of("en"));
  CHECK(!page.has("key/script"));
}

TEST_CASE("a long press offers variants, and a tap takes one") {
  Page page(kTablet);
  State state = KeyboardWorld::reader_of("es");
  auto intent = page.hold(state, "key/e");
  REQUIRE(intent);
  REQUIRE(std::holds_alternative<HoldKey>(*intent));
  ui::Point at = page.middle("key/e");
  state.keys.held = std::get<HoldKey>(*intent).symbol;
  CHECK(state.keys.held == 'e');
  CHECK(!page.release(state, at));  // lifting the finger from the key chooses nothing and closes nothing
  CHECK(!page.has("key/e"));        // only what is offered, and the row of the space bar
  check_keys(page);
  intent = page.tap(state, "key/variant/é");
  REQUIRE(intent);
  CHECK(std::get<PressKey>(*intent).text == "é");
}

TEST_CASE("the finger of a long press may slide to a variant") {
  Page page(kTablet);
  State state = KeyboardWorld::reader_of("es");
  auto intent = page.hold(state, "key/e");
  REQUIRE(intent);
  state.keys.held = std::get<HoldKey>(*intent).symbol;
  page.move(state, page.middle("key/space"));
  ui::Point at = page.middle("key/variant/è");
  CHECK(!page.move(state, at));
  intent = page.release(state, at);
  REQUIRE(intent);
  CHECK(std::get<PressKey>(*intent).text == "è");
}

TEST_CASE("a tap beside the variants puts them away") {
  Page page(kTablet);
  State state = KeyboardWorld::reader_of("es");
  state.keys.held = 'e';
  page.frame(state);
  page.press(state, {640, 20});
  auto intent = page.release(state, {640, 20});
  REQUIRE(intent);
  CHECK(std::get<HoldKey>(*intent).symbol == 0);
  CHECK(reduce(state, *intent, {"es", 2}).state.keys.held == 0);
}

TEST_CASE("whatever is done next puts the variants away") {
  State state = KeyboardWorld::reader_of("es");
  state.keys.held = 'e';
  CHECK(reduce(state, TypeText{"é"}, {"es", 2}).state.keys.held == 0);
  CHECK(reduce(state, ToggleShift{}, {"es", 2}).state.keys.held == 0);
  CHECK(reduce(state, HoldKey{'a'}, {"es", 2}).state.keys.held == 'a');
}

TEST_CASE("variants fit the board for every key, and never lie over the key that is held") {
  for (Screen screen : {Screen{480, 800, 3.78f}, Screen{480, 800, 5.24f}, Screen{800, 480, 3.78f}}) {
    Page page(screen);
    for (const char* lang : kReaders) {
      State state = KeyboardWorld::reader_of(lang);
      state.text_step = 4;
      KeyboardModel model = page.world.shown(state);
      for (const auto& row : model.rows) {
        for (const KeyModel& key : row) {
          if (key.variants.empty()) continue;
          INFO(lang << ' ' << key.symbol.label << " on " << screen.width << " at " << screen.pixels_per_mm);
          state.keys.held = 0;
          page.frame(state);
          Rect held = page.rect("key/" + key.symbol.text);
          state.keys.held = key.symbol.symbol;
          page.frame(state);
          for (const KeySymbol& variant : key.variants) {
            Rect rect = page.rect("key/variant/" + variant.text);
            CHECK(intersection(rect, held).width * intersection(rect, held).height == 0);
            CHECK(rect.x >= 0);
            CHECK(rect.right() <= static_cast<float>(screen.width));
          }
          check_keys(page);
        }
      }
    }
  }
}

}  // namespace
}  // namespace waystation::kiosk
