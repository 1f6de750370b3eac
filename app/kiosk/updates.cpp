#include "app/kiosk/updates.h"

#include <algorithm>

namespace waystation::kiosk {
namespace {

constexpr int64_t kLookMs = 5000;  // for sticks
constexpr int64_t kPollMs = 500;   // of the program that runs
constexpr size_t kMostAsked = 8;

}  // namespace

Updates::Updates(UpdateProgram& program, Random& random, StickWatch sticks, int every_min, int64_t now_ms)
    : program_(program),
      random_(random),
      sticks_(std::move(sticks)),
      schedule_(every_min, now_ms),
      next_look_ms_(sticks_.is_on() ? now_ms + kLookMs : kNever) {}

void Updates::ask(const std::string& from) {
  bool is_asked = std::find(asked_.begin(), asked_.end(), from) != asked_.end();
  if (!is_asked && asked_.size() < kMostAsked) asked_.push_back(from);
}

void Updates::look_for_sticks(int64_t now_ms) {
  if (now_ms < next_look_ms_) return;
  next_look_ms_ = now_ms + kLookMs;
  for (const std::string& repository : sticks_.look()) ask(repository);
}

bool Updates::start(const std::string& from, int64_t now_ms) {
  auto started = program_.start(from);
  if (!started) {
    if (from.empty()) schedule_.ended(false, now_ms, random_);
    return false;
  }
  if (from.empty()) schedule_.began();
  running_ = from;
  next_poll_ms_ = now_ms + kPollMs;
  return true;
}

Updates::News Updates::step(int64_t now_ms) {
  look_for_sticks(now_ms);
  if (running_) {
    if (now_ms < next_poll_ms_) return News::none;
    next_poll_ms_ = now_ms + kPollMs;
    auto status = program_.poll();
    if (!status) return News::none;
    if (running_->empty()) schedule_.ended(*status == 0, now_ms, random_);
    running_.reset();
    next_poll_ms_ = kNever;
    return News::ended;
  }
  if (now_ms >= schedule_.due_ms()) ask();
  if (asked_.empty()) return News::none;
  std::string from = std::move(asked_.front());
  asked_.pop_front();
  return start(from, now_ms) ? News::started : News::ended;
}

int64_t Updates::wakes_at_ms() const {
  if (running_) return std::min(next_poll_ms_, next_look_ms_);
  if (!asked_.empty()) return 0;
  return std::min(schedule_.due_ms(), next_look_ms_);
}

}  // namespace waystation::kiosk
