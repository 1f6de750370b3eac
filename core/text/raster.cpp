#include "core/text/raster.h"

#include <ft2build.h>

#include <algorithm>
#include <cmath>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace waystation::text {
namespace {

constexpr float kLargestPx = 2000;
constexpr FT_Fixed kOne = 0x10000;
constexpr FT_Fixed kSlant = 0x366A;  // tangent of 12 degrees

// A dotted frame as high as a capital letter: seen, and seen to be no letter.
GlyphRaster replacement(float size_px, float advance_px) {
  const int dot = std::max(1, static_cast<int>(std::lround(size_px / 16)));
  const int side = std::max(1, static_cast<int>(size_px / 20));
  const float wanted = advance_px > size_px * 0.3f ? advance_px - 2 * static_cast<float>(side) : size_px * 0.5f;
  const int columns = std::max(3, static_cast<int>(wanted) / dot) | 1;
  const int rows = std::max(3, static_cast<int>(size_px * 0.75f) / dot) | 1;
  GlyphRaster raster{columns * dot, rows * dot, side, rows * dot, {}};
  raster.coverage.assign(static_cast<size_t>(raster.width) * static_cast<size_t>(raster.height), 0);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      bool on_frame = row == 0 || column == 0 || row == rows - 1 || column == columns - 1;
      if (!on_frame || (row + column) % 2 != 0) continue;
      for (int y = row * dot; y < (row + 1) * dot; ++y)
        std::fill_n(raster.coverage.begin() + y * raster.width + column * dot, dot, uint8_t{255});
    }
  }
  return raster;
}

GlyphRaster copy(const FT_GlyphSlot slot) {
  const FT_Bitmap& bitmap = slot->bitmap;
  GlyphRaster raster{
      static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows), slot->bitmap_left, slot->bitmap_top, {}};
  if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) return {};
  raster.coverage.resize(static_cast<size_t>(bitmap.width) * bitmap.rows);
  for (unsigned row = 0; row < bitmap.rows; ++row)
    std::copy_n(bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch, bitmap.width,
                raster.coverage.begin() + static_cast<std::ptrdiff_t>(row) * bitmap.width);
  return raster;
}

}  // namespace

GlyphRaster rasterise(const FontSet& fonts, FontId font, uint32_t glyph_id, float size_px, int phase, bool slanted) {
  size_px = std::isfinite(size_px) ? std::clamp(size_px, 1.0f, kLargestPx) : 1.0f;
  auto advance_of_missing = [&] {
    float units = static_cast<float>(hb_font_get_glyph_h_advance(fonts.hb_font(font), 0));
    return units * size_px / static_cast<float>(fonts.units_per_em(font));
  };
  auto face = static_cast<FT_Face>(fonts.ft_face(font));
  if (glyph_id == 0 || !face) return replacement(size_px, advance_of_missing());
  const auto size = static_cast<FT_F26Dot6>(std::lround(size_px * 64));
  if (FT_Set_Char_Size(face, size, size, 72, 72) != 0 ||
      FT_Load_Glyph(face, glyph_id, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0)
    return replacement(size_px, advance_of_missing());
  FT_GlyphSlot slot = face->glyph;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return {};
  if (slanted) {
    FT_Matrix shear{kOne, kSlant, 0, kOne};
    FT_Outline_Transform(&slot->outline, &shear);
  }
  FT_Outline_Translate(&slot->outline, std::clamp(phase, 0, kSubpixelPhases - 1) * 64 / kSubpixelPhases, 0);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return replacement(size_px, advance_of_missing());
  return copy(slot);
}

}  // namespace waystation::text
