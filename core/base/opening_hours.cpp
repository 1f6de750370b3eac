#include "core/base/opening_hours.h"

#include <algorithm>
#include <array>

namespace waystation {
namespace {

constexpr int kDayMinutes = 24 * 60;
constexpr int kDaysAhead = 14;
constexpr std::array<std::string_view, 7> kDays = {"mo", "tu", "we", "th", "fr", "sa", "su"};

// "09:00" to "24:00"
std::optional<int> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (size_t i : {0, 1, 3, 4}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  }
  int hour = (text[0] - '0') * 10 + (text[1] - '0');
  int minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (minute > 59 || hour * 60 + minute > kDayMinutes) return std::nullopt;
  return hour * 60 + minute;
}

std::optional<MinuteSpan> parse_span(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  auto from = parse_time(text.substr(0, 5));
  auto until = parse_time(text.substr(6));
  if (!from || !until || *from >= *until) return std::nullopt;
  return MinuteSpan{*from, *until};
}

std::optional<size_t> parse_weekday(std::string_view text) {
  const auto* found = std::find(kDays.begin(), kDays.end(), text);
  if (found == kDays.end()) return std::nullopt;
  return static_cast<size_t>(found - kDays.begin());
}

// "mo", "mo-fr", or "su-th": over the end of the week.
std::optional<uint8_t> parse_days(std::string_view text) {
  size_t dash = text.find('-');
  auto first = parse_weekday(text.substr(0, dash));
  auto last = dash == std::string_view::npos ? first : parse_weekday(text.substr(dash + 1));
  if (!first || !last || (dash != std::string_view::npos && *first == *last)) return std::nullopt;
  unsigned days = 1U << *first;
  for (size_t day = *first; day != *last;) {
    day = (day + 1) % kDays.size();
    days |= 1U << day;
  }
  return static_cast<uint8_t>(days);
}

std::vector<MinuteSpan> merged(std::vector<MinuteSpan> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<MinuteSpan> out;
  for (const MinuteSpan& span : spans) {
    if (!out.empty() && span.from_min <= out.back().until_min) {
      out.back().until_min = std::max(out.back().until_min, span.until_min);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

int64_t days_in(const DayException& exception) {
  return days_since_epoch(exception.until) - days_since_epoch(exception.from);
}

}  // namespace

std::optional<WeekRule> parse_week_rule(std::string_view text) {
  size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  auto open = parse_span(text.substr(space + 1));
  if (!open) return std::nullopt;
  WeekRule rule{0, *open};
  for (std::string_view days = text.substr(0, space);;) {
    size_t comma = days.find(',');
    auto some = parse_days(days.substr(0, comma));
    if (!some || (rule.days & *some) != 0) return std::nullopt;
    rule.days = static_cast<uint8_t>(rule.days | *some);
    if (comma == std::string_view::npos) return rule;
    days.remove_prefix(comma + 1);
  }
}

std::optional<DayException> parse_day_exception(std::string_view text) {
  size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  std::string_view days = text.substr(0, space), what = text.substr(space + 1);
  size_t dots = days.find("..");
  auto from = parse_date(days.substr(0, dots));
  auto until = dots == std::string_view::npos ? from : parse_date(days.substr(dots + 2));
  if (!from || !until || (dots != std::string_view::npos && *from >= *until)) return std::nullopt;
  if (what == "closed") return DayException{*from, *until, std::nullopt};
  auto open = parse_span(what);
  if (!open) return std::nullopt;
  return DayException{*from, *until, open};
}

int weekday_of(Date day) {
  int64_t since = (days_since_epoch(day) + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(since < 0 ? since + 7 : since);
}

std::vector<MinuteSpan> open_on(std::span<const WeekRule> week, std::span<const DayException> exceptions, Date day) {
  std::optional<int64_t> shortest;
  for (const DayException& exception : exceptions) {
    if (day < exception.from || day > exception.until) continue;
    if (!shortest || days_in(exception) < *shortest) shortest = days_in(exception);
  }
  std::vector<MinuteSpan> spans;
  if (shortest) {
    for (const DayException& exception : exceptions) {
      bool counts = day >= exception.from && day <= exception.until && days_in(exception) == *shortest;
      if (counts && exception.open) spans.push_back(*exception.open);
    }
  } else {
    for (const WeekRule& rule : week) {
      if ((rule.days >> weekday_of(day) & 1) != 0) spans.push_back(rule.open);
    }
  }
  return merged(std::move(spans));
}

Opening opening_at(std::span<const WeekRule> week, std::span<const DayException> exceptions, Date today, int minute) {
  // The spans of all days on one line, so that a night is one span.
  std::vector<MinuteSpan> line;
  int64_t first_day = days_since_epoch(today);
  for (int day = 0; day <= kDaysAhead; ++day) {
    for (MinuteSpan span : open_on(week, exceptions, date_from_days(first_day + day))) {
      line.push_back({span.from_min + day * kDayMinutes, span.until_min + day * kDayMinutes});
    }
  }
  Opening opening;
  for (const MinuteSpan& span : merged(std::move(line))) {
    if (span.until_min <= minute) continue;
    opening.is_open = span.from_min <= minute;
    int change = opening.is_open ? span.until_min : span.from_min;
    if (change > minute + kDaysAhead * kDayMinutes || change == (kDaysAhead + 1) * kDayMinutes) return opening;
    // Places close at the end of a day, not at the beginning of the next.
    int day = opening.is_open ? (change - 1) / kDayMinutes : change / kDayMinutes;
    opening.changes_on = date_from_days(first_day + day);
    opening.changes_at_min = change - day * kDayMinutes;
    return opening;
  }
  return opening;
}

}  // namespace waystation
