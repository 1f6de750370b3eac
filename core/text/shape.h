// HarfBuzz: an item to glyphs, in the font's own units, with the whole paragraph as context.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/font_set.h"
#include "core/text/itemise.h"
#include "core/text/utf16_text.h"

namespace waystation::text {

struct ShapedGlyph {
  uint32_t id;
  uint32_t cluster;  // unit
  int32_t x_offset, y_offset, x_advance;
  bool unsafe_to_break;  // before this cluster
};

struct ShapedRun {
  Item item;
  std::vector<ShapedGlyph> glyphs;  // in visual order
  // HarfBuzz put dotted circles under stray marks. Which of them get one depends on the whole run (it numbers syllables
  // modulo 16), so that a part of the run is shaped again wherever it is cut.
  bool has_dotted_circles = false;
};

ShapedRun shape(const FontSet& fonts, const Utf16Text& text, const Item& item);

}  // namespace waystation::text
