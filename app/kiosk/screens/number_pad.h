// Keys to type a number with: the officer's, an amount of money. It is not mirrored: 1 stands left of 2 for everyone.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "app/ui/widgets.h"

namespace waystation::kiosk {

struct NumberPad {
  static constexpr int kErase = -1, kDone = -2, kPoint = -3;
  struct Key {
    int key;  // 0 to 9, or one of those above
    int column, row;
    int rows = 1;  // how many it is tall
  };

  ui::Ui& ui;
  std::string_view name;  // targets are "<name>/7", "<name>/point", "<name>/erase", "<name>/done"
  std::span<const Key> keys;
  int columns, rows;
  const std::array<Translated, 10>& digits;  // 0 to 9
  const Translated& erase;
  const Translated& done;
  const Translated* point = nullptr;  // none: its place stays empty
  bool close = false;                 // in small letters

  float width(float key) const;
  float height(float key) const;
  // Keys are as tall as the room allows, between a finger and what looks calm.
  float key_height(float room) const;
  float key_width(float all) const;
  // The key that was pressed.
  std::optional<int> draw(float x, float y, float key_width, float key_height) const;

 private:
  float gap() const;
  ui::TextStyle digit() const { return {close ? ui::TypeRole::control : ui::TypeRole::title, text::Weight::bold}; }
  bool draw_key(const Key& key, ui::Rect rect) const;
  bool draw_digit(std::string_view id, const Translated& word, ui::Rect rect) const;
};

}  // namespace waystation::kiosk
