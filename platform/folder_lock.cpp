#include "platform/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace waystation::platform {
namespace {

constexpr mode_t kOwnerOnly = 0600;

int take_without_waiting(int fd) {
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0)
    if (errno != EINTR) return errno;
  return 0;
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::string& folder) {
  std::string path = folder + "/lock";
  if (path.find('\0') != std::string::npos)
    return fail(ErrorKind::invalid, "The path of a folder has a zero byte in it");
  // NONBLOCK: a pipe of that name must not hold the program up.
  int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, kOwnerOnly);
  if (fd < 0)
    return fail(ErrorKind::invalid, "{} cannot be made: {}; check the folder and who may write there", path,
                std::strerror(errno));
  FolderLock lock(fd);
  struct stat about {};
  if (::fstat(fd, &about) != 0 || !S_ISREG(about.st_mode))
    return fail(ErrorKind::invalid, "{} is not a file; remove it", path);
  int error = take_without_waiting(fd);
  if (error == EWOULDBLOCK)
    return fail(ErrorKind::invalid, "Another program is at work in {}; wait until it has finished", folder);
  if (error != 0)
    return fail(ErrorKind::invalid, "{} cannot be locked: {}; use a disk of this machine", path, std::strerror(error));
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

// The file stays: were it removed, somebody who waits for it and somebody who makes it anew could both have "the" lock.
FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace waystation::platform
