// What a publisher has published in a kiosk's life: set after set of three small packs, and the stores that belong to
// their records, built once.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/sync/active_set.h"

namespace waystation::powercut {

class Published {
 public:
  // As two versions of SQLite build them: the version is stamped into the file.
  static constexpr size_t kSqliteVersions = 2;

  Published();

  struct PackRelease {
    std::string pack;
    int64_t release;
    const std::string* records;
  };
  // Any number of sets: the records come round again, as when a bad release is taken back.
  std::vector<PackRelease> set(int64_t index) const;
  // The same, as the kiosk names it when its stores were built by this version of SQLite.
  sync::ActiveSet named(int64_t index, size_t sqlite) const;
  // Which one it is, whichever version of SQLite built which of its stores; nullopt: none that was ever published.
  std::optional<int64_t> index_of(const sync::ActiveSet& active) const;

  // The bytes that this store must have; nullptr: no such store was ever built.
  const std::string* store(const sync::ActivePack& pack) const;
  sync::StoreBuilder builder(size_t sqlite) const;

 private:
  struct Built {
    std::string records, records_sha256;
    std::array<std::string, kSqliteVersions> stores, store_sha256s;
  };
  static Built build(const std::string& pack, size_t variant);
  const Built& built(size_t pack, int64_t index) const;

  std::array<std::vector<Built>, 3> packs_;
  std::map<std::string, const Built*, std::less<>> by_records_;
  std::map<std::string, const std::string*, std::less<>> by_store_;
};

}  // namespace waystation::powercut
