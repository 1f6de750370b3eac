// Finds sums of money in what people wrote. Inside core/author only.
#pragma once

#include <string>
#include <string_view>

namespace waystation::author {

// The first number in any digits that stands beside a currency (a sign, an ISO 4217 code, a usual name) or is as large
// as only money is: "NPR 10,000", "₹500", "10 000". Numbers of articles, years and telephones are none. Empty: there is
// nothing like it.
std::string money_in_text(std::string_view text);

}  // namespace waystation::author
