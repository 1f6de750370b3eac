// When the kiosk looks for updates by itself. Pure: time and chance come in.
#pragma once

#include <cstdint>

#include "core/ports/random.h"

namespace waystation::kiosk {

class Schedule {
 public:
  static constexpr int64_t kNever = INT64_MAX;

  // `every_min`: 0 for never. The first time is soon after the start: the machine may have been off for weeks.
  Schedule(int every_min, int64_t now_ms);

  int64_t due_ms() const { return due_ms_; }  // Clock::monotonic_ms, or kNever

  // A try began: the next is due once its end is told.
  void began() { due_ms_ = kNever; }
  // After success at the site's pace; after failure sooner, and later again with each that follows. A tenth more or
  // less by chance, so that the kiosks of a country do not all ask at once.
  void ended(bool is_well, int64_t now_ms, Random& random);

 private:
  int every_min_;
  int failures_ = 0;  // in a row
  int64_t due_ms_;
};

}  // namespace waystation::kiosk
