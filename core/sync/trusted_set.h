// What is trusted of one repository, and the rules by which it changes: bytes and time in, verdicts out, no I/O.
// https://theupdateframework.github.io/specification/v1.0.34/ section 5; rule numbers in trusted_set.cpp are of it.
//
// A call that fails changes nothing. The order is: update_root as often as there is a next one, close_root,
// keep_timestamp and update_timestamp, keep_snapshot and update_snapshot, then targets.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/sync/client.h"
#include "core/sync/metadata.h"

namespace waystation::sync {

class TrustedSet {
 public:
  // From a root that is trusted because it is here; it must be whole and sign itself, and may have expired.
  static Result<TrustedSet> start(std::string_view root, ClientOptions options);

  // The next root: signed by the one before and by itself. True if it gives timestamp or snapshot other keys: what was
  // kept of those is to be forgotten (recovery from a fast-forward attack).
  Result<bool> update_root(std::string_view bytes);
  // No newer root is to be had: the last one must not have expired.
  Result<void> close_root() const;

  // What this machine trusted before. Signatures are checked with the keys of now; it may have expired. It gates what
  // comes after it.
  Result<void> keep_timestamp(std::string_view bytes);
  // True: this is the timestamp now. False: it has the version of the one that was kept, which stays.
  Result<bool> update_timestamp(std::string_view bytes);

  // True: the kept snapshot is the one that the timestamp names, and current. False: it only gates the next.
  Result<bool> keep_snapshot(std::string_view bytes);
  Result<void> update_snapshot(std::string_view bytes);

  // Of "targets" and of delegated roles, whether kept or new. `keys` are those of the delegator of this search: what
  // another delegator says about the same name does not count.
  Result<void> update_targets(std::string_view role, const RoleKeys& keys, std::string_view bytes);
  // nullptr: not there yet under these keys. Lives until the next timestamp is kept or updated.
  const Targets* targets(std::string_view role, const RoleKeys& keys) const;

  const Root& root() const { return root_; }
  const Timestamp* timestamp() const { return timestamp_ ? &*timestamp_ : nullptr; }
  // What the snapshot says about a role; nullptr: nothing.
  const FileMeta* meta_of(std::string_view role) const;
  bool has_final_snapshot() const { return has_final_snapshot_; }
  // With may_be_expired_online: the timestamp or the snapshot has.
  bool has_expired_online() const;

  // Forgets all but the root: for another round.
  void restart();
  MetadataVersions versions() const;

 private:
  TrustedSet(Root root, ClientOptions options) : root_(std::move(root)), options_(std::move(options)) {}

  bool has_expired(int64_t expires_unix_s) const { return expires_unix_s <= options_.now_unix_s; }
  Result<Timestamp> read_timestamp(std::string_view bytes) const;
  Result<void> check_current(std::string_view role, int64_t expires_unix_s) const;
  Result<void> check_floor(std::string_view role, int64_t version) const;
  Result<void> check_not_older(const Timestamp& next) const;
  Result<void> check_not_older(const Snapshot& next) const;

  Root root_;
  ClientOptions options_;
  std::optional<Timestamp> timestamp_;
  std::optional<Snapshot> snapshot_;
  bool has_final_snapshot_ = false;
  std::map<std::string, std::vector<std::pair<RoleKeys, std::unique_ptr<const Targets>>>, std::less<>> targets_;
};

}  // namespace waystation::sync
