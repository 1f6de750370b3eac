#include "core/base/date.h"

#include <fmt/format.h>

#include <chrono>

namespace waystation {
namespace {

std::chrono::year_month_day to_chrono(Date date) {
  return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)} /
         std::chrono::day{static_cast<unsigned>(date.day)};
}

std::optional<int> parse_digits(std::string_view digits) {
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  auto year = parse_digits(iso.substr(0, 4));
  auto month = parse_digits(iso.substr(5, 2));
  auto day = parse_digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  Date date{*year, *month, *day};
  if (date.year < 1900 || date.year > 2999 || !to_chrono(date).ok()) return std::nullopt;
  return date;
}

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

int64_t days_since_epoch(Date date) {
  return std::chrono::sys_days{to_chrono(date)}.time_since_epoch().count();
}

Date date_from_days(int64_t days) {
  std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace waystation
