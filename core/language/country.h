// Countries by their ISO 3166-1 codes (ICU's list).
#pragma once

#include <string>
#include <string_view>

namespace waystation {

// True for the two capital letters of a country: "NP". False for "np", "NPL", "XX", "EU".
bool is_country(std::string_view code);

// As the language calls it: "Nepal", "नेपाल". The code itself where there is no name.
std::string country_name(std::string_view code, std::string_view lang);

// ISO 4217 code of the money that is used there: "NPR" for "NP"; empty: not known.
std::string currency_of(std::string_view code);

}  // namespace waystation
