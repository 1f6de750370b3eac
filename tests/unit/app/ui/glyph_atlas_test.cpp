#include "app/ui/glyph_atlas.h"

#include <hb.h>

#include <cmath>
#include <limits>

#include "app/ui/backend/software_renderer.h"
#include "app/ui/imgui_include.h"
#include "core/text/raster.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::ui;

namespace {

text::FontSet open_fonts() {
  auto fonts = text::FontSet::open(text::FontSet::system_directories());
  if (!fonts) throw std::runtime_error(fonts.error().message);
  return std::move(*fonts);
}

// Remembers its textures, so that a test can look at what would be on screen.
class Fixture {
 public:
  Fixture() : font(fonts.chain(HB_SCRIPT_LATIN, "en", text::Weight::regular)[0]) {}

  uint32_t glyph(char32_t code_point) const {
    hb_codepoint_t id = 0;
    hb_font_get_nominal_glyph(fonts.hb_font(font), code_point, &id);
    return id;
  }

  // The whole page of a texture, drawn white on black.
  std::vector<uint8_t> texels(TextureId texture) {
    std::vector<uint32_t> pixels(static_cast<size_t>(kAtlasPagePx * kAtlasPagePx));
    renderer.set_target({pixels.data(), kAtlasPagePx, kAtlasPagePx, kAtlasPagePx});
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    set_up_fonts(ImGui::GetIO());
    feed(ImGui::GetIO(), InputFrame(), kAtlasPagePx, kAtlasPagePx, 1);
    ImGui::NewFrame();
    constexpr float kSide = kAtlasPagePx;
    ImGui::GetBackgroundDrawList()->AddImage(imgui_texture(texture), {0, 0}, {kSide, kSide});
    ImGui::Render();
    renderer.draw(*ImGui::GetDrawData(), IM_COL32(0, 0, 0, 255));
    ImGui::DestroyContext();
    std::vector<uint8_t> result;
    for (const uint32_t pixel : pixels) result.push_back(static_cast<uint8_t>(pixel & 0xFF));
    return result;
  }

  text::FontSet fonts = open_fonts();
  text::FontId font;
  SoftwareRenderer renderer;
};

int first_texel(float texture_coordinate) {
  return static_cast<int>(std::lround(texture_coordinate * kAtlasPagePx));
}

bool same_picture(const GlyphQuad& a, const GlyphQuad& b) {
  return a.texture == b.texture && a.u0 == b.u0 && a.v0 == b.v0 && a.u1 == b.u1 && a.v1 == b.v1;
}

}  // namespace

TEST_CASE("a glyph's texels are its raster") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts);
  atlas.begin_frame();
  for (const char32_t letter : U"gW.") {
    if (letter == 0) continue;
    const GlyphQuad quad = atlas.place(fixture.font, fixture.glyph(letter), 24, 100, 50);
    const text::GlyphRaster raster = text::rasterise(fixture.fonts, fixture.font, fixture.glyph(letter), 24, 0);
    REQUIRE(quad.width == raster.width);
    REQUIRE(quad.height == raster.height);
    CHECK(quad.x == 100 + raster.left);
    CHECK(quad.y == 50 - raster.top);
    const std::vector<uint8_t> texels = fixture.texels(quad.texture);
    for (int y = 0; y < raster.height; ++y) {
      for (int x = 0; x < raster.width; ++x) {
        const int texel = (first_texel(quad.v0) + y) * kAtlasPagePx + first_texel(quad.u0) + x;
        REQUIRE(texels[static_cast<size_t>(texel)] == raster.coverage[static_cast<size_t>(y * raster.width + x)]);
      }
    }
  }
}

TEST_CASE("a glyph is rasterised once for each size, quarter pixel and slant") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts);
  atlas.begin_frame();
  const uint32_t a = fixture.glyph('a');
  const GlyphQuad first = atlas.place(fixture.font, a, 24, 10, 40);
  CHECK(same_picture(first, atlas.place(fixture.font, a, 24, 210.1f, 90.3f)));
  CHECK(atlas.glyph_count() == 1);
  CHECK_FALSE(same_picture(first, atlas.place(fixture.font, a, 24, 10.25f, 40)));
  CHECK_FALSE(same_picture(first, atlas.place(fixture.font, a, 24.25f, 10, 40)));
  CHECK_FALSE(same_picture(first, atlas.place(fixture.font, a, 24, 10, 40, true)));
  CHECK(atlas.glyph_count() == 4);
}

TEST_CASE("a pen is moved to the nearest quarter pixel, also across a whole one and left of zero") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts);
  atlas.begin_frame();
  const uint32_t a = fixture.glyph('a');
  const GlyphQuad at_eleven = atlas.place(fixture.font, a, 24, 11, 40);
  const GlyphQuad nearly_eleven = atlas.place(fixture.font, a, 24, 10.9f, 40);
  CHECK(same_picture(at_eleven, nearly_eleven));
  CHECK(at_eleven.x == nearly_eleven.x);
  const GlyphQuad quarter = atlas.place(fixture.font, a, 24, 0.25f, 40);
  const GlyphQuad left_of_zero = atlas.place(fixture.font, a, 24, -4.75f, 40);
  CHECK(same_picture(quarter, left_of_zero));
  CHECK(left_of_zero.x == quarter.x - 5);
}

