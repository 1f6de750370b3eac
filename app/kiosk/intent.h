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
struct KnockOfficer {};  // somebody held their finger on the officer's door
struct TypePinDigit {
  int digit;  // 0..9
};
struct ErasePinDigit {};
struct SubmitPin {};
struct OpenOfficer {};  // the number was right
struct RefusePin {      // it was not
  bool must_wait;       // there were too many wrong ones
};
struct LookForUpdates {};
struct Leave {};  // leave quickly, or the countdown ended

using Intent = std::variant<Start, OpenLanguages, ChooseLanguage, GoHome, GoBack, OpenTopic, OpenArticle, OpenNotice,
                            ChangeTextSize, ChangeContrast, ToggleTask, AskStillThere, StillThere, KnockOfficer,
                            TypePinDigit, ErasePinDigit, SubmitPin, OpenOfficer, RefusePin, LookForUpdates, Leave>;

}  // namespace waystation::kiosk
