// The folders in a folder.
#pragma once

#include <string>
#include <vector>

namespace waystation::platform {

// Names of the folders directly in `folder`, sorted; links are left out, and so is what is beyond `max_names` entries.
// Empty when it cannot be read: what is mounted there may be gone the next moment.
std::vector<std::string> folder_names(const std::string& folder, size_t max_names);

}  // namespace waystation::platform
