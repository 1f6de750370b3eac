// An official list of agencies, as it was published, read with the columns and words of its register.
#include <fmt/ranges.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "core/author/csv.h"
#include "core/author/tree_builder.h"
#include "core/author/written_date.h"
#include "core/base/utf8.h"
#include "core/language/telephone.h"

namespace waystation::author {
namespace {

constexpr size_t kMaxIdBytes = 64;
constexpr size_t kMaxRowsToldOf = 20;
constexpr size_t kQuotedBytes = 80;
constexpr int kMostYearsAhead = 30;  // no licence is that long: it is a year of the Nepali or the Buddhist calendar

// "No. 123/०६४ (A)" -> "no-123-064-a"
std::string slug(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    int digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0 && digit <= 9) {
      out += static_cast<char>('0' + digit);
    } else if (c < 0x80 && u_isalpha(static_cast<UChar32>(c))) {
      out += static_cast<char>(u_tolower(static_cast<UChar32>(c)));
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

class ListReader {
 public:
  ListReader(const AgencyList& list, std::set<std::string>& ids, TreeBuilder& builder)
      : list_(list), ids_(ids), builder_(builder) {}

  Result<void> read(std::string_view text) {
    CsvReader reader(text, list_.file);
    auto first = reader.next();
    if (!first) return pass_on(first.error());
    if (!*first)
      return fail(ErrorKind::invalid, "{}:1: the list is empty; its first row names the columns", list_.file);
    if (auto found = find_columns(**first); !found) return found;
    while (true) {
      auto row = reader.next();
      if (!row) return pass_on(row.error());
      if (!*row) break;
      take(**row);
    }
    report();
    return {};
  }

 private:
  Result<void> find_columns(const CsvRow& first) {
    std::vector<std::string> names;
    for (const std::string& field : first.fields) names.push_back(one_line_field(field));
    for (const auto& [field, wanted] : list_.columns) {
      for (const std::string& name : wanted) {
        auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end())
          return fail(ErrorKind::invalid,
                      "{}:{}: there is no column “{}”, which agencies.toml names for {}; the columns are {}",
                      list_.file, first.line, name.substr(0, kQuotedBytes), field, fmt::join(names, ", "));
        if (std::find(found + 1, names.end(), name) != names.end())
          return fail(ErrorKind::invalid, "{}:{}: there are two columns “{}”; give one of them another name",
                      list_.file, first.line, name.substr(0, kQuotedBytes));
        columns_[field].push_back(static_cast<size_t>(found - names.begin()));
      }
    }
    return {};
  }

  // The cells of a field that are not empty, as they are written.
  std::vector<std::string_view> cells(std::string_view field, const CsvRow& row) const {
    std::vector<std::string_view> out;
    auto found = columns_.find(field);
    if (found == columns_.end()) return out;
    for (size_t column : found->second) {
      if (!row.fields[column].empty()) out.push_back(row.fields[column]);
    }
    return out;
  }

  std::string cell(std::string_view field, const CsvRow& row) const {
    auto written = cells(field, row);
    return written.empty() ? "" : one_line_field(written.front());
  }

  // Official lists are long and made by many hands: each bad row is told of, and the others are read.
  void bad_row(const CsvRow& row, std::string message) {
    if (++bad_rows_ <= kMaxRowsToldOf)
      builder_.find(Severity::error, "bad-row", list_.file, row.line, std::move(message));
  }

  void take(const CsvRow& row) {
    pack::AgencyRecord agency;
    agency.of_register = list_.register_id;
    agency.name = cell("name", row);
    if (agency.name.empty()) return bad_row(row, "the agency has no name; write it or remove the row");
    agency.licence = cell("licence", row);
    std::string until = cell("valid_until", row);
    if (!until.empty()) {
      auto date = parse_written_date(until, list_.date_format);
      if (!date)
        return bad_row(row, fmt::format("“{}” is not a day written as {}; mend it, or date_format in agencies.toml",
                                        until.substr(0, kQuotedBytes), list_.date_format));
      if (date->year > list_.listed_on.year + kMostYearsAhead)
        return bad_row(row,
                       fmt::format("“{}” is more than {} years after the list; write days of the Gregorian calendar, "
                                   "and none where the licence has no end",
                                   until.substr(0, kQuotedBytes), kMostYearsAhead));
      agency.valid_until = to_iso(*date);
    }
    if (!take_status(row, agency)) return;
    agency.town = cell("town", row);
    std::vector<std::string> address;
    for (std::string_view part : cells("address", row)) address.push_back(one_line_field(part));
    agency.address = fmt::format("{}", fmt::join(address, ", "));
    for (std::string_view names : cells("other_names", row)) {
      for (std::string& name : divided_field(names, ";")) agency.other_names.push_back(std::move(name));
    }
    take_telephones(row, agency);
    agency.id = id_of(agency);
    builder_.add(std::move(agency), {list_.file, row.line});
  }

  bool take_status(const CsvRow& row, pack::AgencyRecord& agency) {
    if (!columns_.contains("status")) {
      bool is_past = !agency.valid_until.empty() && agency.valid_until < to_iso(list_.listed_on);
      agency.status = is_past ? "expired" : "valid";
      return true;
    }
    std::string written = cell("status", row);
    auto found = list_.statuses.find(small_letters(written));
    if (found == list_.statuses.end()) {
      bad_row(row, fmt::format("the status “{}” is not in [register.status] of “{}”; add it there to valid, expired, "
                               "suspended or cancelled",
                               written.substr(0, kQuotedBytes), list_.register_id));
      return false;
    }
    agency.status = found->second;
    return true;
  }

  void take_telephones(const CsvRow& row, pack::AgencyRecord& agency) {
    for (std::string_view numbers : cells("telephones", row)) {
      for (const std::string& written : divided_field(numbers, ";,/\n")) {
        std::string number = to_e164(written, list_.country);
        if (number.empty()) {
          if (bad_telephones_++ == 0) first_bad_telephone_ = {written.substr(0, kQuotedBytes), row.line};
        } else if (std::find(agency.telephones.begin(), agency.telephones.end(), number) == agency.telephones.end()) {
          agency.telephones.push_back(std::move(number));
        }
      }
    }
  }

  std::string id_of(const pack::AgencyRecord& agency) {
    std::string own = slug(agency.licence.empty() ? agency.name : agency.licence);
    std::string base = list_.register_id + "-" + (own.empty() ? "agency" : own);
    base.resize(std::min(base.size(), kMaxIdBytes));
    // Names that give the same id are many where nothing of them is Latin: the next number is remembered.
    size_t& number = next_number_[base];
    while (true) {
      ++number;
      std::string ending = number == 1 ? "" : fmt::format("-{}", number);
      std::string id = base.substr(0, kMaxIdBytes - ending.size()) + ending;
      if (ids_.insert(id).second) return id;
    }
  }

  void report() {
    if (bad_rows_ > kMaxRowsToldOf)
      builder_.find(
          Severity::error, "bad-row", list_.file, 0,
          fmt::format("{} more rows cannot be read; mend the first ones and look again", bad_rows_ - kMaxRowsToldOf));
    if (bad_telephones_ > 0)
      builder_.find(Severity::warning, "bad-telephone", list_.file, first_bad_telephone_.second,
                    fmt::format("{} of the list cannot be called from anywhere and {} left out; the first is “{}”",
                                bad_telephones_ == 1 ? "one telephone number"
                                                     : fmt::format("{} telephone numbers", bad_telephones_),
                                bad_telephones_ == 1 ? "is" : "are", first_bad_telephone_.first));
  }

  const AgencyList& list_;
  std::set<std::string>& ids_;
  TreeBuilder& builder_;
  std::map<std::string, std::vector<size_t>, std::less<>> columns_;
  std::map<std::string, size_t> next_number_;
  size_t bad_rows_ = 0, bad_telephones_ = 0;
  std::pair<std::string, size_t> first_bad_telephone_;
};

}  // namespace

Result<void> read_agency_list(std::string_view text, const AgencyList& list, std::set<std::string>& ids,
                              TreeBuilder& builder) {
  return ListReader(list, ids, builder).read(text);
}

}  // namespace waystation::author
