#include "tests/bench/screen.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace waystation::bench {
namespace {

constexpr useconds_t kTapUs = 60'000;

struct ImageDeleter {
  void operator()(XImage* image) const { XDestroyImage(image); }
};
using Image = std::unique_ptr<XImage, ImageDeleter>;

}  // namespace

struct Screen::Impl {
  Display* display;
  Window root;
  int width, height;

  // What is seen on the screen, all windows included.
  Image take(int x, int y, int w, int h) const {
    Image image(XGetImage(display, root, x, y, static_cast<unsigned>(w), static_cast<unsigned>(h), AllPlanes, ZPixmap));
    if (image) return image;
    std::fprintf(stderr, "bench_process: the display gives no picture\n");
    std::exit(1);
  }
};

Screen::Screen() {
  Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) {
    std::fprintf(stderr, "bench_process: no X display; start one (Xvfb) and set DISPLAY\n");
    std::exit(1);
  }
  const int number = DefaultScreen(display);
  impl_.reset(
      new Impl{display, RootWindow(display, number), DisplayWidth(display, number), DisplayHeight(display, number)});
}

Screen::~Screen() {
  XCloseDisplay(impl_->display);
}

uint32_t Screen::pixel(int x, int y) {
  return static_cast<uint32_t>(XGetPixel(impl_->take(x, y, 1, 1).get(), 0, 0)) & 0xFFFFFF;
}

double Screen::likeness(const std::vector<uint8_t>& rgba) {
  const size_t pixels = static_cast<size_t>(impl_->width) * static_cast<size_t>(impl_->height);
  if (rgba.size() != 4 * pixels) return 0;
  const Image image = impl_->take(0, 0, impl_->width, impl_->height);
  size_t same = 0;
  const uint8_t* wanted = rgba.data();
  for (int y = 0; y < impl_->height; ++y)
    for (int x = 0; x < impl_->width; ++x, wanted += 4) {
      const auto seen = static_cast<uint32_t>(XGetPixel(image.get(), x, y)) & 0xFFFFFF;
      same += seen == (uint32_t{wanted[0]} << 16 | uint32_t{wanted[1]} << 8 | wanted[2]) ? 1 : 0;
    }
  return static_cast<double>(same) / static_cast<double>(pixels);
}

void Screen::click(int x, int y) {
  XTestFakeMotionEvent(impl_->display, -1, x, y, CurrentTime);
  for (int is_press : {True, False}) {
    XTestFakeButtonEvent(impl_->display, 1, is_press, CurrentTime);
    XSync(impl_->display, False);
    usleep(kTapUs);
  }
}

}  // namespace waystation::bench
