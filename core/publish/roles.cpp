#include "core/publish/roles.h"

#include <algorithm>

#include "core/publish/key_file.h"
#include "core/sync/role_name.h"

namespace waystation::publish {
namespace {

using pack::Json;
using Object = Json::Object;
using Array = Json::Array;

constexpr std::string_view kSpecVersion = "1.0.34";
constexpr size_t kMaxIdBytes = 64;
constexpr std::string_view kPathStart = "packs/", kPathEnd = "/*";

template <typename Role>
Object head(std::string_view type, const Role& role) {
  return {{"_type", {std::string(type)}},
          {"spec_version", {std::string(kSpecVersion)}},
          {"version", {role.version}},
          {"expires", {sync::to_utc(role.expires_unix_s)}}};
}

Json strings(const std::vector<std::string>& values) {
  Array array;
  for (const std::string& value : values) array.push_back({value});
  return {array};
}

Json hashes_to_json(const sync::Hashes& hashes) {
  Object object;
  for (const auto& [algorithm, hash] : hashes) object.push_back({algorithm, {hash}});
  return {object};
}

Json file_to_json(const sync::FileMeta& file) {
  Object object = {{"version", {file.version}}};
  if (file.length_bytes) object.push_back({"length", {static_cast<int64_t>(*file.length_bytes)}});
  if (file.hashes) object.push_back({"hashes", hashes_to_json(*file.hashes)});
  return {object};
}

Json key_ids_to_json(const sync::RoleKeys& role) {
  Array ids;
  for (const auto& [id, key] : role.keys) ids.push_back({id});
  return {ids};
}

// Each key once, whatever roles it has.
void add_keys(Object& keys, const sync::RoleKeys& role) {
  for (const auto& [id, key] : role.keys) {
    const std::string& name = id;
    bool there = std::any_of(keys.begin(), keys.end(), [&](const Json::Member& each) { return each.name == name; });
    if (!there) keys.push_back({id, to_json(key)});
  }
}

Json delegations_to_json(const std::vector<sync::Delegation>& delegations) {
  Object keys;
  Array roles;
  for (const sync::Delegation& delegation : delegations) {
    add_keys(keys, delegation.keys);
    Object role = {{"name", {delegation.role}},
                   {"keyids", key_ids_to_json(delegation.keys)},
                   {"threshold", {delegation.keys.threshold}},
                   {"terminating", {delegation.terminating}}};
    if (delegation.path_hash_prefixes.empty())
      role.push_back({"paths", strings(delegation.paths)});
    else
      role.push_back({"path_hash_prefixes", strings(delegation.path_hash_prefixes)});
    roles.push_back({role});
  }
  return {Object{{"keys", {keys}}, {"roles", {roles}}}};
}

}  // namespace

Json to_json(const sync::Root& root) {
  Object keys, roles;
  for (std::string_view name : {"root", "snapshot", "targets", "timestamp"}) {
    const sync::RoleKeys& role = *top_level_keys(root, name);
    add_keys(keys, role);
    roles.push_back({std::string(name), {Object{{"keyids", key_ids_to_json(role)}, {"threshold", {role.threshold}}}}});
  }
  Object object = head("root", root);
  object.push_back({"consistent_snapshot", {root.consistent_snapshot}});
  object.push_back({"keys", {keys}});
  object.push_back({"roles", {roles}});
  return {object};
}

Json to_json(const sync::Targets& targets) {
  Object entries;
  for (const auto& [name, entry] : targets.targets) {
    Object fields = {{"length", {static_cast<int64_t>(entry.length_bytes)}}, {"hashes", hashes_to_json(entry.hashes)}};
    if (std::holds_alternative<Object>(entry.custom.value)) fields.push_back({"custom", entry.custom});
    entries.push_back({name, {fields}});
  }
  Object object = head("targets", targets);
  object.push_back({"targets", {entries}});
  if (!targets.delegations.empty()) object.push_back({"delegations", delegations_to_json(targets.delegations)});
  return {object};
}

Json to_json(const sync::Snapshot& snapshot) {
  Object meta;
  for (const auto& [role, file] : snapshot.roles) meta.push_back({role + ".json", file_to_json(file)});
  Object object = head("snapshot", snapshot);
  object.push_back({"meta", {meta}});
  return {object};
}

Json to_json(const sync::Timestamp& timestamp) {
  Object object = head("timestamp", timestamp);
  object.push_back({"meta", {Object{{"snapshot.json", file_to_json(timestamp.snapshot)}}}});
  if (timestamp.signed_at_unix_s) object.push_back({"x-signed-at", {sync::to_utc(*timestamp.signed_at_unix_s)}});
  return {object};
}

std::string to_file(const sync::Envelope& envelope) {
  Array signatures;
  for (const sync::MetadataSignature& signature : envelope.signatures)
    signatures.push_back({Object{{"keyid", {signature.keyid}}, {"sig", {signature.sig}}}});
  return pack::to_canonical({Object{{"signatures", {signatures}}, {"signed", envelope.signed_part}}});
}

std::string path_of_pack(std::string_view pack) {
  return fmt::format("{}{}{}", kPathStart, pack, kPathEnd);
}

std::string pack_of_path(std::string_view path) {
  if (!path.starts_with(kPathStart) || !path.ends_with(kPathEnd)) return "";
  path.remove_prefix(kPathStart.size());
  path.remove_suffix(std::min(path.size(), kPathEnd.size()));
  return is_plain_id(path) ? std::string(path) : "";
}

const sync::Delegation* find_publisher(const sync::Targets& targets, std::string_view name) {
  auto found = std::find_if(targets.delegations.begin(), targets.delegations.end(),
                            [&](const sync::Delegation& each) { return each.role == name; });
  return found == targets.delegations.end() ? nullptr : &*found;
}

const sync::Delegation* publisher_of(const sync::Targets& targets, std::string_view pack) {
  std::string path = path_of_pack(pack);
  auto found = std::find_if(targets.delegations.begin(), targets.delegations.end(), [&](const auto& each) {
    return std::find(each.paths.begin(), each.paths.end(), path) != each.paths.end();
  });
  return found == targets.delegations.end() ? nullptr : &*found;
}

bool is_plain_id(std::string_view id) {
  auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !id.empty() && id.size() <= kMaxIdBytes && std::all_of(id.begin(), id.end(), allowed);
}

bool is_publisher_name(std::string_view name) {
  return is_plain_id(name) && !sync::is_top_level(name);
}

const sync::RoleKeys* top_level_keys(const sync::Root& root, std::string_view role) {
  if (role == "root") return &root.root;
  if (role == "timestamp") return &root.timestamp;
  if (role == "snapshot") return &root.snapshot;
  return role == "targets" ? &root.targets : nullptr;
}

sync::RoleKeys* top_level_keys(sync::Root& root, std::string_view role) {
  return const_cast<sync::RoleKeys*>(top_level_keys(std::as_const(root), role));
}

}  // namespace waystation::publish
