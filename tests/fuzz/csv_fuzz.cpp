// Any text as a table: refused with file and line, or rows of equal length that are read back the same from a plain
// copy.
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "core/author/csv.h"
#include "core/author/text_file.h"

namespace {

using namespace waystation;
using namespace waystation::author;

std::string quoted(const std::string& field) {
  std::string out(1, '"');
  for (char c : field) out.append(c == '"' ? 2 : 1, c);
  out += '"';
  return out;
}

// False: the table was refused.
bool read_all(std::string_view text, std::vector<CsvRow>& rows) {
  CsvReader reader(text, "x.csv");
  while (true) {
    auto row = reader.next();
    if (!row) {
      if (!row.error().message.starts_with("x.csv:")) std::abort();
      return false;
    }
    if (!*row) return true;
    if ((*row)->fields.empty() || (*row)->fields.size() > kMaxCsvColumns || (*row)->line == 0) std::abort();
    if (!rows.empty() && (*row)->fields.size() != rows.front().fields.size()) std::abort();
    rows.push_back(std::move(**row));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto text = clean_text({reinterpret_cast<const char*>(data), size}, "x.csv");
  if (!text) return 0;
  std::vector<CsvRow> rows, again;
  if (!read_all(*text, rows)) return 0;
  std::string copy;
  for (const CsvRow& row : rows) {
    for (size_t i = 0; i < row.fields.size(); ++i) {
      if (i > 0) copy += ',';
      copy += quoted(row.fields[i]);
      one_line_field(row.fields[i]);
      divided_field(row.fields[i], ";,/\n");
    }
    copy += '\n';
  }
  if (!read_all(copy, again) || again.size() != rows.size()) std::abort();
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].fields != again[i].fields) std::abort();
  }
  return 0;
}
