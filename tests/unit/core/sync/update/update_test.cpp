#include "core/sync/update.h"

#include "core/sync/repository_update.h"

#include "tests/support/catch.h"
#include "tests/unit/core/sync/update/kiosk_world.h"

using namespace waystation;
using namespace waystation::testing;

namespace {

// A kiosk that shows release 1 and a web that has it.
struct Running : KioskWorld {
  explicit Running(const std::vector<std::string>& packs = {"starter"}) : KioskWorld(packs) {
    for (const std::string& pack : packs) publisher.release(pack);
    serve();
    auto outcome = update();
    INFO(outcome.repositories.front().message);
    REQUIRE(outcome.is_well());
    http.asked.clear();
  }
  void next_release(const std::string& pack = "starter") {
    publisher.release(pack);
    serve();
  }
};

}  // namespace

TEST_CASE("a new kiosk fetches the compressed records and shows them") {
  KioskWorld world;
  world.publisher.release();
  world.serve();
  auto outcome = world.update();
  CHECK(outcome.is_well());
  CHECK(outcome.activated);
  CHECK(outcome.repositories.front().updated == std::vector<std::string>{"starter"});
  CHECK(world.shown_sha256() == world.publisher.newest().sha256);
  CHECK(world.asked_times(".records.zst") == 1);
  CHECK(world.asked_times(".records") == 1);
  CHECK(world.status().confirmed_unix_s == world.now);
  CHECK(world.log().find("release 1 of starter is shown") != std::string::npos);
}

TEST_CASE("a poll without a change is one request without a body") {
  Running world;
  auto outcome = world.update();
  CHECK(outcome.is_well());
  CHECK(outcome.repositories.front().not_modified);
  CHECK_FALSE(outcome.activated);
  REQUIRE(world.http.asked.size() == 1);
  CHECK(world.http.asked.front().status == 304);
  CHECK(world.http.asked.front().body_bytes == 0);
}

TEST_CASE("a poll asks for everything again when the local timestamp has expired") {
  Running world;
  world.clock.set(world.now + 31 * kDay);
  auto outcome = world.update();
  CHECK(outcome.repositories.front().failed == "untrusted");
  CHECK(world.shown_release() == 1);
  world.publisher.tuf.now_unix_s = world.now + 31 * kDay;
  world.publisher.tuf.set_expires("timestamp", world.now + 60 * kDay);
  world.publisher.tuf.publish_all();
  world.serve();
  CHECK(world.update().is_well());
}

TEST_CASE("the next release comes as a delta") {
  Running world;
  world.next_release();
  auto outcome = world.update();
  CHECK(outcome.is_well());
  CHECK(world.shown_release() == 2);
  CHECK(world.asked_times(".from-") == 1);
  CHECK(world.asked_times(".records") == 0);
}

TEST_CASE("a kiosk that was away for long takes two deltas through a checkpoint") {
  Running world;
  for (int i = 2; i <= 20; ++i) world.publisher.release();
  world.serve();
  CHECK(world.update().is_well());
  CHECK(world.shown_release() == 20);
  CHECK(world.asked_times(".deltas") == 1);
  CHECK(world.asked_times(".from-") == 2);
  CHECK(world.asked_times(".records") == 0);
}

TEST_CASE("a delta that is missing, flipped or endless gives way to the next path") {
  auto fault = GENERATE(as<std::string>(), "missing", "flipped", "cut short", "endless");
  Running world;
  world.publisher.release();
  std::string& delta = world.publisher.tuf.files[world.publisher.delta_path()];
  if (fault == "flipped") delta[delta.size() / 2] ^= 1;
  if (fault == "cut short") delta.resize(delta.size() / 2);
  if (fault == "missing") world.publisher.tuf.files.erase(world.publisher.delta_path());
  world.serve();
  if (fault == "endless") world.http.endless.insert(kUrl + world.publisher.delta_path());
  auto outcome = world.update();
  CHECK(outcome.is_well());
  CHECK(world.shown_release() == 2);
  CHECK(world.asked_times(".records.zst") == 1);
  CHECK(world.log().find(".from-") != std::string::npos);
}

