// Old files in new clothes: rollback, freeze, mix-and-match.
#include "core/sync/metadata.h"
#include "tests/unit/core/sync/tuf/tuf_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;

namespace {

// A repository of three releases that the machine has followed to the end.
struct ThreeReleases : TufWorld {
  std::map<std::string, std::string> first, second;
  ThreeReleases() {
    repository.set_target("a", "1");
    first = repository.files;
    repository.publish_all();
    second = repository.files;
    repository.publish_all();
    refresh();
  }
  void serve_timestamp_of(const std::map<std::string, std::string>& then) {
    repository.files["metadata/timestamp.json"] = then.at("metadata/timestamp.json");
  }
};

}  // namespace

TEST_CASE("an older timestamp is refused, and nothing changes") {
  ThreeReleases world;
  world.serve_timestamp_of(world.second);
  CHECK(world.refusal() == "timestamp.json is refused: it has version 2, this machine already trusts 3: a rollback");
  CHECK(world.version("timestamp") == 3);
  CHECK(world.version("targets") == 3);
}

TEST_CASE("an older timestamp is refused after the newer one has expired too") {
  ThreeReleases world;
  world.options.now_unix_s = kTufNow + 40 * kDayS;
  world.repository.set_expires("timestamp", kTufNow + 400 * kDayS);
  put(world.repository.parts["timestamp"], {"version"}, {int64_t{2}});
  world.repository.publish_as_is("timestamp");
  CHECK(contains(world.refusal(), "it has version 2, this machine already trusts 3"));
}

TEST_CASE("a timestamp of the same version leaves the kept one as it is") {
  ThreeReleases world;
  std::string before = world.kept("timestamp");
  put(world.repository.parts["timestamp"], {"meta", "snapshot.json", "version"}, {int64_t{100}});
  world.repository.publish_as_is("timestamp");
  world.refresh();
  CHECK(world.kept("timestamp") == before);
  CHECK(world.source.asked.back() == "timestamp.json");
}

TEST_CASE("a newer timestamp that names an older snapshot is refused") {
  ThreeReleases world;
  put(world.repository.parts["timestamp"], {"meta", "snapshot.json", "version"}, {int64_t{2}});
  world.repository.publish("timestamp");
  CHECK(contains(world.refusal(), "it names version 2 of snapshot.json, this machine already trusts 3"));
  CHECK(world.version("timestamp") == 3);
}

TEST_CASE("a newer snapshot that names an older file, or none, is refused") {
  for (bool is_gone : {false, true}) {
    ThreeReleases world;
    world.repository.delegate("targets", "ministry", {"m/*"});
    world.repository.publish_all();
    world.refresh();
    auto& snapshot = world.repository.parts["snapshot"];
    if (is_gone)
      drop(snapshot, {"meta", "ministry.json"});
    else
      put(snapshot, {"meta", "targets.json", "version"}, {int64_t{3}});
    world.repository.publish("snapshot", "timestamp");
    std::string why = is_gone ? "ministry.json is no longer in it" : "it names version 3 of targets.json";
    CHECK(contains(world.refusal(), "snapshot.json is refused: " + why));
    CHECK(world.version("snapshot") == 4);
    CHECK(world.version("targets") == 4);
    // Later, when the kept snapshot has expired: it still is what this machine knows.
    world.repository.set_expires("timestamp", kTufNow + 400 * kDayS);
    world.repository.set_expires("snapshot", kTufNow + 400 * kDayS);
    world.repository.publish_as_is("snapshot");
    world.repository.publish("timestamp");
    world.options.now_unix_s = kTufNow + 100 * kDayS;
    CHECK(contains(world.refusal(), why));
  }
}

TEST_CASE("files of different releases do not go together") {
  ThreeReleases world;
  auto& files = world.repository.files;
  world.repository.publish_all();
  files["metadata/4.targets.json"] = world.second.at("metadata/2.targets.json");
  CHECK(world.refusal() == "targets.json is refused: it has version 2, snapshot.json names 4");
  files["metadata/4.snapshot.json"] = world.second.at("metadata/2.snapshot.json");
  world.lose("snapshot");
  CHECK(world.refusal() == "snapshot.json is refused: it has version 2, timestamp.json names 4");
  files["metadata/4.snapshot.json"] = world.published("4.targets.json");
  CHECK(contains(world.refusal(), "snapshot.json is refused: it has 0 valid signatures"));
}

TEST_CASE("a file that is signed for one role is nothing in another's place") {
  TufWorld world;
  TufKey shared = TufKey::make();
  for (const char* role : {"timestamp", "snapshot", "targets"}) world.repository.add_key(role, shared);
  put(world.repository.parts["snapshot"], {"meta", "snapshot.json"}, json(R"({"version":1})"));
  world.repository.publish("root");
  world.repository.publish_all();
  world.repository.files["metadata/timestamp.json"] = world.published("2.snapshot.json");
  CHECK(contains(world.refusal(), "_type is not “timestamp”"));
  CHECK(world.version("timestamp") == 0);
}

