// A kiosk's life of updates, with the power going at any moment: also while it recovers, and with the program killed in
// between. After every restart it is checked that the old set is shown or the new, never neither, never a mixture.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/powercut/published.h"

namespace waystation::powercut {

// What is wrong with the program or with the disk under it: each must be found.
enum class Mistake {
  none,
  skip_sync_file,
  skip_sync_folder,
  rename_before_sync,
  pointer_before_stores,
  overwrite_pointer_in_force,  // removed and written anew
  sweep_before_activate,       // what the new set does not name goes before the new set counts
  sizes_not_checked,
};

struct LifeOptions {
  Mistake mistake = Mistake::none;
  double lie_probability = 0;  // of each fsync: reports success and does nothing
  bool settles = false;        // between two updates a lying disk has time to write what it has
  bool has_rot = true;         // bits flip, files are filled with zeros, cut short, lost
};

struct Tally {
  uint64_t lives = 0;
  uint64_t states = 0;           // restarts after which everything was checked
  uint64_t cut_in_recovery = 0;  // of these, the power went while heal or the first sweep was at work
  uint64_t kills = 0;
  uint64_t updates = 0;  // that came to their end
  uint64_t mended = 0;   // stores
  // At a restart, with lies or rot: the set before the last one was shown; what was shipped with the program was.
  uint64_t fell_back = 0, fell_to_shipped = 0;
  std::vector<std::string> failures;  // each with the seed of its life
};

// One life with that seed, of about `states` restarts; ends at the first failure.
void live(const Published& published, uint64_t seed, uint64_t states, const LifeOptions& options, Tally& tally);

// Lives with seeds from `seed` on until there were that many states, or `max_failures`.
Tally live_many(const Published& published, uint64_t seed, uint64_t states, const LifeOptions& options,
                size_t max_failures = 1);

}  // namespace waystation::powercut
