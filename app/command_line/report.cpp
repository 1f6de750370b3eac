#include "app/command_line/report.h"

#include <cstdio>
#include <string>

#include "core/base/one_line.h"

namespace waystation::command_line {

int report(std::string_view program, std::string_view message) {
  // One write, so that nothing of another program stands between.
  std::string line = std::string(program) + ": " + one_line(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  return 1;
}

}  // namespace waystation::command_line
