#include "app/ui/backend/software_renderer.h"

#include <cmath>
#include <limits>
#include <random>

#include "app/ui/imgui_include.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::ui;

namespace {

constexpr ImU32 kBlack = IM_COL32(0, 0, 0, 255);
constexpr ImU32 kWhite = IM_COL32(255, 255, 255, 255);

// A small page: what is drawn into its list ends up in its pixels.
class Page {
 public:
  explicit Page(int width = 64, int height = 64) : width_(width), height_(height), pixels_(size(), 0xDEADBEEF) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    set_up_fonts(ImGui::GetIO());
    renderer.set_target({pixels_.data(), width, height, width});
    begin();
  }
  ~Page() { ImGui::DestroyContext(); }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  ImDrawList& list() { return *ImGui::GetBackgroundDrawList(); }

  void draw(ImU32 clear_colour = kBlack) {
    ImGui::Render();
    renderer.draw(*ImGui::GetDrawData(), clear_colour);
    begin();
  }

  uint32_t at(int x, int y) const { return pixels_[static_cast<size_t>(y * width_ + x)] & 0xFFFFFF; }
  int red(int x, int y) const { return static_cast<int>(at(x, y) >> 16); }
  const std::vector<uint32_t>& pixels() const { return pixels_; }

  SoftwareRenderer renderer;

 private:
  size_t size() const { return static_cast<size_t>(width_) * static_cast<size_t>(height_); }
  void begin() {
    feed(ImGui::GetIO(), InputFrame(), width_, height_, 1);
    ImGui::NewFrame();
  }

  int width_, height_;
  std::vector<uint32_t> pixels_;
};

// In this order no short cut for rectangles recognises it.
void add_as_triangles(ImDrawList& list, ImVec2 a, ImVec2 c, ImVec2 uv_a, ImVec2 uv_c, ImU32 colour) {
  list.PrimReserve(6, 4);
  const auto base = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
  for (const int corner : {1, 2, 3, 1, 3, 0}) list.PrimWriteIdx(static_cast<ImDrawIdx>(base + corner));
  list.PrimWriteVtx(a, uv_a, colour);
  list.PrimWriteVtx({c.x, a.y}, {uv_c.x, uv_a.y}, colour);
  list.PrimWriteVtx(c, uv_c, colour);
  list.PrimWriteVtx({a.x, c.y}, {uv_a.x, uv_c.y}, colour);
}

void add_glyph(ImDrawList& list, TextureId texture, ImVec2 a, ImVec2 c, ImVec2 uv_a, ImVec2 uv_c, ImU32 colour) {
  list.PushTextureID(imgui_texture(texture));
  list.PrimReserve(6, 4);
  list.PrimRectUV(a, c, uv_a, uv_c, colour);
  list.PopTextureID();
}

TextureId checkered_texture(SoftwareRenderer& renderer) {
  const TextureId texture = renderer.create_texture(8, 8).value();
  std::vector<uint8_t> coverage(64);
  for (size_t i = 0; i < coverage.size(); ++i) coverage[i] = static_cast<uint8_t>(i * 4 + 3);
  renderer.update_texture(texture, 0, 0, 8, 8, coverage.data(), 8);
  return texture;
}

}  // namespace

TEST_CASE("a rectangle covers the pixels between its edges and no other") {
  Page page;
  page.list().AddRectFilled({10, 20}, {13, 22}, IM_COL32(255, 128, 1, 255));
  page.draw();
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const bool inside = x >= 10 && x < 13 && y >= 20 && y < 22;
      REQUIRE(page.at(x, y) == (inside ? 0xFF8001u : 0u));
    }
  }
}

TEST_CASE("a half transparent colour is mixed with what is below") {
  Page page;
  page.list().AddRectFilled({0, 0}, {4, 4}, IM_COL32(255, 0, 100, 128));
  page.draw(IM_COL32(0, 200, 0, 255));
  CHECK(page.at(1, 1) == 0x806432u);
  CHECK(page.at(5, 5) == 0x00C800u);
}

TEST_CASE("triangles that share an edge leave no gap and do not overlap") {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> anywhere(2.0f, 62.0f);
  for (int round = 0; round < 200; ++round) {
    Page page;
    ImDrawList& list = page.list();
    // The whole page, cut into a fan round a random point.
    const ImVec2 centre(anywhere(random), anywhere(random));
    std::vector<ImVec2> border = {{0, 0},   {anywhere(random), 0},  {64, 0}, {64, anywhere(random)},
                                  {64, 64}, {anywhere(random), 64}, {0, 64}, {0, anywhere(random)}};
    list.PrimReserve(static_cast<int>(3 * border.size()), static_cast<int>(border.size()) + 1);
    const auto base = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
    for (size_t i = 0; i < border.size(); ++i) {
      list.PrimWriteIdx(base);
      list.PrimWriteIdx(static_cast<ImDrawIdx>(base + 1 + i));
      list.PrimWriteIdx(static_cast<ImDrawIdx>(base + 1 + (i + 1) % border.size()));
    }
    list.PrimWriteVtx(centre, {0, 0}, IM_COL32(255, 255, 255, 128));
    for (const ImVec2& point : border) list.PrimWriteVtx(point, {0, 0}, IM_COL32(255, 255, 255, 128));
    page.draw();
    for (const uint32_t pixel : page.pixels()) REQUIRE((pixel & 0xFFFFFF) == 0x808080u);
  }
}

