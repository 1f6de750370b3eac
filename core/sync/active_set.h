// The set of packs that this machine shows, and how another takes its place: all at once, whatever happens to the
// power. ACTIVATION.md says why it is so.
//
// In the folder (DATA/sync/set): SHA256.pack a store, named by its own hash; SHA256.records.zst what it was built from,
// named by the hash of the records; ptr.0 and ptr.1, of which the one with the higher number that is whole counts.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pack/store.h"
#include "core/ports/files.h"
#include "core/sync/client.h"

namespace waystation::sync {

struct ActivePack {
  std::string pack;
  std::string repository;     // id in site.toml
  MetadataVersions versions;  // of the repository's metadata that named this release: never go below
  int64_t release = 0;
  std::string records_sha256;
  uint64_t records_length_bytes = 0;
  std::string store_sha256;
  uint64_t store_length_bytes = 0;
  std::string store_tables;  // pack::store_tables_id() of the program that built the store
  bool operator==(const ActivePack&) const = default;
};

struct ActiveSet {
  uint64_t number = 0;
  int64_t known_time_unix_s = 0;  // KnownTime::unix_s when it was made
  std::vector<ActivePack> packs;  // sorted by pack id, each once
  bool operator==(const ActiveSet&) const = default;
};

// One canonical JSON object with its own checksum, then LF. At most kMaxPointerBytes.
inline constexpr uint64_t kMaxPointerBytes = 64 * 1024;
std::string to_pointer_file(const ActiveSet& set);
Result<ActiveSet> parse_pointer_file(std::string_view bytes);  // `corrupt`: not exactly what to_pointer_file writes

// Makes the bytes of a store from a whole records file and its hash.
using StoreBuilder = std::function<Result<pack::StoreBytes>(std::string_view records, std::string_view records_sha256)>;
Result<pack::StoreBytes> build_store_of_records(std::string_view records, std::string_view records_sha256);

// One process at a time writes (waysync, under its lock); others may read.
class SetFolder {
 public:
  // `files` must outlive it.
  SetFolder(Files& files, std::string folder, StoreBuilder builder = build_store_of_records)
      : files_(files), folder_(std::move(folder)), builder_(std::move(builder)) {}

  std::string store_path(const ActivePack& pack) const;
  std::string records_path(const ActivePack& pack) const;

  // The set to show: the highest pointer that is whole and whose stores are there with the right sizes, else the other,
  // else nullopt: what was shipped with the program. Never an error: a damaged disk still shows something.
  std::optional<ActiveSet> active() const;

  // The set that the highest whole pointer names, whether its stores are there or not: what is trusted to have been.
  std::optional<ActiveSet> newest_named() const;

  // Builds the store of these records (already verified) and makes it and the compressed records durable. Fills in
  // everything of ActivePack but repository, versions and release. Nothing refers to it yet.
  Result<ActivePack> add(std::string_view pack, std::string_view records);

  // The records of a release that is here, verified by hash; `not_found`, or `corrupt`.
  Result<std::string> records(std::string_view records_sha256, uint64_t length_bytes) const;

  // Makes this the set to show. `set.number` is given by this call. `invalid`, and nothing changes, when a store was
  // not added or the set does not fit into a pointer file.
  Result<void> activate(ActiveSet set);

  // Hashes of every store that a pointer names; rebuilds from its records what is missing, rotten, or built by a
  // program whose stores have other tables than this one's. Returns the
  // ids of packs that were mended; an error if one of the newest set could not be (`corrupt`, naming it): fetch it
  // again. A rotten store that cannot be rebuilt is removed, so that active() falls to a set that is whole.
  Result<std::vector<std::string>> heal();
  // After heal() has failed: when the set to fall back to is not whole either, one pack that is lost must not take the
  // others with it. Activates what is left of the newest set; a pack without a store is left out, and what was shipped
  // is shown for it. Its versions go to the other packs of its repository.
  Result<void> show_rest();
  // The same look without mending: whether each store of `set` needs none. Reads in pieces.
  bool is_sound(const ActiveSet& set) const;

  // Removes what neither pointer names: old stores, what a power cut left half-built.
  Result<void> sweep();

 private:
  enum class Condition { sound, missing, rotten, unreadable, foreign };

  Files& files_;
  std::string folder_;
  StoreBuilder builder_;
  std::optional<uint64_t> in_force_;  // the number of the set that was shown before the first add()

  std::string pointer_path(uint64_t number) const;
  Result<ActiveSet> pointer(uint64_t slot) const;
  std::vector<ActiveSet> pointers() const;  // that are whole, the highest first
  bool has_stores(const ActiveSet& set) const;
  Condition condition(const ActivePack& pack) const;
  Result<void> keep_records(const ActivePack& pack, std::string_view records);
  Result<void> keep_store(const ActivePack& pack, std::string_view store);
  Result<ActivePack> rebuild(const ActivePack& pack, bool may_differ);
  Result<void> mend(ActiveSet& set, bool is_newest, std::vector<std::string>& mended);
  ActiveSet without_lost(const ActiveSet& set) const;
};

}  // namespace waystation::sync
