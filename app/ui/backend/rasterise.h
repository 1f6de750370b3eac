// The inner loops of the software renderer: rectangles, glyphs and triangles into 32-bit pixels. All inline: one file
// uses them, and they are most of what a frame costs.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "app/ui/backend/software_renderer.h"
#include "app/ui/imgui_include.h"

namespace waystation::ui::raster {

// Whole pixels, right and bottom excluded. Always inside the target.
struct PixelRect {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return left >= right || top >= bottom; }
};

// Screen positions in 1/256 px: exact arithmetic, so that two triangles agree on the edge they share.
struct Corner {
  int64_t x, y;
  float u, v;       // texels
  uint32_t colour;  // IM_COL32
};

inline constexpr int64_t kSubpixels = 256;

// The first whole pixel whose centre is not left of (above) `position`.
inline int first_pixel(int64_t position) {
  return static_cast<int>((position + kSubpixels / 2 - 1) >> 8);
}

constexpr uint32_t kRedBlue = 0x00FF00FF;
constexpr uint32_t kOpaque = 0xFF000000;

inline uint32_t alpha_of(uint32_t im_col32) {
  return im_col32 >> IM_COL32_A_SHIFT;
}

inline uint32_t to_pixel(uint32_t im_col32) {
  const uint32_t red = im_col32 >> IM_COL32_R_SHIFT & 0xFF;
  const uint32_t green = im_col32 >> IM_COL32_G_SHIFT & 0xFF;
  const uint32_t blue = im_col32 >> IM_COL32_B_SHIFT & 0xFF;
  return kOpaque | red << 16 | green << 8 | blue;
}

// x / 255 rounded, for x <= 255 * 255.
inline uint32_t divide_by_255(uint32_t x) {
  x += 128;
  return (x + (x >> 8)) >> 8;
}

// Two channels of a pixel at once, each rounded as divide_by_255 does.
inline uint32_t mix_pair(uint32_t below, uint32_t above, uint32_t alpha) {
  uint32_t sum = below * (255 - alpha) + above * alpha + 0x00800080;
  sum += (sum >> 8) & kRedBlue;
  return (sum >> 8) & kRedBlue;
}

inline uint32_t mix(uint32_t below, uint32_t above, uint32_t alpha) {
  const uint32_t red_blue = mix_pair(below & kRedBlue, above & kRedBlue, alpha);
  const uint32_t green = mix_pair((below >> 8) & 0xFF, (above >> 8) & 0xFF, alpha);
  return kOpaque | red_blue | green << 8;
}

inline void blend(uint32_t& pixel, uint32_t above, uint32_t alpha) {
  if (alpha == 255) {
    pixel = above;
  } else if (alpha != 0) {
    pixel = mix(pixel, above, alpha);
  }
}

inline void fill_span(uint32_t* begin, uint32_t* end, uint32_t pixel, uint32_t alpha) {
  if (alpha == 255) {
    std::fill(begin, end, pixel);
    return;
  }
  for (; begin != end; ++begin) *begin = mix(*begin, pixel, alpha);
}

// A value that changes evenly over a triangle.
struct Plane {
  float at_origin, per_x, per_y;  // px from the first corner
  float at(float x, float y) const { return at_origin + per_x * x + per_y * y; }
};

// One edge of a clockwise triangle, walked down a row at a time: where the row's span begins (a left edge) or ends (a
// right one). A pixel is inside when a * x + b * y + c >= 0 at its centre; an edge that does not keep its border has c
// one less.
//
// Exact: every value but `inverse` is a whole number below 2^53, plus a half. With that half the quotient lies at least
// 0.5 / divisor >= 2^-32 away from a whole number, farther than the product can be off for any pixel of a target, so
// its floor is that of the true quotient.
class Edge {
 public:
  Edge(const Corner& from, const Corner& to, int first_row) {
    const int64_t a = from.y - to.y;
    const int64_t b = to.x - from.x;
    const int64_t c = from.x * to.y - from.y * to.x - (a > 0 ? 0 : 1);
    const int64_t at_first_column = a * (kSubpixels / 2) + b * (first_row * kSubpixels + kSubpixels / 2) + c;
    const int64_t divisor = std::abs(a) * kSubpixels;
    side_ = a > 0 ? Side::left : a < 0 ? Side::right : Side::flat;
    if (side_ == Side::flat) return;  // the triangle's top or bottom: the rows that are walked say it all
    const int64_t dividend = (side_ == Side::left ? -at_first_column - 1 : at_first_column) + divisor;
    dividend_ = static_cast<double>(dividend) + 0.5;
    per_row_ = static_cast<double>((side_ == Side::left ? -b : b) * kSubpixels);
    inverse_ = 1.0 / static_cast<double>(divisor);
  }

