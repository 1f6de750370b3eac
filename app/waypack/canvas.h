// A picture in memory that shapes and glyphs are painted on. Pixels are opaque sRGB.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <tuple>
#include <vector>

#include "core/text/raster.h"

namespace waystation::waypack {

struct Color {
  uint8_t red, green, blue;
};

class Canvas {
 public:
  Canvas(int width, Color paper) : width_(width), paper_(paper) {}

  int width() const { return width_; }
  int height() const { return static_cast<int>(rgba_.size() / 4) / width_; }
  const uint8_t* rgba() const { return rgba_.data(); }

  // Adds rows of paper, or takes rows away.
  void set_height(int height);

  struct Box {
    float x, y, width, height;
  };
  void fill(Box box, float radius, Color color);
  void stroke(Box box, float radius, float thickness, Color color);
  // A tick that fits a square box.
  void tick(Box box, float thickness, Color color);
  void glyph(const text::GlyphRaster& raster, int x, int baseline, Color color);

 private:
  // `distance` of a pixel's middle from the shape's edge, negative inside; what lies outside `bounds` is not asked for.
  void shape(Box bounds, Color color, const std::function<float(float, float)>& distance);
  void blend(int x, int y, Color color, float coverage);

  int width_;
  Color paper_;
  std::vector<uint8_t> rgba_;
};

// Glyph pictures, each made once. Forgets all when it holds too many.
class RasterCache {
 public:
  explicit RasterCache(const text::FontSet& fonts) : fonts_(fonts) {}
  const text::GlyphRaster& get(text::FontId font, uint32_t glyph, float size_px, int phase, bool slanted);

 private:
  const text::FontSet& fonts_;
  std::map<std::tuple<text::FontId, uint32_t, float, int, bool>, text::GlyphRaster> rasters_;
};

}  // namespace waystation::waypack
