// Chance from the system.
#pragma once

#include "core/ports/random.h"

namespace waystation::platform {

class SystemRandom : public Random {
 public:
  uint64_t next() override;
};

}  // namespace waystation::platform
