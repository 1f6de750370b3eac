// Glyph pictures (FreeType, no hinting). Coverage only: the caller chooses the colour.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/font_set.h"

namespace waystation::text {

struct GlyphRaster {
  int width = 0, height = 0;    // px; 0 for a glyph without ink
  int left = 0;                 // from the pen's whole pixel to the bitmap's left edge
  int top = 0;                  // from the baseline up to the bitmap's top edge
  std::vector<uint8_t> coverage;  // width * height, 0..255, rows from the top
};

inline constexpr int kSubpixelPhases = 4;

// The pen stands `phase` quarters of a pixel to the right of a whole pixel. `slanted` shears by 12 degrees (a script with a
// tradition of italics and no italic file). Glyph 0 of any font is drawn as the visible replacement: a dotted box.
GlyphRaster rasterise(const FontSet& fonts, FontId font, uint32_t glyph_id, float size_px, int phase, bool slanted = false);

}  // namespace waystation::text
