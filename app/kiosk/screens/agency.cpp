#include <algorithm>

#include "app/kiosk/screens/agency_parts.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/results.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kLabel{TypeRole::control, text::Weight::regular};
constexpr TextStyle kValue{TypeRole::control, text::Weight::bold};
constexpr float kNarrowDp = 600;
constexpr float kMostLabelShare = 0.4f;  // of the width, else labels stand over their values

// What the list says of the agency, as labels and values: beside each other where there is room.
struct Details {
  Ui& ui;
  float x, width;  // of the words

  float line(const Translated* label, float label_width, const Translated& value, float y, bool draws) const {
    const Palette& c = ui.colors();
    bool is_narrow = label_width == 0;
    float gap = is_narrow ? 0 : ui.px(space::k16);
    float value_width = std::max(1.0f, width - label_width - gap);
    TextBlock value_block = ui.measure(value, kValue, value_width);
    TextBlock label_block;
    if (label != nullptr) label_block = ui.measure(*label, kLabel, is_narrow ? width : label_width);
    if (is_narrow || label == nullptr) {
      if (draws && label != nullptr) ui.text(label_block, x, y, width, c.soft);
      if (draws) ui.text(value_block, x + label_width + gap, y + label_block.height, value_width, c.ink);
      return y + label_block.height + value_block.height;
    }
    // Both stand on one line, though lines of two scripts are not equally high.
    float label_base = label_block.layout->lines.front().baseline,
          value_base = value_block.layout->lines.front().baseline;
    float base = std::max(label_base, value_base);
    if (draws) ui.text(label_block, x, y + base - label_base, label_width, c.soft);
    if (draws) ui.text(value_block, x + label_width + gap, y + base - value_base, value_width, c.ink);
    return y + std::max(base - label_base + label_block.height, base - value_base + value_block.height);
  }

  float label_width(const AgencyModel& model) const {
    if (width < ui.px(kNarrowDp)) return 0;
    float widest = 0;
    auto consider = [&](const Translated& label) { widest = std::max(widest, ui.measure(label, kLabel).width); };
    if (!model.other_names.empty()) consider(model.other_names_label);
    for (const AgencyModel::Line& line : model.lines) consider(line.label);
    return widest <= width * kMostLabelShare ? std::ceil(widest) : 0;
  }

  float walk(const AgencyModel& model, float y, bool draws) const {
    float labels = label_width(model), gap = ui.px(space::k12), top = y;
    for (size_t i = 0; i < model.other_names.size(); ++i)
      y = line(i == 0 ? &model.other_names_label : nullptr, labels, model.other_names[i], y, draws);
    for (const AgencyModel::Line& detail : model.lines)
      y = line(&detail.label, labels, detail.value, y > top ? y + gap : y, draws);
    return y;
  }
};

float draw_details(Ui& ui, const AgencyModel& model, float x, float y, float width) {
  if (model.lines.empty() && model.other_names.empty()) return y;
  float padding = ui.px(width < ui.px(kNarrowDp) ? space::k16 : space::k24);
  Details details{ui, x + padding, std::max(1.0f, width - 2 * padding)};
  Rect rect{x, y, width, std::ceil(details.walk(model, 0, false) + 2 * padding)};
  auto scope = ui.box("details", rect);
  draw_card(ui, rect);
  details.walk(model, y + padding, true);
  return rect.bottom() + ui.px(space::k24);
}

}  // namespace

std::optional<Intent> draw_agency(Ui& ui, const AgencyModel& model, Rect content) {
  std::optional<Intent> intent;
  float margin = margin_px(ui), gap = ui.px(space::k24);
  float checklist = checklist_height(ui, model.related_title, model.related, agency_rail_width(ui));
  AgencyColumns columns = agency_columns(ui, content.width, content.height - 2 * gap, checklist);
  float x = columns.x, width = columns.width;

  float y = ui.begin_scroll("page", columns.view(content, margin)) + gap;
  const AgencyStanding& standing = model.standing;
  y = draw_answer(ui, {standing.icon, tone_of(ui, standing.verdict), standing.words, &model.name, model.means}, x, y,
                  width);
  y = draw_details(ui, model, x, y, width);
  y = draw_heading(ui, model.list_title, x, y, width);
  y = draw_register(ui, model.list, x, y, width) + ui.px(space::k8);
  y = draw_look_alikes(ui, model.look_alikes_title, model.look_alikes_means, model.look_alikes, x, y, width, intent);
  if (columns.rail_width == 0) y = draw_checklist(ui, model.related_title, model.related, x, y, width, intent);
  ui.end_scroll(y);
  if (columns.rail_width > 0)
    draw_checklist(ui, model.related_title, model.related, columns.rail_x, content.y + gap, columns.rail_width, intent);
  return intent;
}

}  // namespace waystation::kiosk
