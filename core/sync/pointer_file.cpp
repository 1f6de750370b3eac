// The pointer file: one canonical JSON object with its own checksum, then LF.
#include <algorithm>

#include "core/base/sha256.h"
#include "core/pack/canonical_json.h"
#include "core/pack/records.h"
#include "core/sync/active_set.h"
#include "core/sync/role_name.h"

namespace waystation::sync {
namespace {

using pack::Json;

constexpr size_t kMaxIdBytes = 64;

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= kMaxIdBytes && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Back from quote_role(), which leaves nothing that JSON or NFC could change.
std::optional<std::string> role_of(std::string_view quoted) {
  std::string role;
  for (size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] != '%') {
      role += quoted[i];
      continue;
    }
    int high = i + 2 < quoted.size() ? digit_of(quoted[i + 1]) : -1;
    int low = high < 0 ? -1 : digit_of(quoted[i + 2]);
    if (low < 0) return std::nullopt;
    role += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return role;
}

Json number(uint64_t value) {
  return {static_cast<int64_t>(value)};
}

Json json_of(const ActivePack& pack) {
  Json::Object versions;
  for (const auto& [role, version] : pack.versions) versions.push_back({quote_role(role), {version}});
  return {Json::Object{{"pack", {pack.pack}},
                       {"repository", {pack.repository}},
                       {"versions", {std::move(versions)}},
                       {"release", {pack.release}},
                       {"records_sha256", {pack.records_sha256}},
                       {"records_length_bytes", number(pack.records_length_bytes)},
                       {"store_sha256", {pack.store_sha256}},
                       {"store_length_bytes", number(pack.store_length_bytes)},
                       {"store_tables", {pack.store_tables}}}};
}

// Members of an object, read one by one; one that is not as it must be reads as empty.
class Members {
 public:
  explicit Members(const Json& json) : json_(json) {}
  bool is_well() const { return is_well_; }

  template <typename T>
  const T& get(std::string_view name) {
    static const T kEmpty{};
    const Json* found = json_.find(name);
    const T* value = found == nullptr ? nullptr : std::get_if<T>(&found->value);
    if (value == nullptr) is_well_ = false;
    return value == nullptr ? kEmpty : *value;
  }
  uint64_t count(std::string_view name) {
    int64_t value = get<int64_t>(name);
    if (value <= 0) is_well_ = false;
    return value <= 0 ? 0 : static_cast<uint64_t>(value);
  }

 private:
  const Json& json_;
  bool is_well_ = true;
};

std::optional<ActivePack> pack_of(const Json& json) {
  Members members(json);
  ActivePack pack;
  pack.pack = members.get<std::string>("pack");
  pack.repository = members.get<std::string>("repository");
  pack.release = members.get<int64_t>("release");
  pack.records_sha256 = members.get<std::string>("records_sha256");
  pack.records_length_bytes = members.count("records_length_bytes");
  pack.store_sha256 = members.get<std::string>("store_sha256");
  pack.store_length_bytes = members.count("store_length_bytes");
  pack.store_tables = members.get<std::string>("store_tables");
  for (const Json::Member& member : members.get<Json::Object>("versions")) {
    auto role = role_of(member.name);
    const auto* version = std::get_if<int64_t>(&member.value.value);
    if (!role || version == nullptr || *version < 0) return std::nullopt;
    pack.versions[*role] = *version;
  }
  bool is_well = members.is_well() && is_id(pack.pack) && is_id(pack.repository) && pack.release >= 0 &&
                 is_sha256_hex(pack.records_sha256) && is_sha256_hex(pack.store_sha256) &&
                 is_sha256_hex(pack.store_tables) && pack.records_length_bytes <= pack::kMaxRecordsBytes;
  if (!is_well) return std::nullopt;
  return pack;
}

tl::unexpected<Error> not_whole() {
  return fail(ErrorKind::corrupt, "the pointer file is damaged; the other one counts, or update again");
}

}  // namespace

std::string to_pointer_file(const ActiveSet& set) {
  Json::Array packs;
  for (const ActivePack& pack : set.packs) packs.push_back(json_of(pack));
  Json::Object object{
      {"number", number(set.number)}, {"known_time_unix_s", {set.known_time_unix_s}}, {"packs", {std::move(packs)}}};
  std::string checksum = sha256_hex(pack::to_canonical({object}));
  object.push_back({"checksum", {std::move(checksum)}});
  return pack::to_canonical({std::move(object)}) + '\n';
}

Result<ActiveSet> parse_pointer_file(std::string_view bytes) {
  if (bytes.size() > kMaxPointerBytes || !bytes.ends_with('\n')) return not_whole();
  auto json = pack::parse_json(bytes.substr(0, bytes.size() - 1));
  if (!json) return not_whole();
  Members members(*json);
  ActiveSet set;
  set.number = members.count("number");
  set.known_time_unix_s = members.get<int64_t>("known_time_unix_s");
  for (const Json& entry : members.get<Json::Array>("packs")) {
    auto pack = pack_of(entry);
    if (!pack || (!set.packs.empty() && set.packs.back().pack >= pack->pack)) return not_whole();
    set.packs.push_back(std::move(*pack));
  }
  // Says it all: the checksum, the form, and that nothing else is in it.
  if (!members.is_well() || to_pointer_file(set) != bytes) return not_whole();
  return set;
}

}  // namespace waystation::sync
