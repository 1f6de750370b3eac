#include "platform/system_clock.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
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

std::string zone_of_link(std::string_view target) {
  constexpr std::string_view kFolder = "zoneinfo/";
  size_t at = target.rfind(kFolder);
  return at == std::string_view::npos ? std::string() : std::string(target.substr(at + kFolder.size()));
}

std::string system_time_zone() {
  // As the C library reads it: ":Asia/Kathmandu", "Asia/Kathmandu", or a path.
  if (const char* variable = std::getenv("TZ"); variable != nullptr && *variable != '\0') {
    std::string_view zone = variable;
    if (zone.front() == ':') zone.remove_prefix(1);
    return zone.starts_with('/') ? zone_of_link(zone) : std::string(zone);
  }
  std::array<char, 256> target{};
  ssize_t length = readlink("/etc/localtime", target.data(), target.size());
  return length > 0 ? zone_of_link({target.data(), static_cast<size_t>(length)}) : std::string();
}

}  // namespace waystation::platform
