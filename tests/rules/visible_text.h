// No word that a visitor sees is typed in code: it is a message id with translations.
#pragma once

#include <string>
#include <string_view>

#include "tests/rules/rule.h"

namespace waystation::rules {

// For C++ files of app/kiosk/screens and app/kiosk/models: string literals that look like words for people.
Complaints check_visible_text(const std::string& path, std::string_view text);

// Letters and a space between them, a capital followed by small letters, or any letter of another script.
bool looks_like_words(std::string_view literal);

}  // namespace waystation::rules
