#include <algorithm>

#include "app/kiosk/screens/fee_lines.h"
#include "app/kiosk/screens/fee_parts.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kSayTitle{TypeRole::card, text::Weight::bold};
constexpr TextStyle kSay{TypeRole::reading, text::Weight::regular};
constexpr TextStyle kChecked{TypeRole::note, text::Weight::regular};

// A sentence to say to whoever asks for the money.
struct Say {
  Ui& ui;
  const FeeAnswerModel& model;
  float width;

  float padding() const { return ui.px(space::k24); }
  float room() const { return std::max(1.0f, width - 2 * padding()); }
  bool fits() const {
    return reads_well(ui.measure(model.say_title, kSayTitle, room()), 2) &&
           reads_well(ui.measure(model.say, kSay, room()), 6);
  }
  float draw(float x, float y) const {
    if (model.say.text.empty()) return y;
    const Palette& c = ui.colors();
    TextBlock title = ui.measure(model.say_title, kSayTitle, room()), say = ui.measure(model.say, kSay, room());
    Rect rect{x, y, width, title.height + ui.px(space::k8) + say.height + 2 * padding()};
    auto scope = ui.box("fee/say", rect);
    ui.fill(rect, c.brand, radius::kCard);
    ui.text(title, x + padding(), y + padding(), room(), c.on_brand);
    ui.text(say, x + padding(), y + padding() + title.height + ui.px(space::k8), room(), c.on_brand);
    return rect.bottom() + ui.px(space::k16);
  }
};

}  // namespace

std::optional<Intent> draw_fee_answer(Ui& ui, const FeeAnswerModel& model, Rect content) {
  std::optional<Intent> intent;
  float gap = ui.px(space::k16);
  FeeActions actions{ui, model.actions, model.help_need, model.help_article};
  float rail = fee_rail_width(ui);
  bool has_rail = has_room_for_fee_rail(ui) && actions.fits(rail) && Say{ui, model, rail}.fits();
  FeeColumns columns = fee_columns(ui, content.width, has_rail);
  float x = columns.x, width = columns.width;

  float top = ui.begin_scroll("page", content) + gap, y = top;
  y = draw_fee_banner(ui, {model.tone, model.icon, {}, model.headline, "fee/headline", model.sentences}, x, y, width);
  if (!model.lines.empty()) y = draw_fee_lines(ui, model.lines, model.why_label, x, y + gap, width, intent);
  if (!model.cautions.empty()) y = draw_fee_cautions(ui, model.cautions, x, y + gap, width);
  if (model.checked) {
    TextBlock checked = ui.measure(*model.checked, kChecked, width);
    y = draw_named(ui, "fee/checked", checked, x, y + gap, width, ui.colors().soft);
  }
  y += gap;
  float rail_x = has_rail ? columns.rail_x : x, rail_y = has_rail ? top : y;
  float rail_width = has_rail ? columns.rail_width : width;
  rail_y = Say{ui, model, rail_width}.draw(rail_x, rail_y);
  rail_y = actions.draw(rail_x, rail_y, rail_width, intent) + gap;
  ui.end_scroll(std::max(y, rail_y));
  return intent;
}

}  // namespace waystation::kiosk
