// A table whose columns are known beforehand: each row's cells by name and type. Inside core/author only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/author/author.h"
#include "core/author/csv.h"
#include "core/pack/field_values.h"

namespace waystation::author {

struct TableKind {
  std::string_view file;
  std::string_view of;                     // what a row is, for the messages: "service"
  std::vector<std::string_view> columns;   // in the order in which a message lists them
  std::vector<std::string_view> required;  // that no table may leave out
};

// The first problem of a row is kept; after it, what is read is not used.
class TableRow {
 public:
  using Columns = std::map<std::string, size_t, std::less<>>;  // name -> place

  // All must outlive the row.
  TableRow(const TableKind& kind, const Columns& columns, const CsvRow& cells)
      : kind_(kind), columns_(columns), cells_(cells) {}

  Origin origin() const { return {std::string(kind_.file), cells_.line}; }

  // What the cell holds as one line; empty when the table does not have the column.
  std::string text(std::string_view column) const;
  std::string shown(std::string_view column) const { return text(column).substr(0, 80); }  // for a message

  std::string required(std::string_view column);
  std::string formed(std::string_view column, pack::Form form);
  std::vector<std::string> list(std::string_view column, pack::Form form);  // divided by ";"
  Date date(std::string_view column);
  // "udhr 25; icrmw 28, 43(1)(e)": an id, then the numbers of its articles.
  std::vector<pack::Citation> citations(std::string_view column);

  // A field of a record, by its own type.
  void read(std::string_view column, pack::Form form, std::string& value) { value = formed(column, form); }
  void read(std::string_view column, pack::Form form, std::vector<std::string>& value) { value = list(column, form); }
  void read(std::string_view column, pack::Form, Date& value) { value = date(column); }
  void read(std::string_view column, pack::Form, std::vector<pack::Citation>& value) { value = citations(column); }
  void read(std::string_view column, pack::Form form, int64_t& value);

  void refuse(std::string message);
  void refuse_empty(std::string_view column);
  Result<void> done() const;

 private:
  std::string checked(std::string_view column, std::string value, pack::Form form);

  const TableKind& kind_;
  const Columns& columns_;
  const CsvRow& cells_;
  std::optional<Error> problem_;
};

// Hands over the rows one by one. `invalid` names file:line: a column that is not of the kind, is there twice or is
// missing; what `take` says.
Result<void> read_table(std::string_view text, const TableKind& kind,
                        const std::function<Result<void>(TableRow& row)>& take);

// A kind whose columns are the fields of a record, and its texts.
template <typename R>
TableKind table_of(std::string_view file, std::string_view of, std::vector<std::string_view> texts) {
  TableKind kind{file, of, {}, {}};
  R record;
  pack::fields(record, [&](std::string_view name, pack::Presence presence, pack::Form, const auto&) {
    kind.columns.push_back(name);
    if (!pack::may_be_left_out(presence)) kind.required.push_back(name);
  });
  kind.columns.insert(kind.columns.end(), texts.begin(), texts.end());
  return kind;
}

// Such a row.
template <typename R>
Result<R> record_of(TableRow& row) {
  R record;
  pack::fields(record, [&](std::string_view name, pack::Presence presence, pack::Form form, auto& value) {
    row.read(name, form, value);
    if (!pack::may_be_left_out(presence) && pack::is_empty(value)) row.refuse_empty(name);
  });
  if (auto done = row.done(); !done) return pass_on(done.error());
  return record;
}

}  // namespace waystation::author
