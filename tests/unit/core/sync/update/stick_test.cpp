#include "core/sync/stick.h"

#include "tests/support/catch.h"
#include "tests/unit/core/sync/update/kiosk_world.h"

using namespace waystation;
using namespace waystation::testing;

namespace {

struct WithStick : KioskWorld {
  WithStick() {
    publisher.release();
    put_on_stick(publisher);
  }
  sync::RepositoryOutcome plug_in() { return update(kStick).repositories.front(); }
};

}  // namespace

TEST_CASE("a new kiosk without a network is filled from a stick") {
  WithStick world;
  auto outcome = world.plug_in();
  INFO(outcome.message);
  CHECK(outcome.failed.empty());
  CHECK(world.shown_release() == 1);
  CHECK(world.http.asked.empty());
  CHECK_FALSE(outcome.as_of_only);
}

TEST_CASE("a stick whose timestamp has expired still brings a newer release, as of its day") {
  WithStick world;
  world.plug_in();
  world.publisher.release();
  world.put_on_stick(world.publisher);
  world.clock.set(world.now + 100 * kDay);
  auto outcome = world.plug_in();
  INFO(outcome.message);
  CHECK(outcome.failed.empty());
  CHECK(outcome.as_of_only);
  CHECK(world.shown_release() == 2);
  CHECK(world.status().as_of_only);
  CHECK(world.status().confirmed_unix_s == world.now);
}

TEST_CASE("a stick whose publisher's metadata has expired brings nothing") {
  WithStick world;
  world.clock.set(world.now + 400 * kDay);
  CHECK(world.plug_in().failed == "untrusted");
  CHECK(world.shown_sha256().empty());
}

TEST_CASE("an older stick rolls nothing back, expired or not") {
  WithStick world;
  PackPublisher old = world.publisher;
  world.publisher.release();
  world.serve();
  REQUIRE(world.update().is_well());
  int64_t days = GENERATE(0, 100);
  world.clock.set(world.now + days * kDay);
  world.put_on_stick(old, "/media/old");
  CHECK(world.update("/media/old").repositories.front().failed == "untrusted");
  CHECK(world.shown_release() == 2);
}

TEST_CASE("a stick of another repository is refused and changes nothing") {
  WithStick world;
  PackPublisher stranger(world.now);
  stranger.release();
  world.put_on_stick(stranger, "/media/strange");
  auto outcome = world.update("/media/strange").repositories.front();
  CHECK(outcome.failed == "untrusted");
  CHECK_FALSE(outcome.message.empty());
  CHECK(world.shown_sha256().empty());
}

TEST_CASE("a stick of one of two repositories brings that one's news") {
  WithStick world;
  PackPublisher partner(world.now, {"advice"});
  partner.release("advice");
  world.site.repositories.push_back({"partner", "partner.root.json", {}, {"advice"}});
  world.files.put("/site/partner.root.json", partner.tuf.root_bytes());
  auto outcome = world.update(kStick);
  CHECK(outcome.repositories[0].failed.empty());
  CHECK(outcome.repositories[1].failed.empty());
  CHECK(outcome.not_shown == std::vector<std::string>{"advice"});
  CHECK(world.shown_release("starter") == 1);
  CHECK(world.shown_sha256("advice").empty());
  CHECK(world.log().find("partner: passed over") != std::string::npos);
  world.put_on_stick(partner, "/media/second");
  CHECK(world.update("/media/second").is_well());
  CHECK(world.update(kStick).is_well());
  CHECK(world.shown_release("advice") == 1);
  PackPublisher stranger(world.now);
  stranger.release();
  world.put_on_stick(stranger, "/media/strange");
  outcome = world.update("/media/strange");
  CHECK(outcome.repositories[0].failed == "untrusted");
  CHECK(outcome.repositories[1].failed == "untrusted");
}

TEST_CASE("a folder without a repository, or that is not there, is refused in a sentence") {
  WithStick world;
  world.files.put("/media/photos/holiday.jpg", "picture");
  CHECK(world.update("/media/photos").repositories.front().failed == "invalid");
  CHECK(world.update("/media/none").repositories.front().failed == "not_found");
  CHECK(world.status().message.find("/media/none") != std::string::npos);
}

TEST_CASE("links and devices on a stick are refused before anything is read") {
  WithStick world;
  world.files.put_special(kStick + "/targets/packs/link");
  auto outcome = world.plug_in();
  CHECK(outcome.failed == "invalid");
  CHECK(outcome.message.find("nothing was taken") != std::string::npos);
  CHECK(world.shown_sha256().empty());
}

TEST_CASE("a stick with a flipped bit anywhere shows old or new, and never anything else") {
  WithStick world;
  world.plug_in();
  std::string before = world.shown_sha256();
  world.publisher.release();
  auto files = world.publisher.tuf.files;
  for (const auto& [path, bytes] : files) {
    KioskWorld again = world;
    again.put_on_stick(again.publisher);
    std::string flipped = bytes;
    flipped[flipped.size() / 2] ^= 1;
    again.files.put(kStick + "/" + path, flipped);
    again.update(kStick);
    INFO(path);
    CHECK((again.shown_sha256() == before || again.shown_sha256() == again.publisher.newest().sha256));
  }
}

TEST_CASE("a stick with too many files or bytes is refused") {
  MemoryFiles files;
  files.put("/stick/metadata/timestamp.json", "{}");
  CHECK(sync::check_stick(files, "/stick"));
  for (size_t i = 0; i < sync::kMaxStickFiles; ++i) files.put("/stick/" + std::to_string(i), "");
  CHECK(sync::check_stick(files, "/stick").error().kind == ErrorKind::no_space);
}

TEST_CASE("without a stick a repository that has no address is left as it is") {
  WithStick world;
  world.site.repositories.front().urls = {};
  world.plug_in();
  auto outcome = world.update().repositories.front();
  CHECK(outcome.failed.empty());
  CHECK(world.shown_release() == 1);
  CHECK(world.status().source == kStick);
}
