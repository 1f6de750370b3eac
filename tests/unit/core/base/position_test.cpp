#include "core/base/position.h"

#include "tests/support/catch.h"

using namespace waystation;

namespace {

constexpr Position kGeneva{46'227'600, 6'139'000}, kNewYork{40'748'400, -73'985'700}, kDoha{25'285'400, 51'531'000},
    kKathmandu{27'717'200, 85'324'000};

}  // namespace

TEST_CASE("the distance between two places is that of the great circle") {
  CHECK(distance_m({0, 0}, {0, 90'000'000}) == Approx(10'007'557).margin(1));
  CHECK(distance_m({90'000'000, 0}, {-90'000'000, 0}) == Approx(20'015'115).margin(1));
  CHECK(distance_m({0, 0}, {1'000'000, 0}) == Approx(111'195).margin(1));
  CHECK(distance_m({60'000'000, 0}, {60'000'000, 1'000'000}) == Approx(55'597).margin(2));
  CHECK(distance_m(kKathmandu, kDoha) == Approx(3'356'000).epsilon(0.01));
  CHECK(distance_m(kGeneva, kNewYork) == Approx(6'208'000).epsilon(0.01));
}

TEST_CASE("a place is at no distance from itself, and as far there as back") {
  CHECK(distance_m(kGeneva, kGeneva) == 0);
  CHECK(distance_m(kGeneva, kDoha) == Approx(distance_m(kDoha, kGeneva)));
}

TEST_CASE("what is next door is metres away, not nothing") {
  CHECK(distance_m(kGeneva, {46'227'610, 6'139'000}) == Approx(1.11).margin(0.01));
}

TEST_CASE("the way across the date line is the short one") {
  CHECK(distance_m({0, 179'500'000}, {0, -179'500'000}) == Approx(111'195).margin(1));
  CHECK(bearing_deg({0, 179'500'000}, {0, -179'500'000}) == Approx(90));
  CHECK(bearing_deg({0, -179'500'000}, {0, 179'500'000}) == Approx(270));
}

TEST_CASE("a bearing is counted from north, clockwise") {
  CHECK(bearing_deg({0, 0}, {1'000'000, 0}) == Approx(0).margin(1e-9));
  CHECK(bearing_deg({0, 0}, {0, 1'000'000}) == Approx(90));
  CHECK(bearing_deg({0, 0}, {-1'000'000, 0}) == Approx(180));
  CHECK(bearing_deg({0, 0}, {0, -1'000'000}) == Approx(270));
  CHECK(bearing_deg({0, 0}, {10'000, 10'000}) == Approx(45).margin(0.01));
  CHECK(bearing_deg(kGeneva, kNewYork) == Approx(296).margin(1));
  CHECK(bearing_deg(kGeneva, kGeneva) == 0);
}

TEST_CASE("the nearest of eight directions is said") {
  CHECK(compass_octant(0) == 0);
  CHECK(compass_octant(22.4) == 0);
  CHECK(compass_octant(22.6) == 1);
  CHECK(compass_octant(90) == 2);
  CHECK(compass_octant(181) == 4);
  CHECK(compass_octant(270) == 6);
  CHECK(compass_octant(337) == 7);
  CHECK(compass_octant(338) == 0);
  CHECK(compass_octant(359.9) == 0);
}
