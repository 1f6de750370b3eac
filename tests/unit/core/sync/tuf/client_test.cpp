// What is asked for, what is kept, and what happens when something is missing.
#include "core/sync/client.h"

#include "core/base/sha256.h"
#include "core/sync/metadata.h"
#include "tests/unit/core/sync/tuf/tuf_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;
using Asked = std::vector<std::string>;

TEST_CASE("the first refresh asks for the next root, then for each role once, and keeps the bytes as they came") {
  TufWorld world;
  world.repository.files["metadata/timestamp.json"] += "  ";
  world.refresh();
  CHECK(world.source.asked == Asked{"2.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json"});
  CHECK(world.kept("root") == world.published("1.root.json"));
  CHECK(world.kept("timestamp") == world.published("timestamp.json"));
  CHECK(world.kept("snapshot") == world.published("1.snapshot.json"));
  CHECK(world.kept("targets") == world.published("1.targets.json"));
}

TEST_CASE("what is here and right is not fetched again") {
  TufWorld world;
  world.refresh();
  world.refresh();
  CHECK(world.source.asked == Asked{"2.root.json", "timestamp.json"});
  world.repository.publish("snapshot", "timestamp");
  world.refresh();
  CHECK(world.source.asked == Asked{"2.root.json", "timestamp.json", "2.snapshot.json"});
}

TEST_CASE("what has rotted in the folder is fetched again") {
  TufWorld world;
  world.refresh();
  for (const char* role : {"timestamp", "snapshot", "targets"}) {
    INFO(role);
    std::string bytes = world.kept(role);
    world.files.put("trust/" + std::string(role) + ".json", bytes.substr(0, bytes.size() / 2));
    world.refresh();
    CHECK(world.kept(role) == bytes);
  }
}

TEST_CASE("without consistent snapshots the names have no versions") {
  TufWorld world;
  world.repository.set_consistent_snapshot(false);
  world.repository.set_target("packs/a/records", "text");
  world.repository.publish("root");
  world.repository.publish_all();
  world.refresh();
  CHECK(world.source.asked == Asked{"2.root.json", "3.root.json", "timestamp.json", "snapshot.json", "targets.json"});
  CHECK(world.find("packs/a/records")->path == "packs/a/records");
}

TEST_CASE("a target's file has its hash before its name, and its custom comes as it was signed") {
  TufWorld world;
  world.repository.set_target("packs/a/records", "text", json(R"({"waystation":{"release":3}})"));
  world.repository.set_target("top", "text");
  world.repository.publish_all();
  auto target = world.find("packs/a/records");
  REQUIRE(target);
  CHECK(target->path == "packs/a/" + sha256_hex("text") + ".records");
  CHECK(target->length_bytes == 4);
  CHECK(target->role == "targets");
  CHECK(pack::to_canonical(target->custom) == R"({"waystation":{"release":3}})");
  CHECK(world.find("top")->path == sha256_hex("text") + ".top");
  CHECK(world.find("packs/b/records").error().kind == ErrorKind::not_found);
}

TEST_CASE("a target's bytes have its length and its hashes, or are refused") {
  Target target{"a", 4, {{"sha256", sha256_hex("text")}}, {}, "targets", "a"};
  CHECK(check_target(target, "text"));
  for (std::string_view bytes : {"", "texT", "text.", "tex"}) {
    auto refused = check_target(target, bytes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::untrusted);
    CHECK(contains(refused.error().message, "a is refused"));
  }
}

TEST_CASE("a target without a hash that is known here is refused") {
  TufWorld world;
  world.repository.set_target("a", "text");
  put(world.repository.parts["targets"], {"targets", "a", "hashes"}, json(R"({"blake9":"00"})"));
  world.repository.publish_all();
  CHECK(world.find("a").error().kind == ErrorKind::untrusted);
}

TEST_CASE("lengths and hashes in timestamp and snapshot hold when they are there") {
  for (const char* role : {"snapshot", "targets"}) {
    INFO(role);
    TufWorld world;
    world.repository.with_hashes = true;
    world.repository.publish_all();
    world.refresh();
    // Validly signed, with the version that is named, and still not the file that is named.
    std::string above = role == std::string("snapshot") ? "timestamp" : "snapshot";
    put(world.repository.parts[above], {"meta", role + std::string(".json"), "hashes", "sha256"},
        {std::string(64, '0')});
    if (above == "snapshot") world.repository.publish("snapshot");
    world.repository.publish("timestamp");
    world.lose(role);
    CHECK(contains(world.refusal(), role + std::string(".json is refused: its hash is not that in ") + above));
  }
}

TEST_CASE("a file that is shorter than the metadata above says is refused") {
  TufWorld world;
  auto length = static_cast<int64_t>(world.published("1.snapshot.json").size());
  put(world.repository.parts["timestamp"], {"meta", "snapshot.json", "length"}, {length + 1});
  world.repository.publish("timestamp");
  CHECK(contains(world.refusal(), "snapshot.json is refused: it has"));
}

