// What a repository or a damaged disk says about time must not shut a kiosk out for good.
#include "tests/support/catch.h"
#include "tests/unit/core/sync/update/kiosk_world.h"

using namespace waystation;
using namespace waystation::testing;

namespace {

struct Running : KioskWorld {
  Running() {
    publisher.release();
    serve();
    REQUIRE(update().is_well());
  }
  // Everything that is signed online is of that day; what is signed offline stays.
  void sign_at(int64_t unix_s) {
    publisher.tuf.now_unix_s = unix_s;
    for (const char* role : {"timestamp", "snapshot"}) publisher.tuf.set_expires(role, unix_s + 30 * kDay);
    publisher.tuf.publish("snapshot", "timestamp");
    serve();
  }
  void sign_in_the_future(int64_t days) { sign_at(now + days * kDay); }
  void sign_now() { sign_at(now); }
  std::string kept_timestamp() const { return *files.read("/data/sync/trust/home/timestamp.json", 1 << 20); }
};

}  // namespace

TEST_CASE("a rotten bit in the kept timestamp is no news about time") {
  Running world;
  std::string bytes = world.kept_timestamp();
  size_t at = bytes.find("x-signed-at");
  REQUIRE(at != std::string::npos);
  size_t year = bytes.find("20", at);
  bytes[year] ^= 1;  // 3026
  world.files.put("/data/sync/trust/home/timestamp.json", bytes);
  CHECK_FALSE(sync::kept_signed_at_unix_s(world.files, "/data/sync/trust/home").has_value());
  world.publisher.release();
  world.serve();
  auto outcome = world.update();
  INFO(outcome.repositories.front().message);
  CHECK(outcome.is_well());
  CHECK(world.shown_release() == 2);
}

TEST_CASE("a timestamp from the future, signed with a stolen key, shuts no kiosk out for good") {
  Running world;
  TufRepository& tuf = world.publisher.tuf;
  int64_t days = GENERATE(300, 4000, 300'000);
  world.sign_in_the_future(days);
  world.update();
  world.publisher.release();
  world.sign_now();
  world.serve();
  // One from further away than the root lasts was refused at once, and has done nothing.
  CHECK(world.update().is_well() == (days > 365));
  // The stolen key is replaced. The first update learns of it, the next one goes on.
  tuf.rotate_keys("timestamp");
  tuf.publish("root");
  tuf.publish_all();
  world.serve();
  world.update();
  auto outcome = world.update();
  INFO(outcome.repositories.front().message);
  CHECK(outcome.is_well());
  CHECK(world.shown_release() == world.publisher.newest().number);
  auto set = sync::SetFolder(world.files, "/data/sync/set").active();
  CHECK(set->known_time_unix_s == world.now);
}

TEST_CASE("a timestamp from the future stops no other repository") {
  Running world;
  PackPublisher partner(world.now, {"advice"});
  partner.release("advice");
  world.site.repositories.push_back({"partner", "partner.root.json", {kOtherUrl}, {"advice"}});
  world.files.put("/site/partner.root.json", partner.tuf.root_bytes());
  world.http.serve(kOtherUrl, partner.tuf.files);
  world.sign_in_the_future(4000);
  world.update();
  partner.release("advice");
  world.http.serve(kOtherUrl, partner.tuf.files);
  auto outcome = world.update();
  REQUIRE(outcome.repositories.size() == 2);
  CHECK(outcome.repositories.back().failed.empty());
  CHECK(world.shown_release("advice") == 2);
}

TEST_CASE("a timestamp from the future makes no page's date uncertain where another repository knows better") {
  Running world;
  PackPublisher partner(world.now, {"advice"});
  partner.release("advice");
  world.site.repositories.push_back({"partner", "partner.root.json", {kOtherUrl}, {"advice"}});
  world.files.put("/site/partner.root.json", partner.tuf.root_bytes());
  world.http.serve(kOtherUrl, partner.tuf.files);
  world.publisher.release();
  world.sign_in_the_future(300);
  world.update();
  REQUIRE(sync::kept_signed_at_unix_s(world.files, "/data/sync/trust/home") > world.now);
  sync::KnownTime known = sync::known_time_of(world.files, world.data(), world.site);
  CHECK_FALSE(sync::believe(world.now, known).is_uncertain);
  CHECK(known.unix_s == world.now);
  CHECK(sync::SetFolder(world.files, "/data/sync/set").active()->known_time_unix_s == world.now);
}
