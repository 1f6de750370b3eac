#include <fmt/format.h>

#include <algorithm>

#include "app/kiosk/screens/fee_cards.h"
#include "app/kiosk/screens/fee_parts.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kQuestion{TypeRole::reading, text::Weight::regular};
constexpr TextStyle kHeadline{TypeRole::card, text::Weight::bold};
constexpr float kRailDp = 440;

// What was touched, what it means, and the way to help.
struct Answer {
  Ui& ui;
  const FeeSignsModel& model;
  float width;

  float padding() const { return ui.px(space::k24); }
  Button help() const { return {"fee/help", Icon::phone, model.help, ButtonKind::help}; }

  // Positions are worked out once, and used twice: to measure and to draw.
  float walk(float x, float y, bool draws, std::optional<Intent>& intent) const {
    const Palette& c = ui.colors();
    float room = std::max(1.0f, width - 2 * padding()), words_x = x + padding();
    TextBlock headline = ui.measure(*model.headline, kHeadline, room);
    if (draws) draw_named(ui, "fee/headline", headline, words_x, y, room, c.ink);
    y += headline.height;
    for (const Translated& means : model.means) {
      y += ui.px(space::k12);
      if (draws) draw_note(ui, words_x, y, room, Icon::alert_circle, means, c.care, c.ink, TypeRole::reading);
      y += note_height(ui, room, means, TypeRole::reading);
    }
    y += ui.px(space::k16);
    float button_w = std::min(room, button_width(ui, help())), button_h = button_height(ui, help(), room);
    if (draws && draw_button(ui, help(), {words_x, y, button_w, button_h})) intent = OpenHelp{};
    return y + button_h;
  }

  float draw(float x, float y, std::optional<Intent>& intent) const {
    const Palette& c = ui.colors();
    if (!model.headline) {
      Rect rect{x, y, width, note_height(ui, width - 2 * padding(), model.none, TypeRole::reading) + 2 * padding()};
      auto scope = ui.box("fee/answer", rect);
      draw_card(ui, rect);
      draw_note(ui, x + padding(), y + padding(), width - 2 * padding(), Icon::information, model.none, c.brand, c.ink,
                TypeRole::reading);
      return rect.bottom();
    }
    Rect rect{x, y, width, walk(x, 0, false, intent) + 2 * padding()};
    auto scope = ui.box("fee/answer", rect);
    ui.fill(rect, c.care_tint, radius::kCard);
    ui.border(rect, c.care, radius::kCard);
    walk(x, y + padding(), true, intent);
    return rect.bottom();
  }
};

}  // namespace

std::optional<Intent> draw_fee_signs(Ui& ui, const FeeSignsModel& model, Rect content) {
  std::optional<Intent> intent;
  const Palette& c = ui.colors();
  float gap = ui.px(space::k16), margin = margin_px(ui), all = content.width - 2 * margin;
  bool has_rail = has_room_for_fee_rail(ui);
  float rail = has_rail ? ui.px(kRailDp) : 0, width = has_rail ? all - rail - ui.px(space::k24) : all;

  float top = ui.begin_scroll("page", content), y = top + gap;
  TextBlock title = ui.measure(model.title, kTitle, all), question = ui.measure(model.question, kQuestion, all);
  ui.text(title, margin, y, all, c.ink);
  y += title.height;
  ui.text(question, margin, y, all, c.ink);
  y += question.height + ui.px(space::k12);

  FeeCards cards{ui, {}, width, true, false, has_rail ? 2 : 3};
  for (const FeeChoice& sign : model.signs)
    cards.cards.push_back({fmt::format("fee/sign/{}", sign.value), sign.icon, sign.name, sign.chosen});
  std::optional<size_t> touched;
  float cards_y = y;
  y = cards.draw(margin, y, has_rail ? content.height - (y - top) - gap : 0, touched) + gap;
  if (touched) intent = ToggleSign{model.signs[*touched].value};
  Answer answer{ui, model, has_rail ? rail : all};
  float bottom =
      has_rail ? answer.draw(margin + width + ui.px(space::k24), cards_y, intent) : answer.draw(margin, y, intent);
  ui.end_scroll(std::max(y, bottom + gap));
  return intent;
}

}  // namespace waystation::kiosk
