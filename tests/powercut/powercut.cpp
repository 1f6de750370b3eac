// powercut STATES [SEED]: that many power cuts, half of them on a disk that lies about every second fsync. Exits with 1
// if the old set or the new was not there after one of them.
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <random>
#include <string_view>

#include "tests/powercut/kiosk_life.h"

namespace {

using namespace waystation::powercut;

constexpr size_t kMostFailures = 10;

bool read_number(std::string_view text, uint64_t& number) {
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() && end == text.data() + text.size();
}

bool report(std::string_view disk, uint64_t seed, const Tally& tally) {
  fmt::print(
      "{}: seed {}, {} states in {} lives, {} cut in recovery, {} kills, {} updates, {} stores mended, "
      "{} fell to the set before, {} to what was shipped, {} failures\n",
      disk, seed, tally.states, tally.lives, tally.cut_in_recovery, tally.kills, tally.updates, tally.mended,
      tally.fell_back, tally.fell_to_shipped, tally.failures.size());
  for (const std::string& failure : tally.failures) fmt::print("  {}\n", failure);
  return tally.failures.empty();
}

}  // namespace

int main(int argc, char** argv) {
  uint64_t states = 0, seed = std::random_device()();
  bool is_understood = (argc == 2 || argc == 3) && read_number(argv[1], states) && states > 0;
  if (argc == 3) is_understood = is_understood && read_number(argv[2], seed);
  if (!is_understood) {
    fmt::print(stderr, "usage: powercut STATES [SEED]\n");
    return 2;
  }
  Published published;
  uint64_t part = (states + 3) / 4;
  bool is_well = report("honest disk", seed, live_many(published, seed, states - 2 * part, {}, kMostFailures));
  LifeOptions lying;
  lying.lie_probability = 0.5;
  is_well &= report("lying disk", seed, live_many(published, seed, part, lying, kMostFailures));
  lying.settles = true;
  lying.has_rot = false;
  is_well &= report("lying disk, time between updates", seed, live_many(published, seed, part, lying, kMostFailures));
  return is_well ? 0 : 1;
}
