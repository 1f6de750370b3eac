#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/fee_parts.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

using To = FeeAction::To;

constexpr TextStyle kLabel{TypeRole::control, text::Weight::bold};
constexpr float kInColumnsDp = 560, kRowDp = 72;

std::string_view name_of(To to) {
  switch (to) {
    case To::who_helps:
      return "who_helps";
    case To::money_back:
      return "money_back";
    case To::plan:
      return "plan";
    case To::signs:
      return "signs";
    case To::agency:
      return "agency";
    case To::again:
      return "again";
    case To::wage:
      return "wage";
  }
  return "";
}

Intent meaning_of(const FeeActions& actions, To to) {
  switch (to) {
    case To::who_helps:
      return OpenServices{actions.help_need};
    case To::money_back:
      return OpenArticle{actions.help_article};
    case To::plan:
      return OpenFees{FeeStep::plan};
    case To::signs:
      return OpenFees{FeeStep::signs};
    case To::agency:
      return OpenAgencies{};
    case To::wage:
      return OpenFees{FeeStep::wage};
    case To::again:
      break;
  }
  return StartFeesAgain{};
}

struct Button {
  Ui& ui;
  const FeeAction& action;
  float width;

  float icon() const { return std::round(ui.metrics().type_px(kLabel.role) * 1.5f); }
  float padding() const { return ui.px(space::k24); }
  float words_x() const { return padding() + icon() + ui.px(space::k16); }
  TextBlock words() const {
    return ui.measure(action.label, kLabel, std::max(1.0f, width - words_x() - ui.px(space::k16)));
  }
  float height() const {
    return std::ceil(std::max({ui.metrics().target_px(), ui.px(kRowDp), words().height + 2 * ui.px(space::k12)}));
  }

  bool draw(Rect rect) const {
    const Palette& c = ui.colors();
    auto target = ui.target(fmt::format("fee/action/{}", name_of(action.to)), rect, action.label, radius::kRow);
    ui.fill(rect, target.pressed ? c.brand_tint : c.card, radius::kRow);
    ui.border(rect, target.pressed ? c.brand : c.line, radius::kRow);
    Color color = action.to == To::who_helps ? c.help : c.brand;
    ui.icon(action.icon, rect.x + padding(), rect.y + (rect.height - icon()) / 2, icon(), color);
    TextBlock block = words();
    ui.text(block, rect.x + words_x(), Ui::centred(block, rect.y, rect.height), width - words_x() - ui.px(space::k16),
            c.ink);
    return target.clicked;
  }
};

}  // namespace

bool FeeActions::fits(float width) const {
  return std::all_of(actions.begin(), actions.end(), [&](const FeeAction& action) {
    return reads_well(Button{ui, action, width}.words(), 3);
  });
}

float FeeActions::draw(float x, float y, float width, std::optional<Intent>& intent) const {
  float gap = ui.px(space::k16), half = std::floor((width - gap) / 2);
  int columns = width >= ui.px(kInColumnsDp) && fits(half) ? 2 : 1;
  float each = columns == 2 ? half : width;
  std::vector<const FeeAction*> shown;
  for (const FeeAction& action : actions)
    if (action.to != To::money_back || !help_article.empty()) shown.push_back(&action);
  for (size_t i = 0; i < shown.size();) {
    size_t end = std::min(shown.size(), i + static_cast<size_t>(columns));
    float row = 0;
    for (size_t n = i; n < end; ++n) row = std::max(row, Button{ui, *shown[n], each}.height());
    if (i > 0) y += gap;
    for (size_t n = i; n < end; ++n) {
      Rect rect{x + static_cast<float>(n - i) * (each + gap), y, each, row};
      if (Button{ui, *shown[n], each}.draw(rect)) intent = meaning_of(*this, shown[n]->to);
    }
    y += row;
    i = end;
  }
  return y;
}

}  // namespace waystation::kiosk
