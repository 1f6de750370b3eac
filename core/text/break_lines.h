// Shaped runs to lines, greedily: as much on each line as fits. A run is shaped again only where its break is unsafe.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/break_opportunities.h"
#include "core/text/shape.h"

namespace waystation::text {

// Ink beyond the ends of a line's advances.
struct InkOverhang {
  float left_px = 0, right_px = 0;
};

struct BrokenLine {
  uint32_t begin = 0, end = 0;  // units, white space at the end included
  uint32_t trailing = 0;        // where that white space begins
  float width_px = 0;           // without it; the overhang included
  float trailing_px = 0;
  InkOverhang overhang;
  std::vector<ShapedRun> runs;  // in the order of the text
};

struct LineBreaking {
  const FontSet& fonts;
  const Utf16Text& text;
  const std::vector<ShapedRun>& runs;  // of the whole paragraph, in the order of the text
  const BreakOpportunities& breaks;
  uint8_t base_level;
  float size_px, width_px;
};

// The runs of a line as they stand from left to right.
std::vector<size_t> visual_order(const std::vector<ShapedRun>& runs);

// At least one line, also for an empty text.
std::vector<BrokenLine> break_lines(const LineBreaking& input);

}  // namespace waystation::text
