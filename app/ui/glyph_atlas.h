// The pictures of all glyphs on screen, packed into a few textures. Evicts by page: when the last page is full, the
// page that was not used for longest is emptied whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "app/ui/backend/renderer.h"
#include "core/text/font_set.h"

namespace waystation::ui {

inline constexpr int kAtlasPagePx = 1024;
inline constexpr int kAtlasPages = 4;

// Where a glyph's picture goes and where it comes from. width 0: nothing to draw.
struct GlyphQuad {
  TextureId texture = kWhiteTexture;
  int x = 0, y = 0;           // top left corner: whole pixels of the page
  int width = 0, height = 0;  // px, as many as texels
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

class GlyphAtlas {
 public:
  // Both must outlive the atlas. `pages` is for tests.
  GlyphAtlas(Renderer& renderer, const text::FontSet& fonts, int pages = kAtlasPages);
  ~GlyphAtlas();
  GlyphAtlas(const GlyphAtlas&) = delete;
  GlyphAtlas& operator=(const GlyphAtlas&) = delete;

  // Once a frame, before the first place(). What was placed in the current frame is never evicted in it.
  void begin_frame();

  // The glyph with its pen at (pen_x, baseline_y), px of the page: x is kept to a quarter pixel, y to a whole one.
  // Cheap when the picture is there already (one hash look-up). Sizes are kept to a quarter pixel and held between 1
  // and 512. A picture larger than a page is not drawn, nor is one that finds every page full of this frame's glyphs.
  GlyphQuad place(text::FontId font, uint32_t glyph_id, float size_px, float pen_x, float baseline_y,
                  bool slanted = false);

  // Grows whenever pictures were thrown away: quads kept from an earlier frame are then worthless. Whoever keeps quads
  // calls mark_used() for their textures each frame.
  uint64_t generation() const;
  void mark_used(TextureId texture);

  // Forgets every glyph and erases the pictures, so that nothing tells what the last visitor read. The pages stay.
  void clear();

  size_t glyph_count() const;
  int page_count() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::ui
