#include <cstdint>

#include "platform/system_clock.h"
#include "tests/support/catch.h"

using namespace waystation;

TEST_CASE("the scripted clock stands still until it is told") {
  platform::ScriptedClock clock(1'793'491'199);  // 2026-10-31 23:59:59 UTC
  CHECK(clock.today() == Date{2026, 10, 31});
  CHECK(clock.monotonic_ms() == 0);
  clock.advance_ms(999);
  CHECK(clock.today() == Date{2026, 10, 31});
  clock.advance_ms(1);
  CHECK(clock.today() == Date{2026, 11, 1});
  CHECK(clock.monotonic_ms() == 1000);
}

TEST_CASE("today is right before 1970 too, where a machine with an empty battery may be") {
  CHECK(platform::ScriptedClock(0).today() == Date{1970, 1, 1});
  CHECK(platform::ScriptedClock(-1).today() == Date{1969, 12, 31});
  CHECK(platform::ScriptedClock(-86400).today() == Date{1969, 12, 31});
  CHECK(platform::ScriptedClock(-86401).today() == Date{1969, 12, 30});
}

TEST_CASE("the machine's clock never goes back") {
  platform::SystemClock clock;
  int64_t before = clock.monotonic_ms();
  CHECK(clock.monotonic_ms() >= before);
  CHECK(clock.now_unix_s() > 0);
}
