#include "core/sync/known_time.h"

#include <cstdint>
#include <string_view>

#include "tests/support/catch.h"

namespace waystation::sync {
namespace {

int64_t unix_s(std::string_view iso) {
  return days_since_epoch(parse_date(iso).value()) * 86400;
}

const int64_t kKnown = unix_s("2026-11-21") + 12 * 3600;

// Stands wherever it is put; its time zone is far east of UTC.
class PutClock : public Clock {
 public:
  int64_t unix_s = 0;
  int64_t now_unix_s() const override { return unix_s; }
  int64_t monotonic_ms() const override { return 7; }
  Date today() const override { return date_from_days((unix_s + 14 * 3600) / 86400); }
};

TEST_CASE("a machine's clock is believed from the known time to two years after it, both included") {
  for (int64_t machine : {kKnown, kKnown + 1, kKnown + 86400, kKnown + kBelievedForS}) {
    BelievedTime time = believe(machine, kKnown);
    CHECK(!time.is_uncertain);
    CHECK(time.unix_s == machine);
  }
  for (int64_t machine : {kKnown - 1, kKnown + kBelievedForS + 1}) {
    BelievedTime time = believe(machine, kKnown);
    CHECK(time.is_uncertain);
    CHECK(time.unix_s == kKnown);
  }
}

TEST_CASE("a clock at 1970, 2038 or 2099 is not believed: the known time is the latest that has certainly been") {
  for (int64_t machine : {int64_t{0}, int64_t{-1}, int64_t{INT32_MAX}, unix_s("2099-01-01"), INT64_MAX, INT64_MIN}) {
    BelievedTime time = believe(machine, kKnown);
    CHECK(time.is_uncertain);
    CHECK(time.unix_s == kKnown);
  }
}

TEST_CASE("a known time that no calendar has is compared without overflow") {
  CHECK(believe(INT64_MAX, INT64_MIN).is_uncertain);
  CHECK(believe(INT64_MIN, INT64_MAX).is_uncertain);
  CHECK(!believe(INT64_MAX, INT64_MAX).is_uncertain);
}

TEST_CASE("a believed clock is the machine's, its time zone too") {
  PutClock machine;
  machine.unix_s = kKnown + 60;
  BelievedClock clock(machine, kKnown);
  CHECK(!clock.is_uncertain());
  CHECK(clock.now_unix_s() == kKnown + 60);
  CHECK(to_iso(clock.today()) == "2026-11-22");  // 14 hours ahead
  CHECK(clock.monotonic_ms() == 7);
}

TEST_CASE("a clock that is not believed gives the known day, and is believed again as soon as it is set") {
  PutClock machine;
  BelievedClock clock(machine, kKnown);
  CHECK(clock.is_uncertain());
  CHECK(clock.now_unix_s() == kKnown);
  CHECK(to_iso(clock.today()) == "2026-11-21");
  machine.unix_s = kKnown + 3 * 86400;
  CHECK(!clock.is_uncertain());
  CHECK(to_iso(clock.today()) == "2026-11-25");
}

TEST_CASE("of several repositories none alone can move the known time forward") {
  CHECK(known_time_of({kKnown, kKnown - 86400}).unix_s == kKnown - 86400);
  int64_t ahead = kKnown + 300 * 86400;
  for (const auto& told : {std::vector<int64_t>{ahead, kKnown - 86400, kKnown}, {kKnown, ahead, kKnown - 86400}}) {
    KnownTime known = known_time_of(told);
    CHECK(known.unix_s == kKnown);
    CHECK(!believe(kKnown + 60, known).is_uncertain);
    CHECK(believe(0, known).is_uncertain);
    CHECK(believe(0, known).unix_s == kKnown);
  }
  CHECK(known_time_of({kKnown, kKnown}).unix_s == kKnown);
}

TEST_CASE("one repository alone is believed, and none tells nothing") {
  CHECK(known_time_of({kKnown}).unix_s == kKnown);
  CHECK(known_time_of({kKnown}).newest_unix_s == kKnown);
  CHECK(known_time_of({}).unix_s == 0);
  CHECK(known_time_of({}).newest_unix_s == 0);
}

TEST_CASE("a clock is believed for two years after the newest, also when the other repositories went silent long ago") {
  KnownTime known = known_time_of({kKnown - 3 * kBelievedForS, kKnown});
  CHECK(!believe(kKnown + kBelievedForS, known).is_uncertain);
  CHECK(believe(kKnown + kBelievedForS + 1, known).is_uncertain);
  CHECK(believe(kKnown + kBelievedForS + 1, known).unix_s == kKnown - 3 * kBelievedForS);
  CHECK(believe(INT64_MAX, known_time_of({INT64_MIN, INT64_MIN})).is_uncertain);
}

TEST_CASE("a time that has been for certain raises what is known, and never lowers it") {
  KnownTime known{10, 20};
  CHECK(at_least(known, 5).unix_s == 10);
  CHECK(at_least(known, 15).unix_s == 15);
  CHECK(at_least(known, 15).newest_unix_s == 20);
  CHECK(at_least(known, 25).newest_unix_s == 25);
}

TEST_CASE("what was learned moves the known time forward, never back") {
  PutClock machine;
  BelievedClock clock(machine, kKnown);
  clock.learn(kKnown + 86400);
  CHECK(clock.now_unix_s() == kKnown + 86400);
  clock.learn(kKnown);
  CHECK(clock.now_unix_s() == kKnown + 86400);
  machine.unix_s = kKnown + 100;  // was within the bounds before
  CHECK(clock.is_uncertain());
}

TEST_CASE("the time of the build is the beginning of a day, and not before this was written") {
  CHECK(build_time_unix_s() % 86400 == 0);
  CHECK(build_time_unix_s() >= unix_s("2026-01-01"));
}

}  // namespace
}  // namespace waystation::sync
