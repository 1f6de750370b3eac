// In four parts, so that two can be lived through side by side.
#include "tests/fleet/history.h"
#include "tests/fleet/kiosk_life.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::fleet;

namespace {

constexpr uint64_t kSeed = 20261122;
constexpr uint64_t kKiosks = 250;  // of a part
constexpr size_t kMaxFailures = 5;

std::string to_words(const Tally& tally) {
  return fmt::format(
      "{} updates: {} failed, {} of them refused, {} changed the set, {} brought no change; {} requests, {} lost; {} "
      "sticks, {} old, {} pulled out, {} as of their day; {} full disks, {} rotten, {} mended; {} jumps",
      tally.updates, tally.failed, tally.refused, tally.changed, tally.unchanged, tally.requests, tally.lost,
      tally.sticks, tally.old_sticks, tally.pulled, tally.as_of, tally.full_disks, tally.rotten, tally.mended,
      tally.jumps);
}

// What one kiosk lives through is chance; that a part of the fleet lives through everything is not.
void check_was_hard(const Tally& tally) {
  CHECK(tally.failed > kKiosks);
  CHECK(tally.refused > kKiosks / 2);
  CHECK(tally.changed > 2 * kKiosks);
  CHECK(tally.unchanged > kKiosks / 20);
  CHECK(tally.lost > kKiosks);
  CHECK(tally.old_sticks > kKiosks / 10);
  CHECK(tally.pulled > kKiosks / 10);
  CHECK(tally.as_of > kKiosks / 20);
  CHECK(tally.full_disks > kKiosks / 5);
  CHECK(tally.rotten > kKiosks / 5);
  CHECK(tally.mended > kKiosks / 20);
  CHECK(tally.wrong_clocks > kKiosks / 5);
  CHECK(tally.jumps > 0);
}

void live_part(uint64_t part) {
  History history(kSeed);
  REQUIRE(history.releases(kStarter).size() + history.releases(kAdvice).size() >= 20);
  Tally tally;
  size_t failures = 0;
  for (uint64_t i = 0; i < kKiosks && failures < kMaxFailures; ++i) {
    uint64_t seed = kSeed + part * kKiosks + i;
    std::string problem = live(history, seed, tally);
    if (problem.empty()) continue;
    ++failures;
    FAIL_CHECK("the kiosk of seed " << seed << ": " << problem);
  }
  INFO("seed " << kSeed << ", part " << part << ": " << to_words(tally));
  check_was_hard(tally);
}

}  // namespace

TEST_CASE("a thousand kiosks with losses, sticks and wrong clocks all reach the same records: the first quarter") {
  live_part(0);
}

TEST_CASE("a thousand kiosks with losses, sticks and wrong clocks all reach the same records: the second quarter") {
  live_part(1);
}

TEST_CASE("a thousand kiosks with losses, sticks and wrong clocks all reach the same records: the third quarter") {
  live_part(2);
}

TEST_CASE("a thousand kiosks with losses, sticks and wrong clocks all reach the same records: the fourth quarter") {
  live_part(3);
}

TEST_CASE("two histories of one seed publish the same records") {
  History one(kSeed), other(kSeed);
  for (const std::string& pack : {kStarter, kAdvice}) CHECK(one.releases(pack) == other.releases(pack));
}
