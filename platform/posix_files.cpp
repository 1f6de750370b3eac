#include "platform/posix_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "core/base/utf8.h"

namespace waystation::platform {
namespace {

constexpr int kMaxDepth = 16;            // folders below the root of a tree
constexpr size_t kMaxFolders = 10'000;   // in a tree; max_files bounds the files
constexpr int kMaxTemporaryNames = 100;  // left behind by power cuts, before somebody has to look

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

class OpenFolder {
 public:
  explicit OpenFolder(DIR* dir) : dir_(dir) {}
  ~OpenFolder() {
    if (dir_ != nullptr) ::closedir(dir_);
  }
  OpenFolder(const OpenFolder&) = delete;
  OpenFolder& operator=(const OpenFolder&) = delete;
  DIR* get() const { return dir_; }

 private:
  DIR* dir_;
};

ErrorKind kind_of(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return ErrorKind::not_found;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return ErrorKind::no_space;
    case EIO:
      return ErrorKind::corrupt;
    default:
      return ErrorKind::invalid;
  }
}

// "content/pack.toml cannot be read: Permission denied; check the path and who may use it."
tl::unexpected<Error> system_failure(const std::string& path, std::string_view what, int error) {
  std::string_view advice = "check the path and who may use it";
  if (kind_of(error) == ErrorKind::no_space) advice = "make room on the disk";
  if (kind_of(error) == ErrorKind::corrupt) advice = "the disk may be failing, replace it";
  return fail(kind_of(error), "{} cannot be {}: {}; {}", path, what, std::strerror(error), advice);
}

std::optional<Error> refused_path(const std::string& path) {
  if (path.empty()) return Error{ErrorKind::invalid, "The path of a file is empty; name a file."};
  if (path.find('\0') != std::string::npos)
    return Error{ErrorKind::invalid, "The path of a file has a zero byte in it; name a file."};
  return std::nullopt;
}

Result<std::string> read_all(int fd, const std::string& path, uint64_t size_bytes, uint64_t max_bytes) {
  std::string bytes;
  bytes.reserve(size_bytes);
  char buffer[64 * 1024];
  for (;;) {
    ssize_t got = ::read(fd, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure(path, "read", errno);
    if (got == 0) return bytes;
    if (bytes.size() + static_cast<size_t>(got) > max_bytes)  // it grew, or its file system does not tell sizes
      return fail(ErrorKind::invalid, "{} is larger than {} bytes, the most that is read here; make it smaller", path,
                  max_bytes);
    bytes.append(buffer, static_cast<size_t>(got));
  }
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

std::string folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// Makes the names in a folder durable. File systems without that notion (FAT on some systems) answer EINVAL: nothing to
// do.
std::optional<int> sync_folder(const std::string& folder) {
  Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.valid()) return errno;
  if (::fsync(fd.get()) != 0 && errno != EINVAL && errno != ENOTSUP) return errno;
  return std::nullopt;
}

// Why a name may not be in a tree that somebody hands over, or nullptr.
const char* refused_name(std::string_view name) {
  if (find_invalid_utf8(name)) return "has a name that is not UTF-8";
  for (char c : name) {
    if (c == '\\') return "has a backslash in its name";
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "has a control character in its name";
  }
  return nullptr;
}

// For messages: a hostile name must not reach a terminal as it is.
std::string printable(std::string_view name) {
  std::string safe;
  for (char c : name) safe += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F ? '?' : c;
  return safe;
}

struct Walk {
  const std::string& root;
  size_t max_files;
  size_t folders = 0;
  std::vector<Files::Entry> files;

  // `fd` is the folder `below` the root ("" is the root itself). Opened step by step without following links, so that a
  // tree that changes while it is read cannot lead outside.
  std::optional<Error> folder(Descriptor fd, const std::string& below, int depth);
  std::optional<Error> name(int folder_fd, const std::string& name, const std::string& below, int depth);
  Error error(ErrorKind kind, const std::string& path, std::string_view what, std::string_view advice) const {
    return {kind, fmt::format("{}/{} {}; {}", root, path, what, advice)};
  }
};

std::optional<Error> Walk::folder(Descriptor fd, const std::string& below, int depth) {
  if (depth > kMaxDepth)
    return error(ErrorKind::invalid, below, fmt::format("is nested more than {} folders deep", kMaxDepth),
                 "flatten it");
  if (++folders > kMaxFolders)
    return Error{ErrorKind::no_space, fmt::format("{} has more than {} folders; remove some", root, kMaxFolders)};
  OpenFolder dir(::fdopendir(fd.get()));
  if (dir.get() == nullptr) return system_failure(root + "/" + below, "listed", errno).value();
  int folder_fd = fd.release();  // closed by closedir
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(dir.get());
    if (entry == nullptr) break;
    std::string name_in_folder = entry->d_name;
    if (name_in_folder == "." || name_in_folder == "..") continue;
    if (auto problem = name(folder_fd, name_in_folder, below, depth)) return problem;
  }
  if (errno != 0) return system_failure(root + "/" + below, "listed", errno).value();
  return std::nullopt;
}

std::optional<Error> Walk::name(int folder_fd, const std::string& name, const std::string& below, int depth) {
  std::string path = below.empty() ? name : below + "/" + name;
  if (const char* reason = refused_name(name)) return error(ErrorKind::invalid, printable(path), reason, "rename it");
  struct stat status {};
  if (::fstatat(folder_fd, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return system_failure(root + "/" + path, "looked at", errno).value();
  if (S_ISREG(status.st_mode)) {
    if (files.size() == max_files)
      return Error{ErrorKind::no_space, fmt::format("{} has more than {} files; remove some", root, max_files)};
    files.push_back({std::move(path), static_cast<uint64_t>(status.st_size)});
    return std::nullopt;
  }
  if (S_ISLNK(status.st_mode))
    return error(ErrorKind::invalid, path, "is a symbolic link", "put the file itself there");
  if (!S_ISDIR(status.st_mode)) return error(ErrorKind::invalid, path, "is neither a file nor a folder", "remove it");
  Descriptor fd(::openat(folder_fd, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!fd.valid()) return system_failure(root + "/" + path, "listed", errno).value();
  return folder(std::move(fd), path, depth + 1);
}

// A file of our own beside `path`, that did not exist before. Its name is in `name`.
Result<Descriptor> create_temporary(const std::string& path, std::string& name) {
  int error = EEXIST;
  for (int i = 0; i < kMaxTemporaryNames && error == EEXIST; ++i) {
    name = fmt::format("{}.{}-{}.tmp", path, ::getpid(), i);
    Descriptor fd(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    if (fd.valid()) return fd;
    error = errno;
  }
  return system_failure(path, "written", error);
}

}  // namespace

Result<std::string> PosixFiles::read(const std::string& path, uint64_t max_bytes) const {
  if (auto refused = refused_path(path)) return pass_on(*refused);
  // Not blocking: a pipe with nobody at its other end must not stop the program before it is refused.
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  if (!fd.valid() && errno == ELOOP)
    return fail(ErrorKind::invalid, "{} is a symbolic link; name the file itself", path);
  if (!fd.valid()) return system_failure(path, "read", errno);
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) return system_failure(path, "read", errno);
  if (!S_ISREG(status.st_mode)) return fail(ErrorKind::invalid, "{} is not a regular file; name a file", path);
  uint64_t size_bytes = static_cast<uint64_t>(status.st_size);
  if (size_bytes > max_bytes)
    return fail(ErrorKind::invalid, "{} has {} bytes, and no more than {} are read here; make it smaller", path,
                size_bytes, max_bytes);
  return read_all(fd.get(), path, size_bytes, max_bytes);
}

Result<std::vector<Files::Entry>> PosixFiles::list_tree(const std::string& root, size_t max_files) const {
  if (auto refused = refused_path(root)) return pass_on(*refused);
  Descriptor fd(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.valid() && errno == ENOTDIR) return fail(ErrorKind::invalid, "{} is not a folder; name a folder", root);
  if (!fd.valid()) return system_failure(root, "listed", errno);
  Walk walk{root, max_files, 0, {}};
  if (auto problem = walk.folder(std::move(fd), "", 0)) return pass_on(*problem);
  std::sort(walk.files.begin(), walk.files.end(), [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return std::move(walk.files);
}

Result<void> PosixFiles::write_durably(const std::string& path, std::string_view bytes) {
  if (auto refused = refused_path(path)) return pass_on(*refused);
  std::string temporary;
  auto created = create_temporary(path, temporary);
  if (!created) return pass_on(created.error());
  std::optional<int> error = write_all(created->get(), bytes);
  if (!error && ::fsync(created->get()) != 0) error = errno;
  if (::close(created->release()) != 0 && !error) error = errno;
  if (!error && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error) {
    ::unlink(temporary.c_str());
    return system_failure(path, "written", *error);
  }
  if (auto folder_error = sync_folder(folder_of(path))) return system_failure(path, "made durable", *folder_error);
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
      if (auto sync_error = sync_folder(folder_of(part))) return system_failure(part, "made durable", *sync_error);
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
