// waysync mirror: a verified copy of a repository.
#include "core/sync/mirror.h"

#include <memory>

#include "app/waysync/commands.h"
#include "app/waysync/progress.h"
#include "core/sync/metadata.h"
#include "core/sync/repository_update.h"
#include "platform/curl_http.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"

namespace waystation::waysync {
namespace {

struct MirrorCommand {
  std::string from, to, root_path;
};

Result<void> run(const MirrorCommand& command, const std::string& ca_file) {
  platform::PosixFiles files;
  platform::CurlHttp http({.ca_file = ca_file});
  sync::MirrorRequest request;
  if (!command.root_path.empty()) {
    auto root = files.read(command.root_path, sync::kMaxRootBytes);
    if (!root) return pass_on(root.error());
    request.root = std::move(*root);
  }
  request.destination = command.to;
  request.now_unix_s = platform::SystemClock().now_unix_s();
  ProgressTeller teller(how_to_tell(false));
  request.on_progress = [&](const sync::Progress& progress) { teller.tell(progress); };
  sync::Place place =
      is_url(command.from) ? sync::place_at_url(http, command.from) : sync::place_in_folder(files, command.from);
  auto outcome = sync::mirror(files, *place.metadata, *place.targets, *place.base, request);
  teller.clear();
  if (!outcome) return pass_on(outcome.error());
  fmt::print("{}: {} files, {} of them copied ({} bytes)\n", command.to, outcome->files, outcome->copied,
             outcome->copied_bytes);
  if (outcome->left_out.empty()) return {};
  for (size_t i = 0; i + 1 < outcome->left_out.size(); ++i) report(outcome->left_out[i]);
  return fail(ErrorKind::untrusted, "{}", outcome->left_out.back());
}

}  // namespace

void add_mirror(CLI::App& app, const CommonOptions& options, Command& chosen) {
  auto command = std::make_shared<MirrorCommand>();
  CLI::App* mirror_app =
      app.add_subcommand("mirror", "Makes a verified copy of a repository, for a stick or a neighbour.");
  mirror_app->add_option("FROM", command->from, "The repository: an address or a folder")->required();
  mirror_app->add_option("TO", command->to, "The folder for the copy")->required();
  mirror_app->add_option("--root", command->root_path,
                         "The trusted root; if not given, the repository's own first one");
  mirror_app->callback([command, &options, &chosen] {
    chosen = [command, &options] { return exit_status(run(*command, options.ca_file)); };
  });
}

}  // namespace waystation::waysync
