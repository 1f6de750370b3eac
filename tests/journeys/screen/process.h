// A program that runs beside the test and is ended with it.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace waystation::journeys {

class Process {
 public:
  // `words[0]` is looked for in /usr/bin. What it writes goes to the file `log`. `inherited_fd`, when not -1, stays
  // open in it.
  Process(const std::vector<std::string>& words, const std::vector<std::string>& environment, const std::string& log,
          int inherited_fd = -1);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  bool is_running();
  // Sends TERM and waits; the exit status, 128 + the signal that ended it, or nullopt when it does not end in time.
  std::optional<int> terminate(int timeout_ms);

 private:
  pid_t pid_ = -1;
  std::optional<int> status_;
};

// False when /usr/bin has none of that name.
bool is_installed(const std::string& program);

void sleep_ms(int ms);

// Asks again and again until `condition` holds; false when it never did.
template <typename Condition>
bool wait_until(int timeout_ms, Condition condition) {
  constexpr int kPauseMs = 50;
  for (int waited_ms = 0; waited_ms <= timeout_ms; waited_ms += kPauseMs) {
    if (condition()) return true;
    sleep_ms(kPauseMs);
  }
  return false;
}

}  // namespace waystation::journeys
