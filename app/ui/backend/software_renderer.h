// Draws into memory: the window's own surface, or a page without a window. Knows nothing of SDL.
//
// A pixel belongs to a triangle when its centre does, and to the upper or left one of two that share an edge, so
// neighbours neither overlap nor leave a gap. Rectangles and glyphs at whole pixels take short cuts with the same
// result.
#pragma once

#include <cstddef>
#include <vector>

#include "app/ui/backend/renderer.h"

struct ImDrawCmd;
struct ImDrawList;

namespace waystation::ui {

// Pixels are 0xAARRGGBB in the machine's byte order (SDL: ARGB8888 and XRGB8888); rows are `stride_px` apart.
struct PixelTarget {
  uint32_t* pixels = nullptr;
  int width = 0, height = 0;
  int stride_px = 0;
};

struct CoverageTexture {
  int width = 0, height = 0;
  std::vector<uint8_t> coverage;
};

class SoftwareRenderer final : public Renderer {
 public:
  // Not owned; must stay valid until the next set_target().
  void set_target(const PixelTarget& target) { target_ = target; }

  int max_texture_size() const override { return 4096; }
  Result<TextureId> create_texture(int width, int height) override;
  void update_texture(TextureId texture, int x, int y, int width, int height, const uint8_t* coverage,
                      int pitch) override;
  void clear_texture(TextureId texture) override;
  void draw(const ImDrawData& data, uint32_t clear_colour) override;
  Result<std::vector<uint8_t>> read_pixels() override;

 private:
  CoverageTexture* find(TextureId texture);
  void draw_command(const ImDrawList& list, const ImDrawCmd& command, float origin_x, float origin_y);

  PixelTarget target_;
  std::vector<CoverageTexture> textures_;  // TextureId n is textures_[n - 1]
};

}  // namespace waystation::ui
