// Direction of a paragraph and the embedding level of each of its characters (ICU, UAX #9).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/language/tag.h"
#include "core/text/isolate.h"
#include "core/text/layout_context.h"
#include "core/text/utf16_text.h"

namespace waystation::text {

// The first strong character outside of isolates (rules P2, P3); nullopt when there is none.
std::optional<Direction> first_strong(const Utf16Text& text, const std::vector<Isolate>& isolates);

// A level for every unit. The isolates are set between LRI and PDI for this, in a copy that only ICU sees.
std::vector<uint8_t> bidi_levels(LayoutContext& context, const Utf16Text& text, const std::vector<Isolate>& isolates,
                                 Direction direction);

}  // namespace waystation::text
