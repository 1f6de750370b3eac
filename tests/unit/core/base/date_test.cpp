#include "core/base/date.h"

#include <string>

#include "tests/support/catch.h"

using namespace waystation;

TEST_CASE("a date is read from exactly YYYY-MM-DD and written back the same") {
  for (const char* iso : {"1900-01-01", "1970-01-01", "2024-02-29", "2026-11-01", "2999-12-31"}) {
    INFO(iso);
    REQUIRE(parse_date(iso));
    CHECK(to_iso(*parse_date(iso)) == iso);
  }
}

TEST_CASE("a day that does not exist is not a date") {
  for (const char* iso :
       {"2023-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32"}) {
    INFO(iso);
    CHECK_FALSE(parse_date(iso));
  }
}

TEST_CASE("years that no page can mean are not dates") {
  CHECK_FALSE(parse_date("1899-12-31"));
  CHECK_FALSE(parse_date("3000-01-01"));
  CHECK_FALSE(parse_date("0000-00-00"));
}

TEST_CASE("what is not written YYYY-MM-DD is not a date") {
  for (const char* text : {"", "2026", "2026-1-1", "2026/11/01", "01-11-2026", " 2026-11-01", "2026-11-01 ",
                           "2026-11-01T00:00", "+026-11-01", "-026-11-01", "2026-1a-01", "२०२६-११-०१"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
  CHECK_FALSE(parse_date(std::string_view("2026-11-0\0", 10)));
}

TEST_CASE("days are counted from 1970-01-01 and back") {
  CHECK(days_since_epoch({1970, 1, 1}) == 0);
  CHECK(days_since_epoch({1969, 12, 31}) == -1);
  CHECK(days_since_epoch({2000, 3, 1}) == 11017);
  CHECK(date_from_days(0) == Date{1970, 1, 1});
  CHECK(date_from_days(-1) == Date{1969, 12, 31});
}

TEST_CASE("every day from 1900 to 2999 is one after the day before it") {
  int64_t last = days_since_epoch({2999, 12, 31});
  Date previous = date_from_days(days_since_epoch({1900, 1, 1}) - 1);
  bool all_follow = true;
  for (int64_t day = days_since_epoch({1900, 1, 1}); day <= last; ++day) {
    Date date = date_from_days(day);
    all_follow = all_follow && previous < date && days_since_epoch(date) == day && parse_date(to_iso(date)) == date;
    previous = date;
  }
  CHECK(all_follow);
  CHECK(previous == Date{2999, 12, 31});
}

TEST_CASE("dates are ordered by year, then month, then day") {
  CHECK(Date{2025, 12, 31} < Date{2026, 1, 1});
  CHECK(Date{2026, 1, 31} < Date{2026, 2, 1});
  CHECK(Date{2026, 2, 1} < Date{2026, 2, 2});
}
