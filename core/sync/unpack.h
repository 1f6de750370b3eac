// zstd as the deltas and the compressed records use it: one frame, whose length is known before it is opened. Besides,
// zstd compresses in core/publish/delta_maker.cpp and in set_folder.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace waystation::sync {

// What the one frame in `zst` holds: exactly `length_bytes`. `prefix` is what it was compressed against, and may be
// empty. Memory: the result and what zstd needs for its tables (less than 1 MB), whatever the frame says of itself.
// `corrupt`: not one whole zstd frame, something behind it, or more or fewer bytes in it.
Result<std::string> unpack_frame(std::string_view zst, uint64_t length_bytes, std::string_view prefix);

}  // namespace waystation::sync
