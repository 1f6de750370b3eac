// The subcommands. Each registers itself, with its options, on the command line; when it is the one that was asked for,
// it leaves in `chosen` what is to be done. What is done answers with the exit status: 0, or 1 after one line on
// stderr.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace waystation::waypack {

using Command = std::function<int()>;

void add_new(CLI::App& app, Command& chosen);
void add_lint(CLI::App& app, Command& chosen);
void add_build(CLI::App& app, Command& chosen);
void add_inspect(CLI::App& app, Command& chosen);
void add_translate(CLI::App& app, Command& chosen);
void add_render(CLI::App& app, Command& chosen);
void add_repo(CLI::App& app, Command& chosen);

// The text with a space for each control character: a file name or a quoted piece of a hostile file may hold line ends
// and terminal commands.
std::string one_line(std::string_view text);

// Writes "waypack: MESSAGE" to stderr as one line, whatever the message holds, and answers 1.
int report(std::string_view message);
inline int report(const Error& error) {
  return report(error.message);
}

}  // namespace waystation::waypack
