#include "core/publish/repository_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/publish/draft.h"
#include "core/publish/release_check.h"
#include "core/publish/roles.h"
#include "core/publish/scratch_files.h"
#include "core/sync/client.h"
#include "core/sync/role_name.h"

namespace waystation::publish {
namespace {

constexpr int64_t kWarnS = 14 * kDayS;
constexpr size_t kMaxFiles = 2'000'000;
constexpr std::string_view kTrust = "trust";

// Of every role that clients look at, until when it holds.
std::map<std::string, int64_t> expiries(const Repository& repository) {
  std::map<std::string, int64_t> all = {{"root", repository.root.expires_unix_s},
                                        {"targets", repository.targets.expires_unix_s},
                                        {"snapshot", repository.snapshot.expires_unix_s},
                                        {"timestamp", repository.timestamp.expires_unix_s}};
  for (const auto& [name, publisher] : repository.publishers)
    if (find_publisher(repository.targets, name) != nullptr) all[name] = publisher.content.expires_unix_s;
  return all;
}

class Check {
 public:
  Check(const Files& files, const std::string& folder, int64_t now_unix_s)
      : files_(files), folder_(folder), now_unix_s_(now_unix_s) {}

  CheckReport run() {
    auto repository = read_repository(files_, folder_);
    if (!repository) {
      report_.errors.push_back(repository.error().message);
      return report_;
    }
    repository_ = std::move(*repository);
    report_ = check_expiry(repository_, now_unix_s_);
    strangers();
    as_a_client();
    stray_files();
    return report_;
  }

 private:
  void strangers();
  void as_a_client();
  void stray_files();
  std::set<std::string> known_files() const;

  const Files& files_;
  const std::string& folder_;
  int64_t now_unix_s_;
  Repository repository_;
  CheckReport report_;
};

// Publishers who sign for what is not theirs: clients pass it over, and its author should know.
void Check::strangers() {
  for (const auto& [name, publisher] : repository_.publishers) {
    const sync::Delegation* delegation = find_publisher(repository_.targets, name);
    if (delegation == nullptr) continue;
    for (const auto& [target, entry] : publisher.content.targets)
      if (!delegation->may_name(target))
        report_.errors.push_back(
            fmt::format("“{}” has signed {}, which is not its own: no client takes it", name, target));
  }
}

void Check::as_a_client() {
  ScratchFiles trust;
  sync::FolderSource source(files_, folder_ + "/metadata");
  auto root = files_.read(folder_ + "/metadata/1.root.json", sync::kMaxRootBytes);
  auto failed = [&](const Error& error) { report_.errors.push_back("a client says: " + error.message); };
  if (!root) return failed(root.error());
  if (auto done = sync::Client::init(trust, std::string(kTrust), *root); !done) return failed(done.error());
  // What has expired is said already; the rest is looked at as it was before that.
  int64_t then_unix_s = now_unix_s_;
  for (const auto& [role, at_unix_s] : expiries(repository_)) then_unix_s = std::min(then_unix_s, at_unix_s - 1);
  auto client = sync::Client::open(trust, std::string(kTrust), source, {then_unix_s, false, {}});
  if (!client) return failed(client.error());
  if (auto done = client->refresh(); !done) return failed(done.error());
  for (const sync::Delegation& delegation : repository_.targets.delegations) {
    bool has_file = repository_.publishers.contains(delegation.role);
    for (const std::string& path : delegation.paths) {
      std::string pack = pack_of_path(path);
      auto target = has_file && !pack.empty() ? client->find_target(sync::target_name_of(pack))
                                              : fail(ErrorKind::not_found, "nothing yet");
      if (target)
        check_release(files_, folder_, *target, pack, report_);
      else if (target.error().kind != ErrorKind::not_found)
        failed(target.error());
      else
        report_.facts.push_back(fmt::format("pack “{}”: no release by “{}” yet", pack, delegation.role));
    }
  }
}

// What metadata of any version names, and the metadata itself.
std::set<std::string> Check::known_files() const {
  std::set<std::string> known = {"lock", "metadata/timestamp.json"};
  auto versions = [&](std::string_view role, int64_t newest) {
    for (int64_t version = 1; version <= newest; ++version) known.insert("metadata/" + sync::file_name(role, version));
  };
  versions("root", repository_.root.version);
  versions("snapshot", repository_.snapshot.version);
  for (const auto& [role, meta] : repository_.snapshot.roles) {
    versions(role, meta.version);
    for (int64_t version = 1; role != "targets" && version <= meta.version; ++version) {
      auto bytes = files_.read(folder_ + "/metadata/" + sync::file_name(role, version), sync::kMaxTargetsBytes);
      auto envelope = bytes ? sync::parse_envelope(*bytes) : pass_on(bytes.error());
      auto content = envelope ? sync::parse_targets(envelope->signed_part) : pass_on(envelope.error());
      if (content) known.merge(files_named_by(*content));
    }
  }
  return known;
}

void Check::stray_files() {
  auto entries = files_.list_tree(folder_, kMaxFiles);
  if (!entries) {
    report_.errors.push_back(entries.error().message);
    return;
  }
  std::set<std::string> known = known_files();
  for (const Files::Entry& entry : *entries) {
    if (known.contains(entry.path) || entry.path.starts_with("media/")) continue;
    report_.warnings.push_back(
        fmt::format("{} is named by nothing: what was left behind by an interruption may be deleted", entry.path));
  }
}

}  // namespace

CheckReport check_expiry(const Repository& repository, int64_t now_unix_s) {
  CheckReport report;
  for (const auto& [role, at_unix_s] : expiries(repository)) {
    std::string how = role == "timestamp" ? "“waypack repo timestamp” renews it"
                                          : fmt::format("“waypack repo renew REPO {}” renews it", role);
    std::string day = sync::to_utc(at_unix_s).substr(0, 10);
    if (at_unix_s <= now_unix_s)
      report.errors.push_back(fmt::format("“{}” has expired on {}, and clients refuse it; {}", role, day, how));
    else if (at_unix_s <= now_unix_s + kWarnS)
      report.warnings.push_back(fmt::format("“{}” expires on {}; {}", role, day, how));
  }
  return report;
}

CheckReport check_repository(const Files& files, const std::string& folder, int64_t now_unix_s) {
  return Check(files, folder, now_unix_s).run();
}

}  // namespace waystation::publish
