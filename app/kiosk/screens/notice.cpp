#include <algorithm>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/reading.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

// A title whose longest word is wider than the page is set smaller, by role, rather than cut.
TextBlock title_block(Ui& ui, const Translated& words, float width) {
  TextBlock title = ui.measure(words, {TypeRole::title, text::Weight::bold}, width);
  if (!Ui::cuts_a_word(title)) return title;
  return ui.measure(words, {TypeRole::card, text::Weight::bold}, width);
}

}  // namespace

std::optional<Intent> draw_notice(Ui& ui, const NoticeModel& model, Rect content, ReadingScratch& scratch) {
  const Palette& c = ui.colors();
  const NoticeBanner& banner = model.banner;
  float padding = ui.px(ui.page().width < ui.px(700) ? space::k16 : space::k32), gap = ui.px(space::k16);
  float width = std::min(content.width - 2 * margin_px(ui), ui.px(900)), inner = width - 2 * padding;
  float left = (content.width - width) / 2, x = left + padding;
  set_parts(ui, "notice/" + banner.id, model.parts, inner, scratch);
  float y = ui.begin_scroll("page", content) + ui.px(space::k24);

  TextBlock title = title_block(ui, banner.title, inner);
  float height = note_height(ui, inner, banner.name, TypeRole::control) + title.height + 2 * gap +
                 parts_height(ui, model.parts, scratch) + note_height(ui, inner, banner.until);
  if (banner.source) height += gap / 2 + note_height(ui, inner, *banner.source);
  Rect card{left, y, width, height + 2 * padding};
  ReadingEvents events;
  {
    auto scope = ui.box("notice", card);
    draw_card(ui, card);
    ui.border(card, c.care, radius::kCard, 2);
    y += padding;
    y += draw_note(ui, x, y, inner, Icon::bullhorn, banner.name, c.care, c.care, TypeRole::control) + gap;
    ui.text(title, x, y, inner, c.ink, Align::own);
    y += title.height + gap;
    y += draw_parts(
        ui, model.parts, scratch, x, y, [](int) { return false; }, events);
    y += draw_note(ui, x, y, inner, Icon::clock, banner.until, c.care, c.soft) + gap / 2;
    if (banner.source) draw_note(ui, x, y, inner, Icon::book_open, *banner.source, c.care, c.soft);
  }
  ui.end_scroll(card.bottom() + ui.px(space::k24));
  if (events.article) return OpenArticle{*events.article};
  return std::nullopt;
}

}  // namespace waystation::kiosk
