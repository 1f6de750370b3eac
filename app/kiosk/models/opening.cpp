#include "app/kiosk/models/opening.h"

#include <algorithm>

#include "core/base/opening_hours.h"
#include "core/language/format.h"
#include "core/language/local_time.h"

namespace waystation::kiosk {
namespace {

using ui::Icon;

constexpr int kDays = 7, kDayMinutes = 24 * 60;
constexpr Date kSomeMonday{2024, 1, 1};

struct Hours {
  std::vector<WeekRule> week;
  std::vector<DayException> exceptions;
};

// A rule that is not understood is left out: the linter refuses such a pack.
Hours hours_of(const pack::ServiceRecord& service) {
  Hours hours;
  for (const std::string& text : service.hours)
    if (auto rule = parse_week_rule(text)) hours.week.push_back(*rule);
  for (const std::string& text : service.exceptions)
    if (auto exception = parse_day_exception(text)) hours.exceptions.push_back(*exception);
  return hours;
}

Date after(Date date, int days) {
  return date_from_days(days_since_epoch(date) + days);
}

LocalTime time_here(const Context& context) {
  return local_time(context.now_unix_s, context.site.place.time_zone);
}

// By the clock of the service's country: a line to call may be far away. nullopt: not known.
std::optional<LocalTime> time_at(const Context& context, const pack::ServiceRecord& service) {
  if (context.is_clock_uncertain) return std::nullopt;
  if (service.country == context.site.place.country) return time_here(context);
  return local_time_in(context.now_unix_s, service.country);
}

Translated plain(const Context& context, std::string text) {
  return {std::move(text), context.state.lang};
}

std::string time_words(const Context& context, int minute) {
  return format_time(minute, context.state.lang);
}

// "08:00–12:00, 13:30–18:00", never broken within a span. Where lines run from right to left, so do the times.
std::string spans_words(const Context& context, const std::vector<MinuteSpan>& spans) {
  constexpr std::string_view kTo = "\u2060–\u2060";
  if (spans.empty()) return context.word("service.closed_all_day").text;
  std::string words = direction_of(context.state.lang) == Direction::right_to_left ? "\u200F" : "";
  for (size_t i = 0; i < spans.size(); ++i) {
    if (i > 0) words.append(context.word("list.separator").text).append(kNewLineMay);
    words.append(time_words(context, spans[i].from_min)).append(kTo).append(time_words(context, spans[i].until_min));
  }
  return words;
}

Fact open_words(const Context& context, const Opening& opening, const LocalTime& now) {
  Fact fact{Icon::clock, context.word("service.open_now"), Fact::Tone::fine};
  if (!opening.changes_on) return fact;
  int64_t days = days_since_epoch(*opening.changes_on) - days_since_epoch(now.date);
  bool within_a_day = days * kDayMinutes + opening.changes_at_min - now.minute <= kDayMinutes;
  // Midnight is the end of a day, not the beginning of one.
  int minute = opening.changes_at_min == 0 ? kDayMinutes : opening.changes_at_min;
  if (within_a_day) fact.words = context.word("service.open", {{"time", time_words(context, minute)}});
  return fact;
}

Fact closed_words(const Context& context, const Opening& opening, const LocalTime& now) {
  Fact fact{Icon::clock, context.word("service.closed"), Fact::Tone::plain};
  if (!opening.changes_on) return fact;
  std::string time = time_words(context, opening.changes_at_min);
  if (*opening.changes_on == now.date) {
    fact.words = context.word("service.opens_today", {{"time", time}});
    return fact;
  }
  const std::string& lang = context.state.lang;
  bool this_week = *opening.changes_on < after(now.date, kDays);
  std::string day =
      this_week ? format_weekday(weekday_of(*opening.changes_on), lang) : format_date(*opening.changes_on, lang);
  fact.words = context.word("service.opens_on", {{"day", day}, {"time", time}});
  return fact;
}

}  // namespace

bool is_always_open(const pack::ServiceRecord& service) {
  Hours hours = hours_of(service);
  if (hours.week.empty() || !hours.exceptions.empty()) return false;
  for (int day = 0; day < kDays; ++day)
    if (open_on(hours.week, {}, after(kSomeMonday, day)) != std::vector{MinuteSpan{0, kDayMinutes}}) return false;
  return true;
}

std::optional<Fact> opening_fact(const Context& context, const pack::ServiceRecord& service) {
  if (is_always_open(service)) return Fact{Icon::clock, context.word("service.open_day_and_night"), Fact::Tone::fine};
  Hours hours = hours_of(service);
  auto now = time_at(context, service);
  if (hours.week.empty() || !now) return std::nullopt;
  Opening opening = opening_at(hours.week, hours.exceptions, now->date, now->minute);
  // An hour of another clock would be read as one of this clock.
  if (!(*now == time_here(context))) opening.changes_on.reset();
  return opening.is_open ? open_words(context, opening, *now) : closed_words(context, opening, *now);
}

std::vector<ServiceModel::Day> days_of_opening(const Context& context, const pack::ServiceRecord& service) {
  Hours hours = hours_of(service);
  if (hours.week.empty() || is_always_open(service)) return {};
  auto now = time_at(context, service);
  bool is_usual_week = !now;
  Date first = now ? now->date : kSomeMonday;
  if (is_usual_week) hours.exceptions.clear();
  std::vector<ServiceModel::Day> days;
  for (int i = 0; i < kDays; ++i) {
    Date date = after(first, i);
    days.push_back({plain(context, format_weekday(weekday_of(date), context.state.lang)),
                    plain(context, spans_words(context, open_on(hours.week, hours.exceptions, date))),
                    i == 0 && !is_usual_week});
  }
  return days;
}

std::vector<Translated> days_unlike_others(const Context& context, const pack::ServiceRecord& service) {
  std::vector<DayException> exceptions = hours_of(service).exceptions;
  std::stable_sort(exceptions.begin(), exceptions.end(),
                   [](const DayException& a, const DayException& b) { return a.from < b.from; });
  std::vector<Translated> words;
  for (const DayException& exception : exceptions) {
    if (exception.until < context.today) continue;
    std::string hours = spans_words(context, exception.open ? std::vector{*exception.open} : std::vector<MinuteSpan>{});
    std::string dates = exception.from == exception.until
                            ? format_date(exception.from, context.state.lang)
                            : context.word("service.days", {{"from", exception.from}, {"until", exception.until}}).text;
    words.push_back(context.word("service.exception", {{"date", dates}, {"hours", hours}}));
  }
  return words;
}

}  // namespace waystation::kiosk
