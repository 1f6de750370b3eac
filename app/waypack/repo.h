// What the subcommands of `waypack repo` share: the repository, the keys, the lock.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/waypack/commands.h"
#include "app/waypack/repo_keys.h"
#include "core/publish/repository.h"
#include "platform/folder_lock.h"
#include "platform/posix_files.h"

namespace waystation::waypack {

// Each registers its subcommands below `waypack repo`.
void add_repo_init(CLI::App& repo, Command& chosen);
void add_repo_publish(CLI::App& repo, Command& chosen);
void add_repo_sign(CLI::App& repo, Command& chosen);
void add_repo_roles(CLI::App& repo, Command& chosen);
void add_repo_check(CLI::App& repo, Command& chosen);

// What is asked for on the command line of everything that signs.
struct DeskOptions {
  std::string repository;
  std::vector<std::string> key_folders;
  std::optional<int> passphrase_fd;

  void add_to(CLI::App& app);
};

// A repository with its keys, held alone while this lives.
class OpenDesk {
 public:
  static Result<std::unique_ptr<OpenDesk>> open(const DeskOptions& options);
  OpenDesk(const OpenDesk&) = delete;
  OpenDesk& operator=(const OpenDesk&) = delete;

  KeyFolders keys;
  publish::Desk desk;
  publish::Repository repository;

  Result<void> write(const std::vector<publish::NewFile>& new_files);

 private:
  explicit OpenDesk(const DeskOptions& options);

  platform::PosixFiles files_;
  std::optional<platform::FolderLock> lock_;
};

// A subcommand that does one thing with an open desk.
template <typename Options>
void run_with_desk(CLI::App* app, const std::shared_ptr<Options>& options, Command& chosen,
                   Result<void> (*run)(const Options&, OpenDesk&)) {
  app->callback([options, run, &chosen] {
    chosen = [options, run] {
      auto desk = OpenDesk::open(options->desk);
      if (!desk) return report(desk.error());
      auto done = run(*options, **desk);
      return done ? 0 : report(done.error());
    };
  });
}

// Prints a line of text, whatever it holds, as one line.
void say(std::string_view line);

}  // namespace waystation::waypack
