// Keeps the officer's page: compares numbers, and makes those wait who guess. Outlives visits, so that leaving is no
// way round it. Pure: time comes in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waystation::kiosk {

class PinGuard {
 public:
  // `pin`: officer_pin of the site; empty: nobody is let in.
  explicit PinGuard(std::string pin) : pin_(std::move(pin)) {}

  enum class Answer { right, wrong, wait };
  // After five wrong ones in a row nothing is right for a minute. `now_ms`: Clock::monotonic_ms.
  Answer ask(std::string_view typed, int64_t now_ms);

 private:
  std::string pin_;
  int wrong_ = 0;  // in a row
  int64_t closed_until_ms_ = INT64_MIN;
};

}  // namespace waystation::kiosk
