// Calls that belong to one place, and words that belong nowhere.
#pragma once

#include <string>
#include <string_view>

#include "tests/rules/rule.h"

namespace waystation::rules {

// For a C++ file: no drawing outside app/ui, no clock, environment or chance in core, no input or output in screens and
// models.
Complaints check_calls(const std::string& path, std::string_view text);

// For any file of text: nothing left to do, no path of one machine, no number of a tracker.
Complaints check_words(const std::string& path, std::string_view text);

}  // namespace waystation::rules
