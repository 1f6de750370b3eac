#include "core/sync/client.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "core/sync/role_keys.h"
#include "core/sync/role_name.h"
#include "core/sync/trusted_set.h"

namespace waystation::sync {
namespace {

constexpr int kMaxRootRotations = 256;   // in one run; the next goes on
constexpr size_t kMaxVisitedRoles = 32;  // in one search

std::string path_in(const std::string& folder, std::string_view role) {
  return folder + "/" + file_name(role);
}

// A file of the folder that is not there yet is no error.
Result<void> forget(Files& files, const std::string& folder, std::string_view role) {
  auto removed = files.remove(path_in(folder, role));
  if (removed || removed.error().kind == ErrorKind::not_found) return {};
  return removed;
}

Result<void> forget_online(Files& files, const std::string& folder) {
  for (const char* role : {"snapshot", "timestamp"})
    if (auto done = forget(files, folder, role); !done) return done;
  return files.sync_folder(folder);
}

// Of metadata that was verified before it was kept.
std::optional<int64_t> kept_expiry_unix_s(const Files& files, const std::string& folder, std::string_view role,
                                          uint64_t max_bytes) {
  auto bytes = files.read(path_in(folder, role), max_bytes);
  if (!bytes) return std::nullopt;
  auto envelope = parse_envelope(*bytes);
  if (!envelope) return std::nullopt;
  const pack::Json* expires = envelope->signed_part.find("expires");
  const auto* text = expires == nullptr ? nullptr : std::get_if<std::string>(&expires->value);
  return text == nullptr ? std::nullopt : parse_utc(*text);
}

Result<Target> to_target(const Root& root, const std::string& role,
                         const std::pair<const std::string, TargetFile>& entry) {
  const auto& [name, file] = entry;
  std::string hash = name_hash(file.hashes);
  if (hash.empty())
    return fail(ErrorKind::untrusted, "{} is refused: {} has no hash of it that is known here", name, file_name(role));
  std::string path = name;
  if (root.consistent_snapshot) {
    size_t slash = name.rfind('/');
    path.insert(slash == std::string::npos ? 0 : slash + 1, hash + ".");
  }
  return Target{name, file.length_bytes, file.hashes, file.custom, role, std::move(path)};
}

}  // namespace

struct Client::Impl {
  Files& files;
  std::string folder;
  Source& source;
  TrustedSet set;

  std::optional<std::string> kept(std::string_view role, uint64_t max_bytes) const {
    auto bytes = files.read(path_in(folder, role), max_bytes);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
  }
  Result<void> persist(std::string_view role, std::string_view bytes) {
    return files.write_durably(path_in(folder, role), bytes);
  }