TEST_CASE("rectangles look the same with and without their short cut") {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> anywhere(-8.0f, 70.0f);
  for (int round = 0; round < 200; ++round) {
    const ImVec2 a(anywhere(random), anywhere(random));
    const ImVec2 c(a.x + std::abs(anywhere(random)), a.y + std::abs(anywhere(random)));
    std::vector<uint32_t> results[2];
    for (const bool short_cut : {true, false}) {
      Page page;
      if (short_cut) {
        page.list().AddRectFilled(a, c, IM_COL32(10, 200, 30, 77));
      } else {
        add_as_triangles(page.list(), a, c, {0, 0}, {0, 0}, IM_COL32(10, 200, 30, 77));
      }
      page.draw();
      results[short_cut ? 0 : 1] = page.pixels();
    }
    REQUIRE(results[0] == results[1]);
  }
}

TEST_CASE("a glyph is its coverage times the colour") {
  Page page;
  const TextureId texture = checkered_texture(page.renderer);
  add_glyph(page.list(), texture, {20, 30}, {28, 38}, {0, 0}, {1, 1}, kWhite);
  page.draw();
  for (int y = 0; y < 8; ++y) {
    for (int x = 0; x < 8; ++x) REQUIRE(page.red(20 + x, 30 + y) == (y * 8 + x) * 4 + 3);
  }
  CHECK(page.at(19, 30) == 0u);
  CHECK(page.at(28, 37) == 0u);
}

TEST_CASE("a glyph with its texture coordinates swapped is its mirror image") {
  Page page;
  const TextureId texture = checkered_texture(page.renderer);
  add_glyph(page.list(), texture, {20, 30}, {24, 38}, {0.75f, 0}, {0.25f, 1}, kWhite);
  page.draw();
  for (int y = 0; y < 8; ++y) {
    for (int x = 0; x < 4; ++x) REQUIRE(page.red(20 + x, 30 + y) == (y * 8 + 5 - x) * 4 + 3);
  }
}

TEST_CASE("a glyph at whole pixels looks the same with and without its short cut") {
  std::vector<uint32_t> pictures[2];
  for (const bool short_cut : {true, false}) {
    Page page;
    const TextureId texture = checkered_texture(page.renderer);
    const ImVec2 uv_a(0.25f, 0.125f), uv_c(1, 0.875f);
    page.list().PushTextureID(imgui_texture(texture));
    if (short_cut) {
      page.list().PrimReserve(6, 4);
      page.list().PrimRectUV({5, 6}, {11, 12}, uv_a, uv_c, IM_COL32(200, 100, 50, 180));
    } else {
      add_as_triangles(page.list(), {5, 6}, {11, 12}, uv_a, uv_c, IM_COL32(200, 100, 50, 180));
    }
    page.list().PopTextureID();
    page.draw(kWhite);
    pictures[short_cut ? 0 : 1] = page.pixels();
  }
  CHECK(pictures[0] == pictures[1]);
}

TEST_CASE("nothing is drawn outside the clip rectangle") {
  Page page;
  const TextureId texture = checkered_texture(page.renderer);
  page.list().PushClipRect({10, 11}, {30, 31});
  page.list().AddRectFilled({-5, -5}, {100, 100}, IM_COL32(0, 0, 255, 255));
  page.list().AddCircleFilled({20, 20}, 40, IM_COL32(0, 0, 255, 255));
  add_glyph(page.list(), texture, {6, 7}, {14, 15}, {0, 0}, {1, 1}, kWhite);
  add_glyph(page.list(), texture, {27, 28}, {35, 36}, {0, 0}, {1, 1}, kWhite);
  page.list().PopClipRect();
  page.draw();
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const bool inside = x >= 10 && x < 30 && y >= 11 && y < 31;
      REQUIRE((page.at(x, y) != 0) == inside);
    }
  }
  CHECK(page.red(10, 11) == (4 * 8 + 4) * 4 + 3);  // the part of the glyph that shows is the right one
  CHECK(page.red(29, 30) == (2 * 8 + 2) * 4 + 3);
}

