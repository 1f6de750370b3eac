// Servers that lie: the set stays, the kiosk says so, and when they stop it goes on.
#include "tests/journeys/waysync/kiosk.h"
#include "tests/journeys/waysync/publisher_folder.h"
#include "tests/support/catch.h"
#include "tests/support/fault_proxy.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

// A kiosk that shows release 1, a publisher that has release 2, and a bad network between them.
struct Attacked {
  PublisherFolder publisher;
  TemporaryFolder old;
  FaultProxy proxy{publisher.folder()};
  Kiosk kiosk{{proxy.url()}, publisher.root()};

  Attacked() {
    REQUIRE(kiosk.update().status == 0);
    publisher.write_to(old.path());
    publisher.release();
    proxy.reset_counts();
  }
  std::string newest() const { return publisher.publisher.newest().sha256; }

  void refuses(const std::string& kind = "untrusted") {
    Ran ran = kiosk.update();
    CHECK(ran.status == 1);
    CHECK(ran.err.starts_with("waysync: home: "));
    CHECK(kiosk.shown_release() == 1);
    CHECK(kiosk.status().failed == kind);
    CHECK(kiosk.log().find("home: failed (" + kind + ")") != std::string::npos);
  }
  void goes_on() {
    proxy.clear();
    proxy.serve(publisher.folder());
    Ran ran = kiosk.update();
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK(kiosk.shown_release() == 2);
    CHECK(kiosk.shown_sha256() == newest());
  }
};

}  // namespace

TEST_CASE("JOURNEY a flipped bit in any file shows the old set or the new, and nothing else") {
  Attacked world;
  for (const auto& [path, bytes] : world.publisher.publisher.tuf.files) {
    INFO(path);
    world.proxy.clear();
    world.proxy.set(path, {.flip_bit_at = bytes.size() / 3});
    world.kiosk.update();
    CHECK((world.kiosk.shown_release() == 1 || world.kiosk.shown_sha256() == world.newest()));
    CHECK(world.kiosk.is_sound());
  }
  world.goes_on();
}

TEST_CASE("JOURNEY flipped bits in every form of the records are refused") {
  Attacked world;
  world.proxy.set("targets/*", {.flip_bit_at = 40});
  world.refuses();
  world.goes_on();
}

TEST_CASE("JOURNEY swapped files are refused") {
  auto [asked, given] =
      GENERATE(table<std::string, std::string>({{"metadata/timestamp.json", "metadata/1.root.json"},
                                                {"metadata/*.snapshot.json", "metadata/1.root.json"},
                                                {"metadata/*.targets.json", "metadata/1.snapshot.json"},
                                                {"metadata/*.office.json", "metadata/1.targets.json"}}));
  Attacked world;
  world.proxy.set(asked, {.file = given});
  world.refuses();
  world.goes_on();
}

TEST_CASE("JOURNEY files of two states mixed are refused") {
  Attacked world;
  // What the new timestamp names, with the old one's content.
  auto role = GENERATE(as<std::string>(), "snapshot", "targets", "office");
  const TufRepository& tuf = world.publisher.publisher.tuf;
  std::string old = "metadata/" + std::to_string(tuf.version(role) - 1) + "." + role + ".json";
  world.proxy.set("metadata/*." + role + ".json", {.bytes = tuf.files.at(old)});
  world.refuses();
  world.goes_on();
}

TEST_CASE("JOURNEY an older state of the repository is refused") {
  Attacked world;
  REQUIRE(world.kiosk.update().status == 0);
  REQUIRE(world.kiosk.shown_release() == 2);
  world.proxy.serve(world.old.path());
  CHECK(world.kiosk.update().status == 1);
  CHECK(world.kiosk.shown_release() == 2);
  CHECK(world.kiosk.status().failed == "untrusted");
  world.goes_on();
}

TEST_CASE("JOURNEY a repository that is held still shows as not confirmed since its last day") {
  if (!can_set_the_clock()) return;
  Attacked world;
  world.proxy.serve(world.old.path());
  Ran ran = run_waysync_at("+40 days", world.kiosk.update_arguments());
  CHECK(ran.status == 1);
  CHECK(world.kiosk.shown_release() == 1);
  CHECK(world.kiosk.status().failed == "untrusted");
  Ran said = run_waysync_at("+40 days", {"status", "--data", world.kiosk.data()});
  CHECK(said.out.find("not confirmed since") != std::string::npos);
  CHECK(said.out.find("40 days ago") != std::string::npos);
}

TEST_CASE("JOURNEY stolen online keys can change no word") {
  Attacked world;
  TufRepository& tuf = world.publisher.publisher.tuf;
  SECTION("other records under the same metadata") {
    for (auto& [path, bytes] : tuf.files)
      if (path.find(world.newest()) != std::string::npos) bytes = "{\"kind\":\"pack\"}\n";
  }
  SECTION("other metadata of the publisher, signed with a key of their own") {
    tuf.signers["office"] = {TufKey::make()};
    put(tuf.parts.at("office"), {"targets", "packs/starter/records", "length"}, json("17"));
    tuf.publish_all();
  }
  SECTION("the publisher left out") {
    drop(tuf.parts.at("snapshot"), {"meta", "office.json"});
    tuf.publish("snapshot");
    tuf.publish("timestamp");
  }
  world.publisher.write();
  world.refuses();
}

