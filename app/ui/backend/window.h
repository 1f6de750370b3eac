// The window, or a page in memory without one: shows what was drawn and tells what the person did.
//
//   auto window = Window::create({.title = title});            or Window::create_headless(1280, 800)
//   for (;;) {
//     const InputFrame input = window->wait_events(timeout_ms);
//     feed(ImGui::GetIO(), input, window->width(), window->height(), seconds);   // imgui_include.h
//     ImGui::NewFrame(); … ImGui::Render();
//     window->draw(*ImGui::GetDrawData(), paper_colour);
//   }
//
// Main thread only. One window a process.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/backend/renderer.h"
#include "app/ui/input.h"
#include "core/base/result.h"

namespace waystation::ui {

enum class Backend {
  automatic,  // GLES2 on Wayland and KMS/DRM, where a window has no framebuffer of its own; software elsewhere
  software,
  gles2,
};

struct WindowOptions {
  std::string title;
  int width = 1280, height = 800;
  bool fullscreen = false;  // at the display's own size
  Backend backend = Backend::automatic;
  bool readable = false;  // read_pixels() works with GLES2 too, at the price of a copy each frame
};

class Window {
 public:
  // `not_found` when there is no display or it offers no OpenGL ES 2; the message says which and what to do.
  static Result<Window> create(const WindowOptions& options);
  // A page in memory, drawn in software. SDL is not started and wait_events returns at once with an empty frame.
  // Sizes are held between 1 and 8192.
  static Window create_headless(int width, int height);

  Window(Window&&) noexcept;
  Window& operator=(Window&&) noexcept;
  ~Window();

  int width() const;  // px of the page
  int height() const;
  Backend backend() const;          // never `automatic`
  std::string_view driver() const;  // SDL's name: "x11", "wayland", "KMSDRM", "offscreen"; "memory" when headless
  Renderer& renderer();

  // Waits until something happens or `timeout_ms` have passed (negative: no limit), then takes everything that is
  // pending, as far as InputFrame can hold it.
  InputFrame wait_events(int timeout_ms);

  // Letters arrive as InputFrame::typed_utf8 only while this is on; it is off at first.
  void set_text_input(bool on);

  // Draws and shows. `clear_colour`: IM_COL32.
  void draw(const ImDrawData& data, uint32_t clear_colour);

  // What was drawn last: RGBA, width() * height() * 4 bytes, rows from the top. `not_found` before the first frame, and
  // with GLES2 unless WindowOptions::readable.
  Result<std::vector<uint8_t>> read_pixels();

 private:
  struct Impl;
  explicit Window(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::ui
