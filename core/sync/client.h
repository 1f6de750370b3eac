// The TUF client: the specification's client workflow over one repository, from a source to a folder of trusted
// metadata. https://theupdateframework.github.io/specification/v1.0.34/ section 5.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/pack/canonical_json.h"
#include "core/ports/files.h"
#include "core/sync/source.h"

namespace waystation::sync {

// Versions of the trusted metadata by role name: "root", "timestamp", "snapshot", "targets", and delegated roles.
using MetadataVersions = std::map<std::string, int64_t, std::less<>>;

struct ClientOptions {
  int64_t now_unix_s = 0;
  // From a folder: an expired timestamp or snapshot does not stop a newer release (SYNC: USB). Version rules hold.
  bool may_be_expired_online = false;
  // Metadata older than this is refused, whatever the folder holds: from the active set, when the folder was lost.
  MetadataVersions floor = {};
};

// A file that the repository's targets metadata names.
struct Target {
  std::string name;  // "packs/starter/records"
  uint64_t length_bytes = 0;
  std::map<std::string, std::string, std::less<>> hashes;  // algorithm -> lower-case hex; sha256 and sha512 are checked
  pack::Json custom;                                       // as signed; null if there is none
  std::string role;                                        // that named it
  // Where it is below the source of targets: with the hash before the file's name if the root says consistent_snapshot.
  std::string path;
};

struct Refreshed {
  bool not_modified = false;        // the source still has the timestamp of `etag`: nothing was read or changed
  std::string etag;                 // of the timestamp, to ask with the next time; may be empty
  bool has_expired_online = false;  // the timestamp or snapshot has expired (only with may_be_expired_online)
};

class Client {
 public:
  // The first trust: checks that `root` is a root that signs itself and writes it as FOLDER/root.json. Fetches nothing.
  // What the folder trusts already stays if it is as new.
  static Result<void> init(Files& files, const std::string& folder, std::string_view root);

  // Reads the trusted root of the folder (`not_found`: init was not called; `corrupt`: unreadable, init again). The
  // folder keeps root.json, timestamp.json, snapshot.json, targets.json and ROLE.json, quoted as in URLs; each is
  // written durably, after it was checked completely. `files` and `metadata` must outlive the client.
  static Result<Client> open(Files& files, std::string folder, Source& metadata, ClientOptions options);

  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;
  ~Client();

  // Brings the top-level metadata up to date. `if_none_match` makes the first request conditional on the timestamp's
  // ETag and leaves out the root chain when nothing changed: a new root always comes with a new timestamp. `untrusted`,
  // naming the file and the rule that does not hold; `offline`, `no_space` and the like as they come. What was verified
  // before the failure is kept.
  Result<Refreshed> refresh(std::string_view if_none_match = {});

  // The target as the first role in pre-order that may name it does; delegated metadata is fetched as it is needed.
  // `not_found`: nobody whom the repository trusts names it. After refresh().
  Result<Target> find_target(std::string_view name);

  MetadataVersions versions() const;  // of everything that is trusted now
  // Of the trusted timestamp: its x-signed-at, and never so late that the trusted root or targets would have expired
  // for a machine that believes it.
  std::optional<int64_t> signed_at_unix_s() const;
  int64_t timestamp_expires_unix_s() const;

 private:
  struct Impl;
  explicit Client(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Whether the bytes have the target's length and hashes; `untrusted` names what differs.
Result<void> check_target(const Target& target, std::string_view bytes);

// The same of what this machine has verified before and kept, without checking signatures again; nullopt if there is
// none.
std::optional<int64_t> kept_signed_at_unix_s(const Files& files, const std::string& folder);

}  // namespace waystation::sync
