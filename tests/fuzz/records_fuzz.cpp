// Any bytes as a records file: refused as corrupt, or records that are written the same, what was left out apart.
#include <cstdint>
#include <cstdlib>

#include "core/pack/records.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace waystation;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto line = pack::parse_json_line(bytes);
  if (!line && line.error().kind != ErrorKind::corrupt) std::abort();
  auto file = pack::parse_records_file(bytes, "x");
  if (!file) {
    if (file.error().kind != ErrorKind::corrupt || !file.error().message.starts_with("x:")) std::abort();
    return 0;
  }
  std::string again = to_records_file(file->records);
  auto read = pack::parse_records_file(again, "x");
  if (!read || read->records.size() != file->records.size() || to_records_file(read->records) != again) std::abort();
  return 0;
}
