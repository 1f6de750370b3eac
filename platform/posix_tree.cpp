// A folder with all that is below it, as somebody handed it over.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <utility>

#include "core/base/utf8.h"
#include "platform/posix_descriptor.h"
#include "platform/posix_files.h"

namespace waystation::platform {
namespace {

constexpr int kMaxDepth = 16;           // folders below the root of a tree
constexpr size_t kMaxFolders = 10'000;  // in a tree; max_files bounds the files

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

}  // namespace

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

}  // namespace waystation::platform
