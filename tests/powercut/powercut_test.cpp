// The power-cut harness at the size of a test, and the proof that it would see a mistake.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <random>

#include "tests/powercut/kiosk_life.h"
#include "tests/powercut/program_files.h"
#include "tests/support/catch.h"
#include "tests/support/power_cut_disk.h"

using namespace waystation;
using namespace waystation::powercut;

namespace {

constexpr uint64_t kSeed = 1;

const Published& published() {
  static const Published once;
  return once;
}

void check_many(uint64_t states, const LifeOptions& options) {
  Tally tally = live_many(published(), kSeed, states, options);
  INFO(fmt::format("seed {}: {}", kSeed, fmt::join(tally.failures, "\n")));
  CHECK(tally.failures.empty());
  CHECK(tally.states == states);
  // It is worth something only if the power went in all kinds of moments.
  CHECK(tally.cut_in_recovery > states / 100);
  CHECK(tally.kills > states / 20);
  CHECK(tally.updates > states / 4);
  CHECK(tally.mended > 0);
}

// How many states it took to see the mistake.
uint64_t states_until_seen(Mistake mistake, double lie_probability = 0) {
  LifeOptions options;
  options.mistake = mistake;
  options.lie_probability = lie_probability;
  options.has_rot = false;
  constexpr uint64_t kMost = 2000;
  Tally tally = live_many(published(), kSeed, kMost, options);
  INFO(fmt::format("seed {}", kSeed));
  CHECK_FALSE(tally.failures.empty());
  UNSCOPED_INFO(fmt::format("seen after {} states", tally.states));
  return tally.states;
}

}  // namespace

TEST_CASE("after 5,000 power cuts the old set or the new is shown, and rot is healed") {
  check_many(5000, {});
}

TEST_CASE("a disk that lies about half of its fsyncs never makes a set corrupt or mixed in 2,500 power cuts") {
  LifeOptions options;
  options.lie_probability = 0.5;
  check_many(2500, options);
}

TEST_CASE("a lying disk that has time between updates leaves the old set or the new in 2,500 power cuts") {
  LifeOptions options;
  options.lie_probability = 0.5;
  options.settles = true;
  options.has_rot = false;
  check_many(2500, options);
}

TEST_CASE("the same seed lives the same life") {
  CHECK(live_many(published(), 7, 100, {}).updates == live_many(published(), 7, 100, {}).updates);
}

TEST_CASE("a store that is not made durable is seen") {
  CHECK(states_until_seen(Mistake::skip_sync_file) < 500);
}
TEST_CASE("a folder that is not made durable is seen") {
  CHECK(states_until_seen(Mistake::skip_sync_folder) < 500);
}
TEST_CASE("a rename before the bytes are durable does no harm: nothing counts on the file yet") {
  LifeOptions options;
  options.mistake = Mistake::rename_before_sync;
  CHECK(live_many(published(), kSeed, 500, options).failures.empty());
}
TEST_CASE("a pointer that is written before its stores is seen") {
  CHECK(states_until_seen(Mistake::pointer_before_stores) < 500);
}
TEST_CASE("a pointer in force that is overwritten is seen") {
  CHECK(states_until_seen(Mistake::overwrite_pointer_in_force) < 1000);
}
TEST_CASE("a sweep before the new set counts is seen") {
  CHECK(states_until_seen(Mistake::sweep_before_activate) < 500);
}
TEST_CASE("sizes that are not checked are seen on a disk that lies") {
  CHECK(states_until_seen(Mistake::sizes_not_checked, 0.5) < 500);
}

TEST_CASE("a sweep does not go by pointers that only memory has") {
  const std::string folder = "/data/set";
  constexpr uint64_t kBetweenRenameAndSync = 4;
  for (bool is_wrong : {false, true}) {
    int neither = 0;
    for (uint64_t seed = 0; seed < 50; ++seed) {
      testing::PowerCutDisk disk;
      ProgramFiles files(disk);
      sync::SetFolder set(files, folder, published().builder(0));
      for (int64_t index : {0, 1})
        for (const Published::PackRelease& pack : published().set(index)) REQUIRE(set.add(pack.pack, *pack.records));
      REQUIRE(set.activate(published().named(0, 0)));
      for (int64_t index : {1, 1}) {
        files.die_after(kBetweenRenameAndSync);
        sync::SetFolder of_that_start(files, folder, published().builder(0));
        CHECK_FALSE(of_that_start.activate(published().named(index, 0)));
        files.live();
      }
      files.skip_sync_folder = is_wrong;
      REQUIRE(set.sweep());
      files.skip_sync_folder = false;
      std::mt19937_64 rng(seed);
      disk.restart(rng);
      if (!set.active()) ++neither;
    }
    CHECK((neither > 0) == is_wrong);
  }
}
