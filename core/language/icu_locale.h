// For the files of core/language only: a language tag as the ICU locale that everything is formatted with.
#pragma once

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace waystation {

// The tag as ICU reads it. Bogus (isBogus()) when it is not well-formed or too long to be a language tag.
icu::Locale parse_tag(std::string_view tag);

// The locale that numbers, dates, money and plurals of a language are written with: Gregorian calendar, the language's
// own digits. International English for a language that ICU knows nothing about; never the machine's own locale, which
// would make two machines show different screens.
icu::Locale formatting_locale(std::string_view tag);

std::string to_utf8(const icu::UnicodeString& text);
icu::UnicodeString from_utf8(std::string_view text);  // what is not UTF-8 becomes U+FFFD

}  // namespace waystation
