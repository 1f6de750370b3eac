// Files in memory, for tests: behaves as the disk does (tests/contract shows it), and can be made to fail.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "core/ports/files.h"

namespace waystation::testing {

class MemoryFiles : public Files {
 public:
  // Room for this many bytes of new content; a write past it is `no_space` and changes nothing. nullopt: no limit.
  std::optional<uint64_t> free_bytes;

  // Puts a file there as a person with a file manager would: folders come into being with it.
  void put(const std::string& path, std::string bytes) {
    std::string clean = normal(path);
    add_folders(parent(clean));
    files_[clean] = std::move(bytes);
  }
  // Symbolic links, pipes and devices: everything that is neither a file nor a folder.
  void put_special(const std::string& path) {
    std::string clean = normal(path);
    add_folders(parent(clean));
    specials_.insert(clean);
  }

  Result<std::string> read(const std::string& path, uint64_t max_bytes) const override {
    if (auto bad = refused(path)) return pass_on(*bad);
    std::string clean = normal(path);
    if (folders_.contains(clean) || specials_.contains(clean))
      return fail(ErrorKind::invalid, "{} is not a regular file; name a file", path);
    auto found = files_.find(clean);
    if (found == files_.end()) return fail(ErrorKind::not_found, "{} does not exist; check the path", path);
    if (found->second.size() > max_bytes)
      return fail(ErrorKind::invalid, "{} has more than {} bytes; make it smaller", path, max_bytes);
    return found->second;
  }

  Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const override {
    if (auto bad = refused(root)) return pass_on(*bad);
    std::string clean = normal(root);
    if (files_.contains(clean)) return fail(ErrorKind::invalid, "{} is not a folder; name a folder", root);
    if (!folders_.contains(clean)) return fail(ErrorKind::not_found, "{} does not exist; check the path", root);
    std::string prefix = clean == "/" || clean.empty() ? clean : clean + "/";
    for (const std::string& folder : folders_)
      if (auto bad = refused_below(folder, prefix)) return pass_on(*bad);
    for (const std::string& special : specials_)
      if (special.starts_with(prefix)) return fail(ErrorKind::invalid, "{} is not a file; put a file there", special);
    std::vector<Entry> entries;
    for (const auto& [path, bytes] : files_) {
      if (!path.starts_with(prefix)) continue;
      if (auto bad = refused_below(path, prefix)) return pass_on(*bad);
      if (entries.size() == max_files) return fail(ErrorKind::no_space, "{} has more than {} files", root, max_files);
      entries.push_back({path.substr(prefix.size()), bytes.size()});
    }
    return entries;
  }

  Result<void> write_durably(const std::string& path, std::string_view bytes) override {
    if (auto bad = refused(path)) return pass_on(*bad);
    std::string clean = normal(path);
    if (folders_.contains(clean)) return fail(ErrorKind::invalid, "{} is a folder; name a file", path);
    if (!folders_.contains(parent(clean))) return fail(ErrorKind::not_found, "the folder of {} does not exist", path);
    if (free_bytes && bytes.size() > *free_bytes)
      return fail(ErrorKind::no_space, "{} cannot be written: disk full", path);
    if (free_bytes) *free_bytes -= bytes.size();
    specials_.erase(clean);
    files_[clean] = std::string(bytes);
    return {};
  }

  Result<void> create_folder(const std::string& path) override {
    if (auto bad = refused(path)) return pass_on(*bad);
    std::string clean = normal(path);
    for (std::string part = clean; !part.empty() && part != "/"; part = parent(part))
      if (files_.contains(part) || specials_.contains(part))
        return fail(ErrorKind::invalid, "{} cannot be a folder: there is a file of that name", part);
    add_folders(clean);
    return {};
  }

 private:
  static constexpr std::ptrdiff_t kMaxDepth = 16;

  static std::optional<Error> refused(const std::string& path) {
    if (path.empty() || path.find('\0') != std::string::npos)
      return Error{ErrorKind::invalid, "a path is empty or has a zero"};
    return std::nullopt;
  }

  // The names and the depth that a tree may not have.
  static std::optional<Error> refused_below(const std::string& path, const std::string& prefix) {
    if (!path.starts_with(prefix)) return std::nullopt;
    std::string below = path.substr(prefix.size());
    bool odd = std::any_of(below.begin(), below.end(),
                           [](char c) { return c == '\\' || c == 0x7F || static_cast<unsigned char>(c) < 0x20; });
    if (odd || find_invalid_utf8(below))
      return Error{ErrorKind::invalid, "a name in the tree is not allowed; rename it"};
    if (std::count(below.begin(), below.end(), '/') > kMaxDepth)
      return Error{ErrorKind::invalid, path + " is nested too deep; flatten it"};
    return std::nullopt;
  }

  // One slash between names and none at the end.
  static std::string normal(const std::string& path) {
    std::string clean;
    for (char c : path)
      if (c != '/' || clean.empty() || clean.back() != '/') clean += c;
    if (clean.size() > 1 && clean.back() == '/') clean.pop_back();
    return clean;
  }

  static std::string parent(const std::string& path) {
    size_t slash = path.rfind('/');
    if (slash == std::string::npos) return "";
    return slash == 0 ? "/" : path.substr(0, slash);
  }

  void add_folders(std::string path) {
    for (; !path.empty() && path != "/"; path = parent(path)) folders_.insert(path);
  }

  std::map<std::string, std::string> files_;
  std::set<std::string> specials_;
  std::set<std::string> folders_ = {"", "/"};  // where relative and absolute paths begin
};

}  // namespace waystation::testing
