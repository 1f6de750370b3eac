#include "core/language/country.h"

#include <unicode/locid.h>

namespace waystation {

bool is_country(std::string_view code) {
  for (const char* const* known = icu::Locale::getISOCountries(); *known != nullptr; ++known) {
    if (code == *known) return true;
  }
  return false;
}

}  // namespace waystation
