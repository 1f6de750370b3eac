// Draws ImGui's triangles. Two do it: SoftwareRenderer into memory, Gles2Renderer with OpenGL ES 2.
//
// A texture holds coverage (white with an alpha): glyphs and icons, coloured by the vertices. Texture 0 is plain white
// and always exists; its texture coordinates are not looked at. Glyph quads are drawn at whole pixels, one texel a
// pixel.
//
// Main thread only.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"

struct ImDrawData;

namespace waystation::ui {

using TextureId = uint32_t;
inline constexpr TextureId kWhiteTexture = 0;

class Renderer {
 public:
  virtual ~Renderer() = default;

  virtual int max_texture_size() const = 0;

  // Empty (coverage 0). `no_space` when the size is beyond max_texture_size() or memory is out.
  virtual Result<TextureId> create_texture(int width, int height) = 0;
  // Overwrites a rectangle inside the texture; rows of `coverage` are `pitch` bytes apart. A rectangle that is not
  // inside, or an unknown texture, is ignored.
  virtual void update_texture(TextureId texture, int x, int y, int width, int height, const uint8_t* coverage,
                              int pitch) = 0;
  // Sets the whole texture to coverage 0.
  virtual void clear_texture(TextureId texture) = 0;

  // Fills the target with `clear_colour` (IM_COL32, alpha ignored) and draws. Nothing is shown yet: Window::draw does
  // both.
  virtual void draw(const ImDrawData& data, uint32_t clear_colour) = 0;

  // What was drawn last: RGBA, rows from the top without gaps, width * height * 4 bytes of the target.
  virtual Result<std::vector<uint8_t>> read_pixels() = 0;
};

}  // namespace waystation::ui
