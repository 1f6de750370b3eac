// Sticks that were made to do harm, or that change in one's hands.
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/journeys/waysync/kiosk.h"
#include "tests/journeys/waysync/publisher_folder.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kGb = uint64_t{1} << 30;

// A kiosk that shows release 1, and a stick with release 2.
struct WithStick {
  PublisherFolder publisher;
  Kiosk kiosk{{}, publisher.root()};

  WithStick() {
    REQUIRE(kiosk.update_from(stick()).status == 0);
    publisher.release();
  }
  std::string stick() const { return publisher.folder(); }
  std::string path_of(const std::string& with) const {
    for (const auto& [path, bytes] : publisher.publisher.tuf.files)
      if (path.find(with) != std::string::npos) return path;
    FAIL("the publisher has no " << with);
    return "";
  }
  std::string newest(const std::string& role) {
    return "metadata/" + std::to_string(publisher.publisher.tuf.version(role)) + "." + role + ".json";
  }

  // The old set stays, in a sentence, and the officer can read it.
  Ran refuses(const std::string& kind) {
    Ran ran = kiosk.update_from(stick());
    INFO(ran.err);
    CHECK(ran.status == 1);
    CHECK(ran.err.starts_with("waysync: home: "));
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK(std::none_of(ran.err.begin(), ran.err.end(),
                       [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 127; }));
    CHECK(kiosk.shown_release() == 1);
    CHECK(kiosk.is_sound());
    CHECK(kiosk.status().failed == kind);
    CHECK(kiosk.log().find("home: failed (" + kind + ")") != std::string::npos);
    return ran;
  }
  void takes() {
    Ran ran = kiosk.update_from(stick());
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK(kiosk.shown_sha256() == publisher.publisher.newest().sha256);
  }
};

// The most memory that a child of this test ever had.
uint64_t peak_bytes_of_children() {
  struct rusage usage {};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return static_cast<uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace

TEST_CASE("JOURNEY a device or a socket on a stick is refused before anything is read") {
  WithStick world;
  std::string odd = world.stick() + "/targets/odd";
  SECTION("a device that never ends") {
    if (::mknod(odd.c_str(), S_IFCHR | 0600, makedev(1, 5)) != 0) {
      WARN("SKIP: no device can be made here (it takes root)");
      return;
    }
  }
  SECTION("a socket") {
    int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_un address {};
    address.sun_family = AF_UNIX;
    REQUIRE(odd.size() < sizeof address.sun_path);
    odd.copy(address.sun_path, odd.size());
    REQUIRE(::bind(fd, reinterpret_cast<struct sockaddr*>(&address), sizeof address) == 0);
    ::close(fd);
  }
  SECTION("a pipe in the place of the timestamp") {
    fs::remove(world.stick() + "/metadata/timestamp.json");
    REQUIRE(::mkfifo((world.stick() + "/metadata/timestamp.json").c_str(), 0600) == 0);
  }
  Ran ran = world.refuses("invalid");
  CHECK(ran.err.find("nothing was taken") != std::string::npos);
  world.publisher.write();
  world.takes();
}

TEST_CASE("JOURNEY a folder in the place of a file is refused, or another way is taken") {
  WithStick world;
  auto [with, is_needed] = GENERATE(table<std::string, bool>(
      {{"metadata/timestamp.json", true}, {"office.json", true}, {".from-", false}, {".records.zst", false}}));
  std::string path = with == "office.json" ? world.newest("office")
                     : with == ".from-"    ? world.publisher.publisher.delta_path()
                                           : world.path_of(with);
  fs::remove(world.stick() + "/" + path);
  fs::create_directories(world.stick() + "/" + path);
  if (!is_needed) return world.takes();
  world.refuses("invalid");
  world.publisher.write();
  world.takes();
}

TEST_CASE("JOURNEY names that are made to confuse a terminal do not reach it") {
  WithStick world;
  auto name = GENERATE(as<std::string>(), "\033]0;owned\007", "two\nlines", "\xff\xfe", "back\\slash");
  std::ofstream(world.stick() + "/targets/" + name) << "x";
  world.refuses("invalid");
  std::string log = world.kiosk.log();
  CHECK(std::none_of(log.begin(), log.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 127; }));
}

TEST_CASE("JOURNEY a hundred thousand files on a stick are refused soon") {
  WithStick world;
  constexpr int kFolders = 100, kFilesEach = 1000;
  for (int i = 0; i < kFolders; ++i) {
    std::string folder = world.stick() + "/targets/" + std::to_string(i);
    fs::create_directory(folder);
    for (int n = 0; n < kFilesEach; ++n) std::ofstream(folder + "/" + std::to_string(n));
  }
  Ran ran = world.refuses("no_space");
  CHECK(ran.err.find("nothing was taken") != std::string::npos);
}

