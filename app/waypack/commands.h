// The subcommands. Each registers itself, with its options, on the command line; when it is the one that was asked for,
// it leaves in `chosen` what is to be done. What is done answers with the exit status: 0, or 1 after one line on
// stderr.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "app/command_line/report.h"
#include "core/base/one_line.h"
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

inline int report(std::string_view message) {
  return command_line::report("waypack", message);
}
inline int report(const Error& error) {
  return report(error.message);
}

}  // namespace waystation::waypack
