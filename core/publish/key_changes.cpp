#include "core/publish/key_changes.h"

#include <algorithm>

#include "core/publish/roles.h"

namespace waystation::publish {
namespace {

using Plan = Result<std::vector<NewFile>>;

// A change of the root, with what must be signed anew because of it. Snapshot and timestamp come first, signed for both
// roots, so that they hold whichever root a reader has; so does the last timestamp, which tells those who only look
// whether it changed.
Plan change_root(const Desk& desk, const Repository& repository, sync::Root next) {
  const sync::Root& old = repository.root;
  next.version = old.version + 1;
  next.expires_unix_s = desk.now_unix_s + kRootLastsS;
  auto root = make_role(desk, "root", next.version, to_json(next), {&old.root, &next.root});
  if (!root) return pass_on(root.error());
  std::vector<NewFile> new_files;
  sync::FileMeta snapshot = repository.timestamp.snapshot;
  int64_t timestamp_version = repository.next_version("timestamp");
  bool others_change = old.targets != next.targets || old.snapshot != next.snapshot || old.timestamp != next.timestamp;
  if (others_change) {
    sync::Targets targets = repository.targets;
    targets.version = repository.next_version("targets");
    targets.expires_unix_s = desk.now_unix_s + kTargetsLastsS;
    std::vector<NewRole> roles;
    if (old.targets != next.targets) {
      auto made = make_role(desk, "targets", targets.version, to_json(targets), {&old.targets, &next.targets});
      if (!made) return pass_on(made.error());
      roles.push_back(std::move(*made));
    }
    auto online = with_snapshot(desk, repository, roles, &next);
    if (!online) return online;
    new_files = std::move(*online);
    snapshot = file_meta(repository.next_version("snapshot"), new_files[new_files.size() - 2].bytes);
    ++timestamp_version;
  }
  auto timestamp = make_timestamp(desk, snapshot, timestamp_version, {&old.timestamp, &next.timestamp});
  if (!timestamp) return pass_on(timestamp.error());
  new_files.push_back(to_new_file(*root));
  new_files.push_back(std::move(*timestamp));
  return new_files;
}

// What a publisher has published, signed with the keys that it has from now on.
Result<NewRole> sign_anew(const Desk& desk, const Repository& repository, const std::string& publisher,
                          const sync::RoleKeys& keys) {
  sync::Targets releases = repository.publishers.find(publisher)->second.content;
  releases.version = repository.next_version(publisher);
  releases.expires_unix_s = desk.now_unix_s + kPublisherLastsS;
  auto made = make_role(desk, publisher, releases.version, to_json(releases), {&keys});
  if (made || made.error().kind != ErrorKind::not_found) return made;
  return fail(ErrorKind::invalid,
              "what “{}” has published would not hold under these keys. Add the new key first (--public-key), let “{}” "
              "publish with it, then take the old one away (--retire)",
              publisher, publisher);
}

Plan change_delegations(const Desk& desk, const Repository& repository, sync::Targets next) {
  next.version = repository.next_version("targets");
  next.expires_unix_s = desk.now_unix_s + kTargetsLastsS;
  auto targets = make_role(desk, "targets", next.version, to_json(next), {&repository.root.targets});
  if (!targets) return pass_on(targets.error());
  std::vector<NewRole> roles{std::move(*targets)};
  for (const sync::Delegation& delegation : next.delegations) {
    auto published = repository.publishers.find(delegation.role);
    if (published == repository.publishers.end()) continue;
    if (sync::check_threshold(delegation.keys, published->second.file)) continue;
    auto made = sign_anew(desk, repository, delegation.role, delegation.keys);
    if (!made) return pass_on(made.error());
    roles.push_back(std::move(*made));
  }
  return with_snapshot(desk, repository, roles);
}

Result<void> check_keys(const sync::RoleKeys& keys) {
  if (keys.threshold >= 1 && keys.keys.size() >= static_cast<size_t>(keys.threshold)) return {};
  return fail(ErrorKind::invalid, "{} signatures are asked for and there are {} keys; give more keys, or ask for fewer",
              keys.threshold, keys.keys.size());
}

}  // namespace

Plan add_publisher(const Desk& desk, const Repository& repository, const std::string& publisher,
                   const std::vector<std::string>& packs, const sync::RoleKeys& keys) {
  if (!is_publisher_name(publisher))
    return fail(ErrorKind::invalid, "“{}” cannot be the name of a publisher: use a-z, 0-9 and -", publisher);
  if (find_publisher(repository.targets, publisher) != nullptr)
    return fail(ErrorKind::invalid, "there is a publisher “{}” already; choose another name", publisher);
  if (auto enough = check_keys(keys); !enough) return pass_on(enough.error());
  auto before = repository.publishers.find(publisher);
  if (before != repository.publishers.end() && !sync::check_threshold(keys, before->second.file))
    return fail(ErrorKind::invalid, "“{}” was a publisher with other keys before; choose another name", publisher);
  sync::Delegation delegation{publisher, keys, true, {}, {}};
  for (const std::string& pack : packs) {
    if (!is_plain_id(pack))
      return fail(ErrorKind::invalid, "“{}” cannot be the id of a pack: use a-z, 0-9 and -", pack);
    if (const sync::Delegation* other = publisher_of(repository.targets, pack))
      return fail(ErrorKind::invalid, "the pack “{}” has the publisher “{}”; remove that one first", pack, other->role);
    delegation.paths.push_back(path_of_pack(pack));
  }
  sync::Targets next = repository.targets;
  next.delegations.push_back(std::move(delegation));
  return change_delegations(desk, repository, std::move(next));
}

Plan remove_publisher(const Desk& desk, const Repository& repository, std::string_view publisher) {
  if (find_publisher(repository.targets, publisher) == nullptr)
    return fail(ErrorKind::not_found, "there is no publisher “{}”; “waypack repo check” lists them", publisher);
  sync::Targets next = repository.targets;
  std::erase_if(next.delegations, [&](const sync::Delegation& each) { return each.role == publisher; });
  return change_delegations(desk, repository, std::move(next));
}

Plan change_keys(const Desk& desk, const Repository& repository, std::string_view role, const sync::RoleKeys& keys) {
  if (auto enough = check_keys(keys); !enough) return pass_on(enough.error());
  sync::Root root = repository.root;
  if (sync::RoleKeys* top_level = top_level_keys(root, role)) {
    *top_level = keys;
    return change_root(desk, repository, std::move(root));
  }
  sync::Targets targets = repository.targets;
  auto delegation = std::find_if(targets.delegations.begin(), targets.delegations.end(),
                                 [&](const sync::Delegation& each) { return each.role == role; });
  if (delegation == targets.delegations.end())
    return fail(ErrorKind::not_found, "there is no role or publisher “{}”; “waypack repo check” lists them", role);
  delegation->keys = keys;
  return change_delegations(desk, repository, std::move(targets));
}

Plan renew(const Desk& desk, const Repository& repository, std::string_view role) {
  if (role == "root") return change_root(desk, repository, repository.root);
  if (role == "targets") return change_delegations(desk, repository, repository.targets);
  if (role == "snapshot") return with_snapshot(desk, repository, {});
  if (role == "timestamp") {
    auto made = make_timestamp(desk, repository.timestamp.snapshot, repository.next_version("timestamp"),
                               {&repository.root.timestamp});
    if (!made) return pass_on(made.error());
    return std::vector<NewFile>{std::move(*made)};
  }
  const sync::Delegation* delegation = find_publisher(repository.targets, role);
  auto published = repository.publishers.find(role);
  if (delegation == nullptr || published == repository.publishers.end())
    return fail(ErrorKind::not_found, "there is no role or publisher “{}” with a file to renew", role);
  sync::Targets releases = published->second.content;
  releases.version = repository.next_version(role);
  releases.expires_unix_s = desk.now_unix_s + kPublisherLastsS;
  auto made = make_role(desk, role, releases.version, to_json(releases), {&delegation->keys});
  if (!made) return pass_on(made.error());
  return with_snapshot(desk, repository, {*made});
}

const sync::RoleKeys* keys_of(const Repository& repository, std::string_view role) {
  if (const sync::RoleKeys* top_level = top_level_keys(repository.root, role)) return top_level;
  const sync::Delegation* delegation = find_publisher(repository.targets, role);
  return delegation == nullptr ? nullptr : &delegation->keys;
}

}  // namespace waystation::publish
