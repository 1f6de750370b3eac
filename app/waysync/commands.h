// The subcommands. Each registers itself, with its options, on the command line; when it is the one that was asked for,
// it leaves in `chosen` what is to be done. What is done answers with the exit status: 0, or 1 after one line on
// stderr.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_line/report.h"
#include "core/base/one_line.h"
#include "core/base/result.h"
#include "core/ports/files.h"

namespace waystation::waysync {

using Command = std::function<int()>;

// Options of the field's usual TUF client, which stand before the subcommand or after it.
struct CommonOptions {
  std::string metadata_dir;
  std::string metadata_url;
  std::vector<std::string> target_names;
  std::string target_base_url;
  std::string target_dir;
  std::string ca_file;
};

void add_init(CLI::App& app, const CommonOptions& options, Command& chosen);
void add_refresh(CLI::App& app, const CommonOptions& options, Command& chosen);
void add_download(CLI::App& app, const CommonOptions& options, Command& chosen);
void add_update(CLI::App& app, const CommonOptions& options, Command& chosen);
void add_mirror(CLI::App& app, const CommonOptions& options, Command& chosen);
void add_status(CLI::App& app, Command& chosen);

// The name of the target's file: as Python's urllib.parse.quote(name, safe="") writes it, so that no name reaches
// outside the folder.
std::string quoted_file_name(std::string_view target_name);

inline int report(std::string_view message) {
  return command_line::report("waysync", message);
}
inline int report(const Error& error) {
  return report(error.message);
}
inline int exit_status(const Result<void>& done) {
  return done ? 0 : report(done.error());
}

// The folder that a file lies in; "." for a bare name.
std::string folder_of(const std::string& path);
bool is_url(std::string_view place);

}  // namespace waystation::waysync
