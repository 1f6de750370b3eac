// Kills updates at random moments.
#pragma once

#include <signal.h>

#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/journeys/waysync/kiosk.h"

namespace waystation::journeys {

class Killer {
 public:
  // `whole` is how long an update took that nobody stopped.
  Killer(unsigned seed, std::chrono::steady_clock::duration whole) : rng_(seed), whole_(whole) {}

  // Starts waysync with these arguments, and kills it after a random part of the time that an update takes, or a little
  // later. False if it had ended by itself. How long updates take depends on what else the machine does and on what is
  // left to fetch, so that time is corrected after each.
  bool kill_once(const std::vector<std::string>& arguments) {
    pid_t child = start_waysync(arguments);
    std::this_thread::sleep_for(whole_ * std::uniform_int_distribution<int>(0, 1100)(rng_) / 1000);
    ::kill(child, SIGKILL);
    bool was_killed = wait_for(child) == -1;
    whole_ = whole_ * (was_killed ? 21 : 19) / 20;
    return was_killed;
  }

 private:
  std::mt19937 rng_;
  std::chrono::steady_clock::duration whole_;
};

}  // namespace waystation::journeys
