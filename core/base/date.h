// A calendar day of the Gregorian calendar, without a time zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waystation {

struct Date {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31

  auto operator<=>(const Date&) const = default;
};

// Accepts exactly YYYY-MM-DD of a day that exists, years 1900 to 2999; anything else is nullopt.
std::optional<Date> parse_date(std::string_view iso);
std::string to_iso(Date date);

// Days since 1970-01-01; negative before it.
int64_t days_since_epoch(Date date);
Date date_from_days(int64_t days_since_epoch);

}  // namespace waystation
