// Any bytes as a pointer file: refused as corrupt, or a set that is written as exactly these bytes.
#include <cstdint>
#include <cstdlib>

#include "core/sync/active_set.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace waystation;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto set = sync::parse_pointer_file(bytes);
  if (!set && set.error().kind != ErrorKind::corrupt) std::abort();
  if (set && sync::to_pointer_file(*set) != bytes) std::abort();
  return 0;
}
