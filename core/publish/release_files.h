// What a release of a pack adds to a repository: the records, cheaper ways to them, and what its target says of those
// (core/sync/release.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/canonical_json.h"
#include "core/sync/release.h"

namespace waystation::publish {

struct PastRelease {
  int64_t number = 0;
  std::string sha256;                            // of its records
  std::function<Result<std::string>()> records;  // asked for only when a delta is made from it
  std::optional<sync::Packed> list;              // its own path_of_delta_list, if it has one
};

struct ReleaseFile {
  std::string path;  // below targets/
  std::string bytes;
};

struct ReleaseFiles {
  std::vector<ReleaseFile> files;  // each once; their names hold the hash of the records, so none changes any more
  pack::Json custom;               // of the target
};

// The past releases, by place in `history`, from which release `number` has a delta: the last kRecentReleases and the
// last kRecentCheckpoints checkpoints, newest first. Records that come again (`sha256`, or a past release's) count
// once.
std::vector<size_t> delta_origins(const std::vector<PastRelease>& history, int64_t number, std::string_view sha256);

// `number` is above all of `history`, which may be in any order. A list of deltas is among the files when the release
// is a checkpoint. There is no delta from records that are gone or do not have their hash: machines that have those
// take another way. `invalid`: a number that is used already, too many bytes or none. It takes some 2 s and 300 MB for
// each delta of a 9 MB pack.
Result<ReleaseFiles> make_release_files(std::string_view pack, int64_t number, std::string_view records,
                                        const std::vector<PastRelease>& history);

}  // namespace waystation::publish
