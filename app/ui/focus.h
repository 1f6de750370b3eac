// Where the keyboard's focus goes next. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/geometry.h"
#include "app/ui/input.h"

namespace waystation::ui {

struct FocusTarget {
  std::string id;
  Rect rect;  // px of the page
};

// The id that takes the focus after `key`, or `current` when nothing lies that way. Tab goes in reading order and
// round; arrows go to the nearest target on that side; the first key of a visit finds the first target.
std::string next_focus(const std::vector<FocusTarget>& targets, std::string_view current, Key key);

}  // namespace waystation::ui
