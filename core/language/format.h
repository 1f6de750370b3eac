// Numbers, dates and money as a language writes them (ICU), with that language's own digits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"

namespace waystation {

std::string format_number(int64_t value, std::string_view lang);

// Gregorian, the month named: "1 November 2026", "१ नोभेम्बर २०२६".
std::string format_date(Date date, std::string_view lang);

// The amount with its currency, unambiguous on its own (the ISO 4217 code or the full symbol, never a bare "$").
std::string format_money(const Money& money, std::string_view lang);

}  // namespace waystation
