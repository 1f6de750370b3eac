// Tables, columns and values of the store, made from the fields of each kind.
#pragma once

#include <string>

#include "core/pack/database.h"
#include "core/pack/field_values.h"
#include "core/pack/nfc.h"

namespace waystation::pack {

// Every statement that makes the store's tables and indexes.
std::string schema_sql();

// A text that is equal for two databases exactly when they have the same tables, indexes, views and triggers.
Result<std::string> schema_of(const Database& database);

inline std::string quoted(std::string_view name) {
  return fmt::format("\"{}\"", name);
}

// The columns of a kind, in the order of its fields: "id", "topic", "order"
template <typename R>
std::string columns_of() {
  std::string columns;
  R record;
  fields(record, [&](std::string_view name, Presence, Form, const auto&) {
    if (!columns.empty()) columns += ", ";
    columns += quoted(name);
  });
  return columns;
}

// The columns of its key.
template <typename R>
std::string key_columns_of() {
  std::string columns;
  R record;
  fields(record, [&](std::string_view name, Presence presence, Form, const auto&) {
    if (presence != Presence::key) return;
    if (!columns.empty()) columns += ", ";
    columns += quoted(name);
  });
  return columns;
}

// A value as a column holds it.
inline void bind_value(Statement& statement, int parameter, int64_t value) {
  statement.bind(parameter, value);
}
inline void bind_value(Statement& statement, int parameter, const std::string& value) {
  statement.bind(parameter, to_nfc(value));
}
inline void bind_value(Statement& statement, int parameter, Date value) {
  statement.bind(parameter, to_iso(value));
}
template <typename T>
void bind_value(Statement& statement, int parameter, const std::vector<T>& value) {
  statement.bind(parameter, to_canonical(value_to_json(value)));
}

// The row that the statement stands on, whose columns are columns_of<R>(); nullopt: not a row that build_store wrote.
template <typename R>
std::optional<R> row_of(const Statement& statement) {
  R record;
  int column = 0;
  bool whole = true;
  fields(record, [&](std::string_view, Presence presence, Form form, auto& value) {
    if (!whole) return;
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, int64_t>) {
      auto number = statement.number(column);
      bool is_left_out = number == 0 && may_be_left_out(presence);
      whole = is_left_out || (number.has_value() && value_from_json({*number}, form, value).empty());
    } else {
      auto text = statement.text(column);
      if (!text) {
        whole = false;
      } else if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, Date>) {
        whole = value_from_json({std::move(*text)}, form, value).empty();
      } else {
        auto json = parse_json(*text);
        whole = json.has_value() && value_from_json(*json, form, value).empty();
      }
    }
    ++column;
  });
  if (!whole) return std::nullopt;
  return record;
}

}  // namespace waystation::pack
