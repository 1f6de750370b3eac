// Full disks, power cuts, rot: the old set or the new, never neither.
#include <random>

#include "tests/support/catch.h"
#include "tests/support/power_cut_disk.h"
#include "tests/unit/core/sync/update/kiosk_world.h"

using namespace waystation;
using namespace waystation::testing;

namespace {

std::string shown_on(Files& files) {
  auto set = sync::SetFolder(files, "/data/sync/set").active();
  return set && set->packs.size() == 1 ? set->packs.front().records_sha256 : "";
}

// Release 1 is shown and release 2 can be had.
struct BeforeUpdate : KioskWorld {
  std::string old_sha256, new_sha256;
  BeforeUpdate() {
    old_sha256 = publisher.release().sha256;
    serve();
    REQUIRE(update().is_well());
    new_sha256 = publisher.release().sha256;
    serve();
  }
  sync::UpdateRequest request() const {
    sync::UpdateRequest made;
    made.site = site;
    made.site_folder = "/site";
    made.data = data();
    return made;
  }
  PowerCutDisk disk() const {
    PowerCutDisk made;
    auto entries = files.list_tree("/", 1000);
    REQUIRE(entries.has_value());
    for (const Files::Entry& entry : *entries) made.put("/" + entry.path, *files.read("/" + entry.path, 1 << 24));
    return made;
  }
};

}  // namespace

TEST_CASE("a disk that is full at any write leaves the old set or the new, and room lets it go on") {
  BeforeUpdate start;
  BeforeUpdate whole = start;
  whole.files.writing_calls = 0;
  REQUIRE(whole.update().is_well());
  uint64_t writes = whole.files.writing_calls;
  REQUIRE(writes > 5);
  for (uint64_t n = 0; n <= writes; ++n) {
    INFO("write " << n);
    BeforeUpdate world = start;
    world.files.writing_calls = 0;
    world.files.fail_after_writes = n;
    (void)world.try_update();
    std::string shown = world.shown_sha256();
    CHECK((shown == world.old_sha256 || shown == world.new_sha256));
    world.files.fail_after_writes.reset();
    CHECK(world.update().is_well());
    CHECK(world.shown_sha256() == world.new_sha256);
  }
}

TEST_CASE("a power cut at any write leaves the old set or the new, and the next update completes it") {
  BeforeUpdate start;
  PowerCutDisk before = start.disk();
  std::mt19937_64 rng(20261121);
  for (uint64_t n = 1;; ++n) {
    INFO("cut after " << n);
    PowerCutDisk disk = before;
    disk.cut_after(n);
    (void)sync::update(disk, start.http, start.clock, start.request());
    bool was_cut = disk.is_cut();
    disk.restart(rng);
    std::string shown = shown_on(disk);
    CHECK((shown == start.old_sha256 || shown == start.new_sha256));
    auto outcome = sync::update(disk, start.http, start.clock, start.request());
    REQUIRE(outcome.has_value());
    CHECK(outcome->is_well());
    CHECK(shown_on(disk) == start.new_sha256);
    if (!was_cut) break;
  }
}

TEST_CASE("metadata that was kept before a power cut does not hide that its release is not shown") {
  BeforeUpdate world;
  auto before = *world.files.read("/data/sync/set/ptr.1", 1 << 20);
  REQUIRE(world.update().is_well());
  // The pointer did not reach the disk, everything else did, also the ETag.
  REQUIRE(world.files.remove("/data/sync/set/ptr.0"));
  world.files.put("/data/sync/set/ptr.1", before);
  REQUIRE(world.shown_sha256() == world.old_sha256);
  CHECK(world.update().is_well());
  CHECK(world.shown_sha256() == world.new_sha256);
}

TEST_CASE("a store that has rotted is mended from its records without a byte of content") {
  BeforeUpdate world;
  REQUIRE(world.update().is_well());
  auto set = sync::SetFolder(world.files, "/data/sync/set");
  std::string path = set.store_path(set.active()->packs.front());
  std::string bytes = *world.files.read(path, 1 << 24);
  bytes[bytes.size() / 2] ^= 1;
  world.files.put(path, bytes);
  world.http.asked.clear();
  auto outcome = world.update();
  CHECK(outcome.healed == std::vector<std::string>{"starter"});
  CHECK(world.asked_times("targets/") == 0);
  CHECK(set.is_sound(*set.active()));
}

TEST_CASE("a store and records that have both rotted are fetched again") {
  BeforeUpdate world;
  REQUIRE(world.update().is_well());
  auto set = sync::SetFolder(world.files, "/data/sync/set");
  auto shown = set.active()->packs.front();
  for (const std::string& path : {set.store_path(shown), set.records_path(shown)}) {
    std::string bytes = *world.files.read(path, 1 << 24);
    bytes[bytes.size() / 2] ^= 1;
    world.files.put(path, bytes);
  }
  CHECK(world.update().is_well());
  CHECK(world.shown_sha256() == world.new_sha256);
  CHECK(set.is_sound(*set.active()));
}

TEST_CASE("a status file that cannot be written does not fail an update") {
  BeforeUpdate world;
  REQUIRE(world.files.create_folder("/data/sync/log.1"));
  REQUIRE(world.files.remove(world.data().status()));
  REQUIRE(world.files.create_folder(world.data().status()));
  CHECK(world.update().is_well());
  CHECK(world.shown_sha256() == world.new_sha256);
}

TEST_CASE("a damaged status file counts as none") {
  BeforeUpdate world;
  world.files.put(world.data().status(), "{\"packs\":[");
  CHECK(sync::read_status(world.files, world.data()).repositories.empty());
  CHECK(world.update().is_well());
  CHECK(world.status().succeeded_unix_s == world.now);
}
