#include "app/ui/backend/window.h"

#include <SDL.h>

#include <algorithm>
#include <utility>

#include "app/ui/backend/gles2_renderer.h"
#include "app/ui/backend/sdl_input.h"
#include "app/ui/backend/software_renderer.h"

namespace waystation::ui {
namespace {

constexpr int kLargestSidePx = 8192;

// How often drivers without a wait of their own (KMS/DRM, offscreen) are asked for events: unnoticed by a finger, and
// cheap where SDL's own loop would ask a thousand times a second.
constexpr int kPollMs = 25;

void set_hints() {
  // Without this SDL presents the software surface through OpenGL: four times the memory for the same pixels.
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  // One tap is one event, and the tap that brings the window to the front counts too.
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  // Where X11 is asked for GLES2, through EGL like everywhere else.
  SDL_SetHint(SDL_HINT_OPENGL_ES_DRIVER, "1");
}

// What nobody looks at shall not wake the program either.
void ignore_events() {
  for (const Uint32 type : {SDL_KEYUP, SDL_TEXTEDITING, SDL_KEYMAPCHANGED, SDL_CLIPBOARDUPDATE}) {
    SDL_EventState(type, SDL_IGNORE);
  }
}

const char* sdl_reason() {
  const char* reason = SDL_GetError();
  return *reason != '\0' ? reason : "SDL gives no reason";
}

bool is_driver(std::string_view name) {
  return name == SDL_GetCurrentVideoDriver();
}

Backend choose(Backend wanted) {
  if (wanted != Backend::automatic) return wanted;
  return is_driver("wayland") || is_driver("KMSDRM") ? Backend::gles2 : Backend::software;
}

void ask_for_gles2() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
}

}  // namespace

struct Window::Impl {
  Backend backend = Backend::software;
  int width = 0, height = 0;
  bool readable = true;
  bool drawn = false;
  bool owns_sdl = false;
  SDL_Window* window = nullptr;  // null: a page in memory
  SDL_GLContext context = nullptr;
  std::vector<uint32_t> memory;
  std::vector<uint8_t> kept_pixels;
  std::unique_ptr<SoftwareRenderer> software;  // one of the two
  std::unique_ptr<Gles2Renderer> gles2;
  SdlInput input;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    gles2.reset();
    if (context != nullptr) SDL_GL_DeleteContext(context);
    if (window != nullptr) SDL_DestroyWindow(window);
    if (!owns_sdl) return;
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    if (SDL_WasInit(0) == 0) SDL_Quit();  // nobody else (sound) uses it
  }

  Result<void> open(const WindowOptions& options);
  Result<void> open_gles2();
  Result<void> take_surface();
  void read_size();
  bool wait(int timeout_ms);
};

Result<void> Window::Impl::open(const WindowOptions& options) {
  set_hints();
  owns_sdl = true;
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
    return fail(ErrorKind::not_found, "no display: {}; start a desktop or a compositor, or run without a window",
                sdl_reason());
  }
  // SDL falls back to a driver that shows nothing; that is welcome only to whoever asks for it by SDL_VIDEODRIVER.
  if (SDL_GetHint(SDL_HINT_VIDEODRIVER) == nullptr && (is_driver("offscreen") || is_driver("dummy"))) {
    return fail(ErrorKind::not_found, "no display was found; start a desktop or a compositor, or run without a window");
  }
  SDL_StopTextInput();
  ignore_events();
  backend = choose(options.backend);
  readable = backend == Backend::software || options.readable;
  Uint32 flags = options.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
  if (backend == Backend::gles2) {
    ask_for_gles2();
    flags |= SDL_WINDOW_OPENGL;
  }
  window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                            std::clamp(options.width, 1, kLargestSidePx), std::clamp(options.height, 1, kLargestSidePx),
                            flags);
  if (window == nullptr) {
    return fail(ErrorKind::not_found, "no window on the display \"{}\": {}", SDL_GetCurrentVideoDriver(), sdl_reason());
  }
  read_size();
  if (backend == Backend::gles2) return open_gles2();
  software = std::make_unique<SoftwareRenderer>();
  return take_surface();
}

Result<void> Window::Impl::open_gles2() {
  context = SDL_GL_CreateContext(window);
  if (context == nullptr) {
    return fail(ErrorKind::not_found,
                "no OpenGL ES 2 on the display \"{}\": {}; is a driver installed (libgl1-mesa-dri)?",
                SDL_GetCurrentVideoDriver(), sdl_reason());
  }
  SDL_GL_SetSwapInterval(1);
  auto created = Gles2Renderer::create(SDL_GL_GetProcAddress);
  if (!created) return pass_on(std::move(created.error()));
  gles2 = std::move(*created);
  gles2->set_target_size(width, height);
  return {};
}