TEST_CASE("a kept file that has the right version and not the hash that is named now is fetched again") {
  TufWorld world;
  world.repository.with_hashes = true;
  world.repository.publish_all();
  world.refresh();
  world.repository.files["metadata/2.snapshot.json"] += " ";
  std::string bytes = world.published("2.snapshot.json");
  auto& meta = at(world.repository.parts["timestamp"], {"meta", "snapshot.json"});
  put(meta, {"length"}, {static_cast<int64_t>(bytes.size())});
  put(meta, {"hashes", "sha256"}, {sha256_hex(bytes)});
  world.repository.publish("timestamp");
  world.refresh();
  CHECK(world.kept("snapshot") == bytes);
}

TEST_CASE("endless files stop at the cap, whatever the metadata above says") {
  TufWorld world;
  world.repository.files["metadata/timestamp.json"] += std::string(kMaxTimestampBytes, ' ');
  CHECK(contains(world.refusal(), "more than 16384 bytes"));
  world.repository.publish("timestamp");
  world.repository.files["metadata/2.root.json"] = std::string(kMaxRootBytes + 1, ' ');
  CHECK(contains(world.refusal(), "more than 524288 bytes"));
  world.repository.files.erase("metadata/2.root.json");
  put(world.repository.parts["timestamp"], {"meta", "snapshot.json", "length"}, {int64_t{1} << 40});
  world.repository.publish("timestamp");
  CHECK(contains(world.refusal(), "snapshot.json is refused: it has 1099511627776 bytes, at most 2000000"));
  put(world.repository.parts["timestamp"], {"meta", "snapshot.json", "length"}, {int64_t{10}});
  world.repository.publish("timestamp");
  CHECK(contains(world.refusal(), "more than 10 bytes"));
}

TEST_CASE("what was verified before a failure is kept") {
  TufWorld world;
  world.refresh();
  world.repository.publish_all();
  world.source.fails["2.targets.json"] = {ErrorKind::offline, "no line"};
  CHECK(world.try_refresh().error().kind == ErrorKind::offline);
  CHECK(world.version("timestamp") == 2);
  CHECK(world.version("snapshot") == 2);
  CHECK(world.version("targets") == 1);
  world.source.fails.clear();
  world.refresh();
  CHECK(world.source.asked == Asked{"2.root.json", "timestamp.json", "2.targets.json"});
}

TEST_CASE("a missing file of the repository is a failure of its own kind") {
  for (const char* name : {"timestamp.json", "1.snapshot.json", "1.targets.json"}) {
    TufWorld world;
    world.repository.files.erase("metadata/" + std::string(name));
    CHECK(world.try_refresh().error().kind == ErrorKind::not_found);
  }
}

TEST_CASE("a server that does not answer for the next root is not one that has none") {
  TufWorld world;
  world.source.fails["2.root.json"] = {ErrorKind::offline, "status 503"};
  CHECK(world.try_refresh().error().kind == ErrorKind::offline);
  CHECK(world.version("timestamp") == 0);
}

TEST_CASE("a full disk is said, and the folder trusts what it trusted") {
  TufWorld world;
  world.refresh();
  world.repository.publish_all();
  world.files.free_bytes = 0;
  CHECK(world.try_refresh().error().kind == ErrorKind::no_space);
  CHECK(world.version("timestamp") == 1);
  world.files.free_bytes.reset();
  world.refresh();
  CHECK(world.version("targets") == 2);
}

TEST_CASE("one conditional request is enough when nothing has changed") {
  TufWorld world;
  world.source.has_etags = true;
  auto first = world.try_refresh();
  REQUIRE(first);
  REQUIRE_FALSE(first->etag.empty());
  auto second = world.try_refresh(first->etag);
  REQUIRE(second);
  CHECK(second->not_modified);
  CHECK(second->etag == first->etag);
  CHECK(world.source.asked == Asked{"timestamp.json"});
}

TEST_CASE("after a conditional request that changed nothing targets are still found") {
  TufWorld world;
  world.source.has_etags = true;
  world.repository.set_target("a", "text");
  world.repository.publish_all();
  auto first = world.try_refresh();
  REQUIRE(first);
  auto client = world.open();
  REQUIRE(client.refresh(first->etag)->not_modified);
  CHECK(client.find_target("a"));
  CHECK(client.versions() == MetadataVersions{{"root", 1}, {"timestamp", 2}, {"snapshot", 2}, {"targets", 2}});
}

TEST_CASE("a conditional request that brings a new timestamp is not repeated, unless there is a new root too") {
  TufWorld world;
  world.source.has_etags = true;
  auto first = world.try_refresh();
  REQUIRE(first);
  world.repository.publish_all();
  auto second = world.try_refresh(first->etag);
  REQUIRE(second);
  CHECK_FALSE(second->not_modified);
  CHECK(world.source.asked == Asked{"timestamp.json", "2.root.json", "2.snapshot.json", "2.targets.json"});
  world.repository.rotate_keys("timestamp");
  world.repository.publish("root", "timestamp");
  REQUIRE(world.try_refresh(second->etag));
  CHECK(world.source.asked ==
        Asked{"timestamp.json", "2.root.json", "3.root.json", "timestamp.json", "2.snapshot.json"});
}

