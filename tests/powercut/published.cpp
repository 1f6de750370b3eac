#include "tests/powercut/published.h"

#include <stdexcept>

#include "core/base/sha256.h"
#include "core/pack/records.h"
#include "core/pack/store.h"

namespace waystation::powercut {
namespace {

constexpr std::array<const char*, 3> kPacks = {"help", "rights", "words"};
constexpr std::array<size_t, 3> kVariants = {8, 4, 2};
constexpr int64_t kFirstSignedAt = 1'800'000'000;
constexpr size_t kSqliteVersionAt = 96;  // in the file's header

// Every set has a new first pack, every second a new second one, every third a new third one.
int64_t release_of(size_t pack, int64_t index) {
  return index / static_cast<int64_t>(pack + 1) + 1;
}

}  // namespace

Published::Built Published::build(const std::string& pack, size_t variant) {
  std::vector<pack::Record> records{pack::PackRecord{pack, "A publisher", "", {"en"}, {}, "CC-BY-4.0"},
                                    pack::MessageRecord{"nav.home"}};
  std::string words = "Variant " + std::to_string(variant) + " of " + pack + ".";
  // One to five pages of text: stores of different and of equal sizes.
  while (words.size() < 1500 * (1 + variant % 5)) words += " " + sha256_hex(words);
  records.push_back(pack::TextRecord{"message", "nav.home", "pattern", "en", {words}, "source"});
  Built built;
  built.records = pack::to_records_file(records);
  built.records_sha256 = sha256_hex(built.records);
  auto store = sync::build_store_of_records(built.records, built.records_sha256);
  if (!store) throw std::runtime_error(store.error().message);
  for (size_t sqlite = 0; sqlite < kSqliteVersions; ++sqlite) {
    built.stores[sqlite] = store->view();
    built.stores[sqlite][kSqliteVersionAt + 3] = static_cast<char>(sqlite);
    built.store_sha256s[sqlite] = sha256_hex(built.stores[sqlite]);
  }
  return built;
}

Published::Published() {
  for (size_t pack = 0; pack < kPacks.size(); ++pack) {
    for (size_t i = 0; i < kVariants[pack]; ++i) packs_[pack].push_back(build(kPacks[pack], i));
    for (const Built& built : packs_[pack]) {
      by_records_[built.records_sha256] = &built;
      for (size_t i = 0; i < kSqliteVersions; ++i) by_store_[built.store_sha256s[i]] = &built.stores[i];
    }
  }
}

const Published::Built& Published::built(size_t pack, int64_t index) const {
  return packs_[pack][static_cast<size_t>(release_of(pack, index)) % kVariants[pack]];
}

std::vector<Published::PackRelease> Published::set(int64_t index) const {
  std::vector<PackRelease> releases;
  for (size_t pack = 0; pack < kPacks.size(); ++pack)
    releases.push_back({kPacks[pack], release_of(pack, index), &built(pack, index).records});
  return releases;
}

sync::ActiveSet Published::named(int64_t index, size_t sqlite) const {
  sync::ActiveSet set;
  set.known_time_unix_s = kFirstSignedAt + index;
  for (size_t i = 0; i < kPacks.size(); ++i) {
    const Built& pack = built(i, index);
    set.packs.push_back({kPacks[i],
                         "hub",
                         {{"root", 1}, {"snapshot", index + 1}},
                         release_of(i, index),
                         pack.records_sha256,
                         pack.records.size(),
                         pack.store_sha256s[sqlite],
                         pack.stores[sqlite].size(),
                         pack::store_tables_id()});
  }
  return set;
}

std::optional<int64_t> Published::index_of(const sync::ActiveSet& active) const {
  int64_t index = active.known_time_unix_s - kFirstSignedAt;
  if (index < 0) return std::nullopt;
  sync::ActiveSet wanted = named(index, 0);
  wanted.number = active.number;
  if (wanted.packs.size() != active.packs.size()) return std::nullopt;
  for (size_t i = 0; i < kPacks.size(); ++i) {
    const Built& pack = built(i, index);
    const sync::ActivePack& has = active.packs[i];
    for (size_t sqlite = 0; sqlite < kSqliteVersions; ++sqlite)
      if (has.store_sha256 == pack.store_sha256s[sqlite]) wanted.packs[i].store_sha256 = has.store_sha256;
  }
  return wanted == active ? std::optional(index) : std::nullopt;
}

const std::string* Published::store(const sync::ActivePack& pack) const {
  auto found = by_store_.find(pack.store_sha256);
  return found == by_store_.end() ? nullptr : found->second;
}

sync::StoreBuilder Published::builder(size_t sqlite) const {
  return [this, sqlite](std::string_view records, std::string_view records_sha256) -> Result<pack::StoreBytes> {
    auto found = by_records_.find(records_sha256);
    if (found == by_records_.end() || found->second->records != records)
      return fail(ErrorKind::corrupt, "nobody published these records");
    return found->second->stores[sqlite];
  };
}

}  // namespace waystation::powercut
