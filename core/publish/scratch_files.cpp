#include "core/publish/scratch_files.h"

namespace waystation::publish {
namespace {

tl::unexpected<Error> missing(const std::string& path) {
  return fail(ErrorKind::not_found, "{} does not exist; check the path", path);
}

}  // namespace

Result<std::string> ScratchFiles::read(const std::string& path, uint64_t max_bytes) const {
  auto found = files_.find(path);
  if (found == files_.end()) return missing(path);
  if (found->second.size() > max_bytes) return fail(ErrorKind::invalid, "{} has more than {} bytes", path, max_bytes);
  return found->second;
}

Result<std::string> ScratchFiles::read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const {
  auto found = files_.find(path);
  if (found == files_.end()) return missing(path);
  if (offset_bytes >= found->second.size()) return std::string();
  return found->second.substr(offset_bytes, max_bytes);
}

Result<uint64_t> ScratchFiles::size_bytes(const std::string& path) const {
  auto found = files_.find(path);
  if (found == files_.end()) return missing(path);
  return found->second.size();
}

Result<std::vector<Files::Entry>> ScratchFiles::list_tree(const std::string& root, size_t max_files) const {
  std::vector<Entry> entries;
  for (const auto& [path, bytes] : files_) {
    if (!path.starts_with(root + "/")) continue;
    if (entries.size() == max_files) return fail(ErrorKind::no_space, "{} has more than {} files", root, max_files);
    entries.push_back({path.substr(root.size() + 1), bytes.size()});
  }
  return entries;
}

Result<void> ScratchFiles::write_new(const std::string& path, std::string_view bytes) {
  if (!files_.emplace(path, bytes).second) return fail(ErrorKind::invalid, "{} is there already", path);
  return {};
}

Result<void> ScratchFiles::append(const std::string& path, std::string_view bytes) {
  files_[path] += bytes;
  return {};
}

Result<void> ScratchFiles::rename(const std::string& from, const std::string& to) {
  auto found = files_.find(from);
  if (found == files_.end()) return missing(from);
  std::string bytes = std::move(found->second);
  files_.erase(found);
  files_[to] = std::move(bytes);
  return {};
}

Result<void> ScratchFiles::remove(const std::string& path) {
  if (files_.erase(path) == 0) return missing(path);
  return {};
}

}  // namespace waystation::publish
