// Programs as people run them from a shell, and the files that they leave.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace waystation::testing {

// All of it, or "" where there is no such file.
inline std::string read_file(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

struct Outcome {
  int status = 0;
  std::string output;    // stdout
  std::string messages;  // stderr
  bool says(const std::string& words) const {
    return output.find(words) != std::string::npos || messages.find(words) != std::string::npos;
  }
};

// Runs the command line to its end. It must end by itself.
inline Outcome run(const std::string& command) {
  TemporaryFolder folder;
  int status = std::system((command + " >" + folder / "out" + " 2>" + folder / "err").c_str());
  REQUIRE(WIFEXITED(status));
  return {WEXITSTATUS(status), read_file(folder / "out"), read_file(folder / "err")};
}

}  // namespace waystation::testing
