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
struct OpenSearch {};
struct OpenTerm {
  std::string pack, term;  // of the glossary
};
struct OpenServices {
  std::string need;  // of pack::kNeeds; empty: all
};
struct OpenService {
  std::string pack, service;
};
struct OpenHelp {};      // Help now
struct OpenAgencies {};  // the agency check
struct OpenAgency {
  std::string pack, agency;
};
// Typing, on the page that has a field: by the keyboard on the screen, or a real one.
struct PressKey {
  uint32_t symbol = 0;  // 0: `text` as it is
  std::string text;
};
struct TypeText {  // what a key or several made
  std::string text;
};
struct WaitForKey {  // a key that types nothing before the next
  uint32_t symbol = 0;
};
struct HoldKey {  // a long press: what else the key types is offered; 0: no longer
  uint32_t symbol = 0;
};
struct EraseLetter {};
struct EraseAll {};
struct ToggleShift {};
struct ToggleDigits {};
struct ToggleScript {};    // between the reader's letters and Latin ones
struct ToggleKeyboard {};  // shown or put away
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

using Intent =
    std::variant<Start, OpenLanguages, ChooseLanguage, GoHome, GoBack, OpenTopic, OpenArticle, OpenNotice, OpenSearch,
                 OpenTerm, OpenServices, OpenService, OpenHelp, OpenAgencies, OpenAgency, PressKey, TypeText,
                 WaitForKey, HoldKey, EraseLetter, EraseAll, ToggleShift, ToggleDigits, ToggleScript, ToggleKeyboard,
                 ChangeTextSize, ChangeContrast, ToggleTask, AskStillThere, StillThere, KnockOfficer, TypePinDigit,
                 ErasePinDigit, SubmitPin, OpenOfficer, RefusePin, LookForUpdates, Leave>;

}  // namespace waystation::kiosk
