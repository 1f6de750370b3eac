// A program and every process that comes of it, seen through /proc.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace waystation::bench {

// One at a time: takes in whatever its program leaves behind.
class ProcessTree {
 public:
  // Starts the program; its output goes to `log_path`. Exits with a message when it cannot.
  ProcessTree(const std::vector<std::string>& command, const std::string& log_path);
  // Asks the program to end; whatever is left after a while is killed.
  ~ProcessTree();
  ProcessTree(const ProcessTree&) = delete;
  ProcessTree& operator=(const ProcessTree&) = delete;

  std::vector<pid_t> processes() const;  // alive
  bool is_running() const;               // the program itself
  // Processor time, user and system, of all processes: to the nanosecond for the living, to the tick for the dead.
  double cpu_ms() const;
  // Proportional set size of all: what is shared with others is counted in parts.
  long pss_kb() const;

 private:
  pid_t program_ = 0;
};

}  // namespace waystation::bench
