#include "core/author/csv.h"

#include <algorithm>

namespace waystation::author {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f\v";

}  // namespace

Result<std::string> CsvReader::quoted_field() {
  size_t first_line = line_;
  std::string out;
  ++at_;
  while (true) {
    size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos)
      return fail(ErrorKind::invalid, "{}:{}: a quotation mark (\") opens a field that nothing closes; close it", file_,
                  first_line);
    std::string_view piece = text_.substr(at_, quote - at_);
    line_ += static_cast<size_t>(std::count(piece.begin(), piece.end(), '\n'));
    out += piece;
    if (out.size() > kMaxCsvFieldBytes) return out;
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    out += '"';
    ++at_;
  }
  if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n')
    return fail(
        ErrorKind::invalid,
        "{}:{}: after a closing quotation mark (\") comes a comma or the end of the row; within a field in quotes "
        "write it twice (\"\")",
        file_, line_);
  return out;
}

Result<std::string> CsvReader::field() {
  if (at_ < text_.size() && text_[at_] == '"') return quoted_field();
  size_t end = std::min(text_.find_first_of(",\n\"", at_), text_.size());
  if (end < text_.size() && text_[end] == '"')
    return fail(ErrorKind::invalid,
                "{}:{}: a quotation mark (\") stands within a field; put the whole field in quotes and write the mark "
                "twice (\"\")",
                file_, line_);
  std::string out(text_.substr(at_, end - at_));
  at_ = end;
  return out;
}

Result<CsvRow> CsvReader::row() {
  CsvRow row{{}, line_};
  while (true) {
    auto value = field();
    if (!value) return pass_on(value.error());
    if (value->size() > kMaxCsvFieldBytes)
      return fail(ErrorKind::invalid, "{}:{}: a field has more than {} bytes; shorten it", file_, row.line,
                  kMaxCsvFieldBytes);
    if (row.fields.size() == kMaxCsvColumns)
      return fail(ErrorKind::invalid, "{}:{}: the row has more than {} columns; remove some", file_, row.line,
                  kMaxCsvColumns);
    row.fields.push_back(std::move(*value));
    if (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      continue;
    }
    if (at_ < text_.size()) ++at_;  // the line feed
    ++line_;
    return row;
  }
}

Result<std::optional<CsvRow>> CsvReader::next() {
  while (at_ < text_.size()) {
    auto read = row();
    if (!read) return pass_on(read.error());
    if (std::all_of(read->fields.begin(), read->fields.end(), [](const std::string& field) { return field.empty(); }))
      continue;
    if (++rows_ > kMaxCsvRows)
      return fail(ErrorKind::invalid, "{}:{}: the table has more than {} rows; divide it", file_, read->line,
                  kMaxCsvRows);
    size_t count = read->fields.size();
    if (columns_ == 0) {
      columns_ = count;
      if (count == 1 && read->fields[0].find_first_of(";\t") != std::string::npos)
        return fail(ErrorKind::invalid,
                    "{}:{}: there is no comma between the columns; save the table as CSV with commas", file_,
                    read->line);
    }
    if (count != columns_)
      return fail(ErrorKind::invalid,
                  "{}:{}: the row has {} columns, the first row has {}; a field with a comma in it stands in quotes",
                  file_, read->line, count, columns_);
    return std::optional<CsvRow>(std::move(*read));
  }
  return std::optional<CsvRow>();
}

std::string one_line_field(std::string_view field) {
  std::string out;
  for (size_t at = field.find_first_not_of(kSpace); at != std::string_view::npos;) {
    size_t end = std::min(field.find_first_of(kSpace, at), field.size());
    if (!out.empty()) out += ' ';
    out += field.substr(at, end - at);
    at = field.find_first_not_of(kSpace, end);
  }
  return out;
}

std::vector<std::string> divided_field(std::string_view field, std::string_view dividers) {
  std::vector<std::string> out;
  while (true) {
    size_t end = field.find_first_of(dividers);
    std::string part = one_line_field(field.substr(0, end));
    if (!part.empty()) out.push_back(std::move(part));
    if (end == std::string_view::npos) return out;
    field.remove_prefix(end + 1);
  }
}

}  // namespace waystation::author
