#include "app/kiosk/screens/number_pad.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace waystation::kiosk {

using namespace ui;

namespace {
constexpr float kTallestKeyDp = 72;
}

float NumberPad::gap() const {
  return std::max(ui.px(space::k16), std::ceil(ui.metrics().mm(kTargetGapMm)));
}

float NumberPad::width(float key) const {
  return static_cast<float>(columns) * key + static_cast<float>(columns - 1) * gap();
}

float NumberPad::height(float key) const {
  return static_cast<float>(rows) * key + static_cast<float>(rows - 1) * gap();
}

float NumberPad::key_height(float room) const {
  float least = std::max(ui.metrics().target_px(), ui.measure(digits[0], digit()).height);
  float all_keys = room - static_cast<float>(rows - 1) * gap();
  return std::clamp(std::floor(all_keys / static_cast<float>(rows)), least, std::max(least, ui.px(kTallestKeyDp)));
}

float NumberPad::key_width(float all) const {
  float all_keys = all - static_cast<float>(columns - 1) * gap();
  return std::max(std::floor(all_keys / static_cast<float>(columns)), ui.metrics().target_px());
}

std::optional<int> NumberPad::draw(float x, float y, float key_width, float key_height) const {
  std::optional<int> pressed;
  for (const Key& key : keys) {
    int column = ui.right_to_left() ? columns - 1 - key.column : key.column;
    Rect rect{x + static_cast<float>(column) * (key_width + gap()),
              y + static_cast<float>(key.row) * (key_height + gap()), key_width,
              static_cast<float>(key.rows) * key_height + static_cast<float>(key.rows - 1) * gap()};
    if (draw_key(key, rect)) pressed = key.key;
  }
  return pressed;
}

bool NumberPad::draw_key(const Key& key, Rect rect) const {
  TypeRole icon = close ? TypeRole::note : TypeRole::card;
  std::string id = fmt::format("{}/", name);
  switch (key.key) {
    case kErase:
      id += "erase";
      return draw_button(ui, {id, Icon::backspace, erase, ButtonKind::plain, ButtonShape::icon, icon}, rect);
    case kDone:
      id += "done";
      return draw_button(ui, {id, Icon::check, done, ButtonKind::primary, ButtonShape::icon, icon}, rect);
    case kPoint:
      return point != nullptr && draw_digit(id + "point", *point, rect);
    default:
      return draw_digit(fmt::format("{}{}", id, key.key), digits[static_cast<size_t>(key.key)], rect);
  }
}

bool NumberPad::draw_digit(std::string_view id, const Translated& word, Rect rect) const {
  const Palette& c = ui.colors();
  auto target = ui.target(id, rect, word);
  ui.fill(rect, target.pressed ? c.brand_tint : c.card, radius::kControl);
  ui.border(rect, target.pressed ? c.brand : c.line, radius::kControl);
  TextBlock block = ui.measure(word, digit());
  ui.text(block, rect.x, Ui::centred(block, rect.y, rect.height), rect.width, c.ink, Align::center);
  return target.clicked;
}

}  // namespace waystation::kiosk
