// waypack repo: makes a repository of packs, and keeps it.
#include "app/waypack/repo.h"

#include "platform/system_clock.h"

namespace waystation::waypack {

void add_repo(CLI::App& app, Command& chosen) {
  CLI::App* repo = app.add_subcommand("repo", "Publishes packs: signed files that any web server can serve.");
  repo->require_subcommand(1);
  add_repo_init(*repo, chosen);
  add_repo_publish(*repo, chosen);
  add_repo_sign(*repo, chosen);
  add_repo_roles(*repo, chosen);
  add_repo_check(*repo, chosen);
}

void DeskOptions::add_to(CLI::App& app) {
  app.add_option("REPO", repository, "The folder of the repository")->required();
  app.add_option("--keys", key_folders, "A folder with keys; may be given several times")->required();
  app.add_option("--passphrase-fd", passphrase_fd, "Reads passphrases from this file descriptor, each a line");
}

OpenDesk::OpenDesk(const DeskOptions& options)
    : keys(options.passphrase_fd),
      desk{files_, options.repository, keys.finder(), platform::SystemClock().now_unix_s()} {}

Result<std::unique_ptr<OpenDesk>> OpenDesk::open(const DeskOptions& options) {
  std::unique_ptr<OpenDesk> opened(new OpenDesk(options));
  for (const std::string& folder : options.key_folders) {
    if (auto outside = check_outside(folder, options.repository); !outside) return pass_on(outside.error());
    if (auto added = opened->keys.add_folder(folder); !added) return pass_on(added.error());
  }
  auto repository = publish::read_repository(opened->files_, options.repository);
  if (!repository) return pass_on(repository.error());
  auto lock = platform::FolderLock::take(options.repository);
  if (!lock) return pass_on(lock.error());
  opened->lock_.emplace(std::move(*lock));
  // As it is now that nobody else changes it.
  repository = publish::read_repository(opened->files_, options.repository);
  if (!repository) return pass_on(repository.error());
  opened->repository = std::move(*repository);
  return opened;
}

Result<void> OpenDesk::write(const std::vector<publish::NewFile>& new_files) {
  return publish::write_in_order(files_, desk.folder, new_files);
}

void say(std::string_view line) {
  std::string text = one_line(line) + "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
}

}  // namespace waystation::waypack
