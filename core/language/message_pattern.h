// For the files of core/language only: one ICU MessageFormat pattern, checked and made ready to be formatted.
#pragma once

#include <unicode/msgfmt.h>

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace waystation {

// ICU is left to choose plural and select branches and to write "#". Every other argument is written by this program
// (the one way to write a date or a number, isolates around strings): it is put in as ready text under its name and
// kShownSuffix.
inline constexpr char16_t kShownSuffix = u'\uE000';

struct MessagePattern {
  std::set<std::string> chosen_by;  // arguments of plural, selectordinal and select
  std::set<std::string> shown;      // arguments whose text appears in the message
  std::unique_ptr<icu::MessageFormat> format;
};

// `invalid` for what is not MessageFormat, or is not used here: numbered arguments, choice, times, numeric dates.
Result<MessagePattern> parse_message_pattern(std::string_view pattern, std::string_view lang);

// True for a pattern that stands for itself: nothing to parse.
bool is_plain_text(std::string_view pattern);

}  // namespace waystation
