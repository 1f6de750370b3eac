#include <cstdio>
#include <string>

#include "app/waysync/commands.h"

namespace waystation::waysync {

std::string one_line(std::string_view text) {
  std::string line;
  for (char c : text) {
    bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    line += control ? ' ' : c;
  }
  return line;
}

int report(std::string_view message) {
  std::string line = "waysync: " + one_line(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  return 1;
}

std::string folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool is_url(std::string_view place) {
  return place.starts_with("http://") || place.starts_with("https://");
}

}  // namespace waystation::waysync
