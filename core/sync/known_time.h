// What time it is, when the machine's own clock may be at 1970 or 2099.
#pragma once

#include <cstdint>
#include <vector>

#include "core/ports/clock.h"

namespace waystation::sync {

// When this program was built: no kiosk runs it earlier.
int64_t build_time_unix_s();

// What those who sign have told about time.
struct KnownTime {
  int64_t unix_s = 0;         // the latest that certainly has been: no clock is right before it
  int64_t newest_unix_s = 0;  // the latest that anybody told, or the same
};

// Of what each repository signed last (x-signed-at; none for those of which nothing was verified yet), the second
// latest: one publisher whose clock is wrong, or the thief of its key, then makes no clock unbelievable that the others
// agree with, and for a machine that woke up in 1970 it is as good a day as the latest. With one repository there is
// nobody else to ask. The newest counts for how far a clock may be ahead, so that a clock is not doubted because all
// repositories but one have gone silent.
KnownTime known_time_of(std::vector<int64_t> signed_at_unix_s);

// The same, when it is known from elsewhere that this time has been.
KnownTime at_least(KnownTime known, int64_t unix_s);

// The machine's clock is believed from the known time until two years after the newest.
inline constexpr int64_t kBelievedForS = int64_t{2} * 366 * 86400;

struct BelievedTime {
  int64_t unix_s = 0;
  bool is_uncertain = false;  // it is the known time: the latest that certainly has been
};
BelievedTime believe(int64_t machine_unix_s, KnownTime known);
inline BelievedTime believe(int64_t machine_unix_s, int64_t known_unix_s) {
  return believe(machine_unix_s, KnownTime{known_unix_s, known_unix_s});
}

// The machine's clock as far as it can be believed. `machine` must outlive it.
class BelievedClock : public Clock {
 public:
  BelievedClock(const Clock& machine, int64_t known_unix_s) : BelievedClock(machine, {known_unix_s, known_unix_s}) {}
  BelievedClock(const Clock& machine, KnownTime known) : machine_(machine), known_(known) {}
  int64_t now_unix_s() const override;
  int64_t monotonic_ms() const override { return machine_.monotonic_ms(); }
  Date today() const override;  // in UTC when uncertain
  bool is_uncertain() const override;
  // A newer verified time was learned; never goes back.
  void learn(int64_t known_unix_s);

 private:
  const Clock& machine_;
  KnownTime known_;
};

}  // namespace waystation::sync
