#include "core/base/position.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace waystation {
namespace {

constexpr double kEarthRadiusM = 6'371'008.8;  // mean radius of WGS 84

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}
double radians(int64_t microdegrees) {
  return radians(static_cast<double>(microdegrees) / 1e6);
}

}  // namespace

// The haversine formula: exact for what is next door, where the cosine rule loses its digits.
double distance_m(const Position& from, const Position& to) {
  double from_latitude = radians(from.latitude_microdegrees), to_latitude = radians(to.latitude_microdegrees);
  double latitude_part = std::sin((to_latitude - from_latitude) / 2);
  double longitude_part = std::sin(radians(to.longitude_microdegrees - from.longitude_microdegrees) / 2);
  double haversine =
      latitude_part * latitude_part + std::cos(from_latitude) * std::cos(to_latitude) * longitude_part * longitude_part;
  return 2 * kEarthRadiusM * std::asin(std::sqrt(std::clamp(haversine, 0.0, 1.0)));
}

double bearing_deg(const Position& from, const Position& to) {
  double from_latitude = radians(from.latitude_microdegrees), to_latitude = radians(to.latitude_microdegrees);
  double longitude = radians(to.longitude_microdegrees - from.longitude_microdegrees);
  double east = std::sin(longitude) * std::cos(to_latitude);
  double north = std::cos(from_latitude) * std::sin(to_latitude) -
                 std::sin(from_latitude) * std::cos(to_latitude) * std::cos(longitude);
  double degrees = std::atan2(east, north) * 180 / std::numbers::pi;
  if (degrees < 0) degrees += 360;
  return degrees < 360 ? degrees : 0;  // the sum may round up to the full circle
}

int compass_octant(double bearing_deg) {
  return static_cast<int>(std::lround(bearing_deg / 45)) % 8;
}

}  // namespace waystation
