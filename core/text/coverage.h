// Whether a font can show some characters, as HarfBuzz would: it composes, decomposes and stands in for some spaces.
#pragma once

#include <string_view>

#include "core/text/font_set.h"

namespace waystation::text {

// Tabs and the ends of lines. Other control characters are faults of the text and are shown as missing.
bool is_line_control(char32_t code_point);

// A character without a picture of its own (joiners, direction marks, variation selectors, line controls): never
// missing.
bool is_invisible(char32_t code_point);

bool covers_character(const FontSet& fonts, FontId font, char32_t code_point);

// All of a grapheme cluster, as it is or in normal form C or D.
bool covers_cluster(const FontSet& fonts, FontId font, std::u16string_view cluster);

}  // namespace waystation::text