TEST_CASE("JOURNEY files without end stop at their cap") {
  auto path = GENERATE(as<std::string>(), "metadata/timestamp.json", "metadata/*.office.json");
  Attacked world;
  world.proxy.set(path, {.endless = true});
  world.refuses();
  CHECK(world.proxy.count().body_bytes < 40'000'000);
  world.goes_on();
}

TEST_CASE("JOURNEY content without end stops at its cap and the next path is taken") {
  Attacked world;
  world.proxy.set("targets/*.from-*", {.endless = true});
  CHECK(world.kiosk.update().status == 0);
  CHECK(world.kiosk.shown_release() == 2);
}

TEST_CASE("JOURNEY a decompression bomb does not go off") {
  auto path = GENERATE(as<std::string>(), "metadata/timestamp.json", "targets/*");
  Attacked world;
  world.proxy.set(path, {.gzip_bomb = true});
  world.refuses();
  world.goes_on();
}

TEST_CASE("JOURNEY a captive portal is not taken for a repository") {
  Attacked world;
  SECTION("a page for everything") {
    world.proxy.set("*", {.login_page = true});
  }
  SECTION("a redirection to its page") {
    world.proxy.set("*", {.login_redirect = true});
  }
  SECTION("a page for content") {
    world.proxy.set("targets/*", {.login_page = true});
  }
  world.refuses();
  world.goes_on();
}

TEST_CASE("JOURNEY a server that has trouble is asked again later") {
  Attacked world;
  SECTION("503") {
    world.proxy.set("*", {.status = 503});
  }
  SECTION("content only") {
    world.proxy.set("targets/*", {.status = 503});
  }
  SECTION("it hangs up") {
    world.proxy.set("*", {.drop = true});
  }
  world.refuses("offline");
  world.goes_on();
}

TEST_CASE("JOURNEY wrong answers to requests for a part start over and do not mix") {
  Fault fault;
  SECTION("a range that begins elsewhere") {
    fault.range_from = 1;
  }
  SECTION("the whole file") {
    fault.no_ranges = true;
  }
  SECTION("no such range") {
    fault.not_satisfiable = true;
  }
  PublisherFolder publisher(std::time(nullptr), 1500);
  FaultProxy proxy(publisher.folder());
  Kiosk kiosk({proxy.url()}, publisher.root());
  proxy.set("targets/*", {.cut_after_bytes = 30'000}, 1);
  proxy.set("metadata/nothing", {});
  // The first request is cut off, those that follow are answered wrongly.
  proxy.clear();
  proxy.set("targets/*", fault);
  Fault cut = fault;
  cut.cut_after_bytes = 30'000;
  proxy.set("targets/*", cut, 1);
  for (int run = 0; run < 3 && kiosk.shown_release() == 0; ++run) kiosk.update();
  CHECK(kiosk.shown_sha256() == publisher.publisher.newest().sha256);
}

TEST_CASE("JOURNEY a delta that is missing gives way to the compressed records, then to the plain ones") {
  Attacked world;
  auto missing = GENERATE(as<std::string>(), "targets/*.from-*", "targets/*.records.zst");
  world.proxy.set("targets/*.from-*", {.status = 404});
  world.proxy.set(missing, {.status = 404});
  CHECK(world.kiosk.update().status == 0);
  CHECK(world.kiosk.shown_release() == 2);
  CHECK(world.kiosk.log().find(".from-") != std::string::npos);
}

TEST_CASE("JOURNEY a server that says 304 to everybody does not pass for news") {
  Attacked world;
  world.proxy.set("*", {.always_not_modified = true});
  CHECK(world.kiosk.update().status == 0);  // as it would be if nothing had changed
  CHECK(world.kiosk.shown_release() == 1);
  Kiosk fresh({world.proxy.url()}, world.publisher.root());
  CHECK(fresh.update().status == 1);
  CHECK(fresh.shown_release() == 0);
  world.goes_on();
}

TEST_CASE("JOURNEY a clock that is wrong blanks no kiosk and lets no old state pass") {
  if (!can_set_the_clock()) return;
  auto time = GENERATE(as<std::string>(), "1971-01-01 00:00:00", "2038-01-20 00:00:00", "2099-01-01 00:00:00");
  Attacked world;
  Ran ran = run_waysync_at(time, world.kiosk.update_arguments());
  INFO(ran.err);
  CHECK(ran.status == 0);
  CHECK(world.kiosk.shown_release() == 2);
  world.proxy.serve(world.old.path());
  CHECK(run_waysync_at(time, world.kiosk.update_arguments()).status == 1);
  CHECK(world.kiosk.shown_release() == 2);
}
