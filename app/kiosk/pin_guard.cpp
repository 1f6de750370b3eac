#include "app/kiosk/pin_guard.h"

namespace waystation::kiosk {
namespace {

constexpr int kMostWrong = 5;
constexpr int64_t kWaitMs = 60'000;

}  // namespace

PinGuard::Answer PinGuard::ask(std::string_view typed, int64_t now_ms) {
  if (now_ms < closed_until_ms_) return Answer::wait;
  if (!pin_.empty() && typed == pin_) {
    wrong_ = 0;
    return Answer::right;
  }
  if (++wrong_ < kMostWrong) return Answer::wrong;
  wrong_ = 0;
  closed_until_ms_ = now_ms + kWaitMs;
  return Answer::wait;
}

}  // namespace waystation::kiosk