TEST_CASE("a glyph without ink is placed nowhere and takes no room") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts);
  atlas.begin_frame();
  CHECK(atlas.place(fixture.font, fixture.glyph(' '), 24, 10, 40).width == 0);
  CHECK(atlas.page_count() == 0);
}

TEST_CASE("pictures in the atlas do not overlap") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts, 1);
  atlas.begin_frame();
  std::vector<char> taken(static_cast<size_t>(kAtlasPagePx * kAtlasPagePx));
  for (const float size : {18.0f, 24.0f, 96.0f, 22.0f, 36.0f}) {
    for (char32_t letter = '!'; letter < 127; ++letter) {
      const GlyphQuad quad = atlas.place(fixture.font, fixture.glyph(letter), size, 0, 0);
      for (int y = 0; y < quad.height; ++y) {
        for (int x = 0; x < quad.width; ++x) {
          const int texel = (first_texel(quad.v0) + y) * kAtlasPagePx + first_texel(quad.u0) + x;
          REQUIRE(taken[static_cast<size_t>(texel)]++ == 0);
        }
      }
    }
  }
  CHECK(atlas.page_count() == 1);
}

TEST_CASE("a full atlas throws the oldest page away, but never what this frame shows") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts, 2);
  const uint32_t w = fixture.glyph('W');
  atlas.begin_frame();
  const uint64_t at_first = atlas.generation();
  const GlyphQuad old = atlas.place(fixture.font, w, 24, 0, 0);
  // Distinct pictures of this frame, until both pages are full of them.
  std::vector<std::pair<float, GlyphQuad>> shown;
  for (float size = 512; size > 100; size -= 0.25f) {
    const GlyphQuad quad = atlas.place(fixture.font, w, size, 0, 0);
    if (quad.width == 0) break;
    shown.emplace_back(size, quad);
  }
  REQUIRE(shown.size() > 4);
  REQUIRE(shown.back().first > 101);
  CHECK(atlas.page_count() == 2);
  CHECK(atlas.generation() == at_first);
  for (const auto& [size, quad] : shown) CHECK(same_picture(quad, atlas.place(fixture.font, w, size, 0, 0)));

  atlas.begin_frame();
  CHECK(same_picture(old, atlas.place(fixture.font, w, 24, 0, 0)));
  const GlyphQuad fresh = atlas.place(fixture.font, w, shown.back().first - 0.25f, 0, 0);
  CHECK(fresh.width > 0);
  CHECK(fresh.texture != old.texture);
  CHECK(atlas.generation() == at_first + 1);
  CHECK(same_picture(old, atlas.place(fixture.font, w, 24, 0, 0)));
  CHECK(atlas.page_count() == 2);
}

TEST_CASE("a page that is marked as used is kept") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts, 1);
  const uint32_t w = fixture.glyph('W');
  atlas.begin_frame();
  GlyphQuad last;
  float size = 512;
  for (; size > 100; size -= 0.25f) {
    const GlyphQuad quad = atlas.place(fixture.font, w, size, 0, 0);
    if (quad.width == 0) break;
    last = quad;
  }
  REQUIRE(size > 100);
  const uint64_t before = atlas.generation();
  atlas.begin_frame();
  atlas.mark_used(last.texture);
  CHECK(atlas.place(fixture.font, w, size, 0, 0).width == 0);
  CHECK(atlas.generation() == before);
  atlas.begin_frame();
  CHECK(atlas.place(fixture.font, w, size, 0, 0).width > 0);
  CHECK(atlas.generation() > before);
}

TEST_CASE("clearing leaves no trace of what was read") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts);
  atlas.begin_frame();
  const GlyphQuad quad = atlas.place(fixture.font, fixture.glyph('q'), 36, 0, 0);
  const auto inked = [&] {
    int count = 0;
    for (const uint8_t texel : fixture.texels(quad.texture)) count += texel != 0;
    return count;
  };
  REQUIRE(inked() > 50);
  const uint64_t before = atlas.generation();
  atlas.clear();
  CHECK(inked() == 0);
  CHECK(atlas.glyph_count() == 0);
  CHECK(atlas.generation() > before);
  CHECK(atlas.place(fixture.font, fixture.glyph('q'), 36, 0, 0).width == quad.width);
  CHECK(inked() > 50);
}

TEST_CASE("big letters fit, and sizes and places that make no sense do no harm") {
  Fixture fixture;
  GlyphAtlas atlas(fixture.renderer, fixture.fonts);
  atlas.begin_frame();
  const uint32_t w = fixture.glyph('W');
  CHECK(atlas.place(fixture.font, w, 256, 0, 300).height > 150);
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  CHECK(atlas.place(fixture.font, w, 24, kNan, 0).width == 0);
  CHECK(atlas.place(fixture.font, w, 24, 0, kNan).width == 0);
  CHECK(atlas.place(fixture.font, w, 24, 1e30f, 0).width == 0);
  CHECK(atlas.place(fixture.font, w, kNan, 0, 0).width <= 2);
  CHECK(atlas.place(fixture.font, w, -5, 0, 0).width <= 2);
  CHECK(atlas.place(fixture.font, w, 1e9f, 0, 0).width == atlas.place(fixture.font, w, 512, 0, 0).width);
  CHECK(atlas.place(fixture.font, 0xFFFFFFFF, 24, 0, 0).width < 100);
}
