#include <algorithm>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/results.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

// A word that is wider than the page is set smaller, by role, rather than cut.
TextBlock term_block(Ui& ui, const Translated& words, float width) {
  TextBlock title = ui.measure(words, {TypeRole::title, text::Weight::bold}, width);
  if (!Ui::cuts_a_word(title)) return title;
  return ui.measure(words, {TypeRole::card, text::Weight::bold}, width);
}

}  // namespace

std::optional<Intent> draw_term(Ui& ui, const TermModel& model, Rect content) {
  std::optional<Intent> intent;
  const Palette& c = ui.colors();
  float padding = ui.px(ui.page().width < ui.px(700) ? space::k16 : space::k32), gap = ui.px(space::k16);
  float width = std::min(content.width - 2 * margin_px(ui), ui.px(900)), inner = width - 2 * padding;
  float left = (content.width - width) / 2, x = left + padding;
  float y = ui.begin_scroll("page", content) + ui.px(space::k24);

  TextBlock term = term_block(ui, model.term, inner);
  TextBlock definition = ui.measure(model.definition, {TypeRole::reading}, inner);
  float tile = ui.px(56), height = tile + gap + term.height + gap / 2 + definition.height;
  for (const auto& note : {model.other_language, model.draft})
    if (note) height += gap + note_height(ui, inner, *note);
  Rect card{left, y, width, height + 2 * padding};
  {
    auto scope = ui.box("term", card);
    draw_card(ui, card);
    y += padding;
    draw_icon_tile(ui, x, y, tile, Icon::book_open, c.brand);
    y += tile + gap;
    ui.text(term, x, y, inner, c.ink, Align::own);
    y += term.height + gap / 2;
    ui.text(definition, x, y, inner, c.ink, Align::own);
    y += definition.height;
    if (model.other_language)
      y += gap + draw_note(ui, x, y + gap, inner, Icon::translate, *model.other_language, c.brand, c.soft);
    if (model.draft) draw_note(ui, x, y + gap, inner, Icon::alert_circle, *model.draft, c.care, c.care);
  }
  y = card.bottom() + ui.px(space::k24);
  if (!model.related.empty()) {
    y = draw_heading(ui, model.related_title, left, y, width);
    y = draw_result_rows(ui, model.related, left, y, width, intent);
  }
  ui.end_scroll(y);
  return intent;
}

}  // namespace waystation::kiosk
