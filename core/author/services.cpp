// services.csv: a row for each service.
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/author/csv.h"
#include "core/author/tree_builder.h"
#include "core/language/telephone.h"
#include "core/pack/record_fields.h"

namespace waystation::author {
namespace {

using pack::Form;

constexpr std::string_view kFile = "services.csv";
constexpr std::array<std::string_view, 22> kColumns = {
    "id",        "needs", "country",  "latitude", "longitude",           "telephones", "hours",      "exceptions",
    "languages", "cost",  "audience", "papers",   "safe_without_papers", "review_by",  "checked_on", "checked_by",
    "sources",   "name",  "address",  "city",     "directions",          "note"};
constexpr std::array<std::string_view, 5> kTexts = {"name", "address", "city", "directions", "note"};

tl::unexpected<Error> wrong(size_t line, std::string_view what) {
  return fail(ErrorKind::invalid, "{}:{}: {}", kFile, line, what);
}

// Where each column stands, by its name.
using Columns = std::map<std::string, size_t, std::less<>>;

Result<Columns> read_columns(const CsvRow& first) {
  Columns columns;
  for (size_t i = 0; i < first.fields.size(); ++i) {
    std::string name = one_line_field(first.fields[i]);
    if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end())
      return wrong(first.line, fmt::format("there is no column “{}”; the columns are {}", name.substr(0, 80),
                                           fmt::join(kColumns, ", ")));
    if (!columns.emplace(name, i).second)
      return wrong(first.line, fmt::format("the column “{}” is there twice; remove one", name));
  }
  for (std::string_view name : {"id", "needs", "country", "review_by", "checked_on", "checked_by", "name"}) {
    if (!columns.contains(name))
      return wrong(first.line, fmt::format("there is no column “{}”, which every service needs; add it", name));
  }
  return columns;
}

// Reads the cells of one row, each by its type. The first problem is kept.
class Row {
 public:
  Row(const Columns& columns, const CsvRow& row) : columns_(columns), row_(row) {}

  std::string text(std::string_view column) const {
    auto found = columns_.find(column);
    return found == columns_.end() ? "" : one_line_field(row_.fields[found->second]);
  }

  std::string required(std::string_view column) {
    std::string out = text(column);
    if (out.empty()) refuse(fmt::format("“{}” is empty; every service needs it", column));
    return out;
  }

  std::string formed(std::string_view column, Form form) { return checked(column, text(column), form); }

  std::vector<std::string> list(std::string_view column, Form form) {
    std::vector<std::string> out = divided_field(text(column), ";");
    for (const std::string& value : out) checked(column, value, form);
    return out;
  }

  Date date(std::string_view column) {
    auto date = parse_date(text(column));
    if (!date) refuse(fmt::format("“{}” is “{}”; write a day that exists as 2026-11-30", column, shown(column)));
    return date.value_or(Date{});
  }

  // Decimal degrees; nullopt when the cell is empty.
  std::optional<int64_t> microdegrees(std::string_view column, int most) {
    std::string written = text(column);
    if (written.empty()) return std::nullopt;
    double degrees = 0;
    const char* end = written.data() + written.size();
    auto [stop, error] = std::from_chars(written.data(), end, degrees, std::chars_format::fixed);
    if (error != std::errc() || stop != end || !(std::abs(degrees) <= most)) {
      refuse(fmt::format("“{}” is “{}”; write decimal degrees from -{} to {}, as 46.2276", column, shown(column), most,
                         most));
      return 0;
    }
    return std::llround(degrees * 1e6);
  }

  // "udhr 25; icrmw 28, 43(1)(e)": an id, then the numbers of its articles.
  std::vector<pack::Citation> citations(std::string_view column) {
    std::vector<pack::Citation> out;
    for (const std::string& written : divided_field(text(column), ";")) {
      size_t space = std::min(written.find(' '), written.size());
      std::string id = checked(column, written.substr(0, space), Form::id);
      out.push_back({id, space < written.size() ? written.substr(space + 1) : ""});
    }
    return out;
  }

