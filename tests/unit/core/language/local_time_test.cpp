#include "core/language/local_time.h"

#include <string>

#include "tests/support/catch.h"

using namespace waystation;

namespace {

std::string shown(int64_t unix_s, std::string_view zone) {
  LocalTime time = local_time(unix_s, zone);
  return to_iso(time.date) + " " + std::to_string(time.minute);
}

}  // namespace

TEST_CASE("a time zone is a name of the tz database") {
  for (std::string_view name : {"Asia/Kathmandu", "Asia/Katmandu", "Europe/Zurich", "UTC", "Etc/UTC", "Asia/Qatar"}) {
    INFO(name);
    CHECK(is_time_zone(name));
  }
  for (std::string_view name : {"", "CEST", "IST", "CST", "+5", "GMT+5", "UTC+5", "Europe/Geneva", "Etc/Unknown",
                                "europe/zurich", "Europe/Zurich ", "\xff"}) {
    INFO(name);
    CHECK_FALSE(is_time_zone(name));
  }
  CHECK_FALSE(is_time_zone(std::string(10'000, 'A')));
}

TEST_CASE("the clock of a zone shows its own day and minute") {
  CHECK(shown(0, "UTC") == "1970-01-01 0");
  CHECK(shown(-1, "UTC") == "1969-12-31 1439");
  CHECK(shown(1'795'478'400, "Asia/Kathmandu") == "2026-11-24 345");  // 2026-11-24 00:00 UTC, +5:45
  CHECK(shown(1'795'478'400 - 1, "Asia/Kathmandu") == "2026-11-24 344");
  CHECK(shown(1'795'478'400, "America/New_York") == "2026-11-23 1140");
}

TEST_CASE("summer time begins and ends where it does") {
  CHECK(shown(1'774'746'000 - 60, "Europe/Zurich") == "2026-03-29 119");  // 01:59, then 03:00
  CHECK(shown(1'774'746'000, "Europe/Zurich") == "2026-03-29 180");
}

TEST_CASE("an unknown zone is UTC, and times without end stay within the years of a date") {
  CHECK(shown(60, "Europe/Geneva") == "1970-01-01 1");
  CHECK(shown(60, "") == "1970-01-01 1");
  CHECK(shown(INT64_MAX, "Asia/Kathmandu").substr(0, 4) == "2999");
  CHECK(shown(INT64_MIN, "America/New_York").substr(0, 4) == "1900");
}

TEST_CASE("a country has one time where all its clocks show the same") {
  constexpr int64_t kNoon = 1'795'478'400 + 12 * 3600;
  CHECK(local_time_in(kNoon, "MY") == LocalTime{{2026, 11, 24}, 20 * 60});  // two zones, one time
  CHECK(local_time_in(kNoon, "NP") == LocalTime{{2026, 11, 24}, 17 * 60 + 45});
  CHECK(local_time_in(kNoon, "SE") == LocalTime{{2026, 11, 24}, 13 * 60});
  CHECK(local_time_in(kNoon, "LB") == LocalTime{{2026, 11, 24}, 14 * 60});
  for (const char* country : {"US", "ID", "ES", "XX", "", "np", "001"}) {
    INFO(country);
    CHECK_FALSE(local_time_in(kNoon, country));
  }
}
