#include "core/sync/known_time.h"

#include <algorithm>
#include <functional>

namespace waystation::sync {
namespace {

constexpr int64_t kDayS = 86400;
constexpr int64_t kLastDay = 2'932'896;  // 9999-12-31: a calendar ends before a damaged number does

}  // namespace

// WAYSTATION_BUILD_DAY: days since 1970-01-01, from CMake, which takes SOURCE_DATE_EPOCH where it is set. A day and no
// finer, so that two builds of one day are the same.
int64_t build_time_unix_s() {
  return int64_t{WAYSTATION_BUILD_DAY} * kDayS;
}

KnownTime known_time_of(std::vector<int64_t> signed_at_unix_s) {
  if (signed_at_unix_s.empty()) return {};
  std::sort(signed_at_unix_s.begin(), signed_at_unix_s.end(), std::greater<>());
  int64_t newest = signed_at_unix_s.front();
  return {signed_at_unix_s.size() == 1 ? newest : signed_at_unix_s[1], newest};
}

KnownTime at_least(KnownTime known, int64_t unix_s) {
  return {std::max(known.unix_s, unix_s), std::max(known.newest_unix_s, unix_s)};
}

BelievedTime believe(int64_t machine_unix_s, KnownTime known) {
  bool is_before = machine_unix_s < known.unix_s;
  // Compared by the difference from the newest time, which may be anything that a pointer file says.
  bool is_beyond = machine_unix_s > known.newest_unix_s &&
                   static_cast<uint64_t>(machine_unix_s) - static_cast<uint64_t>(known.newest_unix_s) >
                       static_cast<uint64_t>(kBelievedForS);
  if (is_before || is_beyond) return {known.unix_s, true};
  return {machine_unix_s, false};
}

int64_t BelievedClock::now_unix_s() const {
  return believe(machine_.now_unix_s(), known_).unix_s;
}

Date BelievedClock::today() const {
  BelievedTime now = believe(machine_.now_unix_s(), known_);
  if (!now.is_uncertain) return machine_.today();
  return date_from_days(std::clamp<int64_t>(now.unix_s / kDayS, 0, kLastDay));
}

bool BelievedClock::is_uncertain() const {
  return machine_.is_uncertain() || believe(machine_.now_unix_s(), known_).is_uncertain;
}

void BelievedClock::learn(int64_t known_unix_s) {
  known_ = at_least(known_, known_unix_s);
}

}  // namespace waystation::sync
