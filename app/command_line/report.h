// What every program says to whoever started it, when something went wrong.
#pragma once

#include <string_view>

namespace waystation::command_line {

// Writes "PROGRAM: MESSAGE" to stderr as one line, whatever the message holds, and answers 1, the exit status.
int report(std::string_view program, std::string_view message);

}  // namespace waystation::command_line
