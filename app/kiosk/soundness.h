// Reads every store of a set through, beside the drawing, and says whether each is what it was when it was built.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <thread>

#include "core/ports/files.h"
#include "core/sync/active_set.h"

namespace waystation::kiosk {

class Soundness {
 public:
  // `files` must outlive it, and allow reading from two threads. `folder`: of the sets.
  Soundness(Files& files, std::string folder) : files_(files), folder_(std::move(folder)) {}
  ~Soundness() { finish(); }
  Soundness(const Soundness&) = delete;
  Soundness& operator=(const Soundness&) = delete;

  // Begins with this set, or as soon as the one that is being read is done. Never waits.
  void begin(const sync::ActiveSet& set);
  // What it came to, told once; nullopt while it is reading, and when there is nothing to tell.
  std::optional<bool> take();
  bool is_busy() const { return state_ != State::idle; }

 private:
  enum class State { idle, reading, sound, rotten };
  void read(const sync::ActiveSet& set);
  void finish() {
    if (thread_.joinable()) thread_.join();
  }

  Files& files_;
  std::string folder_;
  std::atomic<State> state_ = State::idle;
  std::optional<sync::ActiveSet> next_;
  std::thread thread_;
};

}  // namespace waystation::kiosk
