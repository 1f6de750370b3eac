// What the clock shows in a time zone (ICU).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace waystation {

// A name of the tz database in its canonical or a linked spelling: "Asia/Kathmandu". False for "", "CEST", "+5".
bool is_time_zone(std::string_view name);

struct LocalTime {
  Date date;
  int minute = 0;  // of the day: 0..1439

  bool operator==(const LocalTime&) const = default;
};
// An unknown zone is UTC.
LocalTime local_time(int64_t unix_s, std::string_view zone);
// What every clock of a country (ISO 3166-1) shows; nullopt where its parts do not show the same, or it is none.
std::optional<LocalTime> local_time_in(int64_t unix_s, const std::string& country);

}  // namespace waystation
