#include <algorithm>
#include <map>

#include "core/base/sha256.h"
#include "core/pack/store.h"
#include "core/pack/store_schema.h"
#include "core/pack/word_index.h"

namespace waystation::pack {
namespace {

template <typename R>
Result<Statement> insert_into(const Database& database) {
  int count = 0;
  std::string marks;
  R empty;
  fields(empty, [&](auto&&...) { marks += count++ == 0 ? "?" : ", ?"; });
  return Statement::prepare(
      database, fmt::format("INSERT INTO {} ({}) VALUES ({})", quoted(kind_name<R>), columns_of<R>(), marks));
}

// A store that grows in memory, record by record. Their order decides where they lie: they come sorted by kind and
// key, as in a records file, so that the same records give the same bytes and full pages.
class Building {
 public:
  static Result<Building> begin();
  Result<void> add(const Record& record);
  // After the last record, once.
  Result<StoreBytes> finish(std::string_view records_sha256, size_t not_understood);

 private:
  // Where it is stays the same when it moves: the statements refer to it.
  std::unique_ptr<Database> database_;
  std::map<std::string_view, Statement> inserts_;  // by kind
  size_t records_ = 0, packs_ = 0;

  Result<void> add_meta(std::string_view name, std::string_view value);
  Result<void> check() const;
};

Result<Building> Building::begin() {
  auto database = Database::create("the new store");
  if (!database) return pass_on(database.error());
  Building building;
  building.database_ = std::make_unique<Database>(std::move(*database));
  std::string settings =
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; BEGIN;", kApplicationId, kFormatVersion);
  auto done = building.database_->run((settings + schema_sql()).c_str());
  for_each_kind([&]<typename R>() {
    if (!done) return;
    auto insert = insert_into<R>(*building.database_);
    if (!insert) {
      done = pass_on(insert.error());
      return;
    }
    building.inserts_.emplace(kind_name<R>, std::move(*insert));
  });
  if (!done) return pass_on(done.error());
  return building;
}

Result<void> Building::add(const Record& record) {
  Statement& insert = inserts_.at(kind_of(record));
  int parameter = 0;
  std::visit(
      [&](const auto& r) {
        fields(r, [&](std::string_view, Presence, Form, const auto& value) { bind_value(insert, ++parameter, value); });
      },
      record);
  auto done = insert.step();
  if (!done) return pass_on(done.error());
  insert.reset();
  ++records_;
  if (std::holds_alternative<PackRecord>(record)) ++packs_;
  return {};
}

Result<void> Building::add_meta(std::string_view name, std::string_view value) {
  auto insert = Statement::prepare(*database_, "INSERT INTO meta (name, value) VALUES (?, ?)");
  if (!insert) return pass_on(insert.error());
  insert->bind(1, name);
  insert->bind(2, value);
  auto done = insert->step();
  if (!done) return pass_on(done.error());
  return {};
}

Result<void> Building::check() const {
  std::string count;
  for_each_kind([&]<typename R>() {
    count += fmt::format("{}(SELECT count(*) FROM {})", count.empty() ? "SELECT " : " + ", quoted(kind_name<R>));
  });
  auto whole = Statement::prepare(*database_, "PRAGMA quick_check(1)");
  auto rows = Statement::prepare(*database_, count);
  if (!whole) return pass_on(whole.error());
  if (!rows) return pass_on(rows.error());
  auto said = whole->step();
  auto counted = rows->step();
  if (!said || !*said || whole->text(0) != "ok" || !counted || !*counted ||
      rows->number(0) != static_cast<int64_t>(records_)) {
    return fail(ErrorKind::corrupt, "{} did not come out whole; check the machine's memory", database_->path());
  }
  return {};
}

Result<StoreBytes> Building::finish(std::string_view records_sha256, size_t not_understood) {
  if (packs_ != 1)
    return fail(ErrorKind::invalid, "a store is built from exactly one record of kind pack; there are {}", packs_);
  auto done = add_meta("records", std::to_string(records_));
  if (done) done = add_meta("records_sha256", records_sha256);
  if (done) done = add_meta("not_understood", std::to_string(not_understood));
  inserts_.clear();
  if (done) done = build_word_index(*database_);
  // No VACUUM: it would hold the store three times, to save one page in a hundred.
  if (done) done = database_->run("COMMIT");
  if (done) done = check();
  if (!done) return pass_on(done.error());
  auto bytes = database_->bytes();
  if (!bytes) return pass_on(bytes.error());
  return StoreBytes(std::move(database_), *bytes);
}

}  // namespace

Result<std::string> build_store(const std::vector<Record>& records, const StoreOrigin& origin) {
  using Key = std::pair<std::string_view, std::string>;
  std::vector<std::pair<Key, const Record*>> sorted;
  for (const Record& record : records) sorted.emplace_back(Key(kind_of(record), key_of(record)), &record);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  auto building = Building::begin();
  if (!building) return pass_on(building.error());
  const Key* last = nullptr;
  for (const auto& [key, record] : sorted) {
    if (last != nullptr && key == *last)
      return fail(ErrorKind::invalid, "there are two records of kind {} with the key “{}”", key.first, key.second);
    last = &key;
    auto done = building->add(*record);
    if (!done) return pass_on(done.error());
  }
  std::string sha256 = origin.records_sha256.empty() ? sha256_hex(to_records_file(records)) : origin.records_sha256;
  auto store = building->finish(sha256, origin.not_understood);
  if (!store) return pass_on(store.error());
  return std::string(store->view());
}

Result<StoreBytes> build_store_of_file(std::string_view records_file, std::string_view file,
                                       std::string_view records_sha256) {
  auto building = Building::begin();
  if (!building) return pass_on(building.error());
  auto left_out = read_records_file(records_file, file, [&](const Record& record) { return building->add(record); });
  if (!left_out) return pass_on(left_out.error());
  return building->finish(records_sha256, *left_out);
}

}  // namespace waystation::pack
