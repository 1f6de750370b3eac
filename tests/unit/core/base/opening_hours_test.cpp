#include "core/base/opening_hours.h"

#include <string>

#include "tests/support/catch.h"

using namespace waystation;

namespace {

constexpr Date kMonday{2026, 11, 23};

std::vector<WeekRule> week(std::initializer_list<std::string_view> rules) {
  std::vector<WeekRule> out;
  for (auto rule : rules) out.push_back(parse_week_rule(rule).value());
  return out;
}

std::vector<DayException> exceptions(std::initializer_list<std::string_view> texts) {
  std::vector<DayException> out;
  for (auto text : texts) out.push_back(parse_day_exception(text).value());
  return out;
}

// "open until 2026-11-23 720", "closed until …", "open", "closed"
std::string said(const Opening& opening) {
  std::string out = opening.is_open ? "open" : "closed";
  if (opening.changes_on) out += " until " + to_iso(*opening.changes_on) + " " + std::to_string(opening.changes_at_min);
  return out;
}

}  // namespace

TEST_CASE("a rule of the week has days and one span") {
  CHECK(parse_week_rule("mo-fr 09:00-12:30")->days == 0b0011111);
  CHECK(parse_week_rule("mo-fr 09:00-12:30")->open == MinuteSpan{540, 750});
  CHECK(parse_week_rule("sa 09:00-12:00")->days == 0b0100000);
  CHECK(parse_week_rule("mo,we,fr 08:00-24:00")->days == 0b0010101);
  CHECK(parse_week_rule("mo-th,sa 08:00-24:00")->days == 0b0101111);
  CHECK(parse_week_rule("su-th 08:00-14:00")->days == 0b1001111);
  CHECK(parse_week_rule("mo-su 00:00-24:00")->days == 0b1111111);
  CHECK(parse_week_rule("mo-su 00:00-24:00")->open == MinuteSpan{0, 1440});
}

TEST_CASE("a rule of the week in any other form is refused") {
  for (std::string_view text : {"",
                                " ",
                                "mo",
                                "mo ",
                                "mo 9:00-12:00",
                                "mo 09:00",
                                "mo 12:00-09:00",
                                "mo 09:00-09:00",
                                "mo 09:00-24:01",
                                "mo 09:60-12:00",
                                "Mo 09:00-12:00",
                                "mo- 09:00-12:00",
                                "mo-mo 09:00-12:00",
                                "mo,mo 09:00-12:00",
                                "mo-we,tu 09:00-12:00",
                                ",mo 09:00-12:00",
                                "mo, 09:00-12:00",
                                "mo  09:00-12:00",
                                "mo 09:00-12:00 ",
                                "xx 09:00-12:00",
                                "mo 09:00–12:00",
                                "mo -9:00-12:00",
                                "2026-12-25 closed"}) {
    INFO(text);
    CHECK_FALSE(parse_week_rule(text));
  }
}

TEST_CASE("an exception has a day or days, and is closed or has one span") {
  auto one = parse_day_exception("2026-12-25 closed");
  REQUIRE(one);
  CHECK(one->from == Date{2026, 12, 25});
  CHECK(one->until == Date{2026, 12, 25});
  CHECK_FALSE(one->open);
  auto days = parse_day_exception("2026-12-24..2027-01-02 09:00-12:00");
  REQUIRE(days);
  CHECK(days->until == Date{2027, 1, 2});
  CHECK(days->open == MinuteSpan{540, 720});
  for (std::string_view text :
       {"", "2026-12-25", "2026-12-25 ", "2026-12-25 open", "2026-02-30 closed", "2026-12-25..2026-12-24 closed",
        "2026-12-25..2026-12-25 closed", "2026-12-25.. closed", "..2026-12-25 closed", "2026-12-25 12:00-09:00",
        "2026-12-25  closed", "2026-12-25 closed "}) {
    INFO(text);
    CHECK_FALSE(parse_day_exception(text));
  }
}

