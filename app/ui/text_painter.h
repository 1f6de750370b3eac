// Paragraph layouts to quads in ImGui's draw list: the only place where glyphs become pixels on screen.
#pragma once

#include <functional>

#include "app/ui/glyph_atlas.h"
#include "app/ui/icons.h"
#include "app/ui/theme.h"
#include "core/text/paragraph.h"

struct ImDrawList;

namespace waystation::ui {

class TextPainter {
 public:
  // `fonts` and `renderer` must outlive the painter.
  TextPainter(const text::FontSet& fonts, Renderer& renderer) : fonts_(fonts), atlas_(renderer, fonts) {}

  // The colour of a run by its span (Run::span).
  using Colors = std::function<Color(int span)>;

  // (x, y): the layout's top left corner on the page. `shift` moves each line sideways (to align a label).
  void paint(ImDrawList& list, const text::ParagraphLayout& layout, float x, float y, const Colors& colors,
             const std::function<float(const text::Line&)>& shift = {});
  // The icon's em box is the square at (x, y).
  void paint_icon(ImDrawList& list, Icon icon, float x, float y, float size_px, Color color, bool flipped);

  GlyphAtlas& atlas() { return atlas_; }

 private:
  void quad(ImDrawList& list, const GlyphQuad& place, Color color, bool flipped);

  const text::FontSet& fonts_;
  GlyphAtlas atlas_;
};

}  // namespace waystation::ui