  void refuse(std::string message) {
    if (!problem_) problem_ = Error{ErrorKind::invalid, fmt::format("{}:{}: {}", kFile, row_.line, message)};
  }
  Result<void> done() const {
    if (problem_) return pass_on(*problem_);
    return {};
  }

 private:
  std::string checked(std::string_view column, std::string value, Form form) {
    if (!value.empty() && !pack::has_form(value, form))
      refuse(fmt::format("“{}” may not be “{}”: {}", column, value.substr(0, 80), pack::rule_of(form)));
    return value;
  }
  std::string shown(std::string_view column) const { return text(column).substr(0, 80); }

  const Columns& columns_;
  const CsvRow& row_;
  std::optional<Error> problem_;
};

void read_position(Row& row, pack::ServiceRecord& service) {
  auto latitude = row.microdegrees("latitude", 90), longitude = row.microdegrees("longitude", 180);
  if (latitude.has_value() != longitude.has_value())
    row.refuse("a position has a latitude and a longitude; write both, or neither when it is not known");
  if (latitude == 0 && longitude == 0)
    row.refuse("the position 0, 0 is in the sea; leave both empty when the place is not known");
  service.latitude_microdegrees = latitude.value_or(0);
  service.longitude_microdegrees = longitude.value_or(0);
}

// Numbers that cannot be called are findings, and left out.
std::vector<std::string> read_telephones(const Row& row, size_t line, TreeBuilder& builder) {
  std::vector<std::string> out;
  for (const std::string& written : divided_field(row.text("telephones"), ";")) {
    std::string number = written.starts_with('+') ? to_e164(written, "") : "";
    if (number.empty()) {
      builder.find(
          Severity::error, "bad-telephone", std::string(kFile), line,
          fmt::format("“{}” is not a telephone number that can be called; write + with the country code and all "
                      "digits",
                      written.substr(0, 80)));
    } else if (std::find(out.begin(), out.end(), number) == out.end()) {
      out.push_back(std::move(number));
    }
  }
  return out;
}

Result<void> read_service(const Columns& columns, const CsvRow& cells, TreeBuilder& builder) {
  Row row(columns, cells);
  pack::ServiceRecord service;
  service.id = row.required("id");
  row.formed("id", Form::id);
  service.needs = row.list("needs", Form::need);
  if (service.needs.empty()) row.required("needs");
  service.country = row.required("country");
  row.formed("country", Form::name);
  read_position(row, service);
  service.hours = row.list("hours", Form::week_rule);
  service.exceptions = row.list("exceptions", Form::day_exception);
  service.languages = row.list("languages", Form::name);
  service.cost = row.formed("cost", Form::cost);
  service.audience = row.list("audience", Form::id);
  service.papers = row.formed("papers", Form::answer);
  service.safe_without_papers = row.formed("safe_without_papers", Form::answer);
  service.review_by = row.date("review_by");
  service.checked_on = row.date("checked_on");
  service.checked_by = row.required("checked_by");
  service.sources = row.citations("sources");
  row.required("name");
  if (auto done = row.done(); !done) return done;
  service.telephones = read_telephones(row, cells.line, builder);
  std::string id = service.id;
  if (!builder.add(std::move(service), {std::string(kFile), cells.line})) return {};
  for (std::string_view field : kTexts)
    builder.add_source_text("service", id, field, row.text(field), {std::string(kFile), cells.line});
  return {};
}

}  // namespace

Result<void> read_services_file(std::string_view text, TreeBuilder& builder) {
  CsvReader reader(text, kFile);
  auto first = reader.next();
  if (!first) return pass_on(first.error());
  if (!*first) return wrong(1, "the table is empty; its first row names the columns");
  auto columns = read_columns(**first);
  if (!columns) return pass_on(columns.error());
  while (true) {
    auto row = reader.next();
    if (!row) return pass_on(row.error());
    if (!*row) return {};
    if (auto done = read_service(*columns, **row, builder); !done) return done;
  }
}

}  // namespace waystation::author
