// An X server without a monitor, a hand that clicks and types on it, and eyes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/goldens/picture.h"
#include "tests/journeys/program.h"
#include "tests/journeys/screen/process.h"

namespace waystation::journeys {

class Display {
 public:
  // Fails the test, saying what to install, when Xvfb or xdotool is missing.
  Display(const Program& program, int width, int height);

  // The environment of a program that shows itself here.
  std::vector<std::string> environment() const;
  // One xdotool command: {"mousemove", "10", "20", "click", "1"}.
  void act(const std::vector<std::string>& words);
  void click(double x, double y);
  // What the screen shows.
  Picture picture() const;
  // Waits for the picture; when it does not come, what is shown instead is written to `kept`.
  bool comes_to_show(const Picture& expected, const std::string& kept, int timeout_ms = 15'000);

 private:
  const Program& program_;
  std::string name_;  // ":7"
  std::unique_ptr<Process> server_;
};

// An X window dump of 32 bits a pixel, as Xvfb keeps its screen in a file. Throws when it is none.
Picture decode_xwd(const std::string& bytes);

}  // namespace waystation::journeys
