// Where the keys of the keyboard lie: as many in a row as a finger can tell apart. For keyboard.cpp only.
#pragma once

#include <vector>

#include "app/kiosk/models/keyboard.h"
#include "app/ui/ui.h"

namespace waystation::kiosk {

inline constexpr float kTallestKeyMm = 13;  // taller ones are no easier to touch

struct KeyboardPlan {
  std::vector<std::vector<const KeyModel*>> rows;  // of letters; the row of the space bar comes below them
  ui::TypeRole role = ui::TypeRole::note;          // of the labels
  float gap = 0, margin = 0;                       // px: between keys; around all
  float key_width = 0;
  float least_key_width = 0, least_key_height = 0;

  size_t row_count() const { return rows.size() + 1; }
  float height(float key_height) const {
    auto count = static_cast<float>(row_count());
    return 2 * margin + count * key_height + (count - 1) * gap;
  }
  // How high keys are when all of them fill that.
  float key_height_in(float height_px) const {
    auto count = static_cast<float>(row_count());
    return (height_px - 2 * margin + gap) / count - gap;
  }
  float width(size_t keys) const { return static_cast<float>(keys) * (key_width + gap) - (keys > 0 ? gap : 0); }
  size_t widest_row() const;
};

// `most_height_px` is not kept where even the smallest keys need more.
KeyboardPlan plan_keyboard(ui::Ui& ui, const KeyboardModel& model, float width_px, float most_height_px);

// The width of a key that this label fits; of one that fits what stands on it with shift and without, so that no key
// moves when shift is pressed.
float key_width_for(ui::Ui& ui, const std::string& label, const std::string& lang, ui::TypeRole role);
float key_width_for(ui::Ui& ui, const KeyModel& key, const std::string& lang, ui::TypeRole role);

}  // namespace waystation::kiosk
