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
#include "core/fees/assess.h"

namespace waystation::kiosk {

// What was said about the last number that was entered.
enum class PinRemark { none, wrong, wait };

inline constexpr size_t kMostPinDigits = 12;
inline constexpr size_t kMostTypedBytes = 240;
inline constexpr size_t kMostAmountDigits = 12;

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

// What a visitor said in the fee check.
struct FeeCheck {
  fees::Job job;
  std::string wage_currency, currency;  // of the wage, of the charges: ISO 4217; empty: not chosen yet
  std::vector<fees::Charge> charges;    // at most one an item, none of them 0
  std::set<std::string> signs;          // of danger, that were touched
  std::string typed;                    // on the number pad: digits 0–9, and at most one point

  bool operator==(const FeeCheck&) const = default;
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
  FeeCheck fee_check;
  Keys keys;
  std::string pin;  // as far as it has been typed; on PinRoute only
  PinRemark pin_remark = PinRemark::none;

  const Route& route() const { return back_stack.back(); }
  bool operator==(const State&) const = default;
};

}  // namespace waystation::kiosk
