#include <algorithm>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

std::optional<Intent> draw_notice(Ui& ui, const NoticeModel& model, Rect content) {
  const Palette& c = ui.colors();
  float padding = ui.px(space::k32);
  float width = std::min(content.width - 2 * margin_px(ui), ui.px(900)), inner = width - 2 * padding;
  float left = (content.width - width) / 2;
  float y = ui.begin_scroll("page", content) + ui.px(space::k24);

  TextBlock title = ui.measure(model.banner.title, {TypeRole::title, text::Weight::bold}, inner);
  TextBlock body = ui.measure(model.body, {TypeRole::reading}, inner);
  float name = note_height(ui, inner, model.banner.name, TypeRole::control);
  float until = note_height(ui, inner, model.banner.until), source = note_height(ui, inner, model.banner.source);
  float gap = ui.px(space::k16);
  Rect card{left, y, width, 2 * padding + name + title.height + body.height + until + source + 4 * gap};
  {
    auto scope = ui.box("notice", card);
    ui.fill(card, c.care_tint, radius::kCard);
    ui.border(card, c.care, radius::kCard);
    float x = left + padding;
    y += padding;
    y += draw_note(ui, x, y, inner, Icon::bullhorn, model.banner.name, c.care, c.care, TypeRole::control) + gap;
    ui.text(title, x, y, inner, c.ink, Align::own);
    y += title.height + gap;
    ui.text(body, x, y, inner, c.ink, Align::own);
    y += body.height + gap;
    y += draw_note(ui, x, y, inner, Icon::clock, model.banner.until, c.care, c.soft) + gap;
    draw_note(ui, x, y, inner, Icon::book_open, model.banner.source, c.care, c.soft);
  }
  ui.end_scroll(card.bottom() + ui.px(space::k24));
  return std::nullopt;
}

}  // namespace waystation::kiosk
