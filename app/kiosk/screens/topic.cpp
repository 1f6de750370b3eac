#include <algorithm>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

std::optional<Intent> draw_topic(Ui& ui, const TopicModel& model, Rect content) {
  std::optional<Intent> intent;
  const Palette& c = ui.colors();
  float gap = ui.px(space::k16), width = std::min(content.width - 2 * margin_px(ui), ui.px(960));
  float x = (content.width - width) / 2;
  float y = ui.begin_scroll("page", content) + ui.px(space::k24);

  float tile = ui.px(76);
  TextBlock title = ui.measure(model.topic.title, {TypeRole::title, text::Weight::bold}, width - tile - gap);
  TextBlock summary = ui.measure(model.topic.summary, {TypeRole::control}, width - tile - gap);
  draw_icon_tile(ui, x, y, tile, model.topic.icon, c.topics[static_cast<size_t>(model.topic.color)]);
  float text_y = y + std::max(0.0f, (tile - title.height - summary.height) / 2);
  ui.text(title, x + tile + gap, text_y, width - tile - gap, c.ink);
  ui.text(summary, x + tile + gap, text_y + title.height, width - tile - gap, c.soft);
  y += std::max(tile, title.height + summary.height) + ui.px(space::k24);

  y = draw_notices(ui, model.notices, x, y, width, intent);
  for (const ArticleRow& row : model.articles)
    y += draw_article_row(ui, row, "article", x, y, width, true, intent) + gap;
  if (model.articles.empty())
    y += draw_note(ui, x, y, width, Icon::information, model.empty, c.brand, c.ink, TypeRole::reading);
  ui.end_scroll(y + gap);
  return intent;
}

}  // namespace waystation::kiosk
