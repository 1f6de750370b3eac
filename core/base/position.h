// Where something is on the earth, and how far and in which direction something else lies from there.
#pragma once

#include <cstdint>

namespace waystation {

struct Position {
  int64_t latitude_microdegrees = 0;   // north of the equator: -90'000'000 to 90'000'000
  int64_t longitude_microdegrees = 0;  // east of Greenwich: -180'000'000 to 180'000'000

  bool operator==(const Position&) const = default;
};

// Along the great circle of a sphere: within 0.6 % of the way that a surveyor would measure.
double distance_m(const Position& from, const Position& to);

// Where the great circle sets out: degrees from north, clockwise, 0 <= bearing < 360; 0 for the same place.
double bearing_deg(const Position& from, const Position& to);

// The nearest of the eight directions of the compass: 0 north, 1 north-east … 7 north-west.
int compass_octant(double bearing_deg);

}  // namespace waystation