// The surface is SDL's and becomes invalid when the window changes its size, so it is asked for before each frame.
Result<void> Window::Impl::take_surface() {
  SDL_Surface* surface = SDL_GetWindowSurface(window);
  if (surface == nullptr) {
    return fail(ErrorKind::not_found, "the display \"{}\" has no framebuffer for a window: {}; use the GLES2 backend",
                SDL_GetCurrentVideoDriver(), sdl_reason());
  }
  const Uint32 format = surface->format->format;
  if (format != SDL_PIXELFORMAT_ARGB8888 && format != SDL_PIXELFORMAT_RGB888) {
    return fail(ErrorKind::not_found, "the display \"{}\" has pixels of another kind ({}); use the GLES2 backend",
                SDL_GetCurrentVideoDriver(), SDL_GetPixelFormatName(format));
  }
  software->set_target({static_cast<uint32_t*>(surface->pixels), surface->w, surface->h, surface->pitch / 4});
  return {};
}

void Window::Impl::read_size() {
  if (backend == Backend::gles2) {
    SDL_GL_GetDrawableSize(window, &width, &height);
    if (gles2 != nullptr) gles2->set_target_size(width, height);
  } else {
    SDL_GetWindowSize(window, &width, &height);
  }
}

// True when an event is pending.
bool Window::Impl::wait(int timeout_ms) {
  if (is_driver("x11") || is_driver("wayland")) {
    return (timeout_ms < 0 ? SDL_WaitEvent(nullptr) : SDL_WaitEventTimeout(nullptr, timeout_ms)) == 1;
  }
  const Uint64 begin = SDL_GetTicks64();
  for (;;) {
    if (SDL_PollEvent(nullptr) == 1) return true;
    const Uint64 waited_ms = SDL_GetTicks64() - begin;
    if (timeout_ms < 0) {
      SDL_Delay(kPollMs);
    } else if (waited_ms >= static_cast<Uint64>(timeout_ms)) {
      return false;
    } else {
      SDL_Delay(std::min<Uint32>(kPollMs, static_cast<Uint32>(static_cast<Uint64>(timeout_ms) - waited_ms)));
    }
  }
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

Result<Window> Window::create(const WindowOptions& options) {
  auto impl = std::make_unique<Impl>();
  if (auto opened = impl->open(options); !opened) return pass_on(std::move(opened.error()));
  return Window(std::move(impl));
}

Window Window::create_headless(int width, int height) {
  auto impl = std::make_unique<Impl>();
  impl->width = std::clamp(width, 1, kLargestSidePx);
  impl->height = std::clamp(height, 1, kLargestSidePx);
  impl->memory.resize(static_cast<size_t>(impl->width) * static_cast<size_t>(impl->height));
  impl->software = std::make_unique<SoftwareRenderer>();
  impl->software->set_target({impl->memory.data(), impl->width, impl->height, impl->width});
  return Window(std::move(impl));
}

int Window::width() const {
  return impl_->width;
}
int Window::height() const {
  return impl_->height;
}
Backend Window::backend() const {
  return impl_->backend;
}

std::string_view Window::driver() const {
  return impl_->window == nullptr ? "memory" : SDL_GetCurrentVideoDriver();
}

Renderer& Window::renderer() {
  if (impl_->gles2 != nullptr) return *impl_->gles2;
  return *impl_->software;
}

InputFrame Window::wait_events(int timeout_ms) {
  SdlInput& input = impl_->input;
  input.begin_frame();
  if (impl_->window == nullptr || !impl_->wait(timeout_ms)) return input.frame();
  SDL_Event event;
  const auto next = [&event](SDL_eventaction action) {
    return SDL_PeepEvents(&event, 1, action, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
  };
  while (next(SDL_PEEKEVENT) && input.has_room_for(event)) {
    next(SDL_GETEVENT);
    int width = 0, height = 0;
    SDL_GetWindowSize(impl_->window, &width, &height);
    input.take(event, width, height);
  }
  if (input.frame().resized) impl_->read_size();
  return input.frame();
}

void Window::set_text_input(bool on) {
  if (impl_->window == nullptr) return;
  on ? SDL_StartTextInput() : SDL_StopTextInput();
}

void Window::draw(const ImDrawData& data, uint32_t clear_colour) {
  if (impl_->gles2 != nullptr) {
    impl_->gles2->draw(data, clear_colour);
    if (impl_->readable) impl_->kept_pixels = impl_->gles2->read_pixels().value_or(std::vector<uint8_t>());
    SDL_GL_SwapWindow(impl_->window);
  } else {
    if (impl_->window != nullptr && !impl_->take_surface()) return;  // between two sizes: the next frame will do
    impl_->software->draw(data, clear_colour);
    if (impl_->window != nullptr) SDL_UpdateWindowSurface(impl_->window);
  }
  impl_->drawn = true;
}

Result<std::vector<uint8_t>> Window::read_pixels() {
  if (!impl_->drawn) return fail(ErrorKind::not_found, "nothing has been drawn yet, so there is no picture to read");
  if (!impl_->readable) {
    return fail(ErrorKind::not_found, "this window's picture cannot be read: it was opened without `readable`");
  }
  auto pixels = impl_->gles2 != nullptr ? impl_->kept_pixels : impl_->software->read_pixels();
  const size_t expected_bytes = static_cast<size_t>(width()) * static_cast<size_t>(height()) * 4;
  if (pixels && pixels->size() != expected_bytes) {
    return fail(ErrorKind::not_found, "the window has changed its size since the last frame: draw one first");
  }
  return pixels;
}

}  // namespace waystation::ui
