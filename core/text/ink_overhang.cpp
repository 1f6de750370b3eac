#include "core/text/ink_overhang.h"

#include <algorithm>

#include "core/text/line_height.h"

namespace waystation::text {

InkOverhang measure_ink_overhang(const FontSet& fonts, const BrokenLine& line, uint8_t base_level, float size_px) {
  auto slopes = [](const ShapedRun& run) { return is_nastaliq(run.item.script, run.item.lang); };
  if (std::none_of(line.runs.begin(), line.runs.end(), slopes)) return {};
  // No glyph is so wide that its ink reaches an edge from further away.
  const float near = 4 * size_px;
  const float left = base_level % 2 ? line.trailing_px : 0;  // trailing white space hangs outside
  const float right = left + line.width_px;
  InkOverhang overhang;
  float pen = 0;
  for (size_t index : visual_order(line.runs)) {
    const ShapedRun& run = line.runs[index];
    hb_font_t* font = fonts.hb_font(run.item.font);
    const float scale = size_px / static_cast<float>(fonts.units_per_em(run.item.font));
    for (const ShapedGlyph& glyph : run.glyphs) {
      const float origin = pen + static_cast<float>(glyph.x_offset) * scale;
      pen += static_cast<float>(glyph.x_advance) * scale;
      hb_glyph_extents_t ink{};
      if (origin > left + near && origin < right - near) continue;
      if (!slopes(run) || !hb_font_get_glyph_extents(font, glyph.id, &ink) || ink.width == 0) continue;
      const float ink_left = origin + static_cast<float>(ink.x_bearing) * scale;
      const float ink_right = ink_left + static_cast<float>(ink.width) * scale;
      overhang.left_px = std::max(overhang.left_px, left - ink_left);
      overhang.right_px = std::max(overhang.right_px, ink_right - right);
    }
  }
  return overhang;
}

}  // namespace waystation::text
