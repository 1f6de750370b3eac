// waysync init, refresh, download: the field's usual command line of a TUF client, for any repository.
#include <algorithm>

#include "app/waysync/commands.h"
#include "core/sync/client.h"
#include "core/sync/metadata.h"
#include "core/sync/source.h"
#include "platform/curl_http.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"

namespace waystation::waysync {
namespace {

constexpr uint64_t kMaxTargetBytes = uint64_t{1} << 30;  // held in memory while it is checked

Result<void> need(std::string_view option, const std::string& value) {
  if (!value.empty()) return {};
  return fail(ErrorKind::invalid, "{} is missing; see waysync --help", option);
}

Result<void> init(const CommonOptions& options, const std::string& root_path) {
  if (auto given = need("--metadata-dir", options.metadata_dir); !given) return given;
  platform::PosixFiles files;
  auto root = files.read(root_path, sync::kMaxRootBytes);
  if (!root) return pass_on(root.error());
  if (auto made = files.create_folder(options.metadata_dir); !made) return made;
  return sync::Client::init(files, options.metadata_dir, *root);
}

// One connection, one client: what both commands begin with.
class Session {
 public:
  explicit Session(const CommonOptions& options)
      : options_(options), http_({.ca_file = options.ca_file}), metadata_(http_, options.metadata_url) {}

  Result<sync::Client> refresh() {
    for (auto [option, value] :
         {std::pair("--metadata-dir", &options_.metadata_dir), std::pair("--metadata-url", &options_.metadata_url)})
      if (auto given = need(option, *value); !given) return pass_on(given.error());
    sync::ClientOptions how;
    how.now_unix_s = platform::SystemClock().now_unix_s();
    auto client = sync::Client::open(files_, options_.metadata_dir, metadata_, how);
    if (!client) return client;
    if (auto fresh = client->refresh(); !fresh) return pass_on(fresh.error());
    return client;
  }

  Result<void> download(sync::Client& client, const std::string& name) {
    auto target = client.find_target(name);
    if (!target) return pass_on(target.error());
    std::string file = quoted_file_name(name);
    if (file.find_first_not_of('.') == std::string::npos)
      return fail(ErrorKind::invalid, "“{}” cannot be a file's name; ask the publisher to rename the target", name);
    if (target->length_bytes > kMaxTargetBytes)
      return fail(ErrorKind::no_space, "{} has {} bytes, more than this program takes", name, target->length_bytes);
    std::string path = options_.target_dir + "/" + file;
    auto there = files_.read(path, target->length_bytes);
    if (there && check_target(*target, *there)) return {};
    sync::HttpSource targets(http_, options_.target_base_url);
    auto fetched = targets.fetch(target->path, target->length_bytes, {});
    if (!fetched) return pass_on(fetched.error());
    if (auto right = check_target(*target, fetched->bytes); !right) return right;
    return files_.write_durably(path, fetched->bytes);
  }

  Result<void> download_all() {
    for (auto [option, value] :
         {std::pair("--target-base-url", &options_.target_base_url), std::pair("--target-dir", &options_.target_dir)})
      if (auto given = need(option, *value); !given) return given;
    if (options_.target_names.empty()) return fail(ErrorKind::invalid, "--target-name is missing; see waysync --help");
    auto client = refresh();
    if (!client) return pass_on(client.error());
    if (auto made = files_.create_folder(options_.target_dir); !made) return made;
    for (const std::string& name : options_.target_names)
      if (auto done = download(*client, name); !done) return done;
    return {};
  }

 private:
  const CommonOptions& options_;
  platform::PosixFiles files_;
  platform::CurlHttp http_;
  sync::HttpSource metadata_;
};

}  // namespace

std::string quoted_file_name(std::string_view target_name) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~";
  std::string quoted;
  for (char c : target_name) {
    if (kPlain.find(c) != std::string_view::npos)
      quoted += c;
    else
      quoted += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return quoted;
}

void add_init(CLI::App& app, const CommonOptions& options, Command& chosen) {
  auto root = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("init", "Trusts a root: the first step with a repository. Fetches nothing.");
  command->add_option("ROOT.json", *root, "The root's file, from a place that is trusted")->required();
  command->callback(
      [&options, root, &chosen] { chosen = [&options, root] { return exit_status(init(options, *root)); }; });
}

void add_refresh(CLI::App& app, const CommonOptions& options, Command& chosen) {
  CLI::App* command = app.add_subcommand("refresh", "Brings the trusted metadata up to date.");
  command->callback([&options, &chosen] {
    chosen = [&options] {
      Session session(options);
      auto client = session.refresh();
      return client ? 0 : report(client.error());
    };
  });
}

void add_download(CLI::App& app, const CommonOptions& options, Command& chosen) {
  CLI::App* command = app.add_subcommand("download", "Refreshes, then fetches and verifies the named targets.");
  command->callback(
      [&options, &chosen] { chosen = [&options] { return exit_status(Session(options).download_all()); }; });
}

}  // namespace waystation::waysync
