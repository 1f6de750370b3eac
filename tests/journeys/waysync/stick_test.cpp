// Sticks: the same tree in a folder, from anybody's hands.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "tests/journeys/waysync/kiosk.h"
#include "tests/journeys/waysync/publisher_folder.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

namespace fs = std::filesystem;

struct WithStick {
  PublisherFolder publisher;
  TemporaryFolder old;
  Kiosk kiosk{{}, publisher.root()};

  WithStick() {
    REQUIRE(kiosk.update_from(publisher.folder()).status == 0);
    publisher.write_to(old.path());
    publisher.release();
  }
  void refuses() {
    Ran ran = kiosk.update_from(publisher.folder());
    CHECK(ran.status == 1);
    CHECK(ran.err.starts_with("waysync: home: "));
    CHECK(kiosk.shown_release() == 1);
  }
  void goes_on() {
    publisher.write();
    CHECK(kiosk.update_from(publisher.folder()).status == 0);
    CHECK(kiosk.shown_release() == 2);
  }
};

}  // namespace

TEST_CASE("JOURNEY a stick with a flipped bit anywhere shows the old set or the new") {
  WithStick world;
  auto files = world.publisher.publisher.tuf.files;
  for (const auto& [path, bytes] : files) {
    INFO(path);
    world.publisher.write();
    world.publisher.flip_bit(path);
    world.kiosk.update_from(world.publisher.folder());
    CHECK(
        (world.kiosk.shown_release() == 1 || world.kiosk.shown_sha256() == world.publisher.publisher.newest().sha256));
    CHECK(world.kiosk.is_sound());
  }
  world.goes_on();
}

TEST_CASE("JOURNEY an older stick rolls nothing back, also after it has expired") {
  WithStick world;
  REQUIRE(world.kiosk.update_from(world.publisher.folder()).status == 0);
  CHECK(world.kiosk.update_from(world.old.path()).status == 1);
  if (can_set_the_clock())
    CHECK(run_waysync_at("+100 days", world.kiosk.update_arguments({"--from", world.old.path()})).status == 1);
  CHECK(world.kiosk.shown_release() == 2);
}

TEST_CASE("JOURNEY a stick that has expired still brings newer content, as of its day") {
  if (!can_set_the_clock()) return;
  WithStick world;
  Ran ran = run_waysync_at("+100 days", world.kiosk.update_arguments({"--from", world.publisher.folder()}));
  INFO(ran.err);
  CHECK(ran.status == 0);
  CHECK(world.kiosk.shown_release() == 2);
  CHECK(run_waysync({"status", "--data", world.kiosk.data()}).out.find("home: as of ") != std::string::npos);
}

TEST_CASE("JOURNEY a stick that was pulled out while it was copied changes nothing, and goes on when it is back") {
  WithStick world;
  auto gone = GENERATE(as<std::string>(), "metadata", "targets", "metadata/timestamp.json");
  fs::remove_all(world.publisher.folder() + "/" + gone);
  world.refuses();
  world.goes_on();
}

TEST_CASE("JOURNEY links, pipes and devices on a stick are refused") {
  WithStick world;
  std::string path = world.publisher.folder() + "/targets/packs/odd";
  SECTION("a link to a file") {
    fs::create_symlink("/etc/passwd", path);
  }
  SECTION("a link to a folder") {
    fs::create_directory_symlink("/etc", path);
  }
  SECTION("a link to itself") {
    fs::create_directory_symlink(".", path);
  }
  SECTION("a pipe") {
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  }
  world.refuses();
  CHECK(world.kiosk.status().failed == "invalid");
  world.goes_on();
}

TEST_CASE("JOURNEY a metadata file that is a link is refused") {
  WithStick world;
  fs::rename(world.publisher.folder() + "/metadata", world.publisher.folder() + "/elsewhere");
  fs::create_directory_symlink("elsewhere", world.publisher.folder() + "/metadata");
  world.refuses();
}

TEST_CASE("JOURNEY a stick of another repository is refused") {
  WithStick world;
  PublisherFolder stranger;
  CHECK(world.kiosk.update_from(stranger.folder()).status == 1);
  CHECK(world.kiosk.shown_release() == 1);
  CHECK(world.kiosk.status().failed == "untrusted");
}

TEST_CASE("JOURNEY a file larger than signed on a stick is not read to its end") {
  WithStick world;
  for (const auto& [path, bytes] : world.publisher.publisher.tuf.files)
    if (path.starts_with("targets/")) fs::resize_file(world.publisher.folder() + "/" + path, uint64_t{1} << 30);
  world.refuses();
  world.goes_on();
}

TEST_CASE("JOURNEY a folder with more than a stick may have is refused before anything is copied") {
  WithStick world;
  for (int i = 0; i < 20; ++i) {
    world.publisher.replace("targets/large" + std::to_string(i), "");
    fs::resize_file(world.publisher.folder() + "/targets/large" + std::to_string(i), uint64_t{1} << 30);
  }
  world.refuses();
  CHECK(world.kiosk.status().failed == "no_space");
}

TEST_CASE("JOURNEY a folder without a repository is refused in one line") {
  TemporaryFolder empty;
  WithStick world;
  Ran ran = world.kiosk.update_from(empty.path());
  CHECK(ran.status == 1);
  CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  CHECK(world.kiosk.shown_release() == 1);
}
