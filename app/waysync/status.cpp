// waysync status: what is installed, how old it is, and what went wrong last.
#include "core/sync/status.h"

#include <algorithm>
#include <memory>

#include "app/waysync/commands.h"
#include "app/waysync/progress.h"
#include "app/waysync/site_option.h"
#include "core/pack/canonical_json.h"
#include "core/sync/active_set.h"
#include "core/sync/officer_log.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"

namespace waystation::waysync {
namespace {

constexpr int64_t kDayS = 86400;

struct StatusCommand {
  SiteOption site;
  bool json = false;
};

// The active set says what is shown; the status file may be older than it, or lost.
sync::Status look(Files& files, const sync::DataFolder& data) {
  sync::Status status = sync::read_status(files, data);
  auto active = sync::SetFolder(files, data.set()).active();
  status.packs.clear();
  if (!active) return status;
  for (const sync::ActivePack& pack : active->packs) status.packs.push_back({pack.pack, pack.repository, pack.release});
  return status;
}

std::string age_of(const sync::RepositoryStatus& repository, int64_t now_unix_s) {
  if (repository.confirmed_unix_s == 0) return "never confirmed";
  std::string_view how = repository.as_of_only       ? "as of"
                         : repository.failed.empty() ? "confirmed on"
                                                     : "not confirmed since";
  int64_t days = std::max<int64_t>(0, now_unix_s - repository.confirmed_unix_s) / kDayS;
  return fmt::format("{} {}, {} days ago", how, sync::utc_day(repository.confirmed_unix_s), days);
}

void print_words(const sync::Status& status, int64_t now_unix_s) {
  if (status.packs.empty()) fmt::print("no pack was installed by an update yet\n");
  for (const sync::PackStatus& pack : status.packs)
    fmt::print("{} release {} from {}\n", pack.pack, pack.release, pack.repository);
  for (const sync::RepositoryStatus& repository : status.repositories) {
    fmt::print("{}: {}\n", repository.id, age_of(repository, now_unix_s));
    if (repository.tried_unix_s > 0)
      fmt::print("  last try on {} from {}\n", sync::utc_day(repository.tried_unix_s), one_line(repository.source));
    if (!repository.failed.empty())
      fmt::print("  it failed ({}): {}\n", one_line(repository.failed), one_line(repository.message));
  }
  if (status.media_missing > 0) fmt::print("recordings and pictures still to come: {}\n", status.media_missing);
}

int run(const StatusCommand& command) {
  if (command.site.site_path.empty() && command.site.data.empty())
    return report("--site or --data is missing: name the kiosk's site.toml or its data folder");
  platform::PosixFiles files;
  sync::Status status = look(files, {command.site.data_folder()});
  if (!command.json) {
    print_words(status, platform::SystemClock().now_unix_s());
    return 0;
  }
  std::string line = sync::to_status_file(status);
  line.pop_back();
  print_json_line(line);
  return 0;
}

}  // namespace

void add_status(CLI::App& app, Command& chosen) {
  auto command = std::make_shared<StatusCommand>();
  CLI::App* status_app = app.add_subcommand("status", "Says what is installed, how old it is and what went wrong.");
  add_site_options(*status_app, command->site);
  status_app->add_flag("--json", command->json, "As one JSON object");
  status_app->callback([command, &chosen] { chosen = [command] { return run(*command); }; });
}

}  // namespace waystation::waysync
