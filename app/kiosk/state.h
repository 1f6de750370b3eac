// A visit. Lives in memory only, and ends with the visit.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/kiosk/route.h"
#include "app/ui/theme.h"

namespace waystation::kiosk {

// What was said about the last number that was entered.
enum class PinRemark { none, wrong, wait };

inline constexpr size_t kMostPinDigits = 12;
inline constexpr size_t kMostTypedBytes = 240;

// What the keyboard on the screen shows.
struct Keys {
  bool shown = true;
  bool shifted = false;           // for one letter
  bool digits = false;            // digits and signs in place of letters
  bool latin = false;             // the other script than the reader's
  std::vector<uint32_t> pending;  // symbols that wait for the next key
  uint32_t held = 0;              // symbol of the key whose other letters are offered; 0: none

  bool operator==(const Keys&) const = default;
};

struct State {
  std::vector<Route> back_stack{AttractRoute{}};  // never empty; the last one is shown
  std::string lang;                               // of the interface
  bool language_chosen = false;                   // until then `lang` is the site's first
  int text_step = 2;                              // 1..ui::kTextSteps
  ui::Contrast contrast = ui::Contrast::light;
  std::set<std::pair<std::string, int>> ticked;  // article id, ordinal of the task
  std::optional<int64_t> countdown_ends_ms;      // set while "are you still there?" is asked
  std::string search_text;                       // as far as it has been typed
  std::string agency_text;                       // the same in the agency check
  Keys keys;
  std::string pin;  // as far as it has been typed; on PinRoute only
  PinRemark pin_remark = PinRemark::none;

  const Route& route() const { return back_stack.back(); }
  bool operator==(const State&) const = default;
};

}  // namespace waystation::kiosk
