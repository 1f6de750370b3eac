// TUF metadata as plain structs: what the specification's section 4 says is in a file, and nothing that decides.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/canonical_json.h"
#include "core/sync/signature.h"

namespace waystation::sync {

// More than this of a file is not read, whatever another file says about its length.
inline constexpr uint64_t kMaxRootBytes = 512 * 1024;
inline constexpr uint64_t kMaxTimestampBytes = 16 * 1024;
inline constexpr uint64_t kMaxSnapshotBytes = 2'000'000;
inline constexpr uint64_t kMaxTargetsBytes = 5'000'000;

// "2031-05-28T00:00:00Z", exactly: UTC, no fractions. Seconds since 1970; nullopt for anything else.
std::optional<int64_t> parse_utc(std::string_view text);
std::string to_utc(int64_t unix_s);  // of years 1900 to 2999

// Algorithm -> lower-case hex. sha256 and sha512 have their right length; others are kept and not looked at.
using Hashes = std::map<std::string, std::string, std::less<>>;
// Whether the bytes have every hash that is known here, and at least one is known.
bool has_hashes(std::string_view bytes, const Hashes& hashes);
// The hash that is part of a file's name with consistent snapshots: sha256, else sha512, else "".
std::string name_hash(const Hashes& hashes);

// Who may sign for a role, and how many of them must. Key ids that no key belongs to are left out.
struct RoleKeys {
  std::map<std::string, PublicKey, std::less<>> keys;  // by key id
  int64_t threshold = 1;
  bool operator==(const RoleKeys&) const = default;
};

// What timestamp and snapshot say about another file.
struct FileMeta {
  int64_t version = 1;
  std::optional<uint64_t> length_bytes;
  std::optional<Hashes> hashes;
};

struct Root {
  int64_t version = 1;
  int64_t expires_unix_s = 0;
  bool consistent_snapshot = false;
  RoleKeys root, timestamp, snapshot, targets;
};

struct Timestamp {
  int64_t version = 1;
  int64_t expires_unix_s = 0;
  FileMeta snapshot;
  std::optional<int64_t> signed_at_unix_s;  // "x-signed-at", an extension of ours
};

struct Snapshot {
  int64_t version = 1;
  int64_t expires_unix_s = 0;
  std::map<std::string, FileMeta, std::less<>> roles;  // by role name, without ".json"
};

// Either paths or path_hash_prefixes is empty.
struct Delegation {
  std::string role;
  RoleKeys keys;
  bool terminating = false;
  std::vector<std::string> paths;               // patterns, see path_pattern.h
  std::vector<std::string> path_hash_prefixes;  // of the sha256 of the target's name
  bool may_name(std::string_view target) const;
};

struct TargetFile {
  uint64_t length_bytes = 0;
  Hashes hashes;
  pack::Json custom;  // null if there is none
};

struct Targets {
  int64_t version = 1;
  int64_t expires_unix_s = 0;
  std::map<std::string, TargetFile, std::less<>> targets;
  std::vector<Delegation> delegations;  // in order of precedence
};

struct MetadataSignature {
  std::string keyid;
  std::string sig;  // hexadecimal, or anything: only a look with a key tells
};

// A file of metadata, read but not believed.
struct Envelope {
  pack::Json signed_part;                     // with the fields that are not known here
  std::vector<MetadataSignature> signatures;  // each key id once
  std::string payload() const;                // what is signed
};

// `corrupt`, saying what is wrong. The second half refuses metadata of another role ("_type"), of another major version
// of the specification than 1, versions below 1, and delegations that would take the name of a top-level role.
Result<Envelope> parse_envelope(std::string_view bytes);
Result<Root> parse_root(const pack::Json& signed_part);
Result<Timestamp> parse_timestamp(const pack::Json& signed_part);
Result<Snapshot> parse_snapshot(const pack::Json& signed_part);
Result<Targets> parse_targets(const pack::Json& signed_part);

}  // namespace waystation::sync
