// Draws with OpenGL ES 2, for Wayland and KMS/DRM, where a window has no framebuffer of its own. Free of SDL: whoever
// made the context passes the function that finds GL's functions, so the program links no GL and a software kiosk loads
// none.
#pragma once

#include <memory>
#include <vector>

#include "app/ui/backend/renderer.h"

namespace waystation::ui {

class Gles2Renderer final : public Renderer {
 public:
  using FindFunction = void* (*)(const char* name);

  // The context must be current, here and in every later call, and outlive the renderer. `not_found` when a function is
  // missing or the shaders are refused; the message has the driver's words.
  static Result<std::unique_ptr<Gles2Renderer>> create(FindFunction find_function);
  ~Gles2Renderer() override;

  void set_target_size(int width, int height);

  int max_texture_size() const override;
  Result<TextureId> create_texture(int width, int height) override;
  void update_texture(TextureId texture, int x, int y, int width, int height, const uint8_t* coverage,
                      int pitch) override;
  void clear_texture(TextureId texture) override;
  void draw(const ImDrawData& data, uint32_t clear_colour) override;
  // Before the buffers are swapped: afterwards the picture may be gone.
  Result<std::vector<uint8_t>> read_pixels() override;

 private:
  struct Impl;
  explicit Gles2Renderer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::ui
