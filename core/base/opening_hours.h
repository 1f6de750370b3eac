// When a place is open: a week, and the days that are not like it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"

namespace waystation {

// Minutes since midnight, 0 <= from < until <= 1440; until 1440 is the end of the day. A night is two spans.
struct MinuteSpan {
  int from_min = 0, until_min = 0;
  auto operator<=>(const MinuteSpan&) const = default;
};

struct WeekRule {
  uint8_t days = 0;  // bit 0: Monday … bit 6: Sunday
  MinuteSpan open;
};

struct DayException {
  Date from, until;                // both included
  std::optional<MinuteSpan> open;  // nullopt: closed
};

// "mo-fr 09:00-12:30", "sa 09:00-12:00", "mo,we,fr 08:00-24:00", "su-th 08:00-14:00", "mo-su 00:00-24:00"; anything
// else is nullopt.
std::optional<WeekRule> parse_week_rule(std::string_view text);
// "2026-12-25 closed", "2026-12-24 09:00-12:00", "2026-12-24..2027-01-02 closed"
std::optional<DayException> parse_day_exception(std::string_view text);

int weekday_of(Date day);  // 0 Monday … 6 Sunday

// Sorted, merged where they touch. On a day that exceptions name they stand for the week; of those, the ones over the
// fewest days count ("closed" over the holidays, and the one morning in between).
std::vector<MinuteSpan> open_on(std::span<const WeekRule> week, std::span<const DayException> exceptions, Date day);

struct Opening {
  bool is_open = false;
  // When that changes next, within 14 days: minutes of `changes_on`. nullopt: it does not (day and night, or closed).
  std::optional<Date> changes_on;
  int changes_at_min = 0;  // 0..1439; 1440 when it closes at the end of that day
};
// `minute` of `today`, both where the place is. A span that ends at 24:00 goes on when the next day begins at 00:00.
Opening opening_at(std::span<const WeekRule> week, std::span<const DayException> exceptions, Date today, int minute);

}  // namespace waystation
