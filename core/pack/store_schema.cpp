#include "core/pack/store_schema.h"

#include "core/base/sha256.h"
#include "core/pack/schema.h"
#include "core/pack/store.h"

namespace waystation::pack {
namespace {

template <typename R>
std::string table_of() {
  std::string columns;
  R record;
  fields(record, [&](std::string_view name, Presence, Form, const auto& value) {
    bool number = std::is_same_v<std::remove_cvref_t<decltype(value)>, int64_t>;
    columns += fmt::format("{} {} NOT NULL, ", quoted(name), number ? "INTEGER" : "TEXT");
  });
  return fmt::format("CREATE TABLE {} ({}PRIMARY KEY ({})) STRICT, WITHOUT ROWID;\n", quoted(kind_name<R>), columns,
                     key_columns_of<R>());
}

}  // namespace

std::string schema_sql() {
  std::string sql;
  for_each_kind([&]<typename R>() { sql += table_of<R>(); });
  return sql + kSchemaSql;
}

std::string store_tables_id() {
  return sha256_hex(fmt::format("{} {}", kFormatVersion, schema_sql()));
}

Result<std::string> schema_of(const Database& database) {
  auto query = Statement::prepare(
      database, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1");
  if (!query) return pass_on(query.error());
  std::string all;
  while (true) {
    auto row = query->step();
    if (!row) return pass_on(row.error());
    if (!*row) return all;
    all += query->text(0).value_or("?") + '\n';
  }
}

}  // namespace waystation::pack
