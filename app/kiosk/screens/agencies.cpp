#include <algorithm>

#include "app/kiosk/screens/agency_parts.h"
#include "app/kiosk/screens/field.h"
#include "app/kiosk/screens/keyboard.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/results.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kSmallTitle{TypeRole::card, text::Weight::bold};
constexpr TextStyle kQuestion{TypeRole::control, text::Weight::regular};
constexpr float kShortPageDp = 600;  // below this height every line counts
constexpr float kBriefDp = 420;      // what is found has less room than this: it is said in small letters
constexpr float kRoomDp = 480;       // below the field, so that what the page is for may stand above it

// What the page is for: over the field, or where there is no room, under it while nothing is typed.
struct Head {
  TextBlock title, question;

  Head(Ui& ui, const AgenciesModel& model, float width)
      : title(ui.measure(model.title, kTitle, width)), question(ui.measure(model.question, kQuestion, width)) {
    if (title.layout->lines.size() > 1) title = ui.measure(model.title, kSmallTitle, width);
  }
  float height() const { return title.height + question.height; }
  float draw(Ui& ui, float x, float y, float width) const {
    ui.text(title, x, y, width, ui.colors().ink);
    ui.text(question, x, y + title.height, width, ui.colors().soft);
    return y + height();
  }
};

float draw_found(Ui& ui, const AgenciesModel& model, float x, float y, float width, bool is_brief,
                 std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  float gap = ui.px(space::k16);
  if (model.no_list)
    y += draw_note(ui, x, y, width, Icon::information, *model.no_list, c.brand, c.ink, TypeRole::reading) + gap;
  if (model.guess)
    y += draw_note(ui, x, y, width, Icon::alert_circle, *model.guess, c.care, c.care, TypeRole::control) + gap;
  if (model.of_town) y = draw_heading(ui, *model.of_town, x, y, width);
  y = draw_agency_rows(ui, model.agencies, "agency", x, y, width, intent);
  if (model.not_listed)
    y = draw_answer(
        ui, {Icon::account_off, {c.care, c.care_tint}, *model.not_listed, nullptr, *model.not_listed_means, is_brief},
        x, y, width);
  y = draw_look_alikes(ui, model.look_alikes_title, model.look_alikes_means, model.look_alikes, x, y, width, intent);
  if (!model.agencies.empty() && model.look_alikes.empty()) y += ui.px(space::k8);
  for (const RegisterRow& list : model.registers) y = draw_register(ui, list, x, y, width);
  return y;
}

}  // namespace

std::optional<Intent> draw_agencies(Ui& ui, const AgenciesModel& model, Rect content) {
  std::optional<Intent> intent;
  float margin = margin_px(ui), padding = ui.px(ui.page().height < ui.px(kShortPageDp) ? space::k8 : space::k16);
  float keyboard = model.keyboard ? keyboard_height(ui, *model.keyboard, ui.page().height) : 0;
  float foot = content.bottom() - keyboard, field_px = field_height(ui);
  float checklist = checklist_height(ui, model.related_title, model.related, agency_rail_width(ui));
  float room = foot - content.y - field_px - 2 * padding;
  AgencyColumns columns = agency_columns(ui, content.width, room, checklist);
  float x = columns.x, width = columns.right() - x;

  Head head(ui, model, width);
  bool is_over = room - head.height() >= ui.px(kRoomDp);
  float y = content.y + padding;
  if (is_over) y = head.draw(ui, x, y, width) + padding;
  Rect field{x, y, width, field_px};
  intent = draw_field(ui, model.field, field, model.keyboard ? model.help : Translated{});

  float top = field.bottom() + padding;
  Rect view = columns.view({0, top, content.width, std::max(1.0f, foot - top)}, margin);
  y = ui.begin_scroll("page", view);
  bool is_asked = !model.agencies.empty() || model.not_listed;
  if (!is_over && !is_asked) y = Head(ui, model, columns.width).draw(ui, x, y, columns.width) + padding;
  y = draw_found(ui, model, x, y, columns.width, view.height < ui.px(kBriefDp), intent);
  if (columns.rail_width == 0)
    y = draw_checklist(ui, model.related_title, model.related, x, y + ui.px(space::k8), columns.width, intent);
  ui.end_scroll(y);
  if (columns.rail_width > 0)
    draw_checklist(ui, model.related_title, model.related, columns.rail_x, top, columns.rail_width, intent);
  if (model.keyboard) {
    auto pressed = draw_keyboard(ui, *model.keyboard, {0, foot, content.width, keyboard});
    if (pressed) intent = pressed;
  }
  return intent;
}

}  // namespace waystation::kiosk
