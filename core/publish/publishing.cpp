#include "core/publish/publishing.h"

#include "core/base/sha256.h"
#include "core/pack/records.h"
#include "core/publish/release_history.h"
#include "core/publish/roles.h"
#include "core/sync/role_name.h"

namespace waystation::publish {
namespace {

Result<std::string> read_hashed(const Files& files, const std::string& folder, std::string_view pack,
                                std::string_view sha256, uint64_t length_bytes) {
  std::string path = folder + "/" + records_path(pack, sha256);
  auto bytes = files.read(path, length_bytes);
  if (!bytes) return bytes;
  if (sha256_hex(*bytes) != sha256)
    return fail(ErrorKind::corrupt, "{} has been changed since it was published; bring it back from a copy", path);
  return bytes;
}

// A release with this number in one version of a publisher's metadata.
std::optional<sync::Release> release_in_version(const Files& files, const std::string& folder,
                                                const sync::Delegation& publisher, int64_t version,
                                                std::string_view pack) {
  auto bytes = files.read(folder + "/metadata/" + sync::file_name(publisher.role, version), sync::kMaxTargetsBytes);
  if (!bytes) return std::nullopt;
  auto envelope = sync::parse_envelope(*bytes);
  if (!envelope || !sync::check_threshold(publisher.keys, *envelope)) return std::nullopt;
  auto content = sync::parse_targets(envelope->signed_part);
  if (!content) return std::nullopt;
  auto release = release_in(*content, pack);
  return release ? std::optional(std::move(*release)) : std::nullopt;
}

}  // namespace

Result<std::string> read_records(const Files& files, const std::string& folder, const sync::Release& release) {
  return read_hashed(files, folder, release.pack, release.records_sha256, release.records_length_bytes);
}

Result<std::string> records_of_release(const Files& files, const std::string& folder, const Repository& repository,
                                       std::string_view pack, int64_t number) {
  const sync::Delegation* publisher = publisher_of(repository.targets, pack);
  if (publisher == nullptr) return fail(ErrorKind::not_found, "nobody may publish the pack “{}” here", pack);
  for (int64_t version = repository.next_version(publisher->role) - 1; version >= 1; --version) {
    auto release = release_in_version(files, folder, *publisher, version, pack);
    if (!release) continue;
    if (release->number == number) return read_records(files, folder, *release);
    for (const sync::DeltaEntry& entry : release->deltas)
      if (entry.release == number) return read_hashed(files, folder, pack, entry.from_sha256, entry.from_length_bytes);
  }
  return fail(ErrorKind::not_found,
              "there is no release {} of “{}” here that its publisher's keys of today have signed", number, pack);
}

Result<std::optional<Draft>> make_draft(const Desk& desk, const Repository& repository, std::string_view pack,
                                        std::string_view records) {
  const sync::Delegation* publisher = publisher_of(repository.targets, pack);
  if (publisher == nullptr)
    return fail(ErrorKind::invalid, "nobody may publish the pack “{}” here; “waypack repo add-publisher” lets somebody",
                pack);
  auto newest = newest_release(repository, pack);
  if (!newest) return pass_on(newest.error());
  auto published = repository.publishers.find(publisher->role);
  bool is_own = published != repository.publishers.end() &&
                published->second.content.targets.contains(sync::target_name_of(pack));
  std::string sha256 = sha256_hex(records);
  if (*newest && is_own && (*newest)->records_sha256 == sha256) return std::nullopt;
  auto release = make_release(desk, pack, records, *newest);
  if (!release) return pass_on(release.error());

  sync::Targets content = published != repository.publishers.end() ? published->second.content : sync::Targets{};
  content.version = repository.next_version(publisher->role);
  content.expires_unix_s = desk.now_unix_s + kPublisherLastsS;
  content.targets[sync::target_name_of(pack)] = {records.size(), {{"sha256", sha256}}, std::move(release->custom)};
  Draft draft{std::string(pack), {to_json(content), {}}, std::move(release->files)};
  auto signers = sign(draft.envelope, publisher->keys, desk.find_key);
  if (!signers) return pass_on(signers.error());
  return draft;
}

Result<std::vector<NewFile>> place_draft(const Desk& desk, const Repository& repository, const Draft& draft,
                                         const CheckedDraft& checked) {
  NewRole role{checked.publisher, checked.version, to_file(draft.envelope)};
  int64_t signers = sync::count_signers(*checked.keys, draft.envelope);
  if (signers < checked.keys->threshold)
    return fail(ErrorKind::not_found, "“{}” needs {} signatures and has {}; “waypack repo sign” adds one",
                checked.publisher, checked.keys->threshold, signers);
  auto online = with_snapshot(desk, repository, {role});
  if (!online) return online;
  online->insert(online->begin(), draft.files.begin(), draft.files.end());
  return online;
}

}  // namespace waystation::publish
