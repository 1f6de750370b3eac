#include "core/publish/repository.h"

#include "core/base/sha256.h"
#include "core/publish/roles.h"
#include "core/sync/role_name.h"

namespace waystation::publish {
namespace {

constexpr int64_t kMaxRoots = 10000;

// A file of metadata that its role's keys have signed.
template <typename Parse>
auto read_signed(const std::string& path, std::string_view bytes, const sync::RoleKeys* keys, Parse parse)
    -> Result<std::pair<sync::Envelope, typename decltype(parse(pack::Json{}))::value_type>> {
  auto envelope = sync::parse_envelope(bytes);
  if (!envelope) return fail(envelope.error().kind, "{}: {}", path, envelope.error().message);
  auto content = parse(envelope->signed_part);
  if (!content) return fail(content.error().kind, "{}: {}", path, content.error().message);
  auto enough = keys == nullptr ? Result<void>() : sync::check_threshold(*keys, *envelope);
  if (!enough) return fail(enough.error().kind, "{}: {}", path, enough.error().message);
  return std::make_pair(std::move(*envelope), std::move(*content));
}

class Reader {
 public:
  Reader(const Files& files, const std::string& folder) : files_(files), folder_(folder + "/metadata/") {}

  Result<Repository> read() {
    for (auto step : {&Reader::root, &Reader::timestamp, &Reader::snapshot, &Reader::targets, &Reader::publishers})
      if (auto done = (this->*step)(); !done) return pass_on(done.error());
    return std::move(read_);
  }

 private:
  Result<void> root();
  Result<void> timestamp();
  Result<void> snapshot();
  Result<void> targets();
  Result<void> publishers();

  // The file that another one names: of that length, with those hashes, of that version.
  Result<std::string> named(std::string_view role, const sync::FileMeta& meta, const std::string& path) const;

  std::string path_of(std::string_view role, int64_t version) const { return folder_ + sync::file_name(role, version); }

  const Files& files_;
  std::string folder_;
  Repository read_;
};

Result<void> Reader::root() {
  for (int64_t version = 1; version <= kMaxRoots; ++version) {
    std::string path = path_of("root", version);
    auto bytes = files_.read(path, sync::kMaxRootBytes);
    if (!bytes && bytes.error().kind == ErrorKind::not_found && version > 1) return {};
    if (!bytes && bytes.error().kind == ErrorKind::not_found)
      return fail(ErrorKind::not_found, "{} does not exist: make a repository with “waypack repo init”", path);
    if (!bytes) return pass_on(bytes.error());
    sync::RoleKeys before = read_.root.root;
    auto root = read_signed(path, *bytes, version == 1 ? nullptr : &before, sync::parse_root);
    if (!root) return pass_on(root.error());
    auto by_itself = sync::check_threshold(root->second.root, root->first);
    if (!by_itself) return fail(by_itself.error().kind, "{}: {}", path, by_itself.error().message);
    if (root->second.version != version || !root->second.consistent_snapshot)
      return fail(ErrorKind::corrupt, "{} is not a root of this version with consistent snapshots", path);
    read_.root = std::move(root->second);
  }
  return fail(ErrorKind::no_space, "{} has more than {} roots", folder_, kMaxRoots);
}

Result<void> Reader::timestamp() {
  std::string path = folder_ + "timestamp.json";
  auto bytes = files_.read(path, sync::kMaxTimestampBytes);
  if (!bytes) return pass_on(bytes.error());
  auto timestamp = read_signed(path, *bytes, &read_.root.timestamp, sync::parse_timestamp);
  if (!timestamp) return pass_on(timestamp.error());
  read_.timestamp = std::move(timestamp->second);
  return {};
}

Result<std::string> Reader::named(std::string_view role, const sync::FileMeta& meta, const std::string& path) const {
  auto bytes = files_.read(path, role == "snapshot" ? sync::kMaxSnapshotBytes : sync::kMaxTargetsBytes);
  if (!bytes) return bytes;
  bool same = (!meta.length_bytes || *meta.length_bytes == bytes->size()) &&
              (!meta.hashes || sync::has_hashes(*bytes, *meta.hashes));
  if (!same)
    return fail(ErrorKind::corrupt, "{} has been changed since it was published; bring it back from a copy", path);
  return bytes;
}

Result<void> Reader::snapshot() {
  std::string path = path_of("snapshot", read_.timestamp.snapshot.version);
  auto bytes = named("snapshot", read_.timestamp.snapshot, path);
  if (!bytes) return pass_on(bytes.error());
  auto snapshot = read_signed(path, *bytes, &read_.root.snapshot, sync::parse_snapshot);
  if (!snapshot) return pass_on(snapshot.error());
  read_.snapshot = std::move(snapshot->second);
  return {};
}

Result<void> Reader::targets() {
  auto meta = read_.snapshot.roles.find("targets");
  if (meta == read_.snapshot.roles.end()) return fail(ErrorKind::corrupt, "{}: the snapshot names no targets", folder_);
  std::string path = path_of("targets", meta->second.version);
  auto bytes = named("targets", meta->second, path);
  if (!bytes) return pass_on(bytes.error());
  auto targets = read_signed(path, *bytes, &read_.root.targets, sync::parse_targets);
  if (!targets) return pass_on(targets.error());
  read_.targets = std::move(targets->second);
  return {};
}

Result<void> Reader::publishers() {
  for (const auto& [role, meta] : read_.snapshot.roles) {
    if (role == "targets") continue;
    if (!is_publisher_name(role))
      return fail(ErrorKind::corrupt, "{}: the snapshot names a role that is no publisher", folder_);
    std::string path = path_of(role, meta.version);
    auto bytes = named(role, meta, path);
    if (!bytes) return pass_on(bytes.error());
    const sync::Delegation* delegation = find_publisher(read_.targets, role);
    auto file = read_signed(path, *bytes, delegation == nullptr ? nullptr : &delegation->keys, sync::parse_targets);
    if (!file) return pass_on(file.error());
    read_.publishers.emplace(role, Publisher{std::move(file->second), std::move(file->first)});
  }
  return {};
}

}  // namespace

int64_t Repository::next_version(std::string_view role) const {
  if (role == "root") return root.version + 1;
  if (role == "timestamp") return timestamp.version + 1;
  if (role == "snapshot") return snapshot.version + 1;
  auto found = snapshot.roles.find(role);
  return found == snapshot.roles.end() ? 1 : found->second.version + 1;
}

Result<Repository> read_repository(const Files& files, const std::string& folder) {
  return Reader(files, folder).read();
}

}  // namespace waystation::publish
