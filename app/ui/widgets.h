// The few things that screens are made of.
#pragma once

#include <optional>
#include <string_view>

#include "app/ui/ui.h"

namespace waystation::ui {

enum class ButtonKind { plain, primary, help };
enum class ButtonShape {
  row,      // the picture, then the word beside it
  stacked,  // the word under the picture, on as many lines as it needs
  icon,     // the picture alone; the word is only said aloud
};

struct Button {
  std::string_view id;
  std::optional<Icon> icon;
  Translated word;
  ButtonKind kind = ButtonKind::plain;
  ButtonShape shape = ButtonShape::row;
  TypeRole role = TypeRole::control;
  text::Weight weight = text::Weight::bold;
};

// The size that the button needs; for `stacked` the height when it is `width_px` wide.
float button_width(Ui& ui, const Button& button);
float button_height(Ui& ui, const Button& button, float width_px = Ui::kUnbounded);

// True when it was pressed in this frame.
bool draw_button(Ui& ui, const Button& button, Rect rect);

void draw_card(Ui& ui, Rect rect, float radius_dp = radius::kCard);
// A coloured square with a picture in it: a topic.
void draw_icon_tile(Ui& ui, float x, float y, float size_px, Icon icon, Color color);

// A line of text with a picture before it, wrapped to the width. Returns its height.
float draw_note(Ui& ui, float x, float y, float width_px, Icon icon, const Translated& words, Color icon_color,
                Color text_color, TypeRole role = TypeRole::note);
float note_height(Ui& ui, float width_px, const Translated& words, TypeRole role = TypeRole::note);

}  // namespace waystation::ui
