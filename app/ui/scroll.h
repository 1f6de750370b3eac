// Kinetic scrolling along one axis: a finger drags, the page glides on and stops. Pure: time comes in, an offset goes
// out.
#pragma once

#include <cstdint>

namespace waystation::ui {

class Scroll {
 public:
  // `limit_px`: how far the content reaches past the view; 0 when it fits.
  void set_limit(float limit_px);
  void press(float pointer_y, int64_t now_ms);
  // Follows the finger once it has moved `threshold_px`; before that a press is still a tap.
  void drag(float pointer_y, int64_t now_ms, float threshold_px);
  void release(int64_t now_ms);
  // The finger was taken away without letting go (another window, another page): stands still where it is.
  void cancel();
  // Glides; true while still moving.
  bool advance(int64_t now_ms);
  void scroll_by(float delta_px);
  // Brings [top, bottom] of the content into a view of the given height.
  void reveal(float top, float bottom, float view_height_px);

  float offset() const { return offset_; }
  bool dragging() const { return dragging_; }
  bool gliding() const { return !pressed_ && velocity_px_per_ms_ != 0; }

 private:
  void clamp();

  float offset_ = 0;
  float limit_ = 0;
  float press_y_ = 0, last_y_ = 0;
  float velocity_px_per_ms_ = 0;
  int64_t last_ms_ = 0;
  bool pressed_ = false;
  bool dragging_ = false;
};

}  // namespace waystation::ui
