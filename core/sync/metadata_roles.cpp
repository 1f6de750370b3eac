// The two files that say who may sign: root and targets.
#include <fmt/format.h>

#include <set>
#include <utility>

#include "core/sync/metadata.h"
#include "core/sync/metadata_fields.h"
#include "core/sync/role_name.h"

namespace waystation::sync {
namespace {

constexpr size_t kMaxPatternBytes = 1024;  // matching takes time by its length
constexpr size_t kMaxPrefixDigits = 64;    // of a sha256

constexpr size_t kMaxKeyBytes = 16 * 1024;
constexpr size_t kMaxKeysOfRole = 256;
constexpr size_t kMaxDelegations = 1024;
constexpr size_t kMaxCustomBytes = 64 * 1024;
// Every role has its own copies of its keys, so a small file could ask for much memory.
constexpr size_t kMaxCopiedBytes = 8 * 1024 * 1024;
constexpr size_t kBytesAroundKey = 192;  // what a copy takes beside its texts

struct Keys {
  std::map<std::string, PublicKey, std::less<>> by_id;
  size_t copied_bytes = 0;  // by all roles of the file
};

// A key of a type that is not known is kept: it signs nothing here, and its role may have others.
Keys read_keys(const Fields& fields) {
  Keys keys;
  Fields all = fields.inside("keys");
  for (const auto& [keyid, value] : fields.object("keys")) {
    Fields key(value, all.path_of(keyid), all.problem());
    PublicKey read{key.text("keytype"), key.text("scheme"), {}};
    Fields keyval = key.inside("keyval");
    if (keyval.find("public") != nullptr) read.value = keyval.text("public");
    if (read.value.size() > kMaxKeyBytes) keyval.refuse("public", fmt::format("has more than {} bytes", kMaxKeyBytes));
    if (!key.is_good()) break;
    keys.by_id.emplace(keyid, std::move(read));
  }
  return keys;
}

void copy_key(const Fields& fields, const std::string& keyid, Keys& keys, RoleKeys& role) {
  auto key = keys.by_id.find(keyid);
  if (key == keys.by_id.end() || role.keys.contains(keyid)) return;
  const PublicKey& copied = key->second;
  keys.copied_bytes += keyid.size() + copied.type.size() + copied.scheme.size() + copied.value.size() + kBytesAroundKey;
  if (keys.copied_bytes > kMaxCopiedBytes) {
    fields.refuse("keyids", fmt::format("name keys of more than {} bytes in all", kMaxCopiedBytes));
  } else {
    role.keys.emplace(*key);
  }
}

RoleKeys read_role(const Fields& fields, Keys& keys) {
  RoleKeys role;
  role.threshold = fields.integer("threshold", 1);
  if (fields.array("keyids").size() > kMaxKeysOfRole) {
    fields.refuse("keyids", fmt::format("are more than {}", kMaxKeysOfRole));
    return role;
  }
  for (const pack::Json& value : fields.array("keyids")) {
    const auto* keyid = std::get_if<std::string>(&value.value);
    if (keyid == nullptr) {
      fields.refuse("keyids", "has something that is not a text");
      break;
    }
    copy_key(fields, *keyid, keys, role);
    if (!fields.is_good()) break;
  }
  return role;
}

std::vector<std::string> read_texts(const Fields& fields, std::string_view name, size_t max_bytes) {
  std::vector<std::string> texts;
  for (const pack::Json& value : fields.array(name)) {
    const auto* text = std::get_if<std::string>(&value.value);
    if (text == nullptr || text->size() > max_bytes) {
      fields.refuse(name, fmt::format("has something that is not a text of at most {} bytes", max_bytes));
      break;
    }
    texts.push_back(*text);
  }
  return texts;
}

Delegation read_delegation(const Fields& fields, Keys& keys) {
  Delegation delegation;
  delegation.role = fields.text("name");
  if (!is_usable_role_name(delegation.role)) fields.refuse("name", "is empty or too long");
  if (is_top_level(delegation.role))
    fields.refuse("name", fmt::format("is “{}”, which only the root names", delegation.role));
  delegation.keys = read_role(fields, keys);
  delegation.terminating = fields.flag("terminating", false);
  bool by_path = fields.find("paths") != nullptr, by_hash = fields.find("path_hash_prefixes") != nullptr;
  if (by_path == by_hash) fields.refuse("paths", "or path_hash_prefixes must be there, and not both");
  if (by_path) delegation.paths = read_texts(fields, "paths", kMaxPatternBytes);
  if (by_hash) delegation.path_hash_prefixes = read_texts(fields, "path_hash_prefixes", kMaxPrefixDigits);
  return delegation;
}

std::vector<Delegation> read_delegations(const Fields& fields) {
  std::vector<Delegation> delegations;
  std::set<std::string_view> names;
  Keys keys = read_keys(fields);
  if (fields.find("succinct_roles") != nullptr)
    fields.refuse("succinct_roles", "are not known to this program; name the roles one by one");
  if (fields.array("roles").size() > kMaxDelegations)
    fields.refuse("roles", fmt::format("are more than {}", kMaxDelegations));
  if (!fields.is_good()) return delegations;
  for (const pack::Json& value : fields.array("roles")) {
    Fields role(value, fields.path_of("roles"), fields.problem());
    delegations.push_back(read_delegation(role, keys));
    if (!role.is_good()) break;
    if (!names.insert(role.text("name")).second) role.refuse("name", "appears twice");
  }
  return delegations;
}

TargetFile read_target(const Fields& fields) {
  TargetFile target;
  target.length_bytes = static_cast<uint64_t>(fields.integer("length", 0));
  target.hashes = read_hashes(fields);
  if (const pack::Json* custom = fields.find("custom")) {
    if (pack::to_canonical(*custom).size() > kMaxCustomBytes) {
      fields.refuse("custom", fmt::format("has more than {} bytes", kMaxCustomBytes));
      return target;
    }
    target.custom = *custom;
  }
  return target;
}

tl::unexpected<Error> corrupt(std::string problem) {
  return tl::unexpected<Error>(Error{ErrorKind::corrupt, std::move(problem)});
}

}  // namespace

Result<Root> parse_root(const pack::Json& signed_part) {
  std::string problem;
  Fields fields(signed_part, "", problem);
  CommonFields common = read_common(fields, "root");
  Root root;
  root.version = common.version;
  root.expires_unix_s = common.expires_unix_s;
  root.consistent_snapshot = fields.flag("consistent_snapshot", false);
  Keys keys = read_keys(fields);
  Fields roles = fields.inside("roles");
  root.root = read_role(roles.inside("root"), keys);
  root.timestamp = read_role(roles.inside("timestamp"), keys);
  root.snapshot = read_role(roles.inside("snapshot"), keys);
  root.targets = read_role(roles.inside("targets"), keys);
  if (!problem.empty()) return corrupt(std::move(problem));
  return root;
}

Result<Targets> parse_targets(const pack::Json& signed_part) {
  std::string problem;
  Fields fields(signed_part, "", problem);
  CommonFields common = read_common(fields, "targets");
  Targets targets{common.version, common.expires_unix_s, {}, {}};
  Fields files = fields.inside("targets");
  for (const auto& [name, value] : fields.object("targets")) {
    targets.targets.emplace(name, read_target(Fields(value, files.path_of(name), problem)));
    if (!problem.empty()) break;
  }
  if (fields.find("delegations") != nullptr) targets.delegations = read_delegations(fields.inside("delegations"));
  if (!problem.empty()) return corrupt(std::move(problem));
  return targets;
}

}  // namespace waystation::sync
