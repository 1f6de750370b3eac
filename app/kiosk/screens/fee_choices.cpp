#include <fmt/format.h>

#include <algorithm>

#include "app/kiosk/screens/fee_cards.h"
#include "app/kiosk/screens/fee_parts.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

std::string_view name_of(FeeStep step) {
  return step == FeeStep::origin ? "origin" : step == FeeStep::destination ? "destination" : "work";
}

}  // namespace

std::optional<Intent> draw_fee_choices(Ui& ui, const FeeChoicesModel& model, Rect content) {
  float gap = ui.px(space::k16), margin = margin_px(ui), width = content.width - 2 * margin;
  float top = ui.begin_scroll("page", content);
  float y = top + gap;
  y = draw_fee_head(ui, model.number, model.steps, model.progress, model.title, margin, y, width) + gap;

  FeeCards cards{ui, {}, width};
  for (const FeeChoice& choice : model.choices)
    cards.cards.push_back({fmt::format("fee/{}/{}", name_of(model.step), choice.value.empty() ? "other" : choice.value),
                           choice.icon, choice.name, choice.chosen});
  std::optional<size_t> touched;
  y = cards.draw(margin, y, content.height - (y - top) - gap, touched);
  ui.end_scroll(y + gap);
  if (!touched) return std::nullopt;
  const FeeChoice& choice = model.choices[*touched];
  return AnswerFee{model.field, choice.value, choice.next};
}

}  // namespace waystation::kiosk