TEST_CASE("the spans of a day are sorted, and merged where they touch") {
  auto rules = week({"mo 14:00-18:00", "mo-fr 09:00-12:00", "mo 12:00-13:00", "tu 10:00-11:00"});
  CHECK(open_on(rules, {}, kMonday) == std::vector<MinuteSpan>{{540, 780}, {840, 1080}});
  CHECK(open_on(rules, {}, {2026, 11, 24}) == std::vector<MinuteSpan>{{540, 720}});
  CHECK(open_on(rules, {}, {2026, 11, 29}).empty());
  CHECK(open_on(rules, {}, {1969, 12, 29}) == open_on(rules, {}, kMonday));  // a Monday before the epoch
}

TEST_CASE("an exception stands for the week, and the one over fewer days counts") {
  auto rules = week({"mo-su 09:00-17:00"});
  auto days = exceptions({"2026-12-24..2027-01-02 closed", "2026-12-28 10:00-12:00", "2026-12-28 14:00-15:00"});
  CHECK(open_on(rules, days, {2026, 12, 23}) == std::vector<MinuteSpan>{{540, 1020}});
  CHECK(open_on(rules, days, {2026, 12, 24}).empty());
  CHECK(open_on(rules, days, {2026, 12, 28}) == std::vector<MinuteSpan>{{600, 720}, {840, 900}});
  CHECK(open_on(rules, days, {2027, 1, 2}).empty());
  CHECK(open_on(rules, days, {2027, 1, 3}) == std::vector<MinuteSpan>{{540, 1020}});
}

TEST_CASE("a place is open from the first minute of a span to before its end") {
  auto rules = week({"mo-fr 09:00-12:00", "mo-fr 14:00-17:00"});
  CHECK(said(opening_at(rules, {}, kMonday, 539)) == "closed until 2026-11-23 540");
  CHECK(said(opening_at(rules, {}, kMonday, 540)) == "open until 2026-11-23 720");
  CHECK(said(opening_at(rules, {}, kMonday, 719)) == "open until 2026-11-23 720");
  CHECK(said(opening_at(rules, {}, kMonday, 720)) == "closed until 2026-11-23 840");
  CHECK(said(opening_at(rules, {}, kMonday, 1020)) == "closed until 2026-11-24 540");
  CHECK(said(opening_at(rules, {}, {2026, 11, 27}, 1200)) == "closed until 2026-11-30 540");
}

TEST_CASE("a night goes on over midnight, and day and night never change") {
  auto night = week({"mo 20:00-24:00", "tu 00:00-06:00"});
  CHECK(said(opening_at(night, {}, kMonday, 1300)) == "open until 2026-11-24 360");
  CHECK(said(opening_at(week({"mo 20:00-24:00"}), {}, kMonday, 1300)) == "open until 2026-11-23 1440");
  CHECK(said(opening_at(week({"tu 00:00-06:00"}), {}, kMonday, 1300)) == "closed until 2026-11-24 0");
  auto always = week({"mo-su 00:00-24:00"});
  CHECK(said(opening_at(always, {}, kMonday, 0)) == "open");
  CHECK(said(opening_at(always, {}, kMonday, 1439)) == "open");
  CHECK(said(opening_at(always, exceptions({"2026-12-07 closed"}), kMonday, 600)) == "open until 2026-12-06 1440");
}

TEST_CASE("a change that is more than 14 days away is not said") {
  CHECK(said(opening_at({}, {}, kMonday, 600)) == "closed");
  CHECK(said(opening_at({}, exceptions({"2026-12-07 10:00-11:00"}), kMonday, 600)) == "closed until 2026-12-07 600");
  CHECK(said(opening_at({}, exceptions({"2026-12-07 10:01-11:00"}), kMonday, 600)) == "closed");
  CHECK(said(opening_at(week({"mo 09:00-10:00"}), exceptions({"2026-11-24..2026-12-20 closed"}), kMonday, 600)) ==
        "closed");
}