TEST_CASE("when delta and compressed records are both wrong, the plain records are taken") {
  Running world;
  world.publisher.release();
  world.publisher.tuf.files.erase(world.publisher.delta_path());
  world.publisher.tuf.files[world.publisher.zst_path()] = "not the records";
  world.serve();
  CHECK(world.update().is_well());
  CHECK(world.shown_release() == 2);
}

TEST_CASE("records that nobody signed are never shown") {
  Running world;
  world.publisher.release();
  for (auto& [path, bytes] : world.publisher.tuf.files)
    if (path.starts_with("targets/packs/starter/" + world.publisher.newest().sha256)) bytes[bytes.size() / 2] ^= 1;
  world.serve();
  auto outcome = world.update();
  CHECK(outcome.repositories.front().failed == "untrusted");
  CHECK(outcome.repositories.front().message.find("starter of home") != std::string::npos);
  CHECK(world.shown_release() == 1);
  CHECK(world.log().find("failed (untrusted)") != std::string::npos);
}

TEST_CASE("an older state of the repository is refused and the newer content stays") {
  Running world;
  auto old_files = world.publisher.tuf.files;
  world.next_release();
  REQUIRE(world.update().is_well());
  world.http.files.clear();
  world.http.serve(kUrl, old_files);
  auto outcome = world.update();
  CHECK(outcome.repositories.front().failed == "untrusted");
  CHECK(world.shown_release() == 2);
}

TEST_CASE("an older state is refused also when the folder of trusted metadata was lost") {
  Running world;
  auto old_files = world.publisher.tuf.files;
  world.next_release();
  REQUIRE(world.update().is_well());
  for (const char* file : {"root", "timestamp", "snapshot", "targets", "office"})
    REQUIRE(world.files.remove("/data/sync/trust/home/" + std::string(file) + ".json"));
  world.http.files.clear();
  world.http.serve(kUrl, old_files);
  CHECK(world.update().repositories.front().failed == "untrusted");
  CHECK(world.shown_release() == 2);
  world.serve();
  CHECK(world.update().is_well());
}

TEST_CASE("unreadable trusted metadata starts again from the shipped root") {
  Running world;
  for (const char* file : {"root", "timestamp", "snapshot", "targets", "office"})
    world.files.put("/data/sync/trust/home/" + std::string(file) + ".json", "\xff\x00 not json");
  world.next_release();
  CHECK(world.update().is_well());
  CHECK(world.shown_release() == 2);
}

TEST_CASE("a repository that stands still shows as not confirmed since its last timestamp") {
  Running world;
  world.clock.set(world.now + 40 * kDay);
  auto outcome = world.update();
  CHECK(outcome.repositories.front().failed == "untrusted");
  CHECK(world.status().confirmed_unix_s == world.now);
  CHECK(world.status().succeeded_unix_s == world.now);
  CHECK(world.status().tried_unix_s == world.now + 40 * kDay);
  CHECK(world.shown_release() == 1);
}

TEST_CASE("a clock that is wrong neither stops an update nor lets an old state pass") {
  int64_t wrong = GENERATE(int64_t{0}, int64_t{2145916800}, int64_t{4070908800});  // 1970, 2038, 2099
  Running world;
  auto old_files = world.publisher.tuf.files;
  world.clock.set(wrong);
  world.publisher.tuf.now_unix_s += kDay;
  world.next_release();
  CHECK(world.update().is_well());
  CHECK(world.shown_release() == 2);
  world.http.files.clear();
  world.http.serve(kUrl, old_files);
  CHECK_FALSE(world.update().is_well());
  CHECK(world.shown_release() == 2);
}

TEST_CASE("without a network the set stays and the failure is told") {
  Running world;
  world.http.offline.insert("");
  auto outcome = world.update();
  CHECK(outcome.repositories.front().failed == "offline");
  CHECK(world.shown_release() == 1);
  CHECK(world.status().failed == "offline");
}

