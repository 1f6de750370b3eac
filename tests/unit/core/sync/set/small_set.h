// Sets of two tiny packs, for the tests of this folder.
#pragma once

#include <string>
#include <vector>

#include "core/pack/records.h"
#include "core/sync/active_set.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"

namespace waystation::sync {

inline const std::string kFolder = "/data/sync/set";

inline std::string records_of(const std::string& pack, const std::string& words) {
  return pack::to_records_file({pack::PackRecord{pack, "A publisher", "", {"en"}, {}, "CC-BY-4.0"},
                                pack::MessageRecord{"nav.home"},
                                pack::TextRecord{"message", "nav.home", "pattern", "en", {words}, "source"}});
}

// The pack "words" stays the same, the pack "help" says which release it is.
inline std::vector<std::pair<std::string, std::string>> packs_of(int64_t release) {
  return {{"help", records_of("help", "release " + std::to_string(release))}, {"words", records_of("words", "same")}};
}

inline Result<ActiveSet> add_all(SetFolder& folder, int64_t release) {
  ActiveSet set;
  set.known_time_unix_s = 1'800'000'000 + release;
  for (const auto& [pack, records] : packs_of(release)) {
    auto added = folder.add(pack, records);
    if (!added) return pass_on(added.error());
    added->repository = "hub";
    added->release = release;
    added->versions = {{"root", 1}, {"snapshot", release}};
    set.packs.push_back(std::move(*added));
  }
  return set;
}

inline Result<void> update_to(SetFolder& folder, int64_t release) {
  auto set = add_all(folder, release);
  if (!set) return pass_on(set.error());
  return folder.activate(std::move(*set));
}

// 0: nothing is shown.
inline int64_t shown(const SetFolder& folder) {
  auto active = folder.active();
  return active ? active->packs.at(0).release : 0;
}

// As another version of SQLite would build it: the version is stamped into the file.
inline Result<pack::StoreBytes> build_with_other_sqlite(std::string_view records, std::string_view records_sha256) {
  auto store = build_store_of_records(records, records_sha256);
  if (!store) return pass_on(store.error());
  std::string bytes(store->view());
  bytes.at(99) = static_cast<char>(bytes.at(99) + 1);
  return bytes;
}

inline std::vector<std::string> files_in(const Files& files) {
  std::vector<std::string> names;
  auto entries = files.list_tree(kFolder, 1000);
  if (entries)
    for (const Files::Entry& entry : *entries) names.push_back(entry.path);
  return names;
}

}  // namespace waystation::sync
