// services.csv: a row for each service.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/author/table_row.h"
#include "core/author/tree_builder.h"
#include "core/language/telephone.h"

namespace waystation::author {
namespace {

using pack::Form;

constexpr std::string_view kFile = "services.csv";
constexpr std::array<std::string_view, 22> kColumns = {
    "id",        "needs", "country",  "latitude", "longitude",           "telephones", "hours",      "exceptions",
    "languages", "cost",  "audience", "papers",   "safe_without_papers", "review_by",  "checked_on", "checked_by",
    "sources",   "name",  "address",  "city",     "directions",          "note"};
constexpr std::array<std::string_view, 5> kTexts = {"name", "address", "city", "directions", "note"};

// Decimal degrees; nullopt when the cell is empty.
std::optional<int64_t> microdegrees(TableRow& row, std::string_view column, int most) {
  std::string written = row.text(column);
  if (written.empty()) return std::nullopt;
  double degrees = 0;
  const char* end = written.data() + written.size();
  auto [stop, error] = std::from_chars(written.data(), end, degrees, std::chars_format::fixed);
  if (error != std::errc() || stop != end || !(std::abs(degrees) <= most)) {
    row.refuse(fmt::format("“{}” is “{}”; write decimal degrees from -{} to {}, as 46.2276", column, row.shown(column),
                           most, most));
    return 0;
  }
  return std::llround(degrees * 1e6);
}

void read_position(TableRow& row, pack::ServiceRecord& service) {
  auto latitude = microdegrees(row, "latitude", 90), longitude = microdegrees(row, "longitude", 180);
  if (latitude.has_value() != longitude.has_value())
    row.refuse("a position has a latitude and a longitude; write both, or neither when it is not known");
  if (latitude == 0 && longitude == 0)
    row.refuse("the position 0, 0 is in the sea; leave both empty when the place is not known");
  service.latitude_microdegrees = latitude.value_or(0);
  service.longitude_microdegrees = longitude.value_or(0);
}

// Numbers that cannot be called are findings, and left out.
std::vector<std::string> read_telephones(const TableRow& row, TreeBuilder& builder) {
  std::vector<std::string> out;
  for (const std::string& written : divided_field(row.text("telephones"), ";")) {
    std::string number = written.starts_with('+') ? to_e164(written, "") : "";
    if (number.empty()) {
      builder.find(
          Severity::error, "bad-telephone", std::string(kFile), row.origin().line,
          fmt::format("“{}” is not a telephone number that can be called; write + with the country code and all "
                      "digits",
                      written.substr(0, 80)));
    } else if (std::find(out.begin(), out.end(), number) == out.end()) {
      out.push_back(std::move(number));
    }
  }
  return out;
}

Result<void> read_service(TableRow& row, TreeBuilder& builder) {
  pack::ServiceRecord service;
  service.id = row.required("id");
  row.formed("id", Form::id);
  service.needs = row.list("needs", Form::need);
  if (service.needs.empty()) row.refuse_empty("needs");
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
  service.telephones = read_telephones(row, builder);
  std::string id = service.id;
  if (!builder.add(std::move(service), row.origin())) return {};
  for (std::string_view field : kTexts) builder.add_source_text("service", id, field, row.text(field), row.origin());
  return {};
}

}  // namespace

Result<void> read_services_file(std::string_view text, TreeBuilder& builder) {
  const TableKind kind{kFile,
                       "service",
                       {kColumns.begin(), kColumns.end()},
                       {"id", "needs", "country", "review_by", "checked_on", "checked_by", "name"}};
  return read_table(text, kind, [&](TableRow& row) { return read_service(row, builder); });
}

}  // namespace waystation::author
