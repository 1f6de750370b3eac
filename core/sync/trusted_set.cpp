#include "core/sync/trusted_set.h"

#include <algorithm>

#include "core/sync/role_keys.h"
#include "core/sync/role_name.h"

namespace waystation::sync {
namespace {

// "targets.json is refused: it has expired"
template <typename... Args>
tl::unexpected<Error> refused(std::string_view role, fmt::format_string<Args...> why, Args&&... args) {
  return fail(ErrorKind::untrusted, "{} is refused: {}", file_name(role),
              fmt::format(why, std::forward<Args>(args)...));
}

// Signatures before contents: what nobody signed is not looked at.
template <typename Metadata>
Result<Metadata> read_signed(std::string_view role, const RoleKeys& keys, const Envelope& envelope,
                             Result<Metadata> (*parse)(const pack::Json&)) {
  if (auto signed_enough = check_threshold(keys, envelope); !signed_enough)
    return refused(role, "{}", signed_enough.error().message);
  auto metadata = parse(envelope.signed_part);
  if (!metadata) return refused(role, "{}", metadata.error().message);
  return metadata;
}

template <typename Metadata>
Result<Metadata> read_signed(std::string_view role, const RoleKeys& keys, std::string_view bytes,
                             Result<Metadata> (*parse)(const pack::Json&)) {
  auto envelope = parse_envelope(bytes);
  if (!envelope) return refused(role, "{}", envelope.error().message);
  return read_signed(role, keys, *envelope, parse);
}

Result<void> check_file(std::string_view role, const FileMeta& meta, std::string_view named_by,
                        std::string_view bytes) {
  if (meta.length_bytes && *meta.length_bytes != bytes.size())
    return refused(role, "it has {} bytes, {} says {}", bytes.size(), named_by, *meta.length_bytes);
  if (meta.hashes && !has_hashes(bytes, *meta.hashes)) return refused(role, "its hash is not that in {}", named_by);
  return {};
}

}  // namespace

Result<TrustedSet> TrustedSet::start(std::string_view bytes, ClientOptions options) {
  auto envelope = parse_envelope(bytes);
  if (!envelope) return refused("root", "{}", envelope.error().message);
  auto root = parse_root(envelope->signed_part);
  if (!root) return refused("root", "{}", root.error().message);
  if (auto itself = check_threshold(root->root, *envelope); !itself)
    return refused("root", "it does not sign itself: {}", itself.error().message);
  // A newer root than the floor's was verified by this machine, or came with the program: which keys changed since then
  // is no longer known, and a floor from before a recovery would shut the repository out for good.
  auto floor = options.floor.find("root");
  if (floor != options.floor.end() && floor->second < root->version) options.floor.clear();
  return TrustedSet(std::move(*root), std::move(options));
}

// 5.3.4 to 5.3.8
Result<bool> TrustedSet::update_root(std::string_view bytes) {
  auto envelope = parse_envelope(bytes);
  if (!envelope) return refused("root", "{}", envelope.error().message);
  auto next = read_signed("root", root_.root, *envelope, parse_root);
  if (!next) return pass_on(next.error());
  if (auto itself = check_threshold(next->root, *envelope); !itself)
    return refused("root", "it does not sign itself: {}", itself.error().message);
  if (next->version != root_.version + 1)
    return refused("root", "it has version {} where {} comes next", next->version, root_.version + 1);
  bool other_keys = has_other_online_keys(root_, *next);
  // What the floor remembers is from before the new keys, unless it already knew this root.
  auto floor = options_.floor.find("root");
  if (other_keys && (floor == options_.floor.end() || floor->second <= root_.version))
    std::erase_if(options_.floor, [](const auto& role) { return role.first != "root"; });
  root_ = std::move(*next);
  restart();
  return other_keys;
}

// 5.3.10
Result<void> TrustedSet::close_root() const {
  if (auto floor = check_floor("root", root_.version); !floor) return floor;
  if (has_expired(root_.expires_unix_s))
    return refused("root", "it has expired on {} and there is no newer one", to_utc(root_.expires_unix_s));
  return {};
}

// A machine takes x-signed-at for a time that has been. The keys of the root may sign until the root expires: later,
// the signer's clock is wrong or the key is stolen, and whoever believed it would find everything expired.
Result<Timestamp> TrustedSet::read_timestamp(std::string_view bytes) const {
  auto timestamp = read_signed("timestamp", root_.timestamp, bytes, parse_timestamp);
  if (timestamp && timestamp->signed_at_unix_s && *timestamp->signed_at_unix_s >= root_.expires_unix_s)
    return refused("timestamp", "it says that it was signed on {}, and the root that lets it has expired on {}",
                   to_utc(*timestamp->signed_at_unix_s), to_utc(root_.expires_unix_s));
  return timestamp;
}

Result<void> TrustedSet::keep_timestamp(std::string_view bytes) {
  auto kept = read_timestamp(bytes);
  if (!kept) return pass_on(kept.error());
  restart();
  timestamp_ = std::move(*kept);
  return {};
}

// 5.4.2 to 5.4.4
Result<bool> TrustedSet::update_timestamp(std::string_view bytes) {
  auto next = read_timestamp(bytes);
  if (!next) return pass_on(next.error());
  if (timestamp_ && timestamp_->version == next->version) {
    for (auto check : {check_not_older(*timestamp_), check_current("timestamp", timestamp_->expires_unix_s)})
      if (!check) return pass_on(check.error());
    return false;
  }
  for (auto check : {check_not_older(*next), check_current("timestamp", next->expires_unix_s)})
    if (!check) return pass_on(check.error());
  restart();
  timestamp_ = std::move(*next);
  return true;
}

Result<void> TrustedSet::check_not_older(const Timestamp& next) const {
  if (timestamp_ && next.version < timestamp_->version)
    return refused("timestamp", "it has version {}, this machine already trusts {}: a rollback", next.version,
                   timestamp_->version);
  if (timestamp_ && next.snapshot.version < timestamp_->snapshot.version)
    return refused("timestamp", "it names version {} of snapshot.json, this machine already trusts {}: a rollback",
                   next.snapshot.version, timestamp_->snapshot.version);
  if (auto floor = check_floor("timestamp", next.version); !floor) return floor;
  return check_floor("snapshot", next.snapshot.version);
}

Result<bool> TrustedSet::keep_snapshot(std::string_view bytes) {
  if (!timestamp_) return refused("snapshot", "there is no timestamp yet");
  auto kept = read_signed("snapshot", root_.snapshot, bytes, parse_snapshot);
  if (!kept) return pass_on(kept.error());
  bool is_final = kept->version == timestamp_->snapshot.version &&
                  check_file("snapshot", timestamp_->snapshot, "timestamp.json", bytes) &&
                  check_current("snapshot", kept->expires_unix_s) && check_not_older(*kept);
  targets_.clear();
  snapshot_ = std::move(*kept);
  has_final_snapshot_ = is_final;
  return is_final;
}

// 5.5.2 to 5.5.6
Result<void> TrustedSet::update_snapshot(std::string_view bytes) {
  if (!timestamp_) return refused("snapshot", "there is no timestamp yet");
  if (auto file = check_file("snapshot", timestamp_->snapshot, "timestamp.json", bytes); !file) return file;
  auto next = read_signed("snapshot", root_.snapshot, bytes, parse_snapshot);
  if (!next) return pass_on(next.error());
  if (next->version != timestamp_->snapshot.version)
    return refused("snapshot", "it has version {}, timestamp.json names {}", next->version,
                   timestamp_->snapshot.version);
  for (auto check : {check_not_older(*next), check_current("snapshot", next->expires_unix_s)})
    if (!check) return check;
  targets_.clear();
  snapshot_ = std::move(*next);
  has_final_snapshot_ = true;
  return {};
}

Result<void> TrustedSet::check_not_older(const Snapshot& next) const {
  auto check = [&](std::string_view role, int64_t trusted) -> Result<void> {
    auto now = next.roles.find(role);
    if (now == next.roles.end())
      return refused("snapshot", "{} is no longer in it, this machine already trusts version {}: a rollback",
                     file_name(role), trusted);
    if (now->second.version < trusted)
      return refused("snapshot", "it names version {} of {}, this machine already trusts {}: a rollback",
                     now->second.version, file_name(role), trusted);
    return {};
  };
  if (snapshot_)
    for (const auto& [role, meta] : snapshot_->roles)
      if (auto checked = check(role, meta.version); !checked) return checked;
  for (const auto& [role, version] : options_.floor) {
    if (is_top_level(role) && role != "targets") continue;
    if (auto checked = check(role, version); !checked) return checked;
  }
  return {};
}

// 5.6.2 to 5.6.5
Result<void> TrustedSet::update_targets(std::string_view role, const RoleKeys& keys, std::string_view bytes) {
  const FileMeta* meta = meta_of(role);
  if (meta == nullptr) return refused(role, "snapshot.json does not name it");
  if (auto file = check_file(role, *meta, "snapshot.json", bytes); !file) return file;
  auto next = read_signed(role, keys, bytes, parse_targets);
  if (!next) return pass_on(next.error());
  if (next->version != meta->version)
    return refused(role, "it has version {}, snapshot.json names {}", next->version, meta->version);
  if (has_expired(next->expires_unix_s))
    return refused(role, "it has expired on {}: its publisher has to sign it again", to_utc(next->expires_unix_s));
  auto& trusted = targets_[std::string(role)];
  std::erase_if(trusted, [&](const auto& entry) { return entry.first == keys; });
  trusted.emplace_back(keys, std::make_unique<const Targets>(std::move(*next)));
  return {};
}

const Targets* TrustedSet::targets(std::string_view role, const RoleKeys& keys) const {
  auto trusted = targets_.find(role);
  if (trusted == targets_.end()) return nullptr;
  for (const auto& [under, targets] : trusted->second)
    if (under == keys) return targets.get();
  return nullptr;
}

const FileMeta* TrustedSet::meta_of(std::string_view role) const {
  if (!has_final_snapshot_) return nullptr;
  auto meta = snapshot_->roles.find(role);
  return meta == snapshot_->roles.end() ? nullptr : &meta->second;
}

bool TrustedSet::has_expired_online() const {
  return (timestamp_ && has_expired(timestamp_->expires_unix_s)) ||
         (snapshot_ && has_final_snapshot_ && has_expired(snapshot_->expires_unix_s));
}

Result<void> TrustedSet::check_current(std::string_view role, int64_t expires_unix_s) const {
  if (options_.may_be_expired_online || !has_expired(expires_unix_s)) return {};
  return refused(role, "it has expired on {}: the repository is not kept up, or somebody holds newer files back",
                 to_utc(expires_unix_s));
}

Result<void> TrustedSet::check_floor(std::string_view role, int64_t version) const {
  auto floor = options_.floor.find(role);
  if (floor == options_.floor.end() || version >= floor->second) return {};
  return refused(role, "it has version {}, this machine already trusts {}: a rollback", version, floor->second);
}

void TrustedSet::restart() {
  targets_.clear();
  has_final_snapshot_ = false;
  snapshot_.reset();
  timestamp_.reset();
}

MetadataVersions TrustedSet::versions() const {
  MetadataVersions versions = {{"root", root_.version}};
  if (timestamp_) versions["timestamp"] = timestamp_->version;
  if (snapshot_ && has_final_snapshot_) versions["snapshot"] = snapshot_->version;
  for (const auto& [role, trusted] : targets_) versions[role] = trusted.front().second->version;
  return versions;
}

}  // namespace waystation::sync
