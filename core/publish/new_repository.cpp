#include "core/publish/new_repository.h"

#include "core/publish/roles.h"

namespace waystation::publish {
namespace {

// One that was cut off while it was made has no timestamp: nobody has read it, and it is made again.
Result<void> check_free(const Desk& desk) {
  auto there = desk.files.size_bytes(desk.folder + "/metadata/timestamp.json");
  if (!there && there.error().kind == ErrorKind::not_found) return {};
  return fail(ErrorKind::invalid, "{} has a repository already; name another folder", desk.folder);
}

}  // namespace

Result<std::vector<NewFile>> make_repository(const Desk& desk, const NewRepository& plan) {
  if (!is_publisher_name(plan.publisher))
    return fail(ErrorKind::invalid, "“{}” cannot be the name of a publisher: use a-z, 0-9 and -", plan.publisher);
  if (!is_plain_id(plan.pack))
    return fail(ErrorKind::invalid, "“{}” cannot be the id of a pack: use a-z, 0-9 and -", plan.pack);
  if (auto free = check_free(desk); !free) return pass_on(free.error());
  sync::Root root{1, desk.now_unix_s + kRootLastsS, true, plan.root, plan.timestamp, plan.snapshot, plan.targets};
  sync::Targets targets{1, desk.now_unix_s + kTargetsLastsS, {}, {}};
  targets.delegations.push_back({plan.publisher, plan.publisher_keys, true, {path_of_pack(plan.pack)}, {}});
  sync::Targets releases{1, desk.now_unix_s + kPublisherLastsS, {}, {}};

  auto root_file = make_role(desk, "root", 1, to_json(root), {&plan.root});
  if (!root_file) return pass_on(root_file.error());
  auto targets_file = make_role(desk, "targets", 1, to_json(targets), {&plan.targets});
  if (!targets_file) return pass_on(targets_file.error());
  auto publisher_file = make_role(desk, plan.publisher, 1, to_json(releases), {&plan.publisher_keys});
  if (!publisher_file) return pass_on(publisher_file.error());
  Repository nothing;
  nothing.root = root;
  nothing.snapshot.version = nothing.timestamp.version = 0;
  auto online = with_snapshot(desk, nothing, {*targets_file, *publisher_file});
  if (!online) return online;
  online->insert(online->begin(), to_new_file(*root_file));
  return online;
}

}  // namespace waystation::publish
