// The letters of a keyboard, read off a compiled keymap of XKB. For xkb_keyboard only.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/ports/keyboard.h"

struct xkb_keymap;

namespace waystation::platform {

using Compose = std::function<Composed(std::span<const uint32_t> symbols)>;

// The rows of a PC keyboard's letters with all that types something. A key that waits for the next is written with what
// it makes together with `vowel_carrier` (a keysym; 0: there is none), where the table has no sign for it alone.
std::vector<std::vector<KeyboardKey>> read_rows(xkb_keymap* keymap, const Compose& compose, uint32_t vowel_carrier);

}  // namespace waystation::platform
