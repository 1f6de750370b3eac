// A publisher's side of core/sync/delta.h: from two releases to the bytes between them.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace waystation::publish {

// A delta by which apply_delta(old_records, …) gives new_records. Small when lines that both have are in the same order
// in both, as they are in records files; right for any two texts. The same bytes every time, on every machine with the
// same zstd. `no_space` when there is not enough memory.
Result<std::string> make_delta(std::string_view old_records, std::string_view new_records);

}  // namespace waystation::publish
