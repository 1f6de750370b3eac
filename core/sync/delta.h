// From one release's records to the next: DELTA.md is the specification. Nothing here is believed: the caller checks
// the hash of the delta before and of the records after.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace waystation::sync {

inline constexpr std::string_view kDeltaMagic = "WYD\x01";  // the last byte is the version of the format
inline constexpr size_t kDeltaContextBytes = size_t{4} << 20;

// What the new bytes of a delta are compressed against: the end of the old records, where the texts are.
inline std::string_view delta_context(std::string_view old_records) {
  return old_records.size() <= kDeltaContextBytes ? old_records
                                                  : old_records.substr(old_records.size() - kDeltaContextBytes);
}

// The new records; memory is bounded by the sizes of the two files and of the delta. `corrupt` for anything but a delta
// that leads from exactly `old_records` to a file of exactly `new_length_bytes`.
Result<std::string> apply_delta(std::string_view old_records, std::string_view delta, uint64_t new_length_bytes);

// A zstd frame of exactly `length_bytes`; `corrupt` otherwise. No window of its own: memory is the result's.
Result<std::string> unpack(std::string_view zst, uint64_t length_bytes);

// As unpack() reads it; the same bytes every time, on every machine with the same zstd.
Result<std::string> pack_whole(std::string_view bytes);

}  // namespace waystation::sync
