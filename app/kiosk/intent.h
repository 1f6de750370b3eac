// What a visitor, or the passing of time, asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "app/kiosk/route.h"

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
struct OpenFees {  // the fee check
  FeeStep step = FeeStep::origin;
};
struct OpenFeeAmount {
  std::string item;
};
struct OpenFeeWhy {
  std::string item;
};
// An answer in the fee check; empty: “I do not know”. Opens `next` where there is one.
struct AnswerFee {
  enum class Field {
    origin,
    destination,
    work,
    group,
    direct_hire,
    charged_in,
    sex,
    months,
    wage_currency,
    currency
  } field;
  std::string value;
  std::optional<FeeStep> next;
};
struct TypeAmount {  // a key of the number pad
  char key;          // 0–9, or a point
};
struct EraseAmount {};  // the last one
// The number pad is done: what was typed is the wage, or what is asked for the item. Nothing typed keeps what
// the pad shows; 0, or no currency: none is known.
struct TakeAmount {
  std::string currency;         // ISO 4217
  std::optional<FeeStep> next;  // none: back to where it came from
};
struct RemoveCharge {
  std::string item;
};
struct ToggleSign {  // of danger
  std::string sign;
};
struct StartFeesAgain {};  // forgets what was answered
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
                 OpenTerm, OpenServices, OpenService, OpenHelp, OpenAgencies, OpenAgency, OpenFees, OpenFeeAmount,
                 OpenFeeWhy, AnswerFee, TypeAmount, EraseAmount, TakeAmount, RemoveCharge, ToggleSign, StartFeesAgain,
                 PressKey, TypeText, WaitForKey, HoldKey, EraseLetter, EraseAll, ToggleShift, ToggleDigits,
                 ToggleScript, ToggleKeyboard, ChangeTextSize, ChangeContrast, ToggleTask, AskStillThere, StillThere,
                 KnockOfficer, TypePinDigit, ErasePinDigit, SubmitPin, OpenOfficer, RefusePin, LookForUpdates, Leave>;

}  // namespace waystation::kiosk
