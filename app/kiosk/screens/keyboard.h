// The keyboard on the screen, across the foot of the page.
#pragma once

#include <optional>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/keyboard.h"
#include "app/ui/ui.h"

namespace waystation::kiosk {

// What it takes of a page of that height; at most three fifths.
float keyboard_height(ui::Ui& ui, const KeyboardModel& model, float page_height_px);
// `place` is as wide as the page and as high as that. The keys lie as on a keyboard, in every language.
std::optional<Intent> draw_keyboard(ui::Ui& ui, const KeyboardModel& model, ui::Rect place);

}  // namespace waystation::kiosk
