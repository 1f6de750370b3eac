#include "core/author/table_row.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace waystation::author {
namespace {

using pack::Form;

tl::unexpected<Error> wrong(const TableKind& kind, size_t line, std::string_view what) {
  return fail(ErrorKind::invalid, "{}:{}: {}", kind.file, line, what);
}

Result<TableRow::Columns> read_columns(const TableKind& kind, const CsvRow& first) {
  TableRow::Columns columns;
  for (size_t i = 0; i < first.fields.size(); ++i) {
    std::string name = one_line_field(first.fields[i]);
    if (std::find(kind.columns.begin(), kind.columns.end(), name) == kind.columns.end())
      return wrong(kind, first.line,
                   fmt::format("there is no column “{}”; the columns are {}", name.substr(0, 80),
                               fmt::join(kind.columns, ", ")));
    if (!columns.emplace(name, i).second)
      return wrong(kind, first.line, fmt::format("the column “{}” is there twice; remove one", name));
  }
  for (std::string_view name : kind.required) {
    if (!columns.contains(name))
      return wrong(kind, first.line,
                   fmt::format("there is no column “{}”, which every {} needs; add it", name, kind.of));
  }
  return columns;
}

}  // namespace

std::string TableRow::text(std::string_view column) const {
  auto found = columns_.find(column);
  return found == columns_.end() ? "" : one_line_field(cells_.fields[found->second]);
}

std::string TableRow::required(std::string_view column) {
  std::string out = text(column);
  if (out.empty()) refuse_empty(column);
  return out;
}

std::string TableRow::formed(std::string_view column, Form form) {
  return checked(column, text(column), form);
}

std::vector<std::string> TableRow::list(std::string_view column, Form form) {
  std::vector<std::string> out = divided_field(text(column), ";");
  for (const std::string& value : out) checked(column, value, form);
  return out;
}

Date TableRow::date(std::string_view column) {
  auto date = parse_date(text(column));
  if (!date) refuse(fmt::format("“{}” is “{}”; write a day that exists as 2026-11-30", column, shown(column)));
  return date.value_or(Date{});
}

std::vector<pack::Citation> TableRow::citations(std::string_view column) {
  std::vector<pack::Citation> out;
  for (const std::string& written : divided_field(text(column), ";")) {
    size_t space = std::min(written.find(' '), written.size());
    std::string id = checked(column, written.substr(0, space), Form::id);
    out.push_back({id, space < written.size() ? written.substr(space + 1) : ""});
  }
  return out;
}

void TableRow::read(std::string_view column, Form form, int64_t& value) {
  std::string written = text(column);
  value = 0;
  if (written.empty()) return;
  int64_t number = 0;
  const char* end = written.data() + written.size();
  auto [stop, error] = std::from_chars(written.data(), end, number);
  std::string problem = error != std::errc() || stop != end ? "is not a whole number"
                                                            : pack::value_from_json(pack::Json{number}, form, value);
  if (!problem.empty()) refuse(fmt::format("“{}” is “{}”, which {}", column, shown(column), problem));
}

void TableRow::refuse(std::string message) {
  if (!problem_) problem_ = Error{ErrorKind::invalid, fmt::format("{}:{}: {}", kind_.file, cells_.line, message)};
}

void TableRow::refuse_empty(std::string_view column) {
  refuse(fmt::format("“{}” is empty; every {} needs it", column, kind_.of));
}

Result<void> TableRow::done() const {
  if (problem_) return pass_on(*problem_);
  return {};
}

std::string TableRow::checked(std::string_view column, std::string value, Form form) {
  if (!value.empty() && !pack::has_form(value, form))
    refuse(fmt::format("“{}” may not be “{}”: {}", column, value.substr(0, 80), pack::rule_of(form)));
  return value;
}

Result<void> read_table(std::string_view text, const TableKind& kind,
                        const std::function<Result<void>(TableRow& row)>& take) {
  CsvReader reader(text, kind.file);
  auto first = reader.next();
  if (!first) return pass_on(first.error());
  if (!*first) return wrong(kind, 1, "the table is empty; its first row names the columns");
  auto columns = read_columns(kind, **first);
  if (!columns) return pass_on(columns.error());
  while (true) {
    auto cells = reader.next();
    if (!cells) return pass_on(cells.error());
    if (!*cells) return {};
    TableRow row(kind, *columns, **cells);
    if (auto done = take(row); !done) return done;
  }
}

}  // namespace waystation::author
