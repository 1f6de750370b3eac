// What the domain may ask of time. The machine's clock may be wrong; a journey's clock stands still until it is told.
#pragma once

#include <cstdint>

#include "core/base/date.h"

namespace waystation {

class Clock {
 public:
  virtual ~Clock() = default;
  // Seconds since 1970-01-01T00:00:00Z.
  virtual int64_t now_unix_s() const = 0;
  // Milliseconds since an arbitrary start; never goes back. For timeouts and motion.
  virtual int64_t monotonic_ms() const = 0;
  // The calendar day where the machine stands, by its time zone.
  virtual Date today() const = 0;
  // Whether now_unix_s() and today() are only the latest time that is known to have been, because the machine's own
  // clock cannot be believed (core/sync/known_time.h).
  virtual bool is_uncertain() const { return false; }
};

}  // namespace waystation
