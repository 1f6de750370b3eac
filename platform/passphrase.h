// Passphrases, as people type them or another program hands them over. Never from the command line, which everyone on
// the machine can read.
#pragma once

#include <string>

#include "core/base/result.h"

namespace waystation::platform {

// Asks on the terminal, which does not show what is typed. `not_found` when there is no terminal. The caller wipes it.
Result<std::string> ask_passphrase(const std::string& question);

// The first line of an open file, without its end; 1 to 1024 bytes, else `invalid`. The caller wipes it.
Result<std::string> read_passphrase(int fd);

// Asks on the terminal for "yes"; anything else is no. `not_found` when there is no terminal.
Result<bool> ask_yes(const std::string& question);

}  // namespace waystation::platform
