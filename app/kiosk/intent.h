// What a visitor, or the passing of time, asks for.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace waystation::kiosk {

struct Start {};  // somebody touched the attract screen
struct OpenLanguages {};
struct ChooseLanguage {
  std::string lang;
};
struct GoHome {};
struct GoBack {};
struct OpenTopic {
  std::string topic;
};
struct OpenArticle {
  std::string article;
};
struct OpenNotice {
  std::string notice;
};
struct ChangeTextSize {};  // to the next step, and round
struct ChangeContrast {};  // to the next, and round
struct ToggleTask {
  std::string article;
  int task;
};
struct AskStillThere {  // nobody touched the screen for a while
  int64_t ends_ms;      // Clock::monotonic_ms when the countdown ends
};
struct StillThere {};
struct Leave {};  // leave quickly, or the countdown ended

using Intent = std::variant<Start, OpenLanguages, ChooseLanguage, GoHome, GoBack, OpenTopic, OpenArticle, OpenNotice,
                            ChangeTextSize, ChangeContrast, ToggleTask, AskStillThere, StillThere, Leave>;

}  // namespace waystation::kiosk
