// Where the running program lies.
#pragma once

#include <string>

namespace waystation::platform {

// Absolute path of the running program; "." when the system does not tell.
std::string program_path();

}  // namespace waystation::platform
