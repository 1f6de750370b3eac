#include <algorithm>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/reading.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTopic{TypeRole::control, text::Weight::bold};
constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kHeading{TypeRole::control, text::Weight::bold};
constexpr float kRailDp = 330;       // beside the text on wide screens
constexpr float kWidestTextEm = 36;  // about 70 letters a line

float padding_px(const Ui& ui) {
  return ui.px(ui.page().width < ui.px(700) ? space::k16 : space::k32);
}

// The card with the text. Positions are worked out once, by `walk`, and used twice: to measure and to draw.
struct Card {
  Ui& ui;
  const ArticleModel& model;
  ReadingScratch& scratch;
  const std::function<bool(int)>& is_ticked;
  std::optional<Intent>& intent;
  float x, width;  // of the text

  float gap() const { return ui.px(space::k16); }

  float words(const Translated& text, TextStyle style, float y, Color color, bool draws) const {
    TextBlock block = ui.measure(text, style, width);
    if (draws) ui.text(block, x, y, width, color, Align::own);
    return block.height;
  }
  float note(Icon icon, const Translated& text, Color icon_color, Color color, float y, bool draws) const {
    if (draws) return draw_note(ui, x, y, width, icon, text, icon_color, color);
    return note_height(ui, width, text);
  }

  float head(float y, bool draws) const {
    const Palette& c = ui.colors();
    // Where the page has its topic's own name, once is enough.
    if (model.topic.title != model.title)
      y += words(model.topic.title, kTopic, y, c.topics[static_cast<size_t>(model.topic.color)], draws);
    y += words(model.title, kTitle, y, c.ink, draws);
    y += gap() / 2;
    if (model.draft_short) y += note(Icon::alert_circle, *model.draft_short, c.care, c.care, y, draws) + gap() / 2;
    if (model.overdue) y += note(Icon::clock_alert, *model.overdue, c.care, c.ink, y, draws) + gap() / 2;
    return y + gap() / 2;
  }

  float body(float y, bool draws) const {
    if (!draws) return y + parts_height(ui, model.parts, scratch);
    ReadingEvents events;
    y += draw_parts(ui, model.parts, scratch, x, y, is_ticked, events);
    if (events.article) intent = OpenArticle{*events.article};
    if (events.task) intent = ToggleTask{model.id, *events.task};
    return y;
  }

  float foot(float y, bool draws) const {
    const Palette& c = ui.colors();
    if (draws) ui.fill({x, y, width, 1}, c.line);
    y += gap();
    y += note(Icon::file_check, model.checked, c.fine, c.soft, y, draws) + gap() / 2;
    for (const Translated& source : model.sources)
      y += note(Icon::book_open, source, c.brand, c.soft, y, draws) + gap() / 2;
    if (model.recording_coming) y += note(Icon::clock, *model.recording_coming, c.soft, c.soft, y, draws) + gap() / 2;
    if (model.draft) y += note(Icon::alert_circle, *model.draft, c.care, c.care, y, draws) + gap() / 2;
    if (model.reviewed) y += note(Icon::check_circle, *model.reviewed, c.fine, c.soft, y, draws) + gap() / 2;
    return y;
  }

  float walk(float y, bool draws) const { return foot(body(head(y, draws), draws), draws); }
};

float related_height(Ui& ui, const ArticleModel& model, float width) {
  if (model.related.empty()) return 0;
  float height = ui.measure(model.related_title, kHeading, width).height + ui.px(space::k12);
  for (const ArticleRow& row : model.related) height += article_row_height(ui, row, width, false) + ui.px(space::k16);
  return height;
}

float draw_related(Ui& ui, const ArticleModel& model, float x, float y, float width, std::optional<Intent>& intent) {
  if (model.related.empty()) return y;
  TextBlock title = ui.measure(model.related_title, kHeading, width);
  ui.text(title, x, y, width, ui.colors().soft);
  y += title.height + ui.px(space::k12);
  for (const ArticleRow& row : model.related)
    y += draw_article_row(ui, row, "related", x, y, width, false, intent) + ui.px(space::k16);
  return y;
}

}  // namespace

std::optional<Intent> draw_article(Ui& ui, const ArticleModel& model, Rect content, ReadingScratch& scratch,
                                   const std::function<bool(int task)>& is_ticked) {
  std::optional<Intent> intent;
  float margin = margin_px(ui), gap = ui.px(space::k24), padding = padding_px(ui);
  float rail = ui.px(kRailDp);
  // The rail stands still beside the text while it is wholly in sight; else it moves under the text.
  bool has_rail = content.width >= ui.px(1000) && related_height(ui, model, rail) + 2 * gap <= content.height;
  float widest = kWidestTextEm * ui.metrics().type_px(TypeRole::reading) + 2 * padding;
  float card_width = std::min(widest, content.width - 2 * margin - (has_rail ? rail + gap : 0));
  // On a wide page text and rail stand in the middle together.
  float x = std::max(margin, (content.width - card_width - (has_rail ? gap + rail : 0)) / 2);
  Rect view = content;
  if (has_rail) {
    view.x = x - margin;
    view.width = margin + card_width + 0.75f * gap;  // the scroll bar's thumb stands in the middle of the gap
  }

  float text_width = card_width - 2 * padding;
  set_parts(ui, "article/" + model.id, model.parts, text_width, scratch);
  float top = ui.begin_scroll("page", view) + gap;
  Card card{ui, model, scratch, is_ticked, intent, x + padding, text_width};
  float height = card.walk(0, false) + 2 * padding;
  Rect rect{x, top, card_width, std::max(height, has_rail ? content.height - 2 * gap : 0)};
  {
    auto scope = ui.box("article", rect);
    draw_card(ui, rect);
    card.walk(top + padding, true);
  }
  float bottom = rect.bottom() + gap;
  if (!has_rail) bottom = draw_related(ui, model, x, bottom, card_width, intent);
  ui.end_scroll(bottom);
  if (has_rail) draw_related(ui, model, x + card_width + gap, content.y + gap, rail, intent);
  return intent;
}

}  // namespace waystation::kiosk
