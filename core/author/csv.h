// Tables as spreadsheets write them (RFC 4180): fields between commas, in quotes where they have to be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace waystation::author {

inline constexpr uint64_t kMaxCsvBytes = uint64_t{16} << 20;
inline constexpr size_t kMaxCsvRows = 200'000;
inline constexpr size_t kMaxCsvColumns = 64;
inline constexpr size_t kMaxCsvFieldBytes = size_t{64} << 10;

struct CsvRow {
  std::vector<std::string> fields;  // as they are written, line feeds in quotes too
  size_t line = 0;                  // 1-based: where the row begins
};

// Row by row, so that a long list need not be in memory twice. `text` as read_text gives it; both must outlive the
// reader.
class CsvReader {
 public:
  CsvReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  // The next row; nullopt at the end. Rows without anything in them are passed over. `invalid` names file:line, also
  // for a row that has not as many fields as the first.
  Result<std::optional<CsvRow>> next();

 private:
  Result<CsvRow> row();
  Result<std::string> field();
  Result<std::string> quoted_field();

  std::string_view text_, file_;
  size_t at_ = 0;
  size_t line_ = 1;
  size_t rows_ = 0;
  size_t columns_ = 0;  // of the first row; 0: there was none yet
};

// A field as one line: white space at its ends removed, in it one space each.
std::string one_line_field(std::string_view field);

// The parts between any of `dividers`, each as one line, without empty ones.
std::vector<std::string> divided_field(std::string_view field, std::string_view dividers);

}  // namespace waystation::author
