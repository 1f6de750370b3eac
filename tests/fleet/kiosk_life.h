// One kiosk's months, drawn from a seed: its network, its sticks, its clock, its disk.
#pragma once

#include <cstdint>
#include <string>

#include "tests/fleet/history.h"

namespace waystation::fleet {

// What a fleet has been through: that it was hard enough.
struct Tally {
  uint64_t kiosks = 0, updates = 0, failed = 0, refused = 0, changed = 0, unchanged = 0;
  uint64_t requests = 0, lost = 0;
  uint64_t sticks = 0, old_sticks = 0, pulled = 0, as_of = 0;
  uint64_t full_disks = 0, rotten = 0, mended = 0, wrong_clocks = 0;
  uint64_t jumps = 0;  // over more than eight releases
};

// Lives from the first release to the last. Answers what was wrong as a sentence; empty: nothing ever was.
std::string live(History& history, uint64_t seed, Tally& tally);

}  // namespace waystation::fleet
