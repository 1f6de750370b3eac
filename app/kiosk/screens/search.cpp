#include <algorithm>

#include "app/kiosk/screens/field.h"
#include "app/kiosk/screens/keyboard.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/results.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

// What was found; or else what can be done instead.
float draw_found(Ui& ui, const SearchModel& model, float x, float y, float width, std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  float gap = ui.px(space::k16);
  if (model.guess)
    y += draw_note(ui, x, y, width, Icon::alert_circle, *model.guess, c.care, c.care, TypeRole::control) + gap;
  for (const ResultGroup& group : model.groups) {
    y = draw_heading(ui, group.title, x, y, width);
    y = draw_result_rows(ui, group.rows, x, y, width, intent);
  }
  if (!model.groups.empty()) return y;
  if (model.nothing) {
    y += draw_note(ui, x, y, width, Icon::information, *model.nothing, c.brand, c.ink, TypeRole::reading) + gap;
    if (model.keyboard) {
      Button help{"search/help", Icon::phone, model.help, ButtonKind::help};
      Rect place{x, y, std::min(width, button_width(ui, help)), button_height(ui, help, width)};
      if (draw_button(ui, help, place)) intent = OpenHelp{};
      y += place.height + gap;
    }
  }
  if (!model.topics.empty()) y = draw_heading(ui, model.title, x, y, width);
  return draw_topic_cards(ui, model.topics, x, y, width, intent);
}

}  // namespace

std::optional<Intent> draw_search(Ui& ui, const SearchModel& model, Rect content) {
  std::optional<Intent> intent;
  float width = std::min(content.width - 2 * margin_px(ui), ui.px(960)), x = (content.width - width) / 2;
  float padding = ui.px(typing_page(ui) == TypingPage::usual ? space::k16 : space::k8);
  float keyboard = model.keyboard ? keyboard_height(ui, *model.keyboard, ui.page().height) : 0;
  // It stands above what scrolls; on a low page it scrolls too, unless somebody types.
  bool scrolls = !model.keyboard && typing_page(ui) == TypingPage::low;
  float field = field_height(ui), head = field + 2 * padding;
  auto draw_head = [&](float y) {
    return draw_field(ui, model.field, {x, y + padding, width, field}, model.keyboard ? model.help : Translated{});
  };
  if (!scrolls) intent = draw_head(content.y);

  float above = scrolls ? 0 : head;
  Rect view{0, content.y + above, content.width, std::max(1.0f, content.height - keyboard - above)};
  float y = ui.begin_scroll("page", view);
  if (scrolls) {
    intent = draw_head(y);
    y += head;
  }
  ui.end_scroll(draw_found(ui, model, x, y, width, intent));
  if (model.keyboard) {
    auto pressed = draw_keyboard(ui, *model.keyboard, {0, content.bottom() - keyboard, content.width, keyboard});
    if (pressed) intent = pressed;
  }
  return intent;
}

}  // namespace waystation::kiosk