  Result<std::string> fetch_role(std::string_view role, const FileMeta& meta, uint64_t max_bytes);
  Result<bool> load_roots();
  bool load_all_kept();
  Result<void> load_timestamp(const Fetched& fetched);
  Result<void> load_snapshot();
  Result<const Targets*> load_targets(std::string_view role, const RoleKeys& keys);
  Result<const Targets*> load_top_targets();
};

// The file that the trusted metadata names; never more than max_bytes, whatever that says.
Result<std::string> Client::Impl::fetch_role(std::string_view role, const FileMeta& meta, uint64_t max_bytes) {
  if (meta.length_bytes && *meta.length_bytes > max_bytes)
    return fail(ErrorKind::untrusted, "{} is refused: it has {} bytes, at most {} are read", file_name(role),
                *meta.length_bytes, max_bytes);
  std::string name = set.root().consistent_snapshot ? file_name(role, meta.version) : file_name(role);
  auto fetched = source.fetch(name, meta.length_bytes.value_or(max_bytes));
  if (!fetched) return pass_on(fetched.error());
  return std::move(fetched->bytes);
}

// 5.3. True if there was a newer root.
Result<bool> Client::Impl::load_roots() {
  bool is_newer = false;
  for (int i = 0; i < kMaxRootRotations; ++i) {
    auto fetched = source.fetch(file_name("root", set.root().version + 1), kMaxRootBytes);
    if (!fetched && fetched.error().kind == ErrorKind::not_found) break;
    if (!fetched) return pass_on(fetched.error());
    auto other_keys = set.update_root(fetched->bytes);
    if (!other_keys) return pass_on(other_keys.error());
    // 5.3.11, before the root is kept: cut off after it, nobody would know any more that the keys changed, and the old
    // files may verify under the new root (a key was added, or only the other role has new keys) and gate for ever.
    if (*other_keys)
      if (auto done = forget_online(files, folder); !done) return pass_on(done.error());
    if (auto done = persist("root", fetched->bytes); !done) return pass_on(done.error());
    is_newer = true;
  }
  if (auto closed = set.close_root(); !closed) return pass_on(closed.error());
  return is_newer;
}

// Whether everything that refresh() would bring is here already, and current.
bool Client::Impl::load_all_kept() {
  set.restart();
  if (!set.close_root()) return false;
  auto timestamp = kept("timestamp", kMaxTimestampBytes);
  if (!timestamp || !set.keep_timestamp(*timestamp) || !set.update_timestamp(*timestamp)) return false;
  auto snapshot = kept("snapshot", kMaxSnapshotBytes);
  if (!snapshot || !set.keep_snapshot(*snapshot).value_or(false)) return false;
  auto targets = kept("targets", kMaxTargetsBytes);
  return targets && set.update_targets("targets", set.root().targets, *targets);
}

// 5.4
Result<void> Client::Impl::load_timestamp(const Fetched& fetched) {
  set.restart();
  // One that does not hold under the keys of now gates nothing.
  if (auto bytes = kept("timestamp", kMaxTimestampBytes)) (void)set.keep_timestamp(*bytes);
  auto is_new = set.update_timestamp(fetched.bytes);
  if (!is_new) return pass_on(is_new.error());
  return *is_new ? persist("timestamp", fetched.bytes) : Result<void>();
}

// 5.5
Result<void> Client::Impl::load_snapshot() {
  if (auto bytes = kept("snapshot", kMaxSnapshotBytes))
    if (set.keep_snapshot(*bytes).value_or(false)) return {};
  auto bytes = fetch_role("snapshot", set.timestamp()->snapshot, kMaxSnapshotBytes);
  if (!bytes) return pass_on(bytes.error());
  if (auto done = set.update_snapshot(*bytes); !done) return done;
  return persist("snapshot", *bytes);
}

// 5.6
Result<const Targets*> Client::Impl::load_targets(std::string_view role, const RoleKeys& keys) {
  if (const Targets* there = set.targets(role, keys)) return there;
  const FileMeta* meta = set.meta_of(role);
  if (meta == nullptr)
    return fail(ErrorKind::untrusted, "{} is refused: snapshot.json does not name it", file_name(role));
  if (auto bytes = kept(role, kMaxTargetsBytes))
    if (set.update_targets(role, keys, *bytes)) return set.targets(role, keys);
  auto bytes = fetch_role(role, *meta, kMaxTargetsBytes);
  if (!bytes) return pass_on(bytes.error());
  if (auto done = set.update_targets(role, keys, *bytes); !done) return pass_on(done.error());
  if (auto done = persist(role, *bytes); !done) return pass_on(done.error());
  return set.targets(role, keys);
}

Result<const Targets*> Client::Impl::load_top_targets() {
  return load_targets("targets", set.root().targets);
}

Result<void> Client::init(Files& files, const std::string& folder, std::string_view root) {
  auto given = TrustedSet::start(root, {});
  if (!given) return pass_on(given.error());
  if (auto done = files.create_folder(folder); !done) return done;
  std::optional<TrustedSet> there;
  if (auto bytes = files.read(path_in(folder, "root"), kMaxRootBytes))
    if (auto kept = TrustedSet::start(*bytes, {})) there = std::move(*kept);
  if (there && there->root().version >= given->root().version) return {};
  // As in load_roots.
  if (there && has_other_online_keys(there->root(), given->root()))
    if (auto done = forget_online(files, folder); !done) return done;
  return files.write_durably(path_in(folder, "root"), root);
}

Result<Client> Client::open(Files& files, std::string folder, Source& metadata, ClientOptions options) {
  std::string path = path_in(folder, "root");
  auto bytes = files.read(path, kMaxRootBytes);
  if (!bytes && bytes.error().kind == ErrorKind::not_found)
    return fail(ErrorKind::not_found, "{} does not exist: no root is trusted yet; start with init", path);
  if (!bytes) return fail(ErrorKind::corrupt, "{}; start again with init", bytes.error().message);
  auto set = TrustedSet::start(*bytes, std::move(options));
  if (!set) return fail(ErrorKind::corrupt, "{}: {}; start again with init", path, set.error().message);
  return Client(std::unique_ptr<Impl>(new Impl{files, std::move(folder), metadata, std::move(*set)}));
}

Client::Client(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Result<Refreshed> Client::refresh(std::string_view if_none_match) {
  Impl& impl = *impl_;
  std::optional<Fetched> early;
  if (!if_none_match.empty()) {
    auto fetched = impl.source.fetch(file_name("timestamp"), kMaxTimestampBytes, if_none_match);
    if (!fetched) return pass_on(fetched.error());
    if (fetched->not_modified && impl.load_all_kept())
      return Refreshed{true, std::string(if_none_match), impl.set.has_expired_online()};
    if (!fetched->not_modified) early = std::move(*fetched);
  }
  auto has_new_root = impl.load_roots();
  if (!has_new_root) return pass_on(has_new_root.error());
  // The early one may be older than the root that was found after it.
  if (*has_new_root) early.reset();
  if (!early) {
    auto fetched = impl.source.fetch(file_name("timestamp"), kMaxTimestampBytes);
    if (!fetched) return pass_on(fetched.error());
    early = std::move(*fetched);
  }
  if (auto done = impl.load_timestamp(*early); !done) return pass_on(done.error());
  if (auto done = impl.load_snapshot(); !done) return pass_on(done.error());
  if (auto done = impl.load_top_targets(); !done) return pass_on(done.error());
  return Refreshed{false, early->etag, impl.set.has_expired_online()};
}

Result<Target> Client::find_target(std::string_view name) {
  Impl& impl = *impl_;
  struct Visit {
    std::string role;
    const RoleKeys* keys;  // of the root, or of metadata that stays trusted during the search
  };
  std::vector<Visit> to_visit = {{"targets", &impl.set.root().targets}};  // the next one last
  std::set<std::string> visited;
  while (!to_visit.empty()) {
    Visit visit = std::move(to_visit.back());
    to_visit.pop_back();
    if (visited.contains(visit.role)) continue;
    if (visited.size() == kMaxVisitedRoles)
      return fail(ErrorKind::untrusted, "more than {} roles would have to be asked for {}", kMaxVisitedRoles, name);
    auto targets = impl.load_targets(visit.role, *visit.keys);
    if (!targets) return pass_on(targets.error());
    if (auto file = (*targets)->targets.find(name); file != (*targets)->targets.end())
      return to_target(impl.set.root(), visit.role, *file);
    visited.insert(visit.role);
    std::vector<Visit> children;
    for (const Delegation& delegation : (*targets)->delegations) {
      if (!delegation.may_name(name)) continue;
      children.push_back({delegation.role, &delegation.keys});
      if (!delegation.terminating) continue;
      to_visit.clear();
      break;
    }
    std::move(children.rbegin(), children.rend(), std::back_inserter(to_visit));
  }
  return fail(ErrorKind::not_found, "{} is named by nobody whom the repository trusts", name);
}

MetadataVersions Client::versions() const {
  return impl_->set.versions();
}

std::optional<int64_t> Client::signed_at_unix_s() const {
  const Timestamp* timestamp = impl_->set.timestamp();
  if (timestamp == nullptr || !timestamp->signed_at_unix_s) return std::nullopt;
  const Targets* targets = impl_->set.targets("targets", impl_->set.root().targets);
  if (targets == nullptr) return timestamp->signed_at_unix_s;
  return std::min(*timestamp->signed_at_unix_s, targets->expires_unix_s - 1);
}

int64_t Client::timestamp_expires_unix_s() const {
  const Timestamp* timestamp = impl_->set.timestamp();
  return timestamp == nullptr ? 0 : timestamp->expires_unix_s;
}

Result<void> check_target(const Target& target, std::string_view bytes) {
  if (bytes.size() != target.length_bytes)
    return fail(ErrorKind::untrusted, "{} is refused: it has {} bytes, {} says {}", target.name, bytes.size(),
                file_name(target.role), target.length_bytes);
  if (!has_hashes(bytes, target.hashes))
    return fail(ErrorKind::untrusted, "{} is refused: its hash is not that in {}", target.name, file_name(target.role));
  return {};
}

std::optional<int64_t> kept_signed_at_unix_s(const Files& files, const std::string& folder) {
  auto bytes = files.read(path_in(folder, "timestamp"), kMaxTimestampBytes);
  if (!bytes) return std::nullopt;
  auto envelope = parse_envelope(*bytes);
  if (!envelope) return std::nullopt;
  auto timestamp = parse_timestamp(envelope->signed_part);
  if (!timestamp || !timestamp->signed_at_unix_s) return std::nullopt;
  int64_t signed_at = *timestamp->signed_at_unix_s;
  for (auto [role, max_bytes] : {std::pair("root", kMaxRootBytes), std::pair("targets", kMaxTargetsBytes)})
    if (auto expires = kept_expiry_unix_s(files, folder, role, max_bytes))
      signed_at = std::min(signed_at, *expires - 1);
  return signed_at;
}

}  // namespace waystation::sync
