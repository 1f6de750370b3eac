// Recordings and pictures that the records name by hash: fetched after the text, each once, for all packs and releases.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/download.h"
#include "core/sync/update.h"

namespace waystation::sync {

inline constexpr uint64_t kMaxMediaOfRepositoryBytes = uint64_t{1} << 30;  // so that one cannot fill the disk

struct MediaFile {
  std::string sha256;
  uint64_t size_bytes = 0;
  auto operator<=>(const MediaFile&) const = default;
};

// What a verified records file names, sorted, each once. Holds none of its other records in memory.
Result<std::vector<MediaFile>> media_of(std::string_view records_file);

// "media/ab/SHA256": where a repository has it.
std::string media_path(std::string_view sha256);

struct MediaOutcome {
  std::vector<MediaFile> missing;  // that are named and not here
  std::vector<Error> errors;       // the first few that were met
};

// Whether the data folder has it. It got its name complete and checked.
bool is_media_here(const Files& files, const DataFolder& data, const MediaFile& file);

// Fetches what is not in the data folder yet, up to kMaxMediaOfRepositoryBytes of all that is wanted. A file that
// cannot be had does not stop the others; a full disk or a network that is gone does, and `has_time`, which is asked
// before each file and may be empty.
MediaOutcome fetch_media(Files& files, const DataFolder& data, Downloads& downloads,
                         const std::vector<Source*>& sources, const std::vector<MediaFile>& wanted,
                         const std::function<void(uint64_t done_bytes, uint64_t total_bytes)>& on_bytes,
                         const std::function<bool()>& has_time = {});

// Removes what has none of these hashes.
void sweep_media(Files& files, const DataFolder& data, const std::set<std::string, std::less<>>& kept);

}  // namespace waystation::sync
