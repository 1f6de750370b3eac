#include "platform/program_path.h"

#include <unistd.h>

#include <array>

namespace waystation::platform {

std::string program_path() {
  std::array<char, 4096> buffer{};
  ssize_t length = readlink("/proc/self/exe", buffer.data(), buffer.size());
  if (length <= 0 || static_cast<size_t>(length) == buffer.size()) return ".";
  return {buffer.data(), static_cast<size_t>(length)};
}

}  // namespace waystation::platform
