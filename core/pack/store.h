// The store: a SQLite file built from records, opened read-only and immutable. schema.sql and FORMAT.md describe it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pack/records.h"

namespace waystation::pack {

class Database;

inline constexpr int kApplicationId = 0x57595354;  // "WYST", in the SQLite header

// Where the records came from, when not all of them could be understood.
struct StoreOrigin {
  size_t not_understood = 0;   // records left out
  std::string records_sha256;  // of the whole records file; empty: of `records`
};

// The bytes of a store, complete and checked; whoever has a disk makes a file of them. The same records give the same
// bytes with one version of SQLite, not across versions. `invalid`: not exactly one pack record, or a key twice.
Result<std::string> build_store(const std::vector<Record>& records, const StoreOrigin& origin = {});

// Bytes where they were made: beside its records, a large store should not be in memory twice.
class StoreBytes {
 public:
  StoreBytes(std::string bytes) : StoreBytes(std::make_shared<const std::string>(std::move(bytes))) {}
  // The keeper owns the bytes.
  StoreBytes(std::shared_ptr<const void> keeper, std::string_view view) : keeper_(std::move(keeper)), view_(view) {}

  std::string_view view() const { return view_; }

 private:
  explicit StoreBytes(const std::shared_ptr<const std::string>& bytes) : StoreBytes(bytes, *bytes) {}

  std::shared_ptr<const void> keeper_;
  std::string_view view_;
};

// The same bytes from the records file itself, whose hash the caller knows. Holds the store and one record at a time in
// memory. Errors as of build_store and read_records_file; `file` is what they call it.
Result<StoreBytes> build_store_of_file(std::string_view records_file, std::string_view file,
                                       std::string_view records_sha256);

// What tables and version the stores of this program have, as 64 hexadecimal digits: Store::open refuses a store of
// another program's tables.
std::string store_tables_id();

// A text in the best language there was.
struct FoundText {
  std::string value;
  std::string lang;
  std::string review;
};

// Owned by one thread. Results are copies. A query for what is not there answers empty; a store that turns out to be
// damaged while it is read answers empty too and says so in `damage()`.
class Store {
 public:
  // `not_found`, or `corrupt` for anything that build_store did not write: not SQLite, foreign, truncated, another
  // version.
  static Result<Store> open(const std::string& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  const PackRecord& pack() const;
  int not_understood() const;                 // records left out when the store was built
  const std::string& records_sha256() const;  // of the records file that it was built from

  std::vector<TopicRecord> topics() const;                            // by order, then id
  std::vector<ArticleRecord> articles(std::string_view topic) const;  // by order, then id
  std::optional<ArticleRecord> article(std::string_view id) const;
  std::optional<SourceRecord> source(std::string_view id) const;
  std::vector<NoticeRecord> notices(Date on) const;  // from <= on <= until, latest first
  std::vector<std::pair<std::string, std::string>> messages(std::string_view lang) const;  // id, pattern

  std::optional<TopicRecord> topic(std::string_view id) const;
  std::optional<NoticeRecord> notice(std::string_view id) const;
  std::optional<GlossaryRecord> term(std::string_view id) const;
  std::vector<ServiceRecord> services() const;  // by id
  std::optional<ServiceRecord> service(std::string_view id) const;
  std::vector<RegisterRecord> registers() const;  // by id
  std::vector<FeeRuleRecord> fee_rules() const;   // by id
  std::vector<RateRecord> rates() const;          // by from, to
  std::optional<RegisterRecord> agency_register(std::string_view id) const;
  std::optional<AgencyRecord> agency(std::string_view id) const;

  // The text in the first language of `chain` that has it; nullopt if none has.
  std::optional<FoundText> text(std::string_view of_kind, std::string_view of_id, std::string_view field,
                                std::span<const std::string> chain) const;
  // A body, part by part, each in the first language of `chain` that has that part.
  std::vector<FoundText> parts(std::string_view of_kind, std::string_view of_id, std::string_view field,
                               std::span<const std::string> chain) const;

  // The recordings and pictures of a record, by language and type. Their files may not be here yet.
  std::vector<MediaRecord> media(std::string_view of_kind, std::string_view of_id) const;

  // Everything, as it was built: to_records_file of it is the records file, records left out apart.
  std::vector<Record> records() const;

  const std::optional<Error>& damage() const;

  // For core/search, which asks the index of words (word_index.h). Valid as long as the store, also when that is moved.
  const Database& database() const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::pack
