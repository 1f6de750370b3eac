#include "app/ui/scroll.h"

#include <algorithm>
#include <cmath>

namespace waystation::ui {
namespace {
constexpr float kDecayPerMs = 0.0035f;  // the glide halves about every 200 ms
constexpr float kRestPxPerMs = 0.02f;   // slower than this is standing still
constexpr float kFastestPxPerMs = 6.0f;
constexpr int64_t kHeldStillMs = 80;  // a finger that rested before it let go does not throw
constexpr float kVelocityBlend = 0.6f;
}  // namespace

void Scroll::set_limit(float limit_px) {
  limit_ = std::max(0.0f, limit_px);
  clamp();
}

void Scroll::press(float pointer_y, int64_t now_ms) {
  pressed_ = true;
  dragging_ = false;
  velocity_px_per_ms_ = 0;
  press_y_ = last_y_ = pointer_y;
  last_ms_ = now_ms;
}

void Scroll::drag(float pointer_y, int64_t now_ms, float threshold_px) {
  if (!pressed_) return;
  if (!dragging_) {
    if (limit_ <= 0 || std::abs(pointer_y - press_y_) < threshold_px) return;
    dragging_ = true;
    last_y_ = pointer_y;
  }
  float moved = last_y_ - pointer_y;
  if (now_ms > last_ms_) {
    float velocity = moved / static_cast<float>(now_ms - last_ms_);
    velocity_px_per_ms_ += kVelocityBlend * (velocity - velocity_px_per_ms_);
    last_ms_ = now_ms;
  }
  offset_ += moved;
  last_y_ = pointer_y;
  clamp();
}

void Scroll::release(int64_t now_ms) {
  if (!dragging_ || now_ms - last_ms_ > kHeldStillMs) velocity_px_per_ms_ = 0;
  velocity_px_per_ms_ = std::clamp(velocity_px_per_ms_, -kFastestPxPerMs, kFastestPxPerMs);
  pressed_ = dragging_ = false;
  last_ms_ = now_ms;
}

void Scroll::cancel() {
  if (!pressed_) return;
  pressed_ = dragging_ = false;
  velocity_px_per_ms_ = 0;
}

bool Scroll::advance(int64_t now_ms) {
  if (pressed_ || velocity_px_per_ms_ == 0) return false;
  float elapsed = static_cast<float>(std::max<int64_t>(0, now_ms - last_ms_));
  last_ms_ = now_ms;
  // The exact path of an exponential decay, so that the page stops at the same place at any frame rate.
  float left = std::exp(-kDecayPerMs * elapsed);
  offset_ += velocity_px_per_ms_ * (1 - left) / kDecayPerMs;
  velocity_px_per_ms_ *= left;
  float before = offset_;
  clamp();
  if (offset_ != before || std::abs(velocity_px_per_ms_) < kRestPxPerMs) velocity_px_per_ms_ = 0;
  return velocity_px_per_ms_ != 0;
}

void Scroll::scroll_by(float delta_px) {
  velocity_px_per_ms_ = 0;
  offset_ += delta_px;
  clamp();
}

void Scroll::reveal(float top, float bottom, float view_height_px) {
  if (top < offset_) scroll_by(top - offset_);
  if (bottom > offset_ + view_height_px) scroll_by(std::min(bottom - view_height_px, top) - offset_);
}

void Scroll::clamp() {
  offset_ = std::clamp(offset_, 0.0f, limit_);
}

}  // namespace waystation::ui
