// Any text as a PO file: refused with file and line, or entries that are written and read back the same.
#include <cstdint>
#include <cstdlib>

#include "core/author/po.h"
#include "core/author/text_file.h"
#include "core/author/translate.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace waystation::author;
  auto text = clean_text({reinterpret_cast<const char*>(data), size}, "x.po");
  if (!text) return 0;
  auto po = parse_po(*text, "x.po");
  if (!po) {
    if (!po.error().message.starts_with("x.po:")) std::abort();
    return 0;
  }
  std::string bytes = to_po(*po);
  auto again = parse_po(bytes, "x.po");
  if (!again || to_po(*again) != bytes) std::abort();
  // Brought up to date with itself, nothing may get lost.
  PoFile updated = update_po(*po, *po);
  if (updated.entries.size() < po->entries.size()) std::abort();
  return 0;
}
