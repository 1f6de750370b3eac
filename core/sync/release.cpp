#include "core/sync/release.h"

#include <algorithm>

#include "core/base/sha256.h"
#include "core/pack/records.h"

namespace waystation::sync {
namespace {

using pack::Json;

// Reads the members of objects; of the first that is wrong, the name.
class Reader {
 public:
  std::string wrong;  // empty: all is well

  int64_t number(const Json& object, std::string_view name, int64_t least, int64_t most) {
    const Json* member = object.find(name);
    const auto* value = member == nullptr ? nullptr : std::get_if<int64_t>(&member->value);
    if (value == nullptr || *value < least || *value > most) return complain(name), least;
    return *value;
  }

  std::string sha256(const Json& object, std::string_view name) {
    const Json* member = object.find(name);
    const auto* value = member == nullptr ? nullptr : std::get_if<std::string>(&member->value);
    if (value == nullptr || !is_sha256_hex(*value)) return complain(name), std::string();
    return *value;
  }

  Packed packed(const Json& object, uint64_t most_bytes) {
    return {static_cast<uint64_t>(number(object, "length", 1, static_cast<int64_t>(most_bytes))),
            sha256(object, "sha256")};
  }

  DeltaEntry delta(const Json& object, int64_t to) {
    DeltaEntry entry;
    entry.release = number(object, "release", 1, to - 1);
    entry.from_sha256 = sha256(object, "from");
    entry.from_length_bytes = static_cast<uint64_t>(number(object, "from_length", 1, pack::kMaxRecordsBytes));
    entry.delta = packed(object, pack::kMaxRecordsBytes);
    if (const Json* list = object.find("list")) entry.list = packed(*list, kMaxDeltaListBytes);
    return entry;
  }

  std::vector<DeltaEntry> deltas(const Json& object, int64_t to) {
    std::vector<DeltaEntry> entries;
    const Json* member = object.find("deltas");
    const auto* array = member == nullptr ? nullptr : std::get_if<Json::Array>(&member->value);
    if (array == nullptr || array->size() > kMaxDeltaEntries) return complain("deltas"), entries;
    for (const Json& entry : *array) entries.push_back(delta(entry, to));
    return entries;
  }

 private:
  void complain(std::string_view name) {
    if (wrong.empty()) wrong = name;
  }
};

std::string path_of(std::string_view pack, std::string_view to, std::string_view ending) {
  return fmt::format("packs/{}/{}.{}", pack, to, ending);
}

}  // namespace

std::string target_name_of(std::string_view pack) {
  return fmt::format("packs/{}/records", pack);
}

std::string path_of_records(std::string_view pack, std::string_view to) {
  return path_of(pack, to, "records");
}

std::string path_of_zst(std::string_view pack, std::string_view to) {
  return path_of(pack, to, "records.zst");
}

std::string path_of_delta(std::string_view pack, std::string_view to, std::string_view from) {
  return path_of(pack, to, fmt::format("from-{}", from));
}

std::string path_of_delta_list(std::string_view pack, std::string_view to) {
  return path_of(pack, to, "deltas");
}

Result<Release> parse_release(std::string_view pack, const Target& target) {
  auto sha256 = target.hashes.find("sha256");
  if (sha256 == target.hashes.end() || !is_sha256_hex(sha256->second))
    return fail(ErrorKind::untrusted, "the target {} has no sha256; its publisher must sign it again", target.name);
  if (target.length_bytes == 0 || target.length_bytes > pack::kMaxRecordsBytes) {
    return fail(ErrorKind::untrusted, "the target {} has {} bytes; records have 1 to {}", target.name,
                target.length_bytes, pack::kMaxRecordsBytes);
  }
  Release release;
  release.pack = pack;
  release.records_sha256 = sha256->second;
  release.records_length_bytes = target.length_bytes;
  const Json* custom = target.custom.find("waystation");
  if (custom == nullptr) return release;

  Reader reader;
  release.number = reader.number(*custom, "release", 1, pack::kMaxJsonInteger);
  if (const Json* zst = custom->find("zst")) release.zst = reader.packed(*zst, pack::kMaxRecordsBytes);
  if (custom->find("deltas") != nullptr) release.deltas = reader.deltas(*custom, release.number);
  if (!reader.wrong.empty()) {
    return fail(ErrorKind::untrusted,
                "the target {}: “{}” in its custom part is not as it should be; its publisher must "
                "sign it again",
                target.name, reader.wrong);
  }
  return release;
}

Result<std::vector<DeltaEntry>> parse_delta_list(std::string_view bytes) {
  if (bytes.size() > kMaxDeltaListBytes)
    return fail(ErrorKind::untrusted, "a list of deltas has {} bytes; none has more than {}", bytes.size(),
                kMaxDeltaListBytes);
  auto json = pack::parse_json(bytes);
  if (!json) return fail(ErrorKind::untrusted, "a list of deltas cannot be read: {}", json.error().message);
  Reader reader;
  int64_t to = reader.number(*json, "release", 1, pack::kMaxJsonInteger);
  auto entries = reader.deltas(*json, to);
  if (!reader.wrong.empty())
    return fail(ErrorKind::untrusted, "a list of deltas: “{}” is not as it should be", reader.wrong);
  return entries;
}

}  // namespace waystation::sync
