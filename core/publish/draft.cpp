#include "core/publish/draft.h"

#include <algorithm>
#include <map>

#include "core/base/sha256.h"
#include "core/pack/records.h"
#include "core/publish/roles.h"

namespace waystation::publish {
namespace {

// Everything but the pack's own release must be as it is in the repository.
std::string without_release(sync::Targets targets, std::string_view pack) {
  targets.targets.erase(sync::target_name_of(pack));
  targets.version = 1;
  targets.expires_unix_s = 0;
  return pack::to_canonical(to_json(targets));
}

// The names and contents that a release may bring, by path: what its signed metadata says about them.
std::map<std::string, sync::Packed> named_files(const sync::Release& release) {
  std::map<std::string, sync::Packed> named;
  auto add = [&](const std::string& path, const sync::Packed& packed) { named["targets/" + path] = packed; };
  const std::string& to = release.records_sha256;
  add(sync::path_of_records(release.pack, to), {release.records_length_bytes, to});
  if (release.zst) add(sync::path_of_zst(release.pack, to), *release.zst);
  for (const sync::DeltaEntry& entry : release.deltas) {
    add(sync::path_of_delta(release.pack, to, entry.from_sha256), entry.delta);
    if (entry.list) add(sync::path_of_delta_list(release.pack, entry.from_sha256), *entry.list);
  }
  return named;
}

// The pack whose records a target name means; empty for any other.
std::string pack_of_target(std::string_view name) {
  size_t slash = name.rfind('/');
  std::string pack = slash == std::string_view::npos ? "" : pack_of_path(std::string(name.substr(0, slash)) + "/*");
  return !pack.empty() && sync::target_name_of(pack) == name ? pack : "";
}

Result<void> check_files(const Draft& draft, const sync::Release& release) {
  auto named = named_files(release);
  std::string own_list = list_path(release);
  for (const NewFile& file : draft.files) {
    if (file.path == own_list && is_list_of(file.bytes, release)) continue;
    auto found = named.find(file.path);
    if (found == named.end() || found->second.length_bytes != file.bytes.size() ||
        found->second.sha256 != sha256_hex(file.bytes))
      return fail(ErrorKind::invalid, "the release brings a file that it does not name ({}); make it again", file.path);
  }
  return {};
}

// The records, as the file that the release is named after.
Result<std::string> records_in(const Draft& draft, const sync::Release& release) {
  for (const NewFile& file : draft.files) {
    if (file.path != records_path(release.pack, release.records_sha256)) continue;
    auto records = pack::parse_records_file(file.bytes, "the release");
    if (!records) return pass_on(records.error());
    bool is_its_own = std::any_of(records->records.begin(), records->records.end(), [&](const pack::Record& record) {
      const auto* about = std::get_if<pack::PackRecord>(&record);
      return about != nullptr && about->id == release.pack;
    });
    if (!is_its_own)
      return fail(ErrorKind::invalid, "the records are not those of “{}”; make the release again", release.pack);
    return file.bytes;
  }
  return fail(ErrorKind::invalid, "the release does not bring its records; make it again");
}

// Of publishers that are there no more: whoever takes a pack over goes on counting. What is wrong in theirs is passed
// over: nobody could put it right.
std::optional<sync::Release> newest_of_removed(const Repository& repository, std::string_view pack) {
  std::optional<sync::Release> newest;
  for (const auto& [name, publisher] : repository.publishers) {
    if (find_publisher(repository.targets, name) != nullptr) continue;
    auto release = release_in(publisher.content, pack);
    if (release && (!newest || release->number > newest->number)) newest = std::move(*release);
  }
  return newest;
}

Result<void> check_expiry(const sync::Targets& content, int64_t now_unix_s) {
  std::string day = sync::to_utc(content.expires_unix_s).substr(0, 10);
  if (content.expires_unix_s <= now_unix_s)
    return fail(ErrorKind::invalid, "the signatures on this release have expired on {}; make it again", day);
  if (content.expires_unix_s > now_unix_s + kMaxDraftLastsS)
    return fail(ErrorKind::invalid, "this release asks to be believed until {}, which is too long; make it again", day);
  return {};
}

}  // namespace

std::string list_path(const sync::Release& release) {
  return "targets/" + sync::path_of_delta_list(release.pack, release.records_sha256);
}

bool is_list_of(std::string_view bytes, const sync::Release& release) {
  auto list = sync::parse_delta_list(bytes);
  auto same = [](const sync::DeltaEntry& a, const sync::DeltaEntry& b) {
    return a.release == b.release && a.from_sha256 == b.from_sha256 && a.from_length_bytes == b.from_length_bytes &&
           a.delta.length_bytes == b.delta.length_bytes && a.delta.sha256 == b.delta.sha256;
  };
  return list && std::equal(list->begin(), list->end(), release.deltas.begin(), release.deltas.end(), same);
}

Result<sync::Release> release_in(const sync::Targets& targets, std::string_view pack) {
  std::string name = sync::target_name_of(pack);
  auto entry = targets.targets.find(name);
  if (entry == targets.targets.end()) return fail(ErrorKind::not_found, "there is no release of “{}”", pack);
  sync::Target target{name, entry->second.length_bytes, entry->second.hashes, entry->second.custom, {}, {}};
  return sync::parse_release(pack, target);
}

std::string records_path(std::string_view pack, std::string_view sha256) {
  return "targets/" + sync::path_of_records(pack, sha256);
}

std::set<std::string> files_named_by(const sync::Targets& releases) {
  std::set<std::string> paths;
  for (const auto& [name, entry] : releases.targets) {
    std::string pack = pack_of_target(name);
    auto release = pack.empty() ? fail(ErrorKind::not_found, "no pack") : release_in(releases, pack);
    if (!release) continue;
    for (const auto& [path, packed] : named_files(*release)) paths.insert(path);
    paths.insert(list_path(*release));
  }
  return paths;
}

Result<std::optional<sync::Release>> newest_release(const Repository& repository, std::string_view pack) {
  std::optional<sync::Release> newest;
  for (const auto& [name, publisher] : repository.publishers) {
    const sync::Delegation* delegation = find_publisher(repository.targets, name);
    if (delegation == nullptr || !delegation->may_name(sync::target_name_of(pack))) continue;
    auto release = release_in(publisher.content, pack);
    if (!release && release.error().kind == ErrorKind::not_found) continue;
    if (!release) return pass_on(release.error());
    if (!newest || release->number > newest->number) newest = std::move(*release);
  }
  return newest ? std::move(newest) : newest_of_removed(repository, pack);
}

Result<CheckedDraft> check_draft(const Repository& repository, const Draft& draft, std::optional<int64_t> now_unix_s) {
  const sync::Delegation* delegation = publisher_of(repository.targets, draft.pack);
  if (!is_plain_id(draft.pack) || delegation == nullptr)
    return fail(ErrorKind::invalid,
                "nobody in this repository may publish that pack; see “waypack repo add-publisher”");
  auto content = sync::parse_targets(draft.envelope.signed_part);
  if (!content) return pass_on(content.error());
  if (now_unix_s)
    if (auto good = check_expiry(*content, *now_unix_s); !good) return pass_on(good.error());
  auto release = release_in(*content, draft.pack);
  if (!release) return pass_on(release.error());
  auto newest = newest_release(repository, draft.pack);
  if (!newest) return pass_on(newest.error());
  int64_t next_number = *newest ? (*newest)->number + 1 : 1;
  if (content->version != repository.next_version(delegation->role) || release->number != next_number)
    return fail(ErrorKind::invalid,
                "this is release {} of “{}”, and the repository is waiting for release {}: it has changed since; make "
                "the release again",
                release->number, draft.pack, next_number);
  auto before = repository.publishers.find(delegation->role);
  sync::Targets nothing;
  const sync::Targets& published = before == repository.publishers.end() ? nothing : before->second.content;
  if (without_release(*content, draft.pack) != without_release(published, draft.pack))
    return fail(ErrorKind::invalid, "this release of “{}” would also change other packs; make it again", draft.pack);
  if (auto sound = check_files(draft, *release); !sound) return pass_on(sound.error());
  auto records = records_in(draft, *release);
  if (!records) return pass_on(records.error());
  return CheckedDraft{delegation->role,        &delegation->keys,   content->version,
                      content->expires_unix_s, std::move(*release), std::move(*records)};
}

}  // namespace waystation::publish
