// What time it is, when the machine's own clock may be at 1970 or 2099.
#pragma once

#include <cstdint>

#include "core/ports/clock.h"

namespace waystation::sync {

// When this program was built: no kiosk runs it earlier.
int64_t build_time_unix_s();

// The machine's clock is believed from the known time until two years after it.
inline constexpr int64_t kBelievedForS = int64_t{2} * 366 * 86400;

struct BelievedTime {
  int64_t unix_s = 0;
  bool is_uncertain = false;  // it is the known time: the latest that certainly has been
};
BelievedTime believe(int64_t machine_unix_s, int64_t known_unix_s);

// The machine's clock as far as it can be believed. `machine` must outlive it.
class BelievedClock : public Clock {
 public:
  BelievedClock(const Clock& machine, int64_t known_unix_s) : machine_(machine), known_unix_s_(known_unix_s) {}
  int64_t now_unix_s() const override;
  int64_t monotonic_ms() const override { return machine_.monotonic_ms(); }
  Date today() const override;  // in UTC when uncertain
  bool is_uncertain() const override;
  // A newer verified time was learned; never goes back.
  void learn(int64_t known_unix_s);

 private:
  const Clock& machine_;
  int64_t known_unix_s_;
};

}  // namespace waystation::sync
