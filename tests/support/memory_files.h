// Files in memory, for tests: behaves as the disk does (tests/contract shows it), and can be made to fail.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/ports/files.h"
#include "tests/support/plain_path.h"

namespace waystation::testing {

class MemoryFiles : public Files {
 public:
  // Room for this many bytes more; a write past it is `no_space`, and append leaves what fitted. What is removed or
  // replaced gives its room back. nullopt: no limit.
  std::optional<uint64_t> free_bytes;

  // This many writing calls go well, then each is `no_space`; append leaves half of its bytes. Writing calls are all
  // that are not const, but for remove, which makes room. nullopt: no limit.
  std::optional<uint64_t> fail_after_writes;
  uint64_t writing_calls = 0;  // so many were made

  // Puts a file there as a person with a file manager would: folders come into being with it.
  void put(const std::string& path, std::string bytes) {
    std::string clean = plain_path(path);
    add_folders(parent_path(clean));
    files_[clean] = std::move(bytes);
  }
  // Symbolic links, pipes and devices: everything that is neither a file nor a folder.
  void put_special(const std::string& path) {
    std::string clean = plain_path(path);
    add_folders(parent_path(clean));
    specials_.insert(clean);
  }

  Result<std::string> read(const std::string& path, uint64_t max_bytes) const override {
    auto bytes = regular(path);
    if (!bytes) return pass_on(bytes.error());
    if ((*bytes)->size() > max_bytes)
      return fail(ErrorKind::invalid, "{} has more than {} bytes; make it smaller", path, max_bytes);
    return **bytes;
  }

  Result<std::string> read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const override {
    auto bytes = regular(path);
    if (!bytes) return pass_on(bytes.error());
    if (offset_bytes >= (*bytes)->size()) return std::string();
    return (*bytes)->substr(offset_bytes, max_bytes);
  }

  Result<uint64_t> size_bytes(const std::string& path) const override {
    auto bytes = regular(path);
    if (!bytes) return pass_on(bytes.error());
    return (*bytes)->size();
  }

  Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const override {
    if (auto bad = refused_path(root)) return pass_on(*bad);
    std::string clean = plain_path(root);
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

  Result<void> write_new(const std::string& path, std::string_view bytes) override {
    auto clean = place_of(path);
    if (!clean) return pass_on(clean.error());
    if (exists(*clean)) return fail(ErrorKind::invalid, "{} is there already; choose another name", path);
    if (is_failing() || room(bytes.size()) < bytes.size()) return full(path);
    take(bytes.size());
    files_[*clean] = std::string(bytes);
    return {};
  }

  Result<void> append(const std::string& path, std::string_view bytes) override {
    auto clean = place_of(path);
    if (!clean) return pass_on(clean.error());
    if (exists(*clean) && !files_.contains(*clean))
      return fail(ErrorKind::invalid, "{} is not a regular file; name a file", path);
    uint64_t fitting = is_failing() ? bytes.size() / 2 : room(bytes.size());
    take(fitting);
    files_[*clean] += bytes.substr(0, fitting);
    if (fitting < bytes.size() || is_past_failing()) return full(path);
    return {};
  }

  Result<void> sync_file(const std::string& path) override {
    auto bytes = regular(path);
    if (!bytes) return pass_on(bytes.error());
    return is_failing() ? full(path) : Result<void>();
  }

  Result<void> rename(const std::string& from, const std::string& to) override {
    auto bytes = regular(from);
    if (!bytes) return pass_on(bytes.error());
    auto place = place_of(to);
    if (!place) return pass_on(place.error());
    if (folders_.contains(*place)) return fail(ErrorKind::invalid, "{} is a folder; name a file", to);
    if (is_failing()) return full(to);
    std::string clean = plain_path(from);
    if (*place == clean) return {};
    give_back(*place);
    specials_.erase(*place);
    files_[*place] = std::move(files_[clean]);
    files_.erase(clean);
    return {};
  }

  Result<void> sync_folder(const std::string& path) override {
    if (auto bad = refused_path(path)) return pass_on(*bad);
    std::string clean = plain_path(path);
    if (!exists(clean)) return fail(ErrorKind::not_found, "{} does not exist; check the path", path);
    if (!folders_.contains(clean)) return fail(ErrorKind::invalid, "{} is not a folder; name a folder", path);
    return is_failing() ? full(path) : Result<void>();
  }

  Result<void> remove(const std::string& path) override {
    if (auto bad = refused_path(path)) return pass_on(*bad);
    std::string clean = plain_path(path);
    if (folders_.contains(clean)) return fail(ErrorKind::invalid, "{} is a folder; name a file", path);
    give_back(clean);
    if (files_.erase(clean) + specials_.erase(clean) == 0)
      return fail(ErrorKind::not_found, "{} does not exist; check the path", path);
    return {};
  }

  Result<void> create_folder(const std::string& path) override {
    if (auto bad = refused_path(path)) return pass_on(*bad);
    std::string clean = plain_path(path);
    for (std::string part = clean; !part.empty() && part != "/"; part = parent_path(part))
      if (exists(part) && !folders_.contains(part))
        return fail(ErrorKind::invalid, "{} cannot be a folder: there is a file of that name", part);
    if (is_failing()) return full(path);
    add_folders(clean);
    return {};
  }

 private:
  Result<const std::string*> regular(const std::string& path) const {
    if (auto bad = refused_path(path)) return pass_on(*bad);
    std::string clean = plain_path(path);
    if (folders_.contains(clean) || specials_.contains(clean))
      return fail(ErrorKind::invalid, "{} is not a regular file; name a file", path);
    auto found = files_.find(clean);
    if (found == files_.end()) return fail(ErrorKind::not_found, "{} does not exist; check the path", path);
    return &found->second;
  }

  // Where something may be written: in a folder that is there.
  Result<std::string> place_of(const std::string& path) const {
    if (auto bad = refused_path(path)) return pass_on(*bad);
    std::string clean = plain_path(path);
    if (!folders_.contains(parent_path(clean)))
      return fail(ErrorKind::not_found, "the folder of {} does not exist; create it first", path);
    if (path.back() == '/') return fail(ErrorKind::invalid, "{} is the name of a folder; name a file", path);
    return clean;
  }

  bool exists(const std::string& clean) const {
    return files_.contains(clean) || folders_.contains(clean) || specials_.contains(clean);
  }

  // Counts a writing call.
  bool is_failing() {
    ++writing_calls;
    return is_past_failing();
  }
  bool is_past_failing() const { return fail_after_writes && writing_calls > *fail_after_writes; }
  static Result<void> full(const std::string& path) {
    return fail(ErrorKind::no_space, "{} cannot be written: disk full; make room", path);
  }
  uint64_t room(uint64_t wanted) const { return free_bytes ? std::min(*free_bytes, wanted) : wanted; }
  void take(uint64_t bytes) {
    if (free_bytes) *free_bytes -= room(bytes);
  }
  void give_back(const std::string& clean) {
    auto found = files_.find(clean);
    if (free_bytes && found != files_.end()) *free_bytes += found->second.size();
  }

  void add_folders(std::string path) {
    for (; !path.empty() && path != "/"; path = parent_path(path)) folders_.insert(path);
  }

  std::map<std::string, std::string> files_;
  std::set<std::string> specials_;
  std::set<std::string> folders_ = {"", "/"};  // where relative and absolute paths begin
};

}  // namespace waystation::testing