TEST_CASE("a rounded rectangle is solid inside, open at the corners and smooth between") {
  Page page;
  page.list().AddRectFilled({4, 4}, {60, 60}, kWhite, 16);
  page.draw();
  CHECK(page.at(32, 32) == 0xFFFFFFu);
  CHECK(page.at(4, 32) == 0xFFFFFFu);
  CHECK(page.at(3, 32) == 0u);
  CHECK(page.at(59, 32) == 0xFFFFFFu);
  CHECK(page.at(60, 32) == 0u);
  CHECK(page.at(5, 5) == 0u);
  int smooth = 0;
  for (const uint32_t pixel : page.pixels()) smooth += (pixel & 0xFF) > 20 && (pixel & 0xFF) < 235 ? 1 : 0;
  CHECK(smooth > 30);
  CHECK(smooth < 200);
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 32; ++x) {
      INFO(x << ", " << y);
      REQUIRE(std::abs(page.red(x, y) - page.red(63 - x, y)) <= 2);
      REQUIRE(std::abs(page.red(x, y) - page.red(x, 63 - y)) <= 2);
    }
  }
}

TEST_CASE("a page of more vertices than an index can count is drawn whole") {
  Page page;
  for (int i = 0; i < 20000; ++i) page.list().AddRectFilled({1, 1}, {2, 2}, IM_COL32(255, 0, 0, 255));
  page.list().AddRectFilled({50, 50}, {52, 52}, IM_COL32(0, 255, 0, 255));
  page.draw();
  CHECK(page.at(1, 1) == 0xFF0000u);
  CHECK(page.at(51, 51) == 0x00FF00u);
}

TEST_CASE("positions far outside and positions that are no numbers do no harm") {
  Page page;
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kHuge = std::numeric_limits<float>::max();
  const TextureId texture = checkered_texture(page.renderer);
  page.list().PushClipRect({-kHuge, -1e9f}, {kHuge, 1e9f});
  add_as_triangles(page.list(), {-kHuge, -kHuge}, {kHuge, kHuge}, {0, 0}, {0, 0}, IM_COL32(9, 9, 9, 255));
  add_as_triangles(page.list(), {kNan, 3}, {20, kNan}, {0, 0}, {0, 0}, kWhite);
  add_glyph(page.list(), texture, {1e9f, 1e9f}, {1e9f + 8, 1e9f + 8}, {0, 0}, {1, 1}, kWhite);
  add_glyph(page.list(), texture, {-4, -4}, {4, 4}, {0, 0}, {1, 1}, kWhite);
  add_glyph(page.list(), texture, {50, 50}, {58, 58}, {kNan, -40}, {90, kNan}, kWhite);
  add_glyph(page.list(), 77, {0, 0}, {8, 8}, {0, 0}, {1, 1}, kWhite);
  page.list().PopClipRect();
  page.draw();
  CHECK(page.at(40, 10) == 0x090909u);
}

TEST_CASE("an update that does not lie inside its texture changes nothing") {
  Page page;
  const TextureId texture = page.renderer.create_texture(4, 4).value();
  const std::vector<uint8_t> full(64, 255);
  page.renderer.update_texture(texture, 1, 1, 4, 2, full.data(), 8);
  page.renderer.update_texture(texture, -1, 0, 2, 2, full.data(), 8);
  page.renderer.update_texture(texture, std::numeric_limits<int>::max(), 0, 2, 2, full.data(), 8);
  page.renderer.update_texture(kWhiteTexture, 0, 0, 1, 1, full.data(), 8);
  page.renderer.update_texture(99, 0, 0, 1, 1, full.data(), 8);
  add_glyph(page.list(), texture, {0, 0}, {4, 4}, {0, 0}, {1, 1}, kWhite);
  page.draw();
  for (const uint32_t pixel : page.pixels()) REQUIRE((pixel & 0xFFFFFF) == 0u);

  page.renderer.update_texture(texture, 1, 2, 2, 1, full.data(), 8);
  add_glyph(page.list(), texture, {0, 0}, {4, 4}, {0, 0}, {1, 1}, kWhite);
  page.draw();
  CHECK(page.at(1, 2) == 0xFFFFFFu);
  CHECK(page.at(2, 2) == 0xFFFFFFu);
  CHECK(page.at(3, 2) == 0u);

  page.renderer.clear_texture(texture);
  add_glyph(page.list(), texture, {0, 0}, {4, 4}, {0, 0}, {1, 1}, kWhite);
  page.draw();
  CHECK(page.at(1, 2) == 0u);
}

TEST_CASE("a texture beyond the limit is refused with its size") {
  SoftwareRenderer renderer;
  const auto refused = renderer.create_texture(100000, 8);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::no_space);
  CHECK(refused.error().message.find("100000") != std::string::npos);
  CHECK_FALSE(renderer.create_texture(0, 8));
}

TEST_CASE("pixels are read back as red, green, blue and opaque") {
  Page page;
  page.list().AddRectFilled({1, 0}, {2, 1}, IM_COL32(1, 2, 3, 255));
  page.draw(IM_COL32(7, 8, 9, 0));
  const std::vector<uint8_t> pixels = page.renderer.read_pixels().value();
  REQUIRE(pixels.size() == 64u * 64u * 4u);
  CHECK(std::vector<uint8_t>(pixels.begin(), pixels.begin() + 8) == std::vector<uint8_t>{7, 8, 9, 255, 1, 2, 3, 255});
}
