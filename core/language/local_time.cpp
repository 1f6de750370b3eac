#include "core/language/local_time.h"

#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <memory>

#include "core/language/country.h"
#include "core/language/icu_locale.h"

namespace waystation {
namespace {

constexpr size_t kMaxNameBytes = 64;
constexpr int64_t kDaySeconds = 86'400;
constexpr Date kFirstDay{1900, 1, 2}, kLastDay{2999, 12, 30};  // a day from the ends, for the zone

// ICU also knows its own old abbreviations ("IST", "CST"), which mean different places to different people.
bool is_abbreviation(std::string_view name) {
  if (name == "UTC" || name == "GMT") return false;
  return name.size() == 3 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

bool is_time_zone(std::string_view name) {
  if (name.empty() || name.size() > kMaxNameBytes || is_abbreviation(name)) return false;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString canonical;
  UBool is_in_database = false;
  icu::TimeZone::getCanonicalID(from_utf8(name), canonical, is_in_database, status);
  return U_SUCCESS(status) && is_in_database;
}

LocalTime local_time(int64_t unix_s, std::string_view zone) {
  unix_s = std::clamp(unix_s, days_since_epoch(kFirstDay) * kDaySeconds, days_since_epoch(kLastDay) * kDaySeconds);
  int32_t raw_ms = 0, dst_ms = 0;
  if (is_time_zone(zone)) {
    std::unique_ptr<icu::TimeZone> rules(icu::TimeZone::createTimeZone(from_utf8(zone)));
    UErrorCode status = U_ZERO_ERROR;
    if (rules) rules->getOffset(static_cast<double>(unix_s) * 1000, false, raw_ms, dst_ms, status);
    if (U_FAILURE(status)) raw_ms = dst_ms = 0;
  }
  int64_t local_s = unix_s + (raw_ms + dst_ms) / 1000;
  int64_t day = local_s / kDaySeconds - (local_s % kDaySeconds < 0 ? 1 : 0);
  return {date_from_days(day), static_cast<int>((local_s - day * kDaySeconds) / 60)};
}

std::optional<LocalTime> local_time_in(int64_t unix_s, const std::string& country) {
  if (!is_country(country)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::StringEnumeration> zones(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, country.c_str(), nullptr, status));
  std::optional<LocalTime> shown;
  while (U_SUCCESS(status) && zones) {
    const char* zone = zones->next(nullptr, status);
    if (U_FAILURE(status) || zone == nullptr) break;
    LocalTime time = local_time(unix_s, zone);
    if (shown && !(*shown == time)) return std::nullopt;
    shown = time;
  }
  return U_SUCCESS(status) ? shown : std::nullopt;
}

}  // namespace waystation
