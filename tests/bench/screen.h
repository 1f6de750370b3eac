// An X display, looked at and touched from outside.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace waystation::bench {

class Screen {
 public:
  // $DISPLAY. Exits with a message when there is none.
  Screen();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  uint32_t pixel(int x, int y);  // 0xRRGGBB
  // The share of pixels, 0 to 1, in which the screen equals a picture of its own size (RGBA).
  double likeness(const std::vector<uint8_t>& rgba);
  void click(int x, int y);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::bench
