#include "core/text/shape.h"

#include "core/text/coverage.h"
#include "core/text/layout_context.h"

namespace waystation::text {
namespace {

// Fonts have no picture for tabs and line separators: a space as wide as one, or nothing, instead of the missing glyph.
void blank_controls(const FontSet& fonts, const Utf16Text& text, ShapedRun& run) {
  hb_font_t* font = fonts.hb_font(run.item.font);
  for (ShapedGlyph& glyph : run.glyphs) {
    if (glyph.id != 0) continue;
    char32_t c = text.at(glyph.cluster);
    hb_codepoint_t space = 0;
    if (!is_line_control(c) || !hb_font_get_nominal_glyph(font, ' ', &space)) continue;
    glyph.id = space;
    glyph.x_advance = c == U'\t' ? hb_font_get_glyph_h_advance(font, space) : 0;
  }
}

bool has_dotted_circles(const FontSet& fonts, const ShapedRun& run) {
  hb_codepoint_t circle = 0;
  if (!hb_font_get_nominal_glyph(fonts.hb_font(run.item.font), 0x25CC, &circle)) return false;
  for (const ShapedGlyph& glyph : run.glyphs)
    if (glyph.id == circle) return true;
  return false;
}

}  // namespace

ShapedRun shape(const FontSet& fonts, const Utf16Text& text, const Item& item) {
  hb_buffer_t* buffer = fonts.context().buffer();
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf16(buffer, reinterpret_cast<const uint16_t*>(text.units.data()), static_cast<int>(text.size()),
                      item.begin, static_cast<int>(item.end - item.begin));
  hb_buffer_set_direction(buffer, item.is_right_to_left() ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, item.script);
  hb_buffer_set_language(buffer, hb_language_from_string(item.lang.data(), static_cast<int>(item.lang.size())));
  hb_shape(fonts.hb_font(item.font), buffer, nullptr, 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  ShapedRun run{item, {}, false};
  run.glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i)
    run.glyphs.push_back({infos[i].codepoint, infos[i].cluster, positions[i].x_offset, positions[i].y_offset,
                          positions[i].x_advance,
                          (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0});
  blank_controls(fonts, text, run);
  run.has_dotted_circles = has_dotted_circles(fonts, run);
  return run;
}

}  // namespace waystation::text
