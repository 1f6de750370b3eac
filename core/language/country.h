// Countries by their ISO 3166-1 codes (ICU's list).
#pragma once

#include <string_view>

namespace waystation {

// True for the two capital letters of a country: "NP". False for "np", "NPL", "XX", "EU".
bool is_country(std::string_view code);

}  // namespace waystation
