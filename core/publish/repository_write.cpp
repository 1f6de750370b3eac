#include "core/base/sha256.h"
#include "core/publish/repository.h"
#include "core/publish/roles.h"
#include "core/sync/role_name.h"

namespace waystation::publish {

Result<void> write_in_order(Files& files, const std::string& folder, const std::vector<NewFile>& new_files) {
  for (const NewFile& file : new_files) {
    std::string path = folder + "/" + file.path;
    auto there = files.read(path, file.bytes.size());
    if (there && *there == file.bytes) continue;
    auto written = files.create_folder(path.substr(0, path.rfind('/')));
    if (written) written = files.write_durably(path, file.bytes);
    if (!written) return written;
  }
  return {};
}

NewFile to_new_file(const NewRole& role) {
  return {"metadata/" + sync::file_name(role.role, role.version), role.bytes};
}

sync::FileMeta file_meta(int64_t version, std::string_view bytes) {
  return {version, bytes.size(), sync::Hashes{{"sha256", sha256_hex(bytes)}}};
}

Result<NewRole> make_role(const Desk& desk, std::string_view role, int64_t version, pack::Json content,
                          const std::vector<const sync::RoleKeys*>& keys) {
  sync::Envelope envelope{std::move(content), {}};
  for (const sync::RoleKeys* each : keys)
    if (auto done = sign_fully(envelope, *each, role, desk.find_key); !done) return pass_on(done.error());
  return NewRole{std::string(role), version, to_file(envelope)};
}

Result<NewFile> make_timestamp(const Desk& desk, const sync::FileMeta& snapshot, int64_t version,
                               const std::vector<const sync::RoleKeys*>& keys) {
  sync::Timestamp timestamp{version, desk.now_unix_s + kTimestampLastsS, snapshot, desk.now_unix_s};
  auto made = make_role(desk, "timestamp", version, to_json(timestamp), keys);
  if (!made) return pass_on(made.error());
  return NewFile{"metadata/timestamp.json", std::move(made->bytes)};
}

Result<std::vector<NewFile>> with_snapshot(const Desk& desk, const Repository& repository,
                                           const std::vector<NewRole>& roles, const sync::Root* next_root) {
  std::vector<NewFile> new_files;
  sync::Snapshot snapshot = repository.snapshot;
  snapshot.version = repository.next_version("snapshot");
  snapshot.expires_unix_s = desk.now_unix_s + kSnapshotLastsS;
  for (const NewRole& role : roles) {
    snapshot.roles[role.role] = file_meta(role.version, role.bytes);
    new_files.push_back(to_new_file(role));
  }
  std::vector<const sync::RoleKeys*> snapshot_keys{&repository.root.snapshot};
  std::vector<const sync::RoleKeys*> timestamp_keys{&repository.root.timestamp};
  if (next_root != nullptr) {
    snapshot_keys.push_back(&next_root->snapshot);
    timestamp_keys.push_back(&next_root->timestamp);
  }
  auto made = make_role(desk, "snapshot", snapshot.version, to_json(snapshot), snapshot_keys);
  if (!made) return pass_on(made.error());
  auto timestamp =
      make_timestamp(desk, file_meta(made->version, made->bytes), repository.next_version("timestamp"), timestamp_keys);
  if (!timestamp) return pass_on(timestamp.error());
  new_files.push_back(to_new_file(*made));
  new_files.push_back(std::move(*timestamp));
  return new_files;
}

}  // namespace waystation::publish
