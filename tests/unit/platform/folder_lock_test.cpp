#include "platform/folder_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace waystation;
using waystation::platform::FolderLock;
using waystation::testing::TemporaryFolder;

namespace {

// A process that takes the lock, says whether it got it, and holds it until it is killed.
class Holder {
 public:
  explicit Holder(const std::string& folder) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    pid_ = ::fork();
    if (pid_ == 0) {
      auto lock = FolderLock::take(folder);
      char got = lock ? 'y' : 'n';
      if (::write(ends[1], &got, 1) == 1)
        for (;;) ::pause();
      ::_exit(1);
    }
    char got = 0;
    REQUIRE(::read(ends[0], &got, 1) == 1);
    has_it_ = got == 'y';
    ::close(ends[0]);
    ::close(ends[1]);
  }
  ~Holder() { kill(); }
  bool has_it() const { return has_it_; }
  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_ = -1;
  bool has_it_ = false;
};

void check_refused(const Result<FolderLock>& lock, const std::string& words) {
  REQUIRE_FALSE(lock);
  CHECK(lock.error().kind == ErrorKind::invalid);
  CHECK_THAT(lock.error().message, Catch::Matchers::Contains(words));
}

}  // namespace

TEST_CASE("a folder's lock is had by one process at a time") {
  TemporaryFolder folder;
  auto lock = FolderLock::take(folder.path());
  REQUIRE(lock);
  CHECK_FALSE(Holder(folder.path()).has_it());
  check_refused(FolderLock::take(folder.path()), "Another program is at work in " + folder.path());
}

TEST_CASE("a lock is free when its holder is destroyed, and when its process is killed") {
  TemporaryFolder folder;
  { REQUIRE(FolderLock::take(folder.path())); }
  Holder holder(folder.path());
  REQUIRE(holder.has_it());
  check_refused(FolderLock::take(folder.path()), "Another program");
  holder.kill();
  CHECK(FolderLock::take(folder.path()));
}

TEST_CASE("a lock that is moved is held once, by the new one") {
  TemporaryFolder folder;
  std::optional<FolderLock> kept;
  {
    auto lock = FolderLock::take(folder.path());
    REQUIRE(lock);
    kept.emplace(std::move(*lock));
  }
  check_refused(FolderLock::take(folder.path()), "Another program");
  kept.reset();
  CHECK(FolderLock::take(folder.path()));
}

TEST_CASE("a lock is not taken through a link, nor on a pipe, nor where there is no folder") {
  TemporaryFolder folder;
  check_refused(FolderLock::take(folder / "nothing"), "cannot be made");
  std::filesystem::create_symlink(folder / "elsewhere", folder / "lock");
  check_refused(FolderLock::take(folder.path()), "cannot be made");
  CHECK_FALSE(std::filesystem::exists(folder / "elsewhere"));
  std::filesystem::remove(folder / "lock");
  REQUIRE(::mkfifo((folder / "lock").c_str(), 0600) == 0);
  check_refused(FolderLock::take(folder.path()), "is not a file");
}

TEST_CASE("a lock leaves what is in its file as it is, and is not handed to programs that are started") {
  TemporaryFolder folder;
  std::ofstream(folder / "lock") << "kept";
  auto lock = FolderLock::take(folder.path());
  REQUIRE(lock);
  std::ifstream file(folder / "lock");
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == "kept");
  bool found = false;
  for (const auto& open : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code ignored;
    if (std::filesystem::read_symlink(open, ignored) != folder / "lock") continue;
    int fd = std::stoi(open.path().filename());
    int flags = ::fcntl(fd, F_GETFD);
    if ((::fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDWR) continue;  // the reader of this test
    found = true;
    CHECK((flags & FD_CLOEXEC) != 0);
  }
  CHECK(found);
}