  // Narrows the span and goes on to the next row.
  void narrow(int& left, int& right) {
    const double column = std::clamp(dividend_ * inverse_, -1.0, kFarthestColumn);
    dividend_ += per_row_;
    const int whole = static_cast<int>(column + 1) - 1;  // floor: a cast alone rounds -0.5 up
    if (side_ == Side::left) left = std::max(left, whole);
    if (side_ == Side::right) right = std::min(right, whole);
  }

 private:
  enum class Side { flat, left, right };
  static constexpr double kFarthestColumn = 1 << 15;

  Side side_;
  double dividend_ = 0, per_row_ = 0, inverse_ = 0;
};

inline uint32_t clamp_channel(float value) {
  return static_cast<uint32_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
}

class Gradients {
 public:
  Gradients(const Corner& a, const Corner& b, const Corner& c, double doubled_area) : a_(a), b_(b), c_(c) {
    const auto px = [](int64_t from, int64_t to) { return static_cast<double>(to - from) / kSubpixels; };
    const double area = doubled_area / (kSubpixels * kSubpixels);
    b_weight_x_ = px(a.y, c.y) / area;
    b_weight_y_ = -px(a.x, c.x) / area;
    c_weight_x_ = -px(a.y, b.y) / area;
    c_weight_y_ = px(a.x, b.x) / area;
  }

  Plane plane(float at_a, float at_b, float at_c) const {
    const double to_b = at_b - at_a;
    const double to_c = at_c - at_a;
    return {at_a, static_cast<float>(to_b * b_weight_x_ + to_c * c_weight_x_),
            static_cast<float>(to_b * b_weight_y_ + to_c * c_weight_y_)};
  }
  Plane channel(int shift) const {
    const auto value = [shift](uint32_t colour) { return static_cast<float>(colour >> shift & 0xFF); };
    return plane(value(a_.colour), value(b_.colour), value(c_.colour));
  }

 private:
  const Corner &a_, &b_, &c_;
  double b_weight_x_, b_weight_y_, c_weight_x_, c_weight_y_;
};

inline uint32_t sample(const CoverageTexture& texture, float u, float v) {
  const int x = std::clamp(static_cast<int>(std::floor(u)), 0, texture.width - 1);
  const int y = std::clamp(static_cast<int>(std::floor(v)), 0, texture.height - 1);
  return texture.coverage[static_cast<size_t>(y) * texture.width + x];
}

// The part of a triangle that is not of one plain colour, a pixel at a time.
class Shader {
 public:
  Shader(const CoverageTexture* texture, const Corner& a, const Corner& b, const Corner& c, double doubled_area)
      : texture_(texture), origin_x_(a.x), origin_y_(a.y), one_tone_(same_tone(a, b, c)), tone_(to_pixel(a.colour)) {
    const Gradients gradients(a, b, c, doubled_area);
    alpha_ = gradients.channel(IM_COL32_A_SHIFT);
    if (!one_tone_) {
      red_ = gradients.channel(IM_COL32_R_SHIFT);
      green_ = gradients.channel(IM_COL32_G_SHIFT);
      blue_ = gradients.channel(IM_COL32_B_SHIFT);
    }
    if (texture_ != nullptr) {
      u_ = gradients.plane(a.u, b.u, c.u);
      v_ = gradients.plane(a.v, b.v, c.v);
    }
  }

  void span(uint32_t* row, int row_number, int left, int right) const {
    const float y = from_origin(row_number, origin_y_);
    for (int column = left; column < right; ++column) {
      const float x = from_origin(column, origin_x_);
      uint32_t alpha = clamp_channel(alpha_.at(x, y));
      if (texture_ != nullptr) alpha = divide_by_255(alpha * sample(*texture_, u_.at(x, y), v_.at(x, y)));
      blend(row[column], one_tone_ ? tone_ : tone_at(x, y), alpha);
    }
  }

