// A font for every grapheme cluster, from the chain of its script and language.
#pragma once

#include <string_view>
#include <vector>

#include "core/text/font_set.h"
#include "core/text/scripts.h"
#include "core/text/utf16_text.h"

namespace waystation::text {

struct TextStyle {
  std::string_view lang;
  Weight weight = Weight::regular;
  bool emphasis = false;
  bool operator==(const TextStyle&) const = default;
};

// By unit. `style_by_unit` indexes `styles`. A cluster stays in one font that has all of it; digits, spaces and
// punctuation take the font of the letters beside them where it has them. A character that no font has gets the first
// of its chain.
std::vector<FontId> choose_fonts(const FontSet& fonts, const Utf16Text& text,
                                 const std::vector<CharacterScript>& scripts, const std::vector<TextStyle>& styles,
                                 const std::vector<size_t>& style_by_unit);

}  // namespace waystation::text
