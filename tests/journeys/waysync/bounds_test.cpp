// Answers without an end, with a wrong length, without what a server usually says.
#include <algorithm>

#include "tests/journeys/waysync/kiosk.h"
#include "tests/journeys/waysync/publisher_folder.h"
#include "tests/support/catch.h"
#include "tests/support/fault_proxy.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

constexpr uint64_t kMostBytes = 40'000'000;

// A kiosk that shows release 1, a publisher that has release 2, and a bad network between them.
struct Attacked {
  PublisherFolder publisher;
  FaultProxy proxy{publisher.folder()};
  Kiosk kiosk{{proxy.url()}, publisher.root()};

  Attacked() {
    REQUIRE(kiosk.update().status == 0);
    publisher.release();
    proxy.reset_counts();
  }
  void refuses(const std::string& kind) {
    Ran ran = kiosk.update();
    INFO(ran.err);
    CHECK(ran.status == 1);
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK(kiosk.shown_release() == 1);
    CHECK(kiosk.status().failed == kind);
    CHECK(kiosk.log().find("home: failed (" + kind + ")") != std::string::npos);
    CHECK(proxy.count().body_bytes < kMostBytes);
  }
  void takes() {
    Ran ran = kiosk.update();
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK(kiosk.shown_sha256() == publisher.publisher.newest().sha256);
  }
  void goes_on() {
    proxy.clear();
    takes();
  }
};

}  // namespace

TEST_CASE("JOURNEY a root, a snapshot or a list of targets without an end stops at its cap") {
  Attacked world;
  SECTION("a snapshot") {
    world.proxy.set("metadata/*.snapshot.json", {.endless = true});
  }
  SECTION("targets") {
    world.proxy.set("metadata/*.targets.json", {.endless = true});
  }
  SECTION("a root that nobody signed") {
    world.proxy.set("metadata/2.root.json", {.bytes = "{", .endless = true});
  }
  world.refuses("untrusted");
  world.goes_on();
}

TEST_CASE("JOURNEY content without an end in every form is refused") {
  Attacked world;
  world.proxy.set("targets/*", {.endless = true});
  world.refuses("untrusted");
  world.goes_on();
}

TEST_CASE("JOURNEY a decompression bomb in the place of each form of the records gives way to the next") {
  Attacked world;
  SECTION("the delta") {
    world.proxy.set("targets/*.from-*", {.gzip_bomb = true});
    world.takes();
  }
  SECTION("the compressed records too") {
    world.proxy.set("targets/*.from-*", {.gzip_bomb = true});
    world.proxy.set("targets/*.records.zst", {.gzip_bomb = true});
    world.takes();
    CHECK(world.kiosk.log().find(".records.zst") != std::string::npos);
  }
}

TEST_CASE("JOURNEY a length that is not true is a broken connection or a refusal, never half a file") {
  Attacked world;
  auto pattern = GENERATE(as<std::string>(), "metadata/timestamp.json", "metadata/*.office.json", "targets/*");
  SECTION("more was promised than comes") {
    world.proxy.set(pattern, {.length_differs_by = 50});
  }
  SECTION("less was promised than there is") {
    world.proxy.set(pattern, {.length_differs_by = -50});
  }
  Ran ran = world.kiosk.update();
  CHECK((ran.status == 0 || ran.status == 1));
  CHECK((world.kiosk.shown_release() == 1 || world.kiosk.shown_sha256() == world.publisher.publisher.newest().sha256));
  CHECK(world.kiosk.is_sound());
  world.goes_on();
}

TEST_CASE("JOURNEY a server that gives no lengths and no ETags serves all the same") {
  Attacked world;
  world.proxy.set("*", {.no_length = true, .no_etag = true});
  world.takes();
  CHECK(world.kiosk.update().status == 0);
}

TEST_CASE("JOURNEY wrong files by HTTP in the place of content give way to one that is right") {
  Attacked world;
  PackPublisher& publisher = world.publisher.publisher;
  world.proxy.set("targets/*.from-*", {.file = publisher.zst_path()});
  world.proxy.set("targets/*.records.zst", {.file = publisher.delta_path()});
  SECTION("the plain records are right") {
    world.takes();
  }
  SECTION("nothing is right") {
    world.proxy.set("targets/*.records", {.file = publisher.delta_path()});
    world.refuses("untrusted");
    world.goes_on();
  }
}

TEST_CASE("JOURNEY a redirection that never ends is given up") {
  Attacked world;
  world.proxy.set("*", {.redirect_to = world.proxy.url() + "metadata/timestamp.json"});
  world.refuses("offline");
  CHECK(world.proxy.count().requests < 50);
  world.goes_on();
}
