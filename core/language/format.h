// Numbers, dates and money as a language writes them (ICU), with that language's own digits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"

namespace waystation {

std::string format_number(int64_t value, std::string_view lang);

// A number of tenths: 12 is "1.2", 20 is "2.0", "١٫٢".
std::string format_tenths(int64_t tenths, std::string_view lang);

// Of the day by 24 hours, 0 to 1440 minutes: "09:00", "०९:००", "24:00".
std::string format_time(int minute, std::string_view lang);

// "Monday", as it stands alone: 0 Monday … 6 Sunday.
std::string format_weekday(int weekday, std::string_view lang);

// Gregorian, the month named: "1 November 2026", "१ नोभेम्बर २०२६".
std::string format_date(Date date, std::string_view lang);

// The amount with its currency, unambiguous on its own (the ISO 4217 code or the full symbol, never a bare "$").
std::string format_money(const Money& money, std::string_view lang);

}  // namespace waystation
