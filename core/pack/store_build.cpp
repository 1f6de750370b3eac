#include "core/base/sha256.h"
#include "core/pack/store.h"
#include "core/pack/store_schema.h"

#include <algorithm>

namespace waystation::pack {
namespace {

// Rows go in in the order of their keys: each table's pages fill one after the other, and the same records make the
// same file.
template <typename R>
Result<void> insert_all(Database& database, const std::vector<Record>& records) {
  std::vector<std::pair<std::string, const R*>> sorted;
  for (const Record& record : records) {
    if (const R* r = std::get_if<R>(&record)) sorted.emplace_back(key_of(record), r);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  int count = 0;
  std::string marks;
  R empty;
  fields(empty, [&](auto&&...) { marks += count++ == 0 ? "?" : ", ?"; });
  auto insert = Statement::prepare(
      database, fmt::format("INSERT INTO {} ({}) VALUES ({})", quoted(kind_name<R>), columns_of<R>(), marks));
  if (!insert) return pass_on(insert.error());
  std::string_view last;
  for (const auto& [key, record] : sorted) {
    if (key == last)
      return fail(ErrorKind::invalid, "there are two records of kind {} with the key “{}”", kind_name<R>, key);
    last = key;
    int parameter = 0;
    fields(*record,
           [&](std::string_view, Presence, Form, const auto& value) { bind_value(*insert, ++parameter, value); });
    auto done = insert->step();
    if (!done) return pass_on(done.error());
    insert->reset();
  }
  return {};
}

Result<void> insert_meta(Database& database, std::string_view name, const std::string& value) {
  auto insert = Statement::prepare(database, "INSERT INTO meta (name, value) VALUES (?, ?)");
  if (!insert) return pass_on(insert.error());
  insert->bind(1, name);
  insert->bind(2, value);
  auto done = insert->step();
  if (!done) return pass_on(done.error());
  return {};
}

Result<void> check(Database& database) {
  auto query = Statement::prepare(database, "PRAGMA quick_check(1)");
  if (!query) return pass_on(query.error());
  auto row = query->step();
  if (!row) return pass_on(row.error());
  if (!*row || query->text(0) != "ok") {
    return fail(ErrorKind::corrupt, "{}: the store did not come out whole; check the disk", database.path());
  }
  return {};
}

Result<void> fill(Database& database, const std::vector<Record>& records, const StoreOrigin& origin) {
  std::string settings =
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; BEGIN;", kApplicationId, kFormatVersion);
  auto done = database.run((settings + schema_sql()).c_str());
  for_each_kind([&]<typename R>() {
    if (done) done = insert_all<R>(database, records);
  });
  std::string sha256 = origin.records_sha256;
  if (sha256.empty() && done) sha256 = sha256_hex(to_records_file(records));
  if (done) done = insert_meta(database, "records", std::to_string(records.size()));
  if (done) done = insert_meta(database, "records_sha256", sha256);
  if (done) done = insert_meta(database, "not_understood", std::to_string(origin.not_understood));
  if (done) done = database.run("COMMIT; VACUUM");
  if (done) done = check(database);
  return done;
}

}  // namespace

Result<void> build_store(const std::vector<Record>& records, const std::string& path, const StoreOrigin& origin) {
  auto packs = std::count_if(records.begin(), records.end(),
                             [](const Record& r) { return std::holds_alternative<PackRecord>(r); });
  if (packs != 1)
    return fail(ErrorKind::invalid, "a store is built from exactly one record of kind pack; there are {}", packs);
  if (file_exists(path))
    return fail(ErrorKind::invalid, "{}: is there already; a store is built under a new name", path);
  auto database = Database::create(path);
  if (!database) return pass_on(database.error());
  auto done = fill(*database, records, origin);
  *database = Database();  // closes the file
  if (!done) delete_file(path);
  return done;
}

}  // namespace waystation::pack
