#include "platform/system_random.h"

#include <set>

#include "tests/support/catch.h"

TEST_CASE("chance does not repeat itself and uses all 64 bits") {
  waystation::platform::SystemRandom random;
  std::set<uint64_t> seen;
  uint64_t ones = 0, zeros = 0;
  for (int i = 0; i < 1000; ++i) {
    uint64_t value = random.next();
    seen.insert(value);
    ones |= value;
    zeros |= ~value;
  }
  CHECK(seen.size() == 1000);
  CHECK(ones == ~uint64_t{0});
  CHECK(zeros == ~uint64_t{0});
}
