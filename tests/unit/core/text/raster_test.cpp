#include "core/text/raster.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

#include "tests/unit/core/text/text_fixture.h"

namespace waystation::text {
namespace {

struct Letter {
  FontId font;
  uint32_t id;
};

Letter letter(const FontSet& fonts, std::string_view text, std::string_view lang) {
  ParagraphLayout layout = lay_out_text(fonts, text, lang);
  const Run& run = layout.lines.at(0).runs.at(0);
  return {run.font, run.glyphs.at(0).id};
}

long ink(const GlyphRaster& raster) {
  return std::accumulate(raster.coverage.begin(), raster.coverage.end(), 0L);
}

// Mean column of the ink, weighted, in px from the pen, of the rows from `top` to `bottom`.
double centre_x(const GlyphRaster& raster, int top, int bottom) {
  double sum = 0, weight = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      double c = raster.coverage[static_cast<size_t>(y * raster.width + x)];
      sum += c * (raster.left + x + 0.5);
      weight += c;
    }
  }
  return weight > 0 ? sum / weight : 0;
}

}  // namespace

TEST_CASE("A letter's raster stands on its baseline") {
  FontSet fonts = system_fonts();
  Letter h = letter(fonts, "H", "en");
  GlyphRaster raster = rasterise(fonts, h.font, h.id, 100, 0);
  CHECK(raster.top >= 71);  // Noto Sans' capitals are 0.714 em high
  CHECK(raster.top <= 73);
  CHECK(raster.height >= raster.top - 1);
  CHECK(raster.height <= raster.top + 1);
  CHECK(raster.coverage.size() == static_cast<size_t>(raster.width * raster.height));
}

TEST_CASE("Four phases move the ink by quarters of a pixel and keep its amount") {
  FontSet fonts = system_fonts();
  Letter o = letter(fonts, "o", "en");
  GlyphRaster first = rasterise(fonts, o.font, o.id, 20, 0);
  for (int phase = 1; phase < kSubpixelPhases; ++phase) {
    GlyphRaster moved = rasterise(fonts, o.font, o.id, 20, phase);
    double shift = centre_x(moved, 0, moved.height) - centre_x(first, 0, first.height);
    CHECK(std::abs(shift - 0.25 * phase) < 0.02);
    CHECK(std::abs(ink(moved) - ink(first)) * 50 < ink(first));
  }
}

TEST_CASE("A slanted letter leans to the right") {
  FontSet fonts = system_fonts();
  Letter l = letter(fonts, "l", "en");
  GlyphRaster slanted = rasterise(fonts, l.font, l.id, 100, 0, true);
  double top = centre_x(slanted, 0, 10), bottom = centre_x(slanted, slanted.height - 10, slanted.height);
  CHECK(std::abs(top - bottom - 0.2126 * (slanted.height - 10)) < 1.5);
}

TEST_CASE("A space has no ink") {
  FontSet fonts = system_fonts();
  Letter space = letter(fonts, " ", "en");
  GlyphRaster raster = rasterise(fonts, space.font, space.id, 20, 0);
  CHECK(raster.width == 0);
  CHECK(raster.height == 0);
}

TEST_CASE("Glyph 0 and glyphs that do not exist are a visible box") {
  FontSet fonts = system_fonts();
  Letter h = letter(fonts, "H", "en");
  for (uint32_t id : {0u, 0xFFFFu}) {
    GlyphRaster raster = rasterise(fonts, h.font, id, 20, 0);
    CHECK(raster.width > 5);
    CHECK(raster.height > 10);
    CHECK(ink(raster) > 255 * 10);
  }
}

TEST_CASE("Sizes that make no sense are survived") {
  FontSet fonts = system_fonts();
  Letter h = letter(fonts, "H", "en");
  for (float size : {0.0f, -5.0f, std::numeric_limits<float>::quiet_NaN(), 1e9f})
    CHECK(rasterise(fonts, h.font, h.id, size, 9).coverage.size() < 5'000'000);
}

}  // namespace waystation::text
