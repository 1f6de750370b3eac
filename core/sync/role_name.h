// Role names in file names and addresses. A delegated role may be called anything.
#pragma once

#include <string>
#include <string_view>

namespace waystation::sync {

// Percent-encoded, '/' too: everything but letters, digits and "_.-~".
std::string quote_role(std::string_view role);

// "snapshot.json", "%2Frole.json": how the folder of trusted metadata names it, and repositories without versions.
std::string file_name(std::string_view role);
// "12.snapshot.json"
std::string file_name(std::string_view role, int64_t version);

// One of root, timestamp, snapshot, targets.
bool is_top_level(std::string_view role);
// Not empty, and short enough for a file name when it is quoted.
bool is_usable_role_name(std::string_view role);

}  // namespace waystation::sync
