// Another program, started beside this one and left to finish by itself.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace waystation::platform {

class ChildProcess {
 public:
  // `program` is a path; no shell sees the arguments. It reads nothing, its output is dropped, what it complains about
  // goes where this program's complaints go. `not_found` when there is no such program.
  static Result<ChildProcess> start(const std::string& program, const std::vector<std::string>& arguments);
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  ~ChildProcess() = default;  // it goes on

  // Its exit status once it has ended, -1 when a signal ended it; nullopt while it runs. Never waits.
  std::optional<int> poll();

 private:
  explicit ChildProcess(pid_t pid) : pid_(pid) {}

  pid_t pid_ = -1;  // -1: ended, and taken note of
  std::optional<int> status_;
};

}  // namespace waystation::platform
