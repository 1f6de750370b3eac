#include "core/language/country.h"

#include <unicode/locid.h>
#include <unicode/ucurr.h>

#include <array>

#include "core/base/money.h"
#include "core/language/icu_locale.h"

namespace waystation {

bool is_country(std::string_view code) {
  for (const char* const* known = icu::Locale::getISOCountries(); *known != nullptr; ++known) {
    if (code == *known) return true;
  }
  return false;
}

std::string country_name(std::string_view code, std::string_view lang) {
  if (!is_country(code)) return std::string(code);
  icu::UnicodeString name;
  icu::Locale("", std::string(code).c_str()).getDisplayCountry(formatting_locale(lang), name);
  return to_utf8(name);
}

std::string currency_of(std::string_view code) {
  if (!is_country(code)) return "";
  std::array<UChar, 4> currency{};
  UErrorCode status = U_ZERO_ERROR;
  std::string locale = "und_" + std::string(code);
  int32_t length = ucurr_forLocale(locale.c_str(), currency.data(), static_cast<int32_t>(currency.size()), &status);
  if (U_FAILURE(status) || length != 3) return "";
  std::string found = to_utf8(icu::UnicodeString(currency.data(), length));
  return minor_digits(found) ? found : "";
}

}  // namespace waystation
