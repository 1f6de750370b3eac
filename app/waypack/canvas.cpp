#include "app/waypack/canvas.h"

#include <algorithm>
#include <cmath>

namespace waystation::waypack {
namespace {

float distance_to_rounded(const Canvas::Box& box, float radius, float x, float y) {
  radius = std::min({radius, box.width / 2, box.height / 2});
  float dx = std::abs(x - box.x - box.width / 2) - box.width / 2 + radius;
  float dy = std::abs(y - box.y - box.height / 2) - box.height / 2 + radius;
  float outside = std::hypot(std::max(dx, 0.f), std::max(dy, 0.f));
  return outside + std::min(std::max(dx, dy), 0.f) - radius;
}

struct Point {
  float x, y;
};

float distance_to_segment(Point p, Point a, Point b) {
  float length = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
  float along = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
  along = std::clamp(along, 0.f, 1.f);
  return std::hypot(p.x - a.x - along * (b.x - a.x), p.y - a.y - along * (b.y - a.y));
}

}  // namespace

void Canvas::set_height(int height) {
  size_t old_size = rgba_.size();
  rgba_.resize(static_cast<size_t>(height) * static_cast<size_t>(width_) * 4);
  for (size_t i = old_size; i < rgba_.size(); i += 4) {
    rgba_[i] = paper_.red;
    rgba_[i + 1] = paper_.green;
    rgba_[i + 2] = paper_.blue;
    rgba_[i + 3] = 255;
  }
}

void Canvas::blend(int x, int y, Color color, float coverage) {
  if (x < 0 || y < 0 || x >= width_ || y >= height()) return;
  uint8_t* pixel = &rgba_[(static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x)) * 4];
  const uint8_t channels[3] = {color.red, color.green, color.blue};
  for (int i = 0; i < 3; ++i) {
    float mixed = static_cast<float>(pixel[i]) * (1 - coverage) + static_cast<float>(channels[i]) * coverage;
    pixel[i] = static_cast<uint8_t>(std::lround(mixed));
  }
}

void Canvas::shape(Box bounds, Color color, const std::function<float(float, float)>& distance) {
  int left = std::max(0, static_cast<int>(std::floor(bounds.x)));
  int top = std::max(0, static_cast<int>(std::floor(bounds.y)));
  int right = std::min(width_, static_cast<int>(std::ceil(bounds.x + bounds.width)));
  int bottom = std::min(height(), static_cast<int>(std::ceil(bounds.y + bounds.height)));
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      float coverage = 0.5f - distance(static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
      if (coverage > 0) blend(x, y, color, std::min(coverage, 1.f));
    }
  }
}

void Canvas::fill(Box box, float radius, Color color) {
  shape(box, color, [&](float x, float y) { return distance_to_rounded(box, radius, x, y); });
}

void Canvas::stroke(Box box, float radius, float thickness, Color color) {
  float half = thickness / 2;
  Box middle{box.x + half, box.y + half, box.width - thickness, box.height - thickness};
  shape(box, color,
        [&](float x, float y) { return std::abs(distance_to_rounded(middle, radius - half, x, y)) - half; });
}

void Canvas::tick(Box box, float thickness, Color color) {
  Point start{box.x + box.width * 0.24f, box.y + box.height * 0.53f};
  Point corner{box.x + box.width * 0.43f, box.y + box.height * 0.71f};
  Point end{box.x + box.width * 0.77f, box.y + box.height * 0.31f};
  shape(box, color, [&](float x, float y) {
    float distance = std::min(distance_to_segment({x, y}, start, corner), distance_to_segment({x, y}, corner, end));
    return distance - thickness / 2;
  });
}

void Canvas::glyph(const text::GlyphRaster& raster, int x, int baseline, Color color) {
  for (int row = 0; row < raster.height; ++row) {
    for (int column = 0; column < raster.width; ++column) {
      uint8_t coverage =
          raster.coverage[static_cast<size_t>(row) * static_cast<size_t>(raster.width) + static_cast<size_t>(column)];
      if (coverage == 0) continue;
      blend(x + raster.left + column, baseline - raster.top + row, color, static_cast<float>(coverage) / 255);
    }
  }
}

const text::GlyphRaster& RasterCache::get(text::FontId font, uint32_t glyph, float size_px, int phase, bool slanted) {
  constexpr size_t kMaxRasters = 8192;
  auto key = std::make_tuple(font, glyph, size_px, phase, slanted);
  auto found = rasters_.find(key);
  if (found != rasters_.end()) return found->second;
  if (rasters_.size() >= kMaxRasters) rasters_.clear();
  return rasters_.emplace(key, text::rasterise(fonts_, font, glyph, size_px, phase, slanted)).first->second;
}

}  // namespace waystation::waypack
