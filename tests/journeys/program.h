// The real program in a home of its own.
#pragma once

#include <string>
#include <vector>

#include "tests/journeys/dump.h"
#include "tests/support/temporary_folder.h"

namespace waystation::journeys {

struct Outcome {
  int status = -1;  // the exit status; -1: a signal ended it
  std::string out, err;
  std::vector<std::string> left;  // files in the home folder that are new, changed or gone, each a line
};

struct RunOptions {
  std::vector<std::string> arguments;  // after --headless, --data and --clock
  std::string script;                  // its text; empty: none is given
  std::string clock = "2026-11-21";    // empty: none is given
  // Off: the operating system ends the program at the first byte that it writes to any file, wherever that is.
  bool may_write_files = false;
};

// HOME, TMPDIR, every XDG folder, the data folder and the working folder lie in `home()`; dumps and pictures go to
// `out()`.
class Program {
 public:
  Program();
  Outcome run(const RunOptions& options);

  // What the program finds in its environment: the folders above, and nothing of the caller's.
  std::vector<std::string> environment() const;

  std::string home() const { return folder_ / "home"; }
  std::string data() const { return home() + "/data"; }
  std::string out(const std::string& name) const { return folder_ / "out" + "/" + name; }

 private:
  testing::TemporaryFolder folder_;
};

// Plays the script and fails the test unless it went through without a word and left no file: a visit never does.
void play(const std::string& script, const std::string& clock = "2026-11-21",
          const std::vector<std::string>& arguments = {});
// The same, then what the screen holds.
Dump dump_after(const std::string& script, const std::string& clock = "2026-11-21",
                const std::vector<std::string>& arguments = {});

std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& bytes);

// A value that CMake gives to each ctest, such as the language; `otherwise` when the test is started by hand.
std::string given(const char* variable, const char* otherwise);

}  // namespace waystation::journeys
