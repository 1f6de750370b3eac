#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"
#include "app/kiosk/screens/service_row.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kChip{TypeRole::note, text::Weight::bold};
constexpr float kWidestDp = 960;

// The needs, a picture and a word each, on as many rows as they take.
struct Chips {
  Ui& ui;
  const std::vector<NeedChip>& needs;
  float x, width;

  float gap() const { return ui.px(space::k16); }
  float padding() const { return ui.px(space::k12); }
  float icon() const { return std::round(ui.metrics().type_px(kChip.role) * 1.3f); }
  float words_width() const { return std::max(1.0f, width - 2 * padding() - icon() - ui.px(space::k8)); }

  float draw(float top, std::optional<Intent>& intent) const {
    float row_height = ui.metrics().target_px();
    for (const NeedChip& chip : needs)
      row_height = std::max(row_height, ui.measure(chip.name, kChip, words_width()).height + 2 * ui.px(space::k8));
    float chip_x = x, chip_y = top;
    for (const NeedChip& chip : needs) {
      TextBlock word = ui.measure(chip.name, kChip, words_width());
      float chip_width = std::ceil(word.width + 2 * padding() + icon() + ui.px(space::k8)) + 1;
      chip_width = std::clamp(chip_width, ui.metrics().target_px(), width);
      if (chip_x > x && chip_x + chip_width > x + width + 0.5f) {
        chip_x = x;
        chip_y += row_height + gap();
      }
      draw_one(chip, word, {chip_x, chip_y, chip_width, row_height}, intent);
      chip_x += chip_width + gap();
    }
    return chip_y + row_height;
  }

  void draw_one(const NeedChip& chip, const TextBlock& word, Rect rect, std::optional<Intent>& intent) const {
    const Palette& c = ui.colors();
    auto target = ui.target(fmt::format("need/{}", chip.need.empty() ? "all" : chip.need), rect, chip.name);
    ui.fill(rect, chip.chosen ? c.brand : target.pressed ? c.brand_tint : c.card, radius::kControl);
    ui.border(rect, chip.chosen || target.pressed ? c.brand : c.line, radius::kControl);
    ui.icon(chip.icon, rect.x + padding(), rect.y + (rect.height - icon()) / 2, icon(),
            chip.chosen ? c.on_brand : c.brand);
    ui.text(word, rect.x + padding() + icon() + ui.px(space::k8), Ui::centred(word, rect.y, rect.height), words_width(),
            chip.chosen ? c.on_brand : c.ink);
    if (target.clicked) intent = OpenServices{chip.need};
  }
};

}  // namespace

std::optional<Intent> draw_services(Ui& ui, const ServicesModel& model, Rect content) {
  std::optional<Intent> intent;
  const Palette& c = ui.colors();
  float gap = ui.px(space::k16), width = std::min(content.width - 2 * margin_px(ui), ui.px(kWidestDp));
  float x = (content.width - width) / 2;
  float y = ui.begin_scroll("page", content) + gap;

  TextBlock title = ui.measure(model.title, kTitle, width);
  ui.text(title, x, y, width, c.ink);
  y += title.height + ui.px(space::k12);
  y = Chips{ui, model.needs, x, width}.draw(y, intent) + ui.px(space::k24);

  for (const ServiceRow& row : model.services) y += draw_service_row(ui, row, x, y, width, intent) + gap;
  if (model.services.empty())
    y += draw_note(ui, x, y, width, Icon::information, model.empty, c.brand, c.ink, TypeRole::reading);
  ui.end_scroll(y + gap);
  return intent;
}

}  // namespace waystation::kiosk
