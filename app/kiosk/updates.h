// Starts `waysync update`: on the site's schedule, when a stick appears, when an officer asks. One at a time; it is
// left to finish whatever becomes of the kiosk.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "app/kiosk/schedule.h"
#include "app/kiosk/stick_watch.h"
#include "core/base/result.h"

namespace waystation::kiosk {

// The program that updates, as the kiosk sees it.
class UpdateProgram {
 public:
  virtual ~UpdateProgram() = default;
  // Whether it is on this machine.
  virtual bool is_there() const = 0;
  // `from`: a folder with a repository; empty: the site's addresses. Only when none runs.
  virtual Result<void> start(const std::string& from) = 0;
  // The exit status once it has ended; nullopt while it runs.
  virtual std::optional<int> poll() = 0;
};

// Main thread only. Times are Clock::monotonic_ms.
class Updates {
 public:
  static constexpr int64_t kNever = Schedule::kNever;

  // All must outlive it. `every_min`: of the site.
  Updates(UpdateProgram& program, Random& random, StickWatch sticks, int every_min, int64_t now_ms);

  enum class News { none, started, ended };
  News step(int64_t now_ms);
  // When step() has something to do.
  int64_t wakes_at_ms() const;

  // As soon as the one that runs has ended. `from` as of UpdateProgram::start.
  void ask(const std::string& from = {});

  bool is_running() const { return running_.has_value() || !asked_.empty(); }
  bool has_program() const { return program_.is_there(); }
  int64_t due_ms() const { return schedule_.due_ms(); }

 private:
  bool start(const std::string& from, int64_t now_ms);
  void look_for_sticks(int64_t now_ms);

  UpdateProgram& program_;
  Random& random_;
  StickWatch sticks_;
  Schedule schedule_;
  int64_t next_look_ms_;
  int64_t next_poll_ms_ = kNever;
  std::deque<std::string> asked_;       // each once
  std::optional<std::string> running_;  // from where
};

}  // namespace waystation::kiosk
