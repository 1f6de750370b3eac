// A script that drives the program as a visitor would: for journeys, screenshots and the tour.
//
//   # a comment                       click ID               expect-screen NAME
//   wait MS                           key NAME               expect-text ID "…"       (contains)
//   drag ID DX DY                     type "…"               expect-none ID
//   snapshot FILE (PNG)               dump FILE (JSON)       outline FILE (text)
//   hold ID MS (a long touch)         update                          update-from FOLDER (waysync, to its end)
//   expect-focus ID                   expect-forgotten "…"   size WxH is an option of the program, not a step
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace waystation::kiosk {

struct Step {
  std::string verb;
  std::vector<std::string> words;  // its arguments, quotes taken off
  size_t line = 0;
};

// `invalid` names `file`:line, what is wrong and the verbs there are. At most 10,000 steps.
Result<std::vector<Step>> parse_script(std::string_view text, std::string_view file);

}  // namespace waystation::kiosk
