// A release of a pack as its publisher signed it: the target "packs/PACK/records" and what its `custom` says about
// cheaper ways to come by the same bytes.
//
//   "custom": {"waystation": {
//     "release": 12,
//     "zst":    {"length": BYTES, "sha256": HEX},
//     "deltas": [{"release": 11, "from": HEX, "from_length": BYTES, "length": BYTES, "sha256": HEX,
//                 "list": {"length": BYTES, "sha256": HEX}}, …]}}
//
// `from` and `from_length` are the records that the delta starts with, and what is unpacked always has the target's own
// length. A `list` is there where that release's number is a multiple of 8: it names the deltas that lead to *that*
// release, so that a machine far behind takes two hops. Below targets/, beside the records:
//   packs/PACK/TO.records   packs/PACK/TO.records.zst   packs/PACK/TO.from-FROM   packs/PACK/TO.deltas
// The list (TO.deltas) is canonical JSON: {"deltas": [the same objects without "list"], "release": N}.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/client.h"

namespace waystation::sync {

inline constexpr int kRecentReleases = 8;     // of the last ones there is a delta
inline constexpr int kCheckpointEvery = 8;    // releases with these numbers are checkpoints
inline constexpr int kRecentCheckpoints = 8;  // of the last ones there is a delta too
inline constexpr uint64_t kMaxDeltaListBytes = 64 * 1024;
inline constexpr size_t kMaxDeltaEntries = 64;  // that a reader takes

struct Packed {
  uint64_t length_bytes = 0;
  std::string sha256;
};

struct DeltaEntry {
  int64_t release = 0;      // that it starts from
  std::string from_sha256;  // the records of that release
  uint64_t from_length_bytes = 0;
  Packed delta;
  std::optional<Packed> list;  // of the deltas that lead to that release
};

struct Release {
  std::string pack;
  int64_t number = 0;  // 0: the publisher's tool does not count; no deltas then
  std::string records_sha256;
  uint64_t records_length_bytes = 0;
  std::optional<Packed> zst;
  std::vector<DeltaEntry> deltas;
};

// "packs/PACK/records"
std::string target_name_of(std::string_view pack);

// Below targets/, as above; `to` and `from` are hashes of records.
std::string path_of_records(std::string_view pack, std::string_view to);
std::string path_of_zst(std::string_view pack, std::string_view to);
std::string path_of_delta(std::string_view pack, std::string_view to, std::string_view from);
std::string path_of_delta_list(std::string_view pack, std::string_view to);

// `untrusted` when the target has no sha256, is larger than any records file, or its `custom` is not as above. A custom
// without "waystation" is a release that is only to be had whole.
Result<Release> parse_release(std::string_view pack, const Target& target);
Result<std::vector<DeltaEntry>> parse_delta_list(std::string_view bytes);

}  // namespace waystation::sync