TEST_CASE("the next mirror is asked when the first is offline, lies, or has an untrusted certificate") {
  auto fault = GENERATE(as<std::string>(), "offline", "lies", "certificate", "portal");
  Running world;
  world.site.repositories.front().urls = {kUrl, kOtherUrl};
  world.publisher.release();
  world.serve(kOtherUrl);
  world.serve(kUrl);
  if (fault == "offline") world.http.offline.insert(kUrl);
  if (fault == "certificate") world.http.untrusted.insert(kUrl);
  for (auto& [url, bytes] : world.http.files) {
    if (!url.starts_with(kUrl)) continue;
    if (fault == "lies") bytes[bytes.size() / 2] ^= 1;
    if (fault == "portal") bytes = "<html>Welcome to our network</html>";
  }
  auto outcome = world.update();
  INFO(outcome.repositories.front().message);
  CHECK(outcome.is_well());
  CHECK(outcome.repositories.front().source == kOtherUrl);
  CHECK(world.shown_release() == 2);
  CHECK(world.log().find("one.example") != std::string::npos);
}

TEST_CASE("a target that the first mirror does not have comes from the second") {
  Running world;
  world.site.repositories.front().urls = {kUrl, kOtherUrl};
  world.publisher.release();
  world.serve(kOtherUrl);
  world.serve(kUrl);
  world.http.status[kUrl + "targets/"] = 404;
  CHECK(world.update().is_well());
  CHECK(world.shown_release() == 2);
}

TEST_CASE("an ETag of another mirror, another timestamp or another set is not asked with") {
  Running world;
  SECTION("another mirror") {
    world.site.repositories.front().urls = {kOtherUrl};
    world.serve(kOtherUrl);
  }
  SECTION("another set") {
    world.site.repositories.front().packs = {};
  }
  SECTION("another timestamp") {
    std::string path = "/data/sync/trust/home/timestamp.json";
    world.files.put(path, *world.files.read(path, 1 << 20) + "\n");
  }
  SECTION("a damaged file") {
    world.files.put("/data/sync/trust/home/etag", "{");
  }
  CHECK(world.update().is_well());
  CHECK(world.http.asked.front().if_none_match.empty());
}

TEST_CASE("a pack that the site does not name any more is not shown any more") {
  Running world({"starter", "second"});
  REQUIRE(world.shown_release("second") == 1);
  world.site.repositories.front().packs = {"starter"};
  CHECK(world.update().is_well());
  CHECK(world.shown_sha256("second").empty());
  CHECK(world.shown_release() == 1);
}

TEST_CASE("one pack that nobody publishes is a fact, and does not stop the others") {
  Running world({"starter"});
  world.site.repositories.front().packs = {"missing", "starter"};
  world.next_release();
  auto outcome = world.update();
  CHECK(outcome.repositories.front().failed.empty());
  CHECK(outcome.not_shown == std::vector<std::string>{"missing"});
  CHECK_FALSE(outcome.is_well());
  CHECK(world.status().failed.empty());
  CHECK(world.status().message.find("missing") != std::string::npos);
  CHECK(world.log().find("packs/missing/records is named by nobody") != std::string::npos);
  CHECK(world.shown_release() == 2);
}

TEST_CASE("a place that lacks the metadata of a role says nothing about the role's packs") {
  Running world({"starter"});
  world.next_release();
  std::erase_if(world.http.files, [](const auto& file) { return file.first.find("office.json") != std::string::npos; });
  CHECK(world.update().repositories.front().failed == "not_found");
  CHECK(world.shown_release() == 1);
}

TEST_CASE("records of another pack are refused, whoever signed them") {
  Running world({"starter", "second"});
  world.publisher.release("starter", world.publisher.newest("second").records);
  world.serve();
  auto outcome = world.update();
  CHECK(outcome.repositories.front().failed == "untrusted");
  CHECK(outcome.repositories.front().message.find("the records are of the pack second") != std::string::npos);
  CHECK(world.shown_release() == 1);
}

TEST_CASE("a disk that has room for one of two packs changes neither") {
  Running start({"starter", "second"});
  start.publisher.release("second");
  start.next_release();
  int refused = 0;
  for (uint64_t room = 0; room < 1'000'000; room += 20'000) {
    INFO("room for " << room);
    Running world = start;
    world.files.free_bytes = room;
    auto outcome = world.try_update();
    CHECK(world.shown_release("starter") == world.shown_release("second"));
    refused += outcome && outcome->is_well() ? 0 : 1;
    if (outcome && outcome->is_well()) break;
  }
  CHECK(refused > 3);
}

