#include "app/kiosk/screens/field.h"

#include <algorithm>
#include <string>

#include "app/kiosk/state.h"
#include "app/ui/backend/window.h"
#include "tests/support/catch.h"

namespace waystation::kiosk {
namespace {

using ui::Node;
using ui::NodeKind;
using ui::Rect;

const Translated kWord{"Word", "en"};

class Page {
 public:
  Page(int width, int height) : window(ui::Window::create_headless(width, height)) {}

  std::optional<Intent> frame(ui::InputFrame input = {}) {
    ui::FrameOptions options;
    options.input = std::move(input);
    options.width = window.width();
    options.height = window.height();
    options.lang = lang;
    options.screen = "search";
    ui.begin(options);
    rect = {16, 20, static_cast<float>(options.width) - 32, field_height(ui)};
    auto intent = draw_field(ui, model, rect, kWord);
    ui.end();
    return intent;
  }
  std::optional<Intent> tap(const std::string& id) {
    frame();
    const Node* node = ui::find_target(ui.probe(), id);
    INFO(id);
    REQUIRE(node != nullptr);
    ui::InputFrame input;
    input.pointer_x = input.press_x = node->rect.x + node->rect.width / 2;
    input.pointer_y = input.press_y = node->rect.y + node->rect.height / 2;
    input.pointer_down = input.pressed_this_frame = true;
    frame(input);
    input.pointer_down = input.pressed_this_frame = false;
    input.released_this_frame = true;
    return frame(input);
  }
  bool has(const std::string& id) const { return ui::find_target(ui.probe(), id) != nullptr; }
  Rect box() const {
    for (const Node& node : ui.probe().nodes)
      if (node.id == "field") return node.rect;
    return {};
  }
  const Node* words() const {
    for (const Node& node : ui.probe().nodes)
      if (node.kind == NodeKind::text) return &node;
    return nullptr;
  }

  std::string lang = "en";
  FieldModel model{kWord, kWord, "", "en", "", {}, kWord, kWord, kWord};
  Rect rect;
  static text::FontSet open_fonts() {
    auto set = text::FontSet::open(text::FontSet::system_directories());
    REQUIRE(set.has_value());
    return std::move(*set);
  }
  text::FontSet fonts = open_fonts();
  ui::Window window;
  ui::Ui ui{fonts, window.renderer()};
};

TEST_CASE("while the keyboard is shown help and the way out are beside the field, or in the header of a narrow page") {
  SECTION("wide") {
    Page page(1280, 800);
    page.frame();
    CHECK(!page.has("nav/home"));
    CHECK(std::holds_alternative<OpenHelp>(*page.tap("nav/help")));
    CHECK(std::holds_alternative<Leave>(*page.tap("nav/leave")));
  }
  SECTION("narrow") {
    Page page(480, 800);
    page.frame();
    CHECK(!page.has("nav/help"));
    CHECK(page.box() == page.rect);
  }
  SECTION("low") {
    Page page(800, 480);
    page.frame();
    for (const char* id : {"nav/home", "nav/back", "nav/help", "nav/leave"}) CHECK(page.has(id));
    CHECK(std::holds_alternative<GoBack>(*page.tap("nav/back")));
  }
}

TEST_CASE("what was typed can be erased, where something was") {
  Page page(1280, 800);
  page.frame();
  CHECK(!page.has("field/clear"));
  page.model.text = "passport";
  CHECK(std::holds_alternative<EraseAll>(*page.tap("field/clear")));
}

TEST_CASE("the keyboard that was put away can be shown again") {
  Page page(480, 800);
  page.model.home = page.model.back = page.model.leave = {};
  page.model.show_keyboard = kWord;
  CHECK(std::holds_alternative<ToggleKeyboard>(*page.tap("field/keyboard")));
}

TEST_CASE("of a text that is too long the end is shown, where the next letter comes") {
  Page page(480, 800);
  struct Case {
    const char *lang, *word;
  };
  for (auto [lang, word] : {Case{"en", "passport "}, {"ar", "جواز السفر "}, {"hi", "पासपोर्ट "}, {"my", "ပတ်စပို့"}}) {
    INFO(lang);
    page.lang = page.model.lang = lang;
    page.model.text.clear();
    for (int i = 0; i < 8; ++i) page.model.text += word;
    page.model.text += "x";
    page.frame();
    const Node* words = page.words();
    REQUIRE(words != nullptr);
    CHECK(words->label.size() < page.model.text.size());
    CHECK(words->label.size() > 10);
    CHECK(page.model.text.ends_with(words->label));
    CHECK(words->rect.x >= page.box().x);
    CHECK(words->rect.right() <= page.box().right());
    CHECK(words->rect.height <= page.box().height + 1);
  }
}

TEST_CASE("a field as narrow as a letter does not hang") {
  Page page(320, 480);
  page.model.text = std::string(kMostTypedBytes, 'W');
  page.frame();
  CHECK(page.words() != nullptr);
}

TEST_CASE("nobody is told which letters a visitor typed that no font has") {
  Page page(1280, 800);
  page.model.text = "\U000F1234";
  page.frame();
  CHECK(page.ui.take_missing().empty());
}

TEST_CASE("what stood in the field is forgotten with the visit") {
  Page page(1280, 800);
  page.model.text = "kafala";
  page.frame();
  CHECK(page.ui.remembers("kafala"));
  page.ui.forget();
  CHECK(!page.ui.remembers("kafala"));
}

}  // namespace
}  // namespace waystation::kiosk
