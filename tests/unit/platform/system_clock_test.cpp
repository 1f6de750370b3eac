#include "platform/system_clock.h"

#include <cstdlib>

#include "tests/support/catch.h"

using namespace waystation::platform;

TEST_CASE("the machine's time zone is the one that its link leads to") {
  CHECK(zone_of_link("/usr/share/zoneinfo/Asia/Kathmandu") == "Asia/Kathmandu");
  CHECK(zone_of_link("../usr/share/zoneinfo/UTC") == "UTC");
  CHECK(zone_of_link("/etc/somewhere/else").empty());
  CHECK(zone_of_link("").empty());
}

TEST_CASE("TZ goes before the machine's own") {
  setenv("TZ", ":Asia/Yangon", 1);
  CHECK(system_time_zone() == "Asia/Yangon");
  setenv("TZ", "/usr/share/zoneinfo/Asia/Qatar", 1);
  CHECK(system_time_zone() == "Asia/Qatar");
  unsetenv("TZ");
}
