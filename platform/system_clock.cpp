#include "platform/system_clock.h"

#include <chrono>
#include <ctime>

namespace waystation::platform {

int64_t SystemClock::now_unix_s() const {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

int64_t SystemClock::monotonic_ms() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

namespace {

Date day_in_utc(int64_t unix_s) {
  return date_from_days(unix_s >= 0 ? unix_s / 86400 : (unix_s - 86399) / 86400);
}

}  // namespace

Date ScriptedClock::today() const {
  return day_in_utc(now_unix_s());
}

Date SystemClock::today() const {
  std::time_t now = static_cast<std::time_t>(now_unix_s());
  std::tm local{};
  if (localtime_r(&now, &local) == nullptr) return day_in_utc(now_unix_s());
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

}  // namespace waystation::platform
