#include "app/kiosk/schedule.h"

#include <algorithm>

namespace waystation::kiosk {
namespace {

constexpr int64_t kFirstMs = 30'000;
constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kLeastRetryMin = 15;
constexpr int kMostDoublings = 12;
constexpr uint64_t kJitterSteps = 2001;  // of a ten-thousandth each: a tenth more or less

}  // namespace

Schedule::Schedule(int every_min, int64_t now_ms)
    : every_min_(every_min), due_ms_(every_min > 0 ? now_ms + kFirstMs : kNever) {}

void Schedule::ended(bool is_well, int64_t now_ms, Random& random) {
  if (every_min_ <= 0) return;
  failures_ = is_well ? 0 : std::min(failures_ + 1, kMostDoublings);
  int64_t wait_min = every_min_;
  if (!is_well) wait_min = std::min(wait_min, kLeastRetryMin << (failures_ - 1));
  int64_t jitter = static_cast<int64_t>(random.next() % kJitterSteps) - static_cast<int64_t>(kJitterSteps / 2);
  int64_t wait_ms = wait_min * kMinuteMs;
  wait_ms += wait_ms * jitter / 10'000;
  if (!is_well) wait_ms = std::max(wait_ms, kLeastRetryMin * kMinuteMs);
  due_ms_ = now_ms + wait_ms;
}

}  // namespace waystation::kiosk
