#include "app/kiosk/waysync_program.h"

namespace waystation::kiosk {

bool WaysyncProgram::is_there() const {
  return files_.size_bytes(program_).has_value();
}

Result<void> WaysyncProgram::start(const std::string& from) {
  std::vector<std::string> arguments{"update", "--site", site_, "--data", data_};
  if (!from.empty()) arguments.insert(arguments.end(), {"--from", from});
  auto child = platform::ChildProcess::start(program_, arguments);
  if (!child) return pass_on(child.error());
  child_ = std::move(*child);
  return {};
}

std::optional<int> WaysyncProgram::poll() {
  if (!child_) return -1;
  auto status = child_->poll();
  if (status) child_.reset();
  return status;
}

}  // namespace waystation::kiosk
