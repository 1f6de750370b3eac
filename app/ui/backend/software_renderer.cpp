#include "app/ui/backend/software_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "app/ui/backend/rasterise.h"
#include "app/ui/imgui_include.h"

namespace waystation::ui {
namespace {

using raster::Corner;
using raster::first_pixel;
using raster::kSubpixels;
using raster::PixelRect;

// Far enough outside any target, and small enough that products of two positions in 1/256 px stay exact in a double.
constexpr float kFarthestPx = 16000;

int64_t to_subpixels(float px) {
  if (!(px > -kFarthestPx)) return static_cast<int64_t>(-kFarthestPx) * kSubpixels;  // also not-a-number
  return std::lround(std::min(px, kFarthestPx) * kSubpixels);
}

struct Drawing {
  const PixelTarget& target;
  PixelRect clip;
  const CoverageTexture* texture;
  float origin_x, origin_y;

  Corner corner(const ImDrawVert& vertex) const {
    Corner corner{to_subpixels(vertex.pos.x - origin_x), to_subpixels(vertex.pos.y - origin_y), 0, 0, vertex.col};
    if (texture != nullptr) {
      corner.u = vertex.uv.x * static_cast<float>(texture->width);
      corner.v = vertex.uv.y * static_cast<float>(texture->height);
    }
    return corner;
  }
};

// PrimRect and PrimRectUV: two triangles a b c and a c d, corners clockwise from the top left one.
bool is_rect(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const ImDrawVert& d) {
  return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x && a.pos.x <= c.pos.x &&
         a.pos.y <= c.pos.y && a.col == b.col && a.col == c.col && a.col == d.col;
}

PixelRect intersect(const PixelRect& a, const PixelRect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

// True when the rectangle was drawn: plain, or a glyph whose texels fall on whole pixels.
bool draw_rect(const Drawing& drawing, const Corner& first, const Corner& last) {
  const PixelRect rect = {first_pixel(first.x), first_pixel(first.y), first_pixel(last.x), first_pixel(last.y)};
  const PixelRect visible = intersect(rect, drawing.clip);
  if (drawing.texture == nullptr) {
    raster::fill_rect(drawing.target, visible, first.colour);
    return true;
  }
  const auto whole = [](int64_t position) { return position % kSubpixels == 0; };
  if (!whole(first.x) || !whole(first.y) || !whole(last.x) || !whole(last.y)) return false;
  const int u0 = static_cast<int>(std::lround(first.u));
  const int v0 = static_cast<int>(std::lround(first.v));
  const int u1 = static_cast<int>(std::lround(last.u));
  const int v1 = static_cast<int>(std::lround(last.v));
  const int width = rect.right - rect.left;
  if (std::abs(u1 - u0) != width || v1 - v0 != rect.bottom - rect.top) return false;
  if (std::min(u0, u1) < 0 || v0 < 0 || std::max(u0, u1) > drawing.texture->width || v1 > drawing.texture->height) {
    return false;
  }
  const int step = u1 < u0 ? -1 : 1;
  const int first_texel = (step == 1 ? u0 : u0 - 1) + step * (visible.left - rect.left);
  raster::fill_glyph(drawing.target, visible, *drawing.texture, first_texel, v0 + visible.top - rect.top, step,
                     first.colour);
  return true;
}

}  // namespace

CoverageTexture* SoftwareRenderer::find(TextureId texture) {
  if (texture == kWhiteTexture || texture > textures_.size()) return nullptr;
  return &textures_[texture - 1];
}

Result<TextureId> SoftwareRenderer::create_texture(int width, int height) {
  if (width < 1 || height < 1 || width > max_texture_size() || height > max_texture_size()) {
    return fail(ErrorKind::no_space, "a texture of {} by {} pixels is not possible: at most {} a side", width, height,
                max_texture_size());
  }
  textures_.push_back({width, height, std::vector<uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height))});
  return static_cast<TextureId>(textures_.size());
}

void SoftwareRenderer::update_texture(TextureId texture, int x, int y, int width, int height, const uint8_t* coverage,
                                      int pitch) {
  CoverageTexture* into = find(texture);
  if (into == nullptr || x < 0 || y < 0 || width < 1 || height < 1 || width > into->width - x ||
      height > into->height - y) {
    return;
  }
  for (int row = 0; row < height; ++row) {
    std::memcpy(into->coverage.data() + static_cast<ptrdiff_t>(y + row) * into->width + x,
                coverage + static_cast<ptrdiff_t>(row) * pitch, static_cast<size_t>(width));
  }
}

void SoftwareRenderer::clear_texture(TextureId texture) {
  if (CoverageTexture* found = find(texture)) std::fill(found->coverage.begin(), found->coverage.end(), uint8_t{0});
}

void SoftwareRenderer::draw(const ImDrawData& data, uint32_t clear_colour) {
  raster::fill_rect(target_, {0, 0, target_.width, target_.height}, clear_colour | IM_COL32_A_MASK);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback == nullptr) draw_command(list, command, data.DisplayPos.x, data.DisplayPos.y);
    }
  }
}

void SoftwareRenderer::draw_command(const ImDrawList& list, const ImDrawCmd& command, float origin_x, float origin_y) {
  const auto pixel = [](float position, float origin) { return first_pixel(to_subpixels(position - origin)); };
  const PixelRect clip = {pixel(command.ClipRect.x, origin_x), pixel(command.ClipRect.y, origin_y),
                          pixel(command.ClipRect.z, origin_x), pixel(command.ClipRect.w, origin_y)};
  const TextureId texture = texture_of(command);
  const Drawing drawing{target_, intersect(clip, {0, 0, target_.width, target_.height}), find(texture), origin_x,
                        origin_y};
  if (drawing.clip.empty() || (texture != kWhiteTexture && drawing.texture == nullptr)) return;

  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawIdx* const end = index + command.ElemCount;
  const ImDrawVert* const vertices = list.VtxBuffer.Data + command.VtxOffset;
  while (end - index >= 3) {
    const ImDrawVert &a = vertices[index[0]], &b = vertices[index[1]], &c = vertices[index[2]];
    if (end - index >= 6 && index[3] == index[0] && index[4] == index[2] && is_rect(a, b, c, vertices[index[5]]) &&
        draw_rect(drawing, drawing.corner(a), drawing.corner(c))) {
      index += 6;
      continue;
    }
    raster::fill_triangle(target_, drawing.clip, drawing.texture, drawing.corner(a), drawing.corner(b),
                          drawing.corner(c));
    index += 3;
  }
}

Result<std::vector<uint8_t>> SoftwareRenderer::read_pixels() {
  std::vector<uint8_t> rgba;
  rgba.reserve(static_cast<size_t>(target_.width) * static_cast<size_t>(target_.height) * 4);
  for (int y = 0; y < target_.height; ++y) {
    const uint32_t* row = target_.pixels + static_cast<ptrdiff_t>(y) * target_.stride_px;
    for (int x = 0; x < target_.width; ++x) {
      for (const int shift : {16, 8, 0}) rgba.push_back(static_cast<uint8_t>(row[x] >> shift & 0xFF));
      rgba.push_back(255);
    }
  }
  return rgba;
}

}  // namespace waystation::ui
