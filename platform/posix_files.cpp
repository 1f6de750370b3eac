#include "platform/posix_files.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <optional>
#include <utility>

#include "platform/posix_descriptor.h"

namespace waystation::platform {
namespace {

struct RegularFile {
  Descriptor fd;
  uint64_t size_bytes;
};

// Not through a link, and not blocking: a pipe with nobody at its other end must not stop the program before it is
// refused.
Result<RegularFile> open_regular(const std::string& path, int how, std::string_view what) {
  if (auto refused = refused_path(path)) return pass_on(*refused);
  Descriptor fd(::open(path.c_str(), how | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0644));
  if (!fd.valid() && errno == ELOOP)
    return fail(ErrorKind::invalid, "{} is a symbolic link; name the file itself", path);
  if (!fd.valid()) return system_failure(path, what, errno);
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) return system_failure(path, what, errno);
  if (!S_ISREG(status.st_mode)) return fail(ErrorKind::invalid, "{} is not a regular file; name a file", path);
  return RegularFile{std::move(fd), static_cast<uint64_t>(status.st_size)};
}

// What is told of the file's size may be wrong: it grows, or its file system does not tell sizes.
Result<std::string> read_from(const RegularFile& file, const std::string& path, uint64_t offset_bytes,
                              uint64_t max_bytes) {
  std::string bytes;
  if (file.size_bytes > offset_bytes) bytes.reserve(std::min(file.size_bytes - offset_bytes, max_bytes));
  char buffer[64 * 1024];
  while (bytes.size() < max_bytes) {
    uint64_t position = offset_bytes + bytes.size();
    if (position > static_cast<uint64_t>(std::numeric_limits<off_t>::max())) break;  // no file is that long
    size_t wanted = std::min<uint64_t>(max_bytes - bytes.size(), sizeof buffer);
    ssize_t got = ::pread(file.fd.get(), buffer, wanted, static_cast<off_t>(position));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure(path, "read", errno);
    if (got == 0) break;
    bytes.append(buffer, static_cast<size_t>(got));
  }
  return bytes;
}

std::optional<int> write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    bytes.remove_prefix(static_cast<size_t>(wrote));
  }
  return std::nullopt;
}

// A file system may say only when it closes a file that it could not take the bytes.
std::optional<int> write_and_close(Descriptor fd, std::string_view bytes) {
  std::optional<int> error = write_all(fd.get(), bytes);
  if (::close(fd.release()) != 0 && !error) error = errno;
  return error;
}

std::string folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// File systems without that notion (FAT on some systems) answer EINVAL: nothing to do.
std::optional<int> sync_names(const std::string& folder) {
  Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.valid()) return errno;
  if (::fsync(fd.get()) != 0 && errno != EINVAL && errno != ENOTSUP) return errno;
  return std::nullopt;
}

}  // namespace

Result<std::string> PosixFiles::read(const std::string& path, uint64_t max_bytes) const {
  auto file = open_regular(path, O_RDONLY, "read");
  if (!file) return pass_on(file.error());
  if (file->size_bytes > max_bytes)
    return fail(ErrorKind::invalid, "{} has {} bytes, and no more than {} are read here; make it smaller", path,
                file->size_bytes, max_bytes);
  // One byte more than may be there: that is how a file shows that it is larger than the system told.
  uint64_t limit = max_bytes == std::numeric_limits<uint64_t>::max() ? max_bytes : max_bytes + 1;
  auto bytes = read_from(*file, path, 0, limit);
  if (bytes && bytes->size() > max_bytes)
    return fail(ErrorKind::invalid, "{} is larger than {} bytes, the most that is read here; make it smaller", path,
                max_bytes);
  return bytes;
}

Result<std::string> PosixFiles::read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const {
  auto file = open_regular(path, O_RDONLY, "read");
  if (!file) return pass_on(file.error());
  return read_from(*file, path, offset_bytes, max_bytes);
}

Result<uint64_t> PosixFiles::size_bytes(const std::string& path) const {
  auto file = open_regular(path, O_RDONLY, "read");
  if (!file) return pass_on(file.error());
  return file->size_bytes;
}

Result<void> PosixFiles::write_new(const std::string& path, std::string_view bytes) {
  if (auto refused = refused_path(path)) return pass_on(*refused);
  Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!fd.valid() && errno == EEXIST)
    return fail(ErrorKind::invalid, "{} cannot be written: something has that name; choose another or remove it", path);
  if (!fd.valid()) return system_failure(path, "written", errno);
  if (auto error = write_and_close(std::move(fd), bytes)) {
    ::unlink(path.c_str());
    return system_failure(path, "written", *error);
  }
  return {};
}

Result<void> PosixFiles::append(const std::string& path, std::string_view bytes) {
  auto file = open_regular(path, O_WRONLY | O_CREAT | O_APPEND, "written");
  if (!file) return pass_on(file.error());
  if (auto error = write_and_close(std::move(file->fd), bytes)) return system_failure(path, "written", *error);
  return {};
}

Result<void> PosixFiles::sync_file(const std::string& path) {
  auto file = open_regular(path, O_RDONLY, "made durable");
  if (!file) return pass_on(file.error());
  if (::fsync(file->fd.get()) != 0) return system_failure(path, "made durable", errno);
  return {};
}

Result<void> PosixFiles::rename(const std::string& from, const std::string& to) {
  for (const std::string* path : {&from, &to})
    if (auto refused = refused_path(*path)) return pass_on(*refused);
  struct stat status {};
  if (::lstat(from.c_str(), &status) != 0) return system_failure(from, "renamed", errno);
  if (!S_ISREG(status.st_mode)) return fail(ErrorKind::invalid, "{} is not a regular file; name a file", from);
  if (::rename(from.c_str(), to.c_str()) != 0) return system_failure(from, fmt::format("renamed to {}", to), errno);
  return {};
}

Result<void> PosixFiles::sync_folder(const std::string& path) {
  if (auto refused = refused_path(path)) return pass_on(*refused);
  std::optional<int> error = sync_names(path);
  if (error == ENOTDIR) return fail(ErrorKind::invalid, "{} is not a folder; name a folder", path);
  if (error) return system_failure(path, "made durable", *error);
  return {};
}

Result<void> PosixFiles::remove(const std::string& path) {
  if (auto refused = refused_path(path)) return pass_on(*refused);
  if (::unlink(path.c_str()) != 0) return system_failure(path, "removed", errno);
  return {};
}

Result<void> PosixFiles::create_folder(const std::string& path) {
  if (auto refused = refused_path(path)) return pass_on(*refused);
  for (size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
    std::string part = path.substr(0, end);
    bool created = ::mkdir(part.c_str(), 0755) == 0;
    int error = errno;
    if (created) {
      // A file written durably into a folder is lost with the folder, so the folder's own name is made durable too.
      if (auto sync_error = sync_names(folder_of(part))) return system_failure(part, "made durable", *sync_error);
    } else {
      struct stat status {};
      bool is_folder = ::stat(part.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
      if (!is_folder && (error == EEXIST || error == ENOTDIR))
        return fail(ErrorKind::invalid, "{} cannot be a folder: there is a file of that name; choose another", part);
      if (!is_folder) return system_failure(part, "created", error);
    }
    if (end == std::string::npos) return {};
  }
}

}  // namespace waystation::platform
