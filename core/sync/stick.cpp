#include "core/sync/stick.h"

#include <algorithm>

namespace waystation::sync {

Result<void> check_stick(const Files& files, const std::string& folder) {
  auto entries = files.list_tree(folder, kMaxStickFiles);
  if (!entries) return fail(entries.error().kind, "nothing was taken from {}: {}", folder, entries.error().message);
  uint64_t total_bytes = 0;
  for (const Files::Entry& entry : *entries) {
    if (entry.size_bytes > kMaxStickBytes - total_bytes)
      return fail(ErrorKind::no_space, "nothing was taken from {}: its files have more than {} bytes", folder,
                  kMaxStickBytes);
    total_bytes += entry.size_bytes;
  }
  bool has_metadata = std::any_of(entries->begin(), entries->end(),
                                  [](const Files::Entry& entry) { return entry.path == "metadata/timestamp.json"; });
  if (!has_metadata)
    return fail(ErrorKind::invalid, "{} holds no repository: metadata/timestamp.json is not there", folder);
  return {};
}

}  // namespace waystation::sync