TEST_CASE("the floor holds only what was counted under the highest root") {
  sync::ActiveSet named;
  named.packs.resize(3);
  named.packs[0].versions = {{"root", 1}, {"snapshot", 900}, {"office", 70}};
  named.packs[1].versions = {{"root", 2}, {"snapshot", 3}, {"office", 1}};
  named.packs[2].versions = {{"root", 2}, {"snapshot", 2}, {"office", 4}};
  for (sync::ActivePack& pack : named.packs) pack.repository = "home";
  CHECK(sync::floor_of(named, "home") == sync::MetadataVersions{{"root", 2}, {"snapshot", 3}, {"office", 4}});
  CHECK(sync::floor_of(named, "other").empty());
}

TEST_CASE("a set that is older than what was named keeps the newer floor when it is written again") {
  Running world({"starter", "second"});
  world.next_release();
  REQUIRE(world.update().is_well());
  sync::SetFolder set(world.files, world.data().set());
  sync::ActiveSet named = *set.newest_named();
  for (const sync::ActivePack& pack : named.packs)
    if (pack.pack == "starter") {
      REQUIRE(world.files.remove(set.store_path(pack)));
      REQUIRE(world.files.remove(set.records_path(pack)));
    }
  REQUIRE(set.active()->number < named.number);
  // Nothing can be fetched, and the set changes all the same.
  world.http.offline.insert("");
  world.site.repositories.front().packs = {"starter"};
  REQUIRE(world.update().activated);
  CHECK(world.shown_release() == 1);
  CHECK(set.newest_named()->number > named.number);
  CHECK(sync::floor_of(*set.newest_named(), "home") == sync::floor_of(named, "home"));
}

TEST_CASE("what power cuts left half-written goes, and nothing else") {
  Running world;
  for (int i = 0; i < 100; ++i)
    for (const char* path : {"/data/sync/trust/home/timestamp.json", "/data/sync/status.json", "/data/sync/set/ptr.0"})
      world.files.put(fmt::format("{}.{}.tmp", path, i), "half");
  for (const char* kept : {"/data/sync/x.tmp", "/data/sync/x.100.tmp", "/data/sync/x.a.tmp", "/data/x.1.tmp"})
    world.files.put(kept, "a stranger's");
  world.next_release();
  CHECK(world.update().is_well());
  CHECK(world.shown_release() == 2);
  auto entries = world.files.list_tree("/data", 1000);
  REQUIRE(entries.has_value());
  CHECK(std::count_if(entries->begin(), entries->end(),
                      [](const auto& entry) { return entry.path.ends_with(".tmp"); }) == 4);
}

TEST_CASE("one repository that fails does not stop the others") {
  Running world;
  PackPublisher partner(world.now, {"advice"});
  partner.release("advice");
  world.site.repositories.push_back({"partner", "partner.root.json", {kOtherUrl}, {"advice"}});
  world.files.put("/site/partner.root.json", partner.tuf.root_bytes());
  world.http.serve(kOtherUrl, partner.tuf.files);
  world.http.offline.insert(kUrl);
  auto outcome = world.update();
  REQUIRE(outcome.repositories.size() == 2);
  CHECK(outcome.repositories[0].failed == "offline");
  CHECK(outcome.repositories[1].failed.empty());
  CHECK(world.shown_release("starter") == 1);
  CHECK(world.shown_release("advice") == 1);
}

TEST_CASE("a pack is taken from the repository that the site binds it to and from no other") {
  Running world;
  PackPublisher partner(world.now, {"starter"});
  partner.release("starter", world.publisher.newest().records + "");
  world.site.repositories.push_back({"partner", "partner.root.json", {kOtherUrl}, {}});
  world.files.put("/site/partner.root.json", partner.tuf.root_bytes());
  partner.release("starter");
  world.http.serve(kOtherUrl, partner.tuf.files);
  CHECK(world.update().is_well());
  CHECK(world.shown_sha256() == world.publisher.newest().sha256);
}

TEST_CASE("a release that was undone is shown again without being fetched") {
  Running world;
  std::string first = world.publisher.newest().records;
  world.next_release();
  REQUIRE(world.update().is_well());
  world.publisher.release("starter", first);
  world.serve();
  CHECK(world.update().is_well());
  CHECK(world.shown_release() == 3);
  CHECK(world.asked_times("targets/") == 0);
}