TEST_CASE("JOURNEY folders that are nested without an end are refused") {
  WithStick world;
  std::string deep = world.stick() + "/targets";
  for (int i = 0; i < 400; ++i) deep += "/d";
  fs::create_directories(deep);
  std::ofstream(deep + "/file") << "x";
  world.refuses("invalid");
}

TEST_CASE("JOURNEY a metadata file of 10 GB is refused without being read") {
  WithStick world;
  std::string path = GENERATE(as<std::string>(), "timestamp", "snapshot", "targets", "office", "root");
  std::string file = path == "timestamp" ? "metadata/timestamp.json"
                     : path == "root"    ? "metadata/2.root.json"
                                         : world.newest(path);
  std::ofstream(world.stick() + "/" + file, std::ios::app).close();
  fs::resize_file(world.stick() + "/" + file, 10 * kGb);
  world.refuses("untrusted");
  CHECK(peak_bytes_of_children() < 300'000'000);
  world.publisher.write();
  fs::remove(world.stick() + "/metadata/2.root.json");
  world.takes();
}

TEST_CASE("JOURNEY records of 10 GB are refused without being read, and the right ones taken if they are there") {
  WithStick world;
  fs::resize_file(world.stick() + "/" + world.publisher.publisher.delta_path(), 10 * kGb);
  SECTION("the delta only") {
    world.takes();
  }
  SECTION("another way is left out too") {
    fs::resize_file(world.stick() + "/" + world.publisher.publisher.zst_path(), 1 * kGb);
    fs::remove(world.stick() + "/" + world.publisher.publisher.records_path());
    world.refuses("not_found");
    CHECK(world.kiosk.log().find(world.publisher.publisher.zst_path()) != std::string::npos);
  }
  CHECK(peak_bytes_of_children() < 300'000'000);
}

TEST_CASE("JOURNEY a 10 GB film on a stick is nobody's business") {
  WithStick world;
  std::ofstream(world.stick() + "/film.mp4").close();
  fs::resize_file(world.stick() + "/film.mp4", 10 * kGb);
  world.takes();
}

TEST_CASE("JOURNEY swapped files on a stick are refused") {
  WithStick world;
  auto [one, other] = GENERATE(table<std::string, std::string>(
      {{"timestamp", "snapshot"}, {"snapshot", "targets"}, {"targets", "office"}, {"office", "snapshot"}}));
  auto path_of = [&](const std::string& role) {
    return world.stick() + "/" + (role == "timestamp" ? "metadata/timestamp.json" : world.newest(role));
  };
  std::string first = path_of(one), second = path_of(other);
  fs::rename(first, first + ".swapped");
  fs::rename(second, first);
  fs::rename(first + ".swapped", second);
  world.refuses("untrusted");
}

TEST_CASE("JOURNEY content files that changed places give way to one that did not, or are refused") {
  WithStick world;
  PackPublisher& publisher = world.publisher.publisher;
  std::string delta = world.stick() + "/" + publisher.delta_path(), zst = world.stick() + "/" + publisher.zst_path();
  std::string records = world.stick() + "/" + publisher.records_path();
  fs::rename(delta, delta + ".swapped");
  fs::rename(zst, delta);
  fs::rename(delta + ".swapped", zst);
  SECTION("the plain records are where they were") {
    world.takes();
  }
  SECTION("the plain records are gone") {
    fs::remove(records);
    world.refuses("not_found");
    for (const std::string& path : {publisher.delta_path(), publisher.zst_path()})
      CHECK(world.kiosk.log().find(path.substr(path.rfind('/'))) != std::string::npos);
  }
}

TEST_CASE("JOURNEY a stick that changes while it is read shows the old set or the new") {
  WithStick world;
  TemporaryFolder other;
  world.publisher.write_to(other / "newer");
  auto files = world.publisher.publisher.tuf.files;
  std::atomic<bool> is_over = false;
  std::thread hand([&] {
    for (unsigned round = 0; !is_over; ++round) {
      for (const auto& [path, bytes] : files) {
        std::string other_bytes = bytes;
        if (round % 3 == 0) other_bytes[other_bytes.size() / 2] ^= 1;
        if (round % 3 == 1) other_bytes.resize(other_bytes.size() / 2);
        world.publisher.replace(path, other_bytes);
        std::this_thread::sleep_for(std::chrono::microseconds(200));
      }
    }
  });
  for (int i = 0; i < 40; ++i) {
    Ran ran = world.kiosk.update_from(world.stick());
    std::string shown = world.kiosk.shown_sha256();
    CHECK((ran.status == 0 || ran.status == 1));
    CHECK((world.kiosk.shown_release() == 1 || shown == world.publisher.publisher.newest().sha256));
    CHECK(world.kiosk.is_sound());
  }
  is_over = true;
  hand.join();
  world.publisher.write();
  world.takes();
}
