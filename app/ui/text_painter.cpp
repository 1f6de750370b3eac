#include "app/ui/text_painter.h"

#include "app/ui/imgui_include.h"

namespace waystation::ui {
namespace {
// Material Design Icons stand on a 24 × 24 grid whose lower eighth lies below the baseline.
constexpr float kIconAscentEm = 0.875f;
}  // namespace

void TextPainter::quad(ImDrawList& list, const GlyphQuad& place, Color color, bool flipped) {
  if (place.width == 0 || place.height == 0) return;
  ImVec2 a(static_cast<float>(place.x), static_cast<float>(place.y));
  ImVec2 b(a.x + static_cast<float>(place.width), a.y + static_cast<float>(place.height));
  ImVec2 clip_min = list.GetClipRectMin(), clip_max = list.GetClipRectMax();
  if (b.x <= clip_min.x || b.y <= clip_min.y || a.x >= clip_max.x || a.y >= clip_max.y) return;
  list.PushTextureID(imgui_texture(place.texture));
  list.PrimReserve(6, 4);
  list.PrimRectUV(a, b, ImVec2(flipped ? place.u1 : place.u0, place.v0),
                  ImVec2(flipped ? place.u0 : place.u1, place.v1), IM_COL32(color.r, color.g, color.b, color.a));
  list.PopTextureID();
}

void TextPainter::paint(ImDrawList& list, const text::ParagraphLayout& layout, float x, float y, const Colors& colors,
                        const std::function<float(const text::Line&)>& shift) {
  ImVec2 clip_min = list.GetClipRectMin(), clip_max = list.GetClipRectMax();
  for (const text::Line& line : layout.lines) {
    // Nastaliq and stacked Burmese reach beyond their line: skip only what is a whole line away.
    if (y + line.top + 2 * line.height < clip_min.y || y + line.top - line.height > clip_max.y) continue;
    float line_x = x + (shift ? shift(line) : 0.0f);
    for (const text::Run& run : line.runs) {
      Color color = colors(run.span);
      for (const text::Glyph& glyph : run.glyphs)
        quad(list, atlas_.place(run.font, glyph.id, run.size_px, line_x + glyph.x, y + glyph.y, run.slanted), color,
             false);
    }
  }
}

void TextPainter::paint_icon(ImDrawList& list, Icon icon, float x, float y, float size_px, Color color, bool flipped) {
  text::FontId font = fonts_.icons();
  GlyphQuad place = atlas_.place(font, fonts_.glyph(font, code_point(icon)), size_px, x, y + kIconAscentEm * size_px);
  if (flipped) place.x = static_cast<int>(2 * x + size_px) - place.x - place.width;
  quad(list, place, color, flipped);
}

}  // namespace waystation::ui
