#include "platform/private_file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "platform/posix_descriptor.h"

namespace waystation::platform {
namespace {

std::string reason() {
  return ::strerror(errno);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

bool sync_folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.get() >= 0 && ::fsync(opened.get()) == 0;
}

// From where the file is now to its end, but no more than there is room for.
bool read_all(int fd, std::string& bytes) {
  size_t filled = 0;
  while (filled < bytes.size()) {
    ssize_t got = ::read(fd, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    filled += static_cast<size_t>(got);
  }
  bytes.resize(filled);
  return true;
}

}  // namespace

Result<void> write_private_file(const std::string& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (file.get() < 0 && errno == EEXIST)
    return fail(ErrorKind::invalid, "{} is there already and is not overwritten; name another file", path);
  if (file.get() < 0) return fail(ErrorKind::invalid, "{} cannot be written: {}", path, reason());
  if (write_all(file.get(), bytes) && ::fsync(file.get()) == 0 && sync_folder_of(path)) return {};
  std::string why = reason();
  ErrorKind kind = errno == ENOSPC ? ErrorKind::no_space : ErrorKind::invalid;
  ::unlink(path.c_str());
  return fail(kind, "{} cannot be written: {}", path, why);
}

Result<PrivateFile> read_private_file(const std::string& path, uint64_t max_bytes) {
  // Not blocking: a pipe of that name must not hold the program up.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0)
    return fail(errno == ENOENT ? ErrorKind::not_found : ErrorKind::invalid, "{} cannot be read: {}", path, reason());
  struct stat status {};
  if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode))
    return fail(ErrorKind::invalid, "{} is not a regular file; name a file", path);
  if (status.st_size < 0 || static_cast<uint64_t>(status.st_size) > max_bytes)
    return fail(ErrorKind::invalid, "{} has more than {} bytes; name another file", path, max_bytes);
  PrivateFile read;
  read.bytes.resize(static_cast<size_t>(status.st_size));
  read.readable_by_others = (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
  if (!read_all(file.get(), read.bytes)) return fail(ErrorKind::invalid, "{} cannot be read: {}", path, reason());
  return read;
}

void wipe(std::string& bytes) {
  ::explicit_bzero(bytes.data(), bytes.size());
  bytes.clear();
}

}  // namespace waystation::platform