 private:
  static bool same_tone(const Corner& a, const Corner& b, const Corner& c) {
    return ((a.colour ^ b.colour) & ~IM_COL32_A_MASK) == 0 && ((a.colour ^ c.colour) & ~IM_COL32_A_MASK) == 0;
  }
  static float from_origin(int pixel, int64_t origin) {
    return static_cast<float>(pixel * kSubpixels + kSubpixels / 2 - origin) / kSubpixels;
  }
  uint32_t tone_at(float x, float y) const {
    return kOpaque | clamp_channel(red_.at(x, y)) << 16 | clamp_channel(green_.at(x, y)) << 8 |
           clamp_channel(blue_.at(x, y));
  }

  const CoverageTexture* texture_;
  int64_t origin_x_, origin_y_;
  bool one_tone_;
  uint32_t tone_;
  Plane red_{}, green_{}, blue_{}, alpha_{}, u_{}, v_{};
};

// `colour`: IM_COL32; blended by its alpha.
inline void fill_rect(const PixelTarget& target, const PixelRect& rect, uint32_t colour) {
  const uint32_t alpha = alpha_of(colour);
  if (rect.empty() || alpha == 0) return;
  const uint32_t pixel = to_pixel(colour);
  for (int y = rect.top; y < rect.bottom; ++y) {
    uint32_t* row = target.pixels + static_cast<ptrdiff_t>(y) * target.stride_px;
    fill_span(row + rect.left, row + rect.right, pixel, alpha);
  }
}

// One texel a pixel: (u, v) is the texel of `rect`'s top left pixel, and u goes by `step` (1, or -1 for a mirror
// image).
inline void fill_glyph(const PixelTarget& target, const PixelRect& rect, const CoverageTexture& texture, int u, int v,
                       int step, uint32_t colour) {
  const uint32_t colour_alpha = alpha_of(colour);
  if (rect.empty() || colour_alpha == 0) return;
  const uint32_t pixel = to_pixel(colour);
  const int width = rect.right - rect.left;
  for (int y = rect.top; y < rect.bottom; ++y) {
    uint32_t* out = target.pixels + static_cast<ptrdiff_t>(y) * target.stride_px + rect.left;
    const uint8_t* texel = texture.coverage.data() + static_cast<ptrdiff_t>(v + y - rect.top) * texture.width + u;
    for (int x = 0; x < width; ++x, texel += step) {
      if (*texel == 0) continue;
      blend(out[x], pixel, colour_alpha == 255 ? *texel : divide_by_255(*texel * colour_alpha));
    }
  }
}

// `texture` may be null: plain white. Texels are not interpolated; colours are.
inline void fill_triangle(const PixelTarget& target, const PixelRect& clip, const CoverageTexture* texture,
                          const Corner& a, const Corner& second, const Corner& third) {
  const int64_t turn = (second.x - a.x) * (third.y - a.y) - (second.y - a.y) * (third.x - a.x);
  if (turn == 0) return;
  const Corner& b = turn > 0 ? second : third;
  const Corner& c = turn > 0 ? third : second;

  const auto [top_y, bottom_y] = std::minmax({a.y, b.y, c.y});
  const auto [left_x, right_x] = std::minmax({a.x, b.x, c.x});
  const PixelRect box = {std::max(clip.left, first_pixel(left_x)), std::max(clip.top, first_pixel(top_y)),
                         std::min(clip.right, first_pixel(right_x)), std::min(clip.bottom, first_pixel(bottom_y))};
  if (box.empty()) return;

  Edge edges[3] = {Edge(a, b, box.top), Edge(b, c, box.top), Edge(c, a, box.top)};
  const bool plain = texture == nullptr && a.colour == b.colour && a.colour == c.colour;
  const uint32_t alpha = alpha_of(a.colour);
  if (plain && alpha == 0) return;
  const auto each_row = [&](const auto& paint) {
    for (int y = box.top; y < box.bottom; ++y) {
      int left = box.left;
      int right = box.right;
      for (Edge& edge : edges) edge.narrow(left, right);
      if (left < right) paint(target.pixels + static_cast<ptrdiff_t>(y) * target.stride_px, y, left, right);
    }
  };
  if (plain) {
    const uint32_t pixel = to_pixel(a.colour);
    each_row([=](uint32_t* row, int, int left, int right) { fill_span(row + left, row + right, pixel, alpha); });
  } else {
    const Shader shader(texture, a, b, c, static_cast<double>(std::abs(turn)));
    each_row([&](uint32_t* row, int y, int left, int right) { shader.span(row, y, left, right); });
  }
}

}  // namespace waystation::ui::raster
