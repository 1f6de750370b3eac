// Files that only their owner may read: keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace waystation::platform {

// A file that was not there before, with mode 0600 from its first moment, durable when this returns. `invalid` if
// something has that name. On failure nothing is left of it.
Result<void> write_private_file(const std::string& path, std::string_view bytes);

struct PrivateFile {
  std::string bytes;                // the caller wipes them
  bool readable_by_others = false;  // by the group or by everyone
};

// A regular file; `invalid` when it is larger than max_bytes or something else, `not_found` when there is none.
Result<PrivateFile> read_private_file(const std::string& path, uint64_t max_bytes);

// Overwrites the bytes in a way that the compiler does not leave out.
void wipe(std::string& bytes);

}  // namespace waystation::platform
