#include "core/sync/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/date.h"
#include "core/base/sha256.h"
#include "core/sync/metadata_fields.h"
#include "core/sync/olpc_json.h"
#include "core/sync/path_pattern.h"

namespace waystation::sync {
namespace {

constexpr size_t kMaxNames = 65536;  // in one object: targets of a role, roles of a snapshot
constexpr size_t kMaxSignatures = 256;
constexpr size_t kMaxHashes = 16;
constexpr int64_t kDayS = 86400;

std::optional<int> two_digits(std::string_view text, size_t at, int below) {
  auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!is_digit(text[at]) || !is_digit(text[at + 1])) return std::nullopt;
  int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return value < below ? std::optional(value) : std::nullopt;
}

bool is_lower_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

tl::unexpected<Error> corrupt(std::string problem) {
  return tl::unexpected<Error>(Error{ErrorKind::corrupt, std::move(problem)});
}

FileMeta read_file_meta(const Fields& fields) {
  FileMeta meta;
  meta.version = fields.integer("version", 1);
  if (fields.find("length") != nullptr) meta.length_bytes = static_cast<uint64_t>(fields.integer("length", 0));
  if (fields.find("hashes") != nullptr) meta.hashes = read_hashes(fields);
  return meta;
}

}  // namespace

std::optional<int64_t> parse_utc(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  auto date = parse_date(text.substr(0, 10));
  auto hour = two_digits(text, 11, 24), minute = two_digits(text, 14, 60), second = two_digits(text, 17, 60);
  if (!date || !hour || !minute || !second) return std::nullopt;
  return days_since_epoch(*date) * kDayS + *hour * 3600 + *minute * 60 + *second;
}

std::string to_utc(int64_t unix_s) {
  int64_t day = unix_s / kDayS - (unix_s % kDayS < 0 ? 1 : 0);
  int64_t second = unix_s - day * kDayS;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_iso(date_from_days(day)), second / 3600, second / 60 % 60,
                     second % 60);
}

bool has_hashes(std::string_view bytes, const Hashes& hashes) {
  bool known = false;
  for (const auto& [algorithm, hash] : hashes) {
    if (algorithm != "sha256" && algorithm != "sha512") continue;
    known = true;
    if (hash != (algorithm == "sha256" ? sha256_hex(bytes) : sha512_hex(bytes))) return false;
  }
  return known;
}

std::string name_hash(const Hashes& hashes) {
  for (const char* algorithm : {"sha256", "sha512"})
    if (auto found = hashes.find(algorithm); found != hashes.end()) return found->second;
  return {};
}

Hashes read_hashes(const Fields& fields) {
  Hashes hashes;
  Fields inside = fields.inside("hashes");
  if (fields.object("hashes").size() > kMaxHashes) {
    fields.refuse("hashes", "are too many");
    return hashes;
  }
  for (const auto& [algorithm, value] : fields.object("hashes")) {
    const std::string& hash = inside.text(algorithm);
    size_t digits = algorithm == "sha256" ? 64 : algorithm == "sha512" ? 128 : 0;
    if (digits != 0 && (hash.size() != digits || !is_lower_hex(hash)))
      inside.refuse(algorithm, fmt::format("is not {} lower-case hexadecimal digits", digits));
    hashes.emplace(algorithm, hash);
  }
  if (hashes.empty()) fields.refuse("hashes", "is empty");
  return hashes;
}

bool Delegation::may_name(std::string_view target) const {
  if (!path_hash_prefixes.empty()) {
    std::string hash = sha256_hex(target);
    return std::any_of(path_hash_prefixes.begin(), path_hash_prefixes.end(),
                       [&](const std::string& prefix) { return hash.starts_with(prefix); });
  }
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& pattern) { return matches_path_pattern(pattern, target); });
}

std::string Envelope::payload() const {
  return to_olpc_canonical(signed_part);
}

Result<Envelope> parse_envelope(std::string_view bytes) {
  auto json = pack::parse_json(bytes, kMaxNames);
  if (!json) return pass_on(json.error());
  std::string problem;
  Fields fields(*json, "", problem);
  fields.object("signed");
  Envelope envelope;
  std::set<std::string_view> seen;
  const auto& signatures = fields.array("signatures");
  if (signatures.size() > kMaxSignatures) fields.refuse("signatures", "are too many");
  for (const pack::Json& signature : signatures) {
    Fields of(signature, "signatures", problem);
    const std::string& keyid = of.text("keyid");
    if (!seen.insert(keyid).second) of.refuse("keyid", fmt::format("{} appears twice", keyid.substr(0, 64)));
    envelope.signatures.push_back({keyid, of.text("sig")});
    if (!problem.empty()) break;
  }
  if (!problem.empty()) return corrupt(std::move(problem));
  for (auto& [name, value] : std::get<pack::Json::Object>(json->value))
    if (name == "signed") envelope.signed_part = std::move(value);
  return envelope;
}

Result<Timestamp> parse_timestamp(const pack::Json& signed_part) {
  std::string problem;
  Fields fields(signed_part, "", problem);
  CommonFields common = read_common(fields, "timestamp");
  Timestamp timestamp{common.version, common.expires_unix_s, {}, std::nullopt};
  timestamp.snapshot = read_file_meta(fields.inside("meta").inside("snapshot.json"));
  if (fields.find("x-signed-at") != nullptr) {
    timestamp.signed_at_unix_s = fields.utc("x-signed-at");
    if (*timestamp.signed_at_unix_s > timestamp.expires_unix_s) fields.refuse("x-signed-at", "is after it expires");
  }
  if (!problem.empty()) return corrupt(std::move(problem));
  return timestamp;
}

Result<Snapshot> parse_snapshot(const pack::Json& signed_part) {
  std::string problem;
  Fields fields(signed_part, "", problem);
  CommonFields common = read_common(fields, "snapshot");
  Snapshot snapshot{common.version, common.expires_unix_s, {}};
  Fields meta = fields.inside("meta");
  for (const auto& [name, value] : fields.object("meta")) {
    constexpr std::string_view kSuffix = ".json";
    if (!name.ends_with(kSuffix)) meta.refuse(name, "does not end in .json");
    FileMeta file = read_file_meta(Fields(value, meta.path_of(name), problem));
    if (!problem.empty()) break;
    snapshot.roles.emplace(name.substr(0, name.size() - kSuffix.size()), std::move(file));
  }
  if (!problem.empty()) return corrupt(std::move(problem));
  return snapshot;
}

}  // namespace waystation::sync
