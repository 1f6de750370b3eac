// What this machine knows besides its folder (the floor), and coming back from a fast-forward.
#include "tests/unit/core/sync/tuf/tuf_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;

TEST_CASE("metadata below the floor is refused although the folder knows nothing") {
  TufWorld world;
  world.repository.publish_all();
  for (const char* role : {"root", "timestamp", "snapshot", "targets", "ministry"}) {
    INFO(role);
    TufWorld fresh;
    fresh.repository.publish_all();
    fresh.options.floor = {{role, 3}};
    CHECK(contains(fresh.refusal(), "this machine already trusts"));
    fresh.options.floor = {{role, role == std::string("root") ? 1 : 2}};
    if (role != std::string("ministry")) fresh.refresh();
  }
}

TEST_CASE("a kept timestamp below the floor is refused though the source has the same") {
  TufWorld world;
  world.refresh();
  world.options.floor = {{"root", 1}, {"timestamp", 2}};
  CHECK(contains(world.refusal(), "it has version 1, this machine already trusts 2"));
}

TEST_CASE("a kept snapshot below the floor is refused though the timestamp is not") {
  TufWorld world;
  world.refresh();
  world.options.floor = {{"targets", 2}};
  CHECK(contains(world.refusal(), "it names version 1 of targets.json, this machine already trusts 2"));
}

TEST_CASE("a root that gives other online keys lifts the floor in the same run") {
  TufWorld world;
  world.repository.rotate_keys("timestamp");
  world.repository.publish("root", "timestamp");
  world.options.floor = {{"root", 1}, {"timestamp", 5}, {"targets", 5}};
  world.refresh();
  CHECK(world.version("timestamp") == 2);
}

TEST_CASE("new online keys bring a repository back from versions that an attacker drove up") {
  for (const char* rotated : {"timestamp", "snapshot"}) {
    INFO(rotated);
    TufWorld world;
    world.repository.delegate("targets", "bogus", {"b/*"});
    for (const char* role : {"timestamp", "snapshot", "targets"})
      put(world.repository.parts[role], {"version"}, {int64_t{9007199254740990}});
    for (const char* role : {"bogus", "targets", "snapshot", "timestamp"}) world.repository.publish_as_is(role);
    world.refresh();
    MetadataVersions floor = world.open().versions();
    floor["timestamp"] = floor["snapshot"] = floor["targets"] = 9007199254740990;
    for (const char* role : {"timestamp", "snapshot", "targets"})
      put(world.repository.parts[role], {"version"}, {int64_t{2}});
    drop(world.repository.parts["snapshot"], {"meta", "bogus.json"});
    for (const char* role : {"targets", "snapshot", "timestamp"}) world.repository.publish_as_is(role);
    CHECK(contains(world.refusal(), "a rollback"));
    world.repository.rotate_keys(rotated);
    world.repository.publish("root");
    for (const char* role : {"targets", "snapshot", "timestamp"}) world.repository.publish_as_is(role);
    world.options.floor = floor;
    world.source.fails["timestamp.json"] = {ErrorKind::offline, "cut off right after the root"};
    CHECK_FALSE(world.try_refresh());
    CHECK(world.version("root") == 2);
    CHECK(world.version("timestamp") == 0);
    CHECK(world.version("snapshot") == 0);
    world.source.fails.clear();
    world.refresh();
    CHECK(world.version("timestamp") == 2);
    CHECK(world.version("targets") == 2);
    world.refresh();
  }
}

namespace {

// A machine that trusts versions which an attacker drove up, and a repository that came back from them with a root 2
// under which the old timestamp still verifies.
struct DrivenUp : TufWorld {
  explicit DrivenUp(std::string_view change) {
    constexpr int64_t kFar = 9007199254740990;
    for (const char* role : {"timestamp", "snapshot", "targets"}) publish_version(role, kFar);
    for (const char* role : {"targets", "snapshot", "timestamp"}) repository.publish_as_is(role);
    refresh();
    options.floor = {{"root", 1}, {"timestamp", kFar}, {"snapshot", kFar}, {"targets", kFar}};
    for (const char* role : {"timestamp", "snapshot", "targets"}) publish_version(role, 2);
    if (change == "another snapshot key") repository.rotate_keys("snapshot");
    if (change == "a snapshot key more") repository.add_key("snapshot", TufKey::make());
    if (change == "a timestamp key more") repository.add_key("timestamp", TufKey::make());
    repository.publish("root");
    for (const char* role : {"targets", "snapshot", "timestamp"}) repository.publish_as_is(role);
  }
  void publish_version(const char* role, int64_t version) { put(repository.parts[role], {"version"}, {version}); }
};

constexpr const char* kChanges[] = {"another snapshot key", "a snapshot key more", "a timestamp key more"};

}  // namespace

TEST_CASE("a power cut at any write of the recovery leaves nothing that gates for ever") {
  for (const char* change : kChanges) {
    for (uint64_t writes = 0; writes < 12; ++writes) {
      INFO(change << ", cut off after " << writes << " writes");
      DrivenUp world(change);
      world.files.fail_after_writes = world.files.writing_calls + writes;
      (void)world.try_refresh();
      world.files.fail_after_writes.reset();
      world.refresh();
      CHECK(world.version("timestamp") == 2);
      CHECK(world.version("targets") == 2);
    }
  }
}

TEST_CASE("a newer root that init brings forgets the versions under other online keys too") {
  for (const char* change : kChanges) {
    INFO(change);
    DrivenUp world(change);
    REQUIRE(Client::init(world.files, "trust", world.repository.root_bytes(2)));
    CHECK(world.version("root") == 2);
    world.refresh();
    CHECK(world.version("timestamp") == 2);
  }
  DrivenUp world("nothing");
  REQUIRE(Client::init(world.files, "trust", world.repository.root_bytes(2)));
  CHECK(world.version("root") == 2);
  CHECK(contains(world.refusal(), "a rollback"));
}

TEST_CASE("a new root that leaves the online keys alone forgets nothing") {
  TufWorld world;
  world.repository.publish_all();
  auto second = world.repository.files.at("metadata/timestamp.json");
  world.repository.publish_all();
  world.refresh();
  world.repository.rotate_keys("targets");
  world.repository.publish("root", "targets", "snapshot", "timestamp");
  world.refresh();
  CHECK(world.version("timestamp") == 4);
  world.repository.publish("root");
  world.repository.files["metadata/timestamp.json"] = second;
  world.options.floor = {{"root", 1}, {"timestamp", 3}};
  CHECK(contains(world.refusal(), "a rollback"));
  CHECK(world.version("root") == 3);
}

TEST_CASE("a floor holds through old root changes that it already knew") {
  TufWorld world;
  world.repository.rotate_keys("timestamp");
  world.repository.publish("root", "timestamp");
  // The folder was lost after root 2 was known with timestamp 5: the way from root 1 to 2 lifts nothing.
  world.options.floor = {{"root", 2}, {"timestamp", 5}};
  CHECK(contains(world.refusal(), "it has version 2, this machine already trusts 5"));
}
