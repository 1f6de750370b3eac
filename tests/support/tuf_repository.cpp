#include "tests/support/tuf_repository.h"

#include <algorithm>
#include <stdexcept>

#include "core/base/sha256.h"
#include "core/sync/metadata.h"
#include "core/sync/olpc_json.h"
#include "core/sync/role_name.h"

namespace waystation::testing {
namespace {

using pack::Json;

constexpr int64_t kDayS = 86400;

// A test that bends what is not there is wrong itself.
template <typename T>
T must(Result<T> result) {
  if (!result) throw std::logic_error(result.error().message);
  return std::move(*result);
}

Json::Object& object_of(Json& value) {
  return std::get<Json::Object>(value.value);
}

Json* find(Json& value, std::string_view name) {
  for (Json::Member& member : object_of(value))
    if (member.name == name) return &member.value;
  return nullptr;
}

void set_member(Json& value, const std::string& name, Json member) {
  if (Json* there = find(value, name)) {
    *there = std::move(member);
  } else {
    object_of(value).push_back({name, std::move(member)});
  }
}

std::pair<std::vector<std::string>, std::string> split_last(const std::vector<std::string>& path) {
  return {std::vector<std::string>(path.begin(), path.end() - 1), path.back()};
}

Json list_of(const std::vector<std::string>& texts) {
  Json::Array array;
  for (const std::string& text : texts) array.push_back({text});
  return {array};
}

bool is_delegated(const std::string& role) {
  return !sync::is_top_level(role);
}

// Where a delegator speaks about a role: an object with keyids and threshold.
Json& role_entry(Json& delegator_part, const std::string& role) {
  if (!is_delegated(role)) return at(delegator_part, {"roles", role});
  for (Json& entry : std::get<Json::Array>(at(delegator_part, {"delegations", "roles"}).value))
    if (std::get<std::string>(at(entry, {"name"}).value) == role) return entry;
  throw std::logic_error("nobody delegates to " + role);
}

Json& keys_of(Json& delegator_part, const std::string& role) {
  return is_delegated(role) ? at(delegator_part, {"delegations", "keys"}) : at(delegator_part, {"keys"});
}

}  // namespace

TufKey TufKey::make(std::string_view scheme) {
  auto kind = scheme == "ed25519"               ? publish::KeyKind::ed25519
              : scheme == "ecdsa-sha2-nistp256" ? publish::KeyKind::ecdsa
                                                : publish::KeyKind::rsa;
  TufKey key;
  key.secret_ = std::make_shared<const publish::PrivateKey>(must(publish::PrivateKey::make(kind)));
  key.public_key = key.secret_->public_key();
  key.id = publish::key_id_of(key.public_key);
  return key;
}

std::string TufKey::sign(std::string_view message) const {
  return must(secret_->sign(message));
}

Json TufKey::to_json() const {
  Json keyval{Json::Object{{"public", {public_key.value}}}};
  return {Json::Object{{"keytype", {public_key.type}}, {"keyval", keyval}, {"scheme", {public_key.scheme}}}};
}

Json& at(Json& json, const std::vector<std::string>& path) {
  Json* value = &json;
  for (const std::string& name : path) {
    value = find(*value, name);
    if (value == nullptr) throw std::logic_error("nothing is called " + name);
  }
  return *value;
}

void put(Json& json, const std::vector<std::string>& path, Json value) {
  auto [above, name] = split_last(path);
  set_member(at(json, above), name, std::move(value));
}

void drop(Json& json, const std::vector<std::string>& path) {
  auto [above, name] = split_last(path);
  std::erase_if(object_of(at(json, above)), [&, &last = name](const Json::Member& m) { return m.name == last; });
}

Json json(std::string_view text) {
  return must(pack::parse_json(text));
}

std::string utc(int64_t unix_s) {
  return sync::to_utc(unix_s);
}

TufRepository::TufRepository(int64_t now) : now_unix_s(now) {
  parts["root"] = json(R"({"consistent_snapshot":true,"keys":{},"roles":{}})");
  parts["timestamp"] = json(R"({"meta":{"snapshot.json":{"version":1}}})");
  parts["snapshot"] = json(R"({"meta":{}})");
  parts["targets"] = json(R"({"targets":{}})");
  for (auto& [role, part] : parts) {
    put(part, {"_type"}, {role});
    put(part, {"spec_version"}, {std::string("1.0.31")});
    put(part, {"version"}, {int64_t{1}});
    put(parts["root"], {"roles", role}, json(R"({"keyids":[],"threshold":1})"));
  }
  set_expires("root", now + 365 * kDayS);
  set_expires("targets", now + 365 * kDayS);
  set_expires("snapshot", now + 90 * kDayS);
  set_expires("timestamp", now + 30 * kDayS);
  put(parts["timestamp"], {"x-signed-at"}, {utc(now)});
  for (const char* role : {"root", "timestamp", "snapshot", "targets"}) add_key(role, TufKey::make());
  for (const char* role : {"root", "targets", "snapshot", "timestamp"}) publish_as_is(role);
}

std::string TufRepository::root_bytes(int64_t version) const {
  return files.at("metadata/" + sync::file_name("root", version));
}

int64_t TufRepository::version(const std::string& role) const {
  return std::get<int64_t>(parts.at(role).find("version")->value);
}

void TufRepository::add_key(const std::string& role, const TufKey& key, bool shall_sign, const std::string& delegator) {
  put(keys_of(parts.at(delegator), role), {key.id}, key.to_json());
  std::get<Json::Array>(at(role_entry(parts.at(delegator), role), {"keyids"}).value).push_back({key.id});
  if (shall_sign) signers[role].push_back(key);
}

void TufRepository::set_threshold(const std::string& role, int64_t threshold, const std::string& delegator) {
  put(role_entry(parts.at(delegator), role), {"threshold"}, {threshold});
}

void TufRepository::rotate_keys(const std::string& role, const std::string& delegator) {
  put(role_entry(parts.at(delegator), role), {"keyids"}, {Json::Array{}});
  signers[role].clear();
  add_key(role, TufKey::make(), true, delegator);
}

void TufRepository::set_expires(const std::string& role, int64_t unix_s) {
  put(parts.at(role), {"expires"}, {utc(unix_s)});
}

void TufRepository::set_consistent_snapshot(bool is_consistent) {
  put(parts.at("root"), {"consistent_snapshot"}, {is_consistent});
}

void TufRepository::delegate(const std::string& delegator, const std::string& role,
                             const std::vector<std::string>& paths, bool is_terminating) {
  if (!parts.contains(role)) {
    parts[role] = json(R"({"_type":"targets","spec_version":"1.0.31","targets":{},"version":1})");
    set_expires(role, now_unix_s + 180 * kDayS);
  }
  Json& part = parts.at(delegator);
  if (find(part, "delegations") == nullptr) put(part, {"delegations"}, json(R"({"keys":{},"roles":[]})"));
  Json entry = json(R"({"keyids":[],"threshold":1})");
  put(entry, {"name"}, {role});
  put(entry, {"paths"}, list_of(paths));
  put(entry, {"terminating"}, {is_terminating});
  std::get<Json::Array>(at(part, {"delegations", "roles"}).value).push_back(std::move(entry));
  add_key(role, TufKey::make(), true, delegator);
}

void TufRepository::set_target(const std::string& name, std::string_view bytes, Json custom, const std::string& role) {
  std::string hash = sha256_hex(bytes);
  Json target = json(R"({"hashes":{}})");
  put(target, {"length"}, {static_cast<int64_t>(bytes.size())});
  put(target, {"hashes", "sha256"}, {hash});
  if (!std::holds_alternative<std::nullptr_t>(custom.value)) put(target, {"custom"}, std::move(custom));
  put(parts.at(role), {"targets", name}, std::move(target));
  files["targets/" + name] = std::string(bytes);
  size_t slash = name.rfind('/');
  size_t base = slash == std::string::npos ? 0 : slash + 1;
  files["targets/" + name.substr(0, base) + hash + "." + name.substr(base)] = std::string(bytes);
}

void TufRepository::publish_as_is(const std::string& role) {
  std::string bytes = sign(role);
  put_metadata(role, bytes);
  if (role == "root" || role == "timestamp") return;
  Json meta = json("{}");
  put(meta, {"version"}, {version(role)});
  if (with_hashes) {
    put(meta, {"length"}, {static_cast<int64_t>(bytes.size())});
    put(meta, {"hashes"}, {Json::Object{{"sha256", {sha256_hex(bytes)}}}});
  }
  put(parts.at(role == "snapshot" ? "timestamp" : "snapshot"), {"meta", role + ".json"}, std::move(meta));
}

void TufRepository::publish(const std::string& role) {
  if (files.contains("metadata/" + sync::file_name(role))) put(parts.at(role), {"version"}, {version(role) + 1});
  if (role == "timestamp") put(parts.at(role), {"x-signed-at"}, {utc(now_unix_s)});
  publish_as_is(role);
}

void TufRepository::publish_all() {
  for (const auto& [role, part] : parts)
    if (role == "targets" || is_delegated(role)) publish(role);
  publish("snapshot", "timestamp");
}

std::string TufRepository::sign(const std::string& role) const {
  return sign(parts.at(role), signers.at(role));
}

std::string TufRepository::sign(const Json& part, const std::vector<TufKey>& keys) {
  std::string payload = sync::to_olpc_canonical(part);
  Json::Array signatures;
  for (const TufKey& key : keys)
    signatures.push_back({Json::Object{{"keyid", {key.id}}, {"sig", {key.sign(payload)}}}});
  return pack::to_canonical({Json::Object{{"signatures", {signatures}}, {"signed", part}}});
}

void TufRepository::write_to(Files& target, const std::string& folder) const {
  for (const auto& [path, bytes] : files) {
    std::string whole = folder + "/" + path;
    if (auto done = target.create_folder(whole.substr(0, whole.rfind('/'))); !done)
      throw std::logic_error(done.error().message);
    if (auto done = target.write_durably(whole, bytes); !done) throw std::logic_error(done.error().message);
  }
}

// Under every name that a client may ask for, with consistent snapshots or without.
void TufRepository::put_metadata(const std::string& role, const std::string& bytes) {
  files["metadata/" + sync::file_name(role)] = bytes;
  if (role != "timestamp") files["metadata/" + sync::file_name(role, version(role))] = bytes;
}

Result<sync::Fetched> MapSource::fetch(const std::string& path, uint64_t max_bytes, std::string_view if_none_match) {
  asked.push_back(path);
  if (auto failure = fails.find(path); failure != fails.end()) return pass_on(failure->second);
  auto file = files_.find(base_ + path);
  if (file == files_.end()) return fail(ErrorKind::not_found, "{} is not there", path);
  std::string etag = has_etags ? "\"" + sha256_hex(file->second) + "\"" : "";
  if (has_etags && if_none_match == etag) return sync::Fetched{true, {}, etag};
  if (file->second.size() > max_bytes) return fail(ErrorKind::untrusted, "{} has more than {} bytes", path, max_bytes);
  return sync::Fetched{false, file->second, etag};
}

Result<void> MapSource::stream(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes,
                               const Http::Sink& sink) {
  auto fetched = fetch(path, max_bytes, {});
  if (!fetched) return pass_on(fetched.error());
  if (offset_bytes >= fetched->bytes.size()) return {};
  return sink(offset_bytes, std::string_view(fetched->bytes).substr(offset_bytes));
}

}  // namespace waystation::testing
