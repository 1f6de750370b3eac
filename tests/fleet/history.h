// Seven months of one repository: two publishers release a pack each, keys change, a bad release is taken back. Every
// instant of it can be looked at again, also those in the middle of an upload.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/sync/active_set.h"
#include "tests/support/memory_files.h"

namespace waystation::fleet {

// The number of files that had been written: the state of the repository between two writes.
using Instant = size_t;

inline constexpr int64_t kDayS = 86400;
inline const std::string kStarter = "starter", kAdvice = "advice";
inline const std::string kStick = "/media/stick";

class History {
 public:
  explicit History(uint64_t seed);

  struct Step {
    int64_t unix_s;
    Instant begin, end;  // before its first file was written, after its last
  };
  const std::vector<Step>& steps() const { return steps_; }
  // When the publishers are done and everybody has been told.
  int64_t end_unix_s() const { return steps_.back().unix_s + kDayS; }

  // nullptr: it was not there at that instant.
  const std::string* file(const std::string& path, Instant at) const;
  std::string root() const { return *file("metadata/1.root.json", steps_.front().end); }
  // What `waysync mirror` writes when the step is done.
  const testing::MemoryFiles& stick(size_t step);

  // Of a pack's releases, the first one first: the hash of its records.
  const std::vector<std::string>& releases(const std::string& pack) const { return releases_.at(pack); }
  // Whether these are exactly the records and the store of that release.
  bool is_release(const sync::ActivePack& shown) const;
  const std::string& store(const std::string& records_sha256) const { return stores_.at(records_sha256); }
  // The real one, remembered: a thousand kiosks build the same stores.
  sync::StoreBuilder builder() const;

 private:
  class Publishers;

  std::vector<Step> steps_;
  std::map<std::string, std::vector<std::pair<Instant, std::string>>> files_;  // path -> what it was since
  std::map<std::string, std::vector<std::string>> releases_;
  std::map<std::string, std::string> stores_;  // by the hash of their records
  std::map<size_t, testing::MemoryFiles> sticks_;
};

}  // namespace waystation::fleet
