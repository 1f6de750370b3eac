#include <algorithm>

#include "app/kiosk/screens/fee_lines.h"
#include "app/kiosk/screens/fee_parts.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/results.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

// What there is to read, and what to do next: beside the plan, or under it.
float draw_rest(Ui& ui, const FeePlanModel& model, const FeeActions& actions, float x, float y, float width,
                std::optional<Intent>& intent) {
  float gap = ui.px(space::k16);
  y = actions.draw(x, y, width, intent);
  if (!actions.actions.empty()) y += gap;
  if (model.articles.empty()) return y;
  y = draw_heading(ui, model.read_title, x, y + ui.px(space::k8), width);
  for (const ArticleRow& row : model.articles)
    y += draw_article_row(ui, row, "article", x, y, width, true, intent) + gap;
  return y;
}

}  // namespace

std::optional<Intent> draw_fee_plan(Ui& ui, const FeePlanModel& model, Rect content) {
  std::optional<Intent> intent;
  float gap = ui.px(space::k16);
  FeeActions actions{ui, model.actions, {}, {}};
  bool has_rail = has_room_for_fee_rail(ui) && actions.fits(fee_rail_width(ui)) &&
                  (!model.actions.empty() || !model.articles.empty());
  FeeColumns columns = fee_columns(ui, content.width, has_rail);
  float x = columns.x, width = columns.width;

  float top = ui.begin_scroll("page", content) + gap, y = top;
  y = draw_fee_banner(
      ui, {FeeTone::plain, Icon::calculator, {&model.title}, model.headline, "fee/headline", model.sentences}, x, y,
      width);
  if (!model.lines.empty()) y = draw_fee_lines(ui, model.lines, model.why_label, x, y + gap, width, intent);
  if (!model.cautions.empty()) y = draw_fee_cautions(ui, model.cautions, x, y + gap, width);
  y += gap;
  float bottom = has_rail ? draw_rest(ui, model, actions, columns.rail_x, top, columns.rail_width, intent)
                          : draw_rest(ui, model, actions, x, y, width, intent);
  ui.end_scroll(std::max(y, bottom));
  return intent;
}

}  // namespace waystation::kiosk
