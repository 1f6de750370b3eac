// What is said of a charge, and how sure it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/models/fees.h"

namespace waystation::kiosk {

struct FeeVerdictLook {
  FeeTone tone = FeeTone::care;
  ui::Icon icon = ui::Icon::help_circle;
};
FeeVerdictLook look_of(fees::Verdict verdict);
Translated verdict_words(const Context& context, const fees::Line& line, const std::string& currency);

// What the deciding rule says besides, while it is current: under what condition it holds, where to pay.
std::optional<Translated> note_of(const Context& context, const fees::Line& line);

// What is not certain about an answer, the most serious first. The last asks to ask somebody.
std::vector<Translated> fee_cautions(const Context& context, const fees::Assessment& assessment);
// Whether there are rules that cannot be used: one of them may forbid what the others allow.
bool lacks_rules(const Context& context);
// Whether nobody can say if what is asked for it is right.
bool is_open(const fees::Line& line);

}  // namespace waystation::kiosk