TEST_CASE("that nothing has changed is not enough when what is here has expired or is not whole") {
  TufWorld world;
  world.source.has_etags = true;
  world.repository.set_expires("targets", kTufNow + 1000 * kDayS);
  world.repository.publish_all();
  auto first = world.try_refresh();
  REQUIRE(first);
  world.lose("targets");
  auto again = world.try_refresh(first->etag);
  REQUIRE(again);
  CHECK_FALSE(again->not_modified);
  CHECK(world.version("targets") == 2);
  world.options.now_unix_s = kTufNow + 31 * kDayS;
  CHECK(world.try_refresh(first->etag).error().kind == ErrorKind::untrusted);
  world.options.now_unix_s = kTufNow + 366 * kDayS;
  world.options.may_be_expired_online = true;
  CHECK(contains(world.try_refresh(first->etag).error().message, "root.json is refused: it has expired"));
}

TEST_CASE("init takes a root that signs itself and keeps a newer one") {
  MemoryFiles files;
  TufRepository repository;
  std::string first = repository.root_bytes(1);
  repository.publish("root");
  CHECK(Client::init(files, "trust/a", first));
  CHECK(files.read("trust/a/root.json", 1 << 20) == first);
  CHECK(Client::init(files, "trust/a", repository.root_bytes(2)));
  CHECK(Client::init(files, "trust/a", first));
  CHECK(files.read("trust/a/root.json", 1 << 20) == repository.root_bytes(2));
  files.put("trust/a/root.json", "rotten");
  CHECK(Client::init(files, "trust/a", first));
  CHECK(files.read("trust/a/root.json", 1 << 20) == first);
}

TEST_CASE("init refuses what is no root or does not sign itself, and writes nothing") {
  MemoryFiles files;
  TufRepository repository;
  std::string unsigned_root = TufRepository::sign(repository.parts["root"], {TufKey::make()});
  for (const std::string& bytes : {std::string(), std::string("{}"), unsigned_root, repository.sign("targets")}) {
    auto refused = Client::init(files, "trust", bytes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::untrusted);
    CHECK(contains(refused.error().message, "root.json is refused"));
  }
  CHECK_FALSE(files.size_bytes("trust/root.json"));
}

TEST_CASE("a folder without a root, or with a rotten one, says so") {
  TufWorld world;
  CHECK(Client::open(world.files, "elsewhere", world.source, {}).error().kind == ErrorKind::not_found);
  std::string root = world.kept("root");
  for (std::string bytes : {std::string(), root.substr(1), root.substr(0, 100), std::string(kMaxRootBytes + 1, ' ')}) {
    world.files.put("trust/root.json", bytes);
    CHECK(Client::open(world.files, "trust", world.source, {}).error().kind == ErrorKind::corrupt);
  }
}

TEST_CASE("the time of signing is known from the timestamp that is trusted, and from the folder") {
  TufWorld world;
  CHECK(kept_signed_at_unix_s(world.files, "trust") == std::nullopt);
  auto client = world.open();
  CHECK(client.signed_at_unix_s() == std::nullopt);
  REQUIRE(client.refresh());
  CHECK(client.signed_at_unix_s() == kTufNow);
  CHECK(client.timestamp_expires_unix_s() == kTufNow + 30 * kDayS);
  CHECK(kept_signed_at_unix_s(world.files, "trust") == kTufNow);
}

TEST_CASE("the time of signing is before the trusted root and targets expire, whatever the timestamp says") {
  TufWorld world;
  world.repository.set_expires("timestamp", kTufNow + 3000 * kDayS);
  world.repository.set_expires("targets", kTufNow + 200 * kDayS);
  world.repository.publish_all();
  world.repository.now_unix_s = kTufNow + 300 * kDayS;
  world.repository.publish("timestamp");
  auto client = world.open();
  REQUIRE(client.refresh());
  CHECK(client.signed_at_unix_s() == kTufNow + 200 * kDayS - 1);
  CHECK(kept_signed_at_unix_s(world.files, "trust") == kTufNow + 200 * kDayS - 1);
  // A machine that believes it goes on.
  world.options.now_unix_s = *client.signed_at_unix_s();
  world.options.may_be_expired_online = true;
  world.refresh();
  // From a folder that an attacker reached before there were these rules.
  put(world.repository.parts["timestamp"], {"x-signed-at"}, {utc(kTufNow + 2000 * kDayS)});
  world.files.put("trust/timestamp.json", world.repository.sign("timestamp"));
  CHECK(kept_signed_at_unix_s(world.files, "trust") == kTufNow + 200 * kDayS - 1);
  world.lose("targets");
  CHECK(kept_signed_at_unix_s(world.files, "trust") == kTufNow + 365 * kDayS - 1);
}
