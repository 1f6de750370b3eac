// waypack repo check: would a client take all of this?
#include "app/waypack/repo.h"
#include "core/publish/repository_check.h"
#include "platform/system_clock.h"

namespace waystation::waypack {
namespace {

int check(const std::string& folder) {
  platform::PosixFiles files;
  publish::CheckReport found = publish::check_repository(files, folder, platform::SystemClock().now_unix_s());
  for (const std::string& fact : found.facts) say(fact);
  for (const std::string& warning : found.warnings) say("warning: " + warning);
  for (const std::string& error : found.errors) (void)report(error);
  if (found.errors.empty()) say(fmt::format("{} is sound", folder));
  return found.errors.empty() ? 0 : 1;
}

}  // namespace

void add_repo_check(CLI::App& repo, Command& chosen) {
  auto folder = std::make_shared<std::string>();
  CLI::App* app = repo.add_subcommand("check", "Verifies a repository as a client would, and says what is due.");
  app->add_option("REPO", *folder, "The folder of the repository")->required();
  app->callback([folder, &chosen] { chosen = [folder] { return check(*folder); }; });
}

}  // namespace waystation::waypack
