// A repository as its publisher finds it, and how new files get into it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/files.h"
#include "core/publish/signing.h"
#include "core/sync/metadata.h"

namespace waystation::publish {

// What an operation on a repository works with. `files` must outlive it.
struct Desk {
  Files& files;
  std::string folder;  // the repository
  FindKey find_key;
  int64_t now_unix_s = 0;
};

struct Publisher {
  sync::Targets content;
  sync::Envelope file;
};

struct Repository {
  sync::Root root;
  sync::Timestamp timestamp;
  sync::Snapshot snapshot;
  sync::Targets targets;
  // All that the snapshot names; a publisher that was removed stays in it, as the specification wants.
  std::map<std::string, Publisher, std::less<>> publishers;

  // The version that a role's next file gets; 1 for one that has none yet.
  int64_t next_version(std::string_view role) const;
};

// Everything is verified from the repository's newest root on, but for expiry: nothing is ever signed on top of files
// that somebody else has changed. `not_found`: it is no repository; `corrupt` and `untrusted` name the file.
Result<Repository> read_repository(const Files& files, const std::string& folder);

struct NewFile {
  std::string path;  // below the repository
  std::string bytes;
};

// Writes the files in this order, each durable before the next: whoever reads between two of them sees what was before
// or what is new, whole, as long as a file comes behind those that it names. What is there already and the same stays.
Result<void> write_in_order(Files& files, const std::string& folder, const std::vector<NewFile>& new_files);

// A role's new content, signed; `version` is in it.
struct NewRole {
  std::string role;
  int64_t version = 1;
  std::string bytes;
};
NewFile to_new_file(const NewRole& role);  // metadata/VERSION.ROLE.json

// `role` with its threshold reached, for roles whose keys are in `keys`.
Result<NewRole> make_role(const Desk& desk, std::string_view role, int64_t version, pack::Json content,
                          const std::vector<const sync::RoleKeys*>& keys);

// The files to write for these new roles: the roles, then the snapshot and the timestamp around them. While the root
// changes, snapshot and timestamp are signed for the one before and for `next_root`.
Result<std::vector<NewFile>> with_snapshot(const Desk& desk, const Repository& repository,
                                           const std::vector<NewRole>& roles, const sync::Root* next_root = nullptr);

// A timestamp of this version, of the snapshot that there is or of another.
Result<NewFile> make_timestamp(const Desk& desk, const sync::FileMeta& snapshot, int64_t version,
                               const std::vector<const sync::RoleKeys*>& keys);

// Exact length and hash, as our own snapshots and timestamps name a file.
sync::FileMeta file_meta(int64_t version, std::string_view bytes);

inline constexpr int64_t kDayS = 86400;
inline constexpr int64_t kRootLastsS = 730 * kDayS;
inline constexpr int64_t kTargetsLastsS = 365 * kDayS;
inline constexpr int64_t kPublisherLastsS = 183 * kDayS;
inline constexpr int64_t kSnapshotLastsS = 90 * kDayS;
inline constexpr int64_t kTimestampLastsS = 30 * kDayS;

}  // namespace waystation::publish
