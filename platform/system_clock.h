// The machine's clock, and one that stands still for journeys and benchmarks.
#pragma once

#include <string>
#include <string_view>

#include "core/ports/clock.h"

namespace waystation::platform {

class SystemClock : public Clock {
 public:
  int64_t now_unix_s() const override;
  int64_t monotonic_ms() const override;
  Date today() const override;
};

// The name that the machine's time zone has in the tz database: "Asia/Kathmandu". Empty: it has none, which is UTC.
std::string system_time_zone();
// The same of where /etc/localtime leads: what stands behind "zoneinfo/".
std::string zone_of_link(std::string_view target);

// Starts at `unix_s` and moves only by advance_ms().
class ScriptedClock : public Clock {
 public:
  explicit ScriptedClock(int64_t unix_s) : start_unix_s_(unix_s) {}
  int64_t now_unix_s() const override { return start_unix_s_ + elapsed_ms_ / 1000; }
  int64_t monotonic_ms() const override { return elapsed_ms_; }
  Date today() const override;  // in UTC
  void advance_ms(int64_t ms) { elapsed_ms_ += ms; }

 private:
  int64_t start_unix_s_;
  int64_t elapsed_ms_ = 0;
};

}  // namespace waystation::platform
