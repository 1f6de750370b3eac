// A disk that is really full, and a limit on the size of files.
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "tests/journeys/waysync/two_packs.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

namespace fs = std::filesystem;

// A small disk of its own, where the system lets us have one.
class SmallDisk {
 public:
  SmallDisk() { is_mounted_ = ::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=6m,nr_inodes=2000") == 0; }
  ~SmallDisk() {
    if (is_mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  bool is_mounted() const { return is_mounted_; }
  const std::string& path() const { return folder_.path(); }

  // Leaves room for so many bytes and no more.
  void leave(uint64_t bytes) {
    make_room();
    struct statvfs disk {};
    REQUIRE(::statvfs(path().c_str(), &disk) == 0);
    uint64_t free = disk.f_bavail * disk.f_frsize;
    REQUIRE(free > bytes);
    std::ofstream(filler(), std::ios::binary) << std::string(free - bytes, 'x');
    REQUIRE(fs::file_size(filler()) == free - bytes);
  }
  void make_room() { fs::remove(filler()); }

 private:
  std::string filler() const { return path() + "/filler"; }
  TemporaryFolder folder_;
  bool is_mounted_ = false;
};

// waysync with a limit on the size of files, as the shell sets it, in blocks of 512 bytes. The signal that comes with
// it is ignored, as services are started.
Ran run_with_small_files(int blocks, const std::vector<std::string>& arguments) {
  TemporaryFolder said;
  std::string command = fmt::format("ulimit -f {}; trap '' XFSZ; exec '{}/bin/waysync'", blocks, BINARY_ROOT);
  for (const std::string& argument : arguments) command += " '" + argument + "'";
  int status = std::system((command + " >'" + (said / "out") + "' 2>'" + (said / "err") + "'").c_str());
  Ran ran;
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  std::ifstream err(said / "err");
  ran.err.assign(std::istreambuf_iterator<char>(err), {});
  return ran;
}

// "waysync: WHAT, and what to do\n": one line, without control characters.
void check_is_a_sentence(const std::string& said) {
  INFO(said);
  CHECK(said.starts_with("waysync: "));
  CHECK(std::count(said.begin(), said.end(), '\n') == 1);
  CHECK(said.size() > 30);
}

}  // namespace

TEST_CASE("JOURNEY a disk that is full keeps the old set, says so, and lets the update go on when there is room") {
  SmallDisk disk;
  if (!disk.is_mounted()) {
    WARN("SKIP: no disk of our own can be mounted here (it takes root)");
    return;
  }
  TwoPacks publisher;
  Kiosk place({}, publisher.root());
  publisher.write_site(place, "http://127.0.0.1:1/");
  fs::create_directory(disk.path() + "/data");
  auto update = [&] {
    return run_waysync({"update", "--site", place.data() + "/site.toml", "--data", disk.path() + "/data", "--from",
                        publisher.folder()});
  };
  Ran first = update();
  INFO(first.err);
  REQUIRE(first.status == 0);
  platform::PosixFiles files;
  // The packs of a repository are the old ones or the new: without room for one, the other waits for it.
  auto check_shown = [&](int64_t least, int64_t most) {
    sync::SetFolder set(files, disk.path() + "/data/sync/set");
    auto active = set.active();
    REQUIRE(active.has_value());
    CHECK(active->packs.size() == 2);
    CHECK(set.is_sound(*active));
    for (const sync::ActivePack& pack : active->packs) CHECK((pack.release == least || pack.release == most));
  };
  check_shown(1, 1);
  int refused = 0;
  for (uint64_t room_kb : {0, 4, 8, 16, 32, 48, 64, 80, 100, 120, 140, 160, 180, 200, 230, 260, 300, 360}) {
    int64_t before = publisher.newest();
    publisher.release();
    INFO("room for " << room_kb << " kB");
    disk.leave(room_kb * 1024);
    Ran ran = update();
    if (ran.status == 0) {
      check_shown(publisher.newest(), publisher.newest());
    } else {
      ++refused;
      CHECK(ran.status == 1);
      check_shown(before, publisher.newest());
      check_is_a_sentence(ran.err);
      CHECK((ran.err.find("full") != std::string::npos || ran.err.find("room") != std::string::npos));
    }
    disk.make_room();
    CHECK(update().status == 0);
    check_shown(publisher.newest(), publisher.newest());
  }
  CHECK(refused > 5);
}

TEST_CASE("JOURNEY files that may not become large enough end an update in a sentence, not in a crash") {
  TwoPacks publisher;
  Kiosk kiosk({}, publisher.root());
  publisher.write_site(kiosk, "http://127.0.0.1:1/");
  REQUIRE(kiosk.update_from(publisher.folder()).status == 0);
  publisher.release();
  // The store is what does not fit.
  Ran ran = run_with_small_files(60, kiosk.update_arguments({"--from", publisher.folder()}));
  CHECK(ran.status == 1);
  check_is_a_sentence(ran.err);
  std::string problem;
  CHECK(publisher.shown_release(kiosk, problem) == 1);
  CHECK(kiosk.status().failed == "no_space");
  CHECK(kiosk.log().find("home: failed (no_space)") != std::string::npos);
  CHECK(kiosk.update_from(publisher.folder()).status == 0);
  CHECK(publisher.shown_release(kiosk, problem) == 2);
  CHECK(problem.empty());
}
