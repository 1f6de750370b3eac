// A repository that publishes packs, as core/sync/release.h has them: made in memory, and bent in any way by tests.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/pack/records.h"
#include "tests/support/tuf_repository.h"

namespace waystation::testing {

struct Published {
  int64_t number = 0;
  std::string records, sha256;
};

// A repository whose role "office" publishes packs, as SYNC.md has them.
class PackPublisher {
 public:
  explicit PackPublisher(int64_t now_unix_s, const std::vector<std::string>& packs = {"starter"}, size_t records = 150);

  TufRepository tuf;

  // The next release: some 400 bytes a record and, but for the first, a small change to those before.
  const Published& release(const std::string& pack = "starter");
  // The same with these records.
  const Published& release(const std::string& pack, std::string records);
  const Published& newest(const std::string& pack = "starter") const { return releases_.at(pack).back(); }

  std::string delta_path(const std::string& pack = "starter") const;  // from the release before the newest
  std::string zst_path(const std::string& pack = "starter") const;
  std::string records_path(const std::string& pack = "starter") const;

 private:
  pack::Json custom_of(const std::string& pack, const Published& release);
  pack::Json delta_entry(const std::string& pack, const Published& from, const Published& to);
  void add_file(pack::Json::Object& where, const std::string& path, const std::string& bytes);

  size_t records_;  // of a pack
  std::map<std::string, std::vector<pack::Record>> content_;
  std::map<std::string, std::vector<Published>> releases_;
};

}  // namespace waystation::testing
