#include "app/ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace waystation::ui {
namespace {

struct Look {
  Color fill, text, icon, border;
};

Look look_of(const Ui& ui, ButtonKind kind, bool pressed) {
  const Palette& c = ui.colors();
  if (kind == ButtonKind::help) return {c.help, c.on_brand, c.on_brand, pressed ? c.ink : c.help};
  if (kind == ButtonKind::primary) return {c.brand, c.on_brand, c.on_brand, pressed ? c.ink : c.brand};
  return {pressed ? c.brand_tint : c.card, c.ink, c.brand, pressed ? c.brand : c.line};
}

float icon_px(const Ui& ui, const Button& button) {
  return std::round(ui.metrics().type_px(button.role) * 1.3f);
}

TextStyle style_of(const Button& button) {
  return {button.role, button.weight};
}

float word_width(Ui& ui, const Button& button, float width_px) {
  float beside = button.icon ? icon_px(ui, button) + ui.px(space::k12) : 0;
  return std::max(1.0f, width_px - 2 * ui.px(space::k24) - beside);
}

float stacked_word_width(const Ui& ui, float width_px) {
  return std::max(1.0f, width_px - 2 * ui.px(space::k12));
}

}  // namespace

float button_width(Ui& ui, const Button& button) {
  float target = ui.metrics().target_px();
  if (button.shape == ButtonShape::icon)
    return std::max(target, std::round(icon_px(ui, button) + 2 * ui.px(space::k16)));
  float word = ui.measure(button.word, style_of(button)).width;
  if (button.shape == ButtonShape::stacked) return std::max(target, word + 2 * ui.px(space::k16));
  float icon = button.icon ? icon_px(ui, button) + ui.px(space::k12) : 0;
  return std::max(target, std::ceil(word + icon + 2 * ui.px(space::k24)));
}

float button_height(Ui& ui, const Button& button, float width_px) {
  float target = ui.metrics().target_px();
  float icon = button.icon ? icon_px(ui, button) : 0;
  if (button.shape == ButtonShape::icon) return std::max(target, icon + 2 * ui.px(space::k12));
  if (button.shape == ButtonShape::stacked) {
    float word = ui.measure(button.word, style_of(button), stacked_word_width(ui, width_px)).height;
    return std::max(target, icon + word + 2 * ui.px(space::k8));
  }
  float word = ui.measure(button.word, style_of(button), word_width(ui, button, width_px)).height;
  return std::max(target, std::max(icon, word) + 2 * ui.px(space::k12));
}

bool draw_button(Ui& ui, const Button& button, Rect rect) {
  auto target = ui.target(button.id, rect, button.word);
  Look look = look_of(ui, button.kind, target.pressed);
  ui.fill(rect, look.fill, radius::kControl);
  ui.border(rect, look.border, radius::kControl);
  float icon = button.icon ? icon_px(ui, button) : 0;
  if (button.shape == ButtonShape::icon) {
    ui.icon(*button.icon, rect.x + (rect.width - icon) / 2, rect.y + (rect.height - icon) / 2, icon, look.icon);
  } else if (button.shape == ButtonShape::stacked) {
    float width = stacked_word_width(ui, rect.width);
    TextBlock word = ui.measure(button.word, style_of(button), width);
    float top = rect.y + (rect.height - icon - word.height) / 2;
    if (button.icon) ui.icon(*button.icon, rect.x + (rect.width - icon) / 2, top, icon, look.icon);
    ui.text(word, rect.x + (rect.width - width) / 2, top + icon, width, look.text, Align::center);
  } else {
    TextBlock word = ui.measure(button.word, style_of(button), word_width(ui, button, rect.width));
    float x = rect.x + ui.px(space::k24);
    if (button.icon) ui.icon(*button.icon, x, rect.y + (rect.height - icon) / 2, icon, look.icon);
    if (button.icon) x += icon + ui.px(space::k12);
    ui.text(word, x, Ui::centred(word, rect.y, rect.height), word_width(ui, button, rect.width), look.text);
  }
  return target.clicked;
}

void draw_card(Ui& ui, Rect rect, float radius_dp) {
  ui.fill(rect, ui.colors().card, radius_dp);
  ui.border(rect, ui.colors().line, radius_dp);
}

void draw_icon_tile(Ui& ui, float x, float y, float size_px, Icon icon, Color color) {
  ui.fill({x, y, size_px, size_px}, color, radius::kRow);
  float glyph = std::round(size_px * 0.6f);
  ui.icon(icon, x + (size_px - glyph) / 2, y + (size_px - glyph) / 2, glyph, ui.colors().on_brand);
}

namespace {
float note_icon_px(const Ui& ui, TypeRole role) {
  return std::round(ui.metrics().type_px(role) * 1.25f);
}
float note_text_width(const Ui& ui, float width_px, TypeRole role) {
  return std::max(1.0f, width_px - note_icon_px(ui, role) - ui.px(space::k8));
}
}  // namespace

float note_height(Ui& ui, float width_px, const Translated& words, TypeRole role) {
  TextBlock block = ui.measure(words, {role}, note_text_width(ui, width_px, role));
  return std::max(block.height, note_icon_px(ui, role));
}

float draw_note(Ui& ui, float x, float y, float width_px, Icon icon, const Translated& words, Color icon_color,
                Color text_color, TypeRole role) {
  float size = note_icon_px(ui, role);
  float text_width = note_text_width(ui, width_px, role);
  TextBlock block = ui.measure(words, {role}, text_width);
  float first_line = block.layout->lines.front().height;
  ui.icon(icon, x, y + std::max(0.0f, (first_line - size) / 2), size, icon_color);
  ui.text(block, x + size + ui.px(space::k8), y, text_width, text_color);
  return std::max(block.height, size);
}

}  // namespace waystation::ui
