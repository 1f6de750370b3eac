#include <cstdio>
#include <string>

#include "app/waypack/commands.h"

namespace waystation::waypack {

std::string one_line(std::string_view text) {
  std::string line;
  for (char c : text) {
    bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    line += control ? ' ' : c;
  }
  return line;
}

int report(std::string_view message) {
  std::string line = "waypack: " + one_line(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  return 1;
}

}  // namespace waystation::waypack