TEST_CASE("a flipped bit anywhere is refused") {
  for (const char* name : {"timestamp.json", "1.snapshot.json", "1.targets.json"}) {
    TufWorld good;
    std::string bytes = good.published(name);
    for (size_t i = 0; i < bytes.size(); i += 11) {
      INFO(name << " byte " << i);
      TufWorld& world = good;
      world.repository.files["metadata/" + std::string(name)][i] ^= 1;
      for (const char* role : {"timestamp", "snapshot", "targets"})
        (void)world.files.remove("trust/" + std::string(role) + ".json");
      auto done = world.try_refresh();
      // A key id that is not the right one any more, or white space, is no change of what is signed.
      if (done) CHECK(parse_envelope(world.published(name))->payload() == parse_envelope(bytes)->payload());
      world.repository.files["metadata/" + std::string(name)] = bytes;
    }
  }
}

TEST_CASE("metadata that has expired is refused and not kept") {
  struct Case {
    const char* role;
    int64_t after_days;
    std::vector<std::string> kept;  // what is new and right is
  };
  for (const auto& [role, after_days, kept] : {Case{"timestamp", 30, {}}, Case{"snapshot", 90, {"timestamp"}},
                                               Case{"targets", 365, {"timestamp", "snapshot"}}}) {
    INFO(role);
    TufWorld world;
    world.refresh();
    for (const char* other : {"root", "timestamp", "snapshot", "targets"})
      if (other != std::string(role)) world.repository.set_expires(other, kTufNow + 1000 * kDayS);
    world.repository.publish("root");
    world.repository.publish_all();
    world.options.now_unix_s = kTufNow + after_days * kDayS;
    CHECK(contains(world.refusal(), role + std::string(".json is refused: it has expired on ")));
    for (const char* other : {"timestamp", "snapshot", "targets"}) {
      bool is_kept = std::find(kept.begin(), kept.end(), other) != kept.end();
      CHECK(world.version(other) == (is_kept ? 2 : 1));
    }
    world.options.now_unix_s -= 1;
    world.refresh();
  }
}

TEST_CASE("a freeze ends in an error when the kept timestamp has expired") {
  TufWorld world;
  world.refresh();
  world.options.now_unix_s = kTufNow + 29 * kDayS;
  world.refresh();
  world.options.now_unix_s = kTufNow + 31 * kDayS;
  CHECK(contains(world.refusal(), "timestamp.json is refused: it has expired on 2027-02-14T08:00:00Z"));
}

TEST_CASE("a kept snapshot that has expired is not used, though the timestamp has not") {
  TufWorld world;
  world.repository.set_expires("snapshot", kTufNow + kDayS);
  world.repository.publish_all();
  world.refresh();
  world.options.now_unix_s = kTufNow + 2 * kDayS;
  CHECK(contains(world.refusal(), "snapshot.json is refused: it has expired"));
}

TEST_CASE("an expired kept timestamp does not stand in the way of a new one") {
  TufWorld world;
  world.refresh();
  world.options.now_unix_s = kTufNow + 100 * kDayS;
  world.repository.now_unix_s = world.options.now_unix_s;
  world.repository.set_expires("timestamp", world.options.now_unix_s + kDayS);
  world.repository.set_expires("snapshot", world.options.now_unix_s + kDayS);
  world.repository.publish_all();
  world.refresh();
  CHECK(world.version("timestamp") == 2);
}

TEST_CASE("from a stick, expired timestamps and snapshots bring a newer release, and all version rules hold") {
  TufWorld world;
  world.refresh();
  world.repository.publish_all();
  auto second = world.repository.files;
  world.options.now_unix_s = kTufNow + 100 * kDayS;
  CHECK_FALSE(world.try_refresh());
  world.options.may_be_expired_online = true;
  auto done = world.try_refresh();
  REQUIRE(done);
  CHECK(done->has_expired_online);
  CHECK(world.version("targets") == 2);
  world.repository.publish_all();
  world.refresh();
  world.repository.files = second;
  CHECK(contains(world.refusal(), "a rollback"));
  // What the publisher signed has to be unexpired.
  world.options.now_unix_s = kTufNow + 366 * kDayS;
  CHECK(contains(world.refusal(), "root.json is refused: it has expired"));
}

TEST_CASE("from a stick, unexpired files are not said to have expired") {
  TufWorld world;
  world.options.may_be_expired_online = true;
  CHECK_FALSE(world.try_refresh()->has_expired_online);
}

TEST_CASE("one stolen online key can change no word") {
  TufWorld world;
  world.repository.set_target("a", "truth");
  world.repository.publish_all();
  world.refresh();
  // Who holds timestamp and snapshot keys writes what they like in those.
  auto keys = world.repository.signers["timestamp"];
  keys.push_back(world.repository.signers["snapshot"][0]);
  world.repository.set_target("a", "a lie");
  world.repository.signers["targets"] = keys;
  world.repository.publish_all();
  CHECK(contains(world.refusal(), "targets.json is refused: it has 0 valid signatures"));
  CHECK(world.version("targets") == 2);
}
