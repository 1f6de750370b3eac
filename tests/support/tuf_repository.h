// A TUF repository in memory that a test may bend in any way before it signs.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/canonical_json.h"
#include "core/ports/files.h"
#include "core/publish/key_file.h"
#include "core/sync/signature.h"
#include "core/sync/source.h"

namespace waystation::testing {

inline constexpr int64_t kTufNow = 1'800'000'000;  // 2027-01-15T08:00:00Z: the time of tests

// A secret key. Copies are the same key.
class TufKey {
 public:
  // "ed25519", "ecdsa-sha2-nistp256" or "rsassa-pss-sha256".
  static TufKey make(std::string_view scheme = "ed25519");

  sync::PublicKey public_key;
  std::string id;                                    // 64 hex digits; a test may choose another
  std::string sign(std::string_view message) const;  // hexadecimal
  pack::Json to_json() const;                        // as metadata has it

 private:
  std::shared_ptr<const publish::PrivateKey> secret_;
};

// For bending signed parts: the value at a path of names, which must be there (put() makes the last one).
pack::Json& at(pack::Json& json, const std::vector<std::string>& path);
void put(pack::Json& json, const std::vector<std::string>& path, pack::Json value);
void drop(pack::Json& json, const std::vector<std::string>& path);
pack::Json json(std::string_view text);
std::string utc(int64_t unix_s);

class TufRepository {
 public:
  // Version 1 of the four top-level roles with one ed25519 key each, published at `now`: root and targets expire in a
  // year, snapshot in 90 days, timestamp in 30.
  explicit TufRepository(int64_t now_unix_s = kTufNow);

  int64_t now_unix_s;                                  // of x-signed-at and expiry dates to come
  bool with_hashes = false;                            // lengths and hashes in timestamp and snapshot
  std::map<std::string, pack::Json> parts;             // role -> signed part
  std::map<std::string, std::vector<TufKey>> signers;  // role -> who signs for it
  std::map<std::string, std::string> files;            // path -> bytes: "metadata/1.root.json", "targets/…"

  std::string root_bytes(int64_t version = 1) const;  // of a published root
  int64_t version(const std::string& role) const;

  // Adds the key to those that the delegator trusts for the role, and (unless it shall not sign) to its signers.
  void add_key(const std::string& role, const TufKey& key, bool shall_sign = true,
               const std::string& delegator = "root");
  void set_threshold(const std::string& role, int64_t threshold, const std::string& delegator = "root");
  // The role gets one new key in place of those it has.
  void rotate_keys(const std::string& role, const std::string& delegator = "root");
  void set_expires(const std::string& role, int64_t unix_s);
  void set_consistent_snapshot(bool is_consistent);

  // A delegation after those that are there; the role comes into being with a key of its own.
  void delegate(const std::string& delegator, const std::string& role, const std::vector<std::string>& paths,
                bool is_terminating = false);

  // The file and its entry in the role's targets. Not published yet.
  void set_target(const std::string& name, std::string_view bytes, pack::Json custom = {},
                  const std::string& role = "targets");

  // Signs the role as it is and puts it where clients ask for it; snapshot or timestamp learn of it, unpublished.
  void publish_as_is(const std::string& role);
  // The same with the next version; several in this order.
  void publish(const std::string& role);
  template <typename... More>
  void publish(const std::string& role, const More&... more) {
    publish(role);
    publish(more...);
  }
  // A release: every targets role with the next version, then snapshot and timestamp with a new x-signed-at.
  void publish_all();

  // The bytes of a metadata file: signed part and signatures of the role's signers, or of others.
  std::string sign(const std::string& role) const;
  static std::string sign(const pack::Json& part, const std::vector<TufKey>& keys);

  void write_to(Files& target, const std::string& folder) const;

 private:
  void put_metadata(const std::string& role, const std::string& bytes);
};

// Serves files of a map, as a web server would; remembers what it was asked for.
class MapSource : public sync::Source {
 public:
  // `files` must outlive it. `base`: "metadata/" of a TufRepository's files.
  explicit MapSource(const std::map<std::string, std::string>& files, std::string base = "metadata/")
      : files_(files), base_(std::move(base)) {}

  std::vector<std::string> asked;      // paths below the base
  std::map<std::string, Error> fails;  // path below the base -> what happens instead
  bool has_etags = false;              // the sha256 of the bytes

  std::string name() const override { return "the test's source"; }
  bool is_folder() const override { return false; }
  Result<sync::Fetched> fetch(const std::string& path, uint64_t max_bytes, std::string_view if_none_match) override;
  Result<void> stream(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes,
                      const Http::Sink& sink) override;

 private:
  const std::map<std::string, std::string>& files_;
  std::string base_;
};

}  // namespace waystation::testing
