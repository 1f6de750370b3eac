// A look at a whole repository, as a client has it and as its keeper needs it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/ports/files.h"
#include "core/publish/repository.h"

namespace waystation::publish {

struct CheckReport {
  std::vector<std::string> facts;     // what there is: packs, releases, publishers
  std::vector<std::string> warnings;  // what should be done soon, or may be tidied up
  std::vector<std::string> errors;    // what a client refuses, or cannot have
};

// Verifies everything from 1.root.json on with the client's own code, then every file that the releases name. Nothing
// is written.
CheckReport check_repository(const Files& files, const std::string& folder, int64_t now_unix_s);

// Which roles have expired (errors) or will soon (warnings).
CheckReport check_expiry(const Repository& repository, int64_t now_unix_s);

}  // namespace waystation::publish
