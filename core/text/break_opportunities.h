// Where a line may end, and how gladly (ICU, UAX #14, with dictionaries for Thai, Lao, Khmer, Burmese).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/isolate.h"
#include "core/text/layout_context.h"
#include "core/text/utf16_text.h"

namespace waystation::text {

enum class BreakKind : uint8_t {
  none,
  grapheme,   // between grapheme clusters: only in a word that is wider than the line
  reluctant,  // where a line reads badly: inside a telephone number, before a lone number or particle, or where a
              // dictionary disagrees with the author's zero width spaces
  normal,
  mandatory,
};

struct BreakOpportunities {
  std::vector<BreakKind> before;         // by unit, and one more for the end of the text
  std::vector<uint32_t> trailing_start;  // by unit, and one more: where the white space that ends here begins
};

BreakOpportunities find_breaks(LayoutContext& context, const Utf16Text& text, std::string_view lang,
                               const std::vector<Isolate>& isolates);

}  // namespace waystation::text
