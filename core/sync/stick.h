// A folder that somebody hands over: looked at as a whole before anything of it is read.
#pragma once

#include <string>

#include "core/ports/files.h"

namespace waystation::sync {

inline constexpr size_t kMaxStickFiles = 50'000;
inline constexpr uint64_t kMaxStickBytes = uint64_t{16} << 30;

// `invalid`: there is no repository in it, or there are links or devices; `no_space`: too many files, or too large.
Result<void> check_stick(const Files& files, const std::string& folder);

}  // namespace waystation::sync
