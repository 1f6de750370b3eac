// Rules about services: can people reach it, when, and is what it says still so.
#include <algorithm>

#include "core/author/record_checks.h"
#include "core/base/opening_hours.h"

namespace waystation::author {
namespace {

// Two rules that have a day and a minute in common, or nullopt.
std::optional<std::pair<std::string, std::string>> overlap(const std::vector<std::string>& hours) {
  for (size_t i = 0; i < hours.size(); ++i) {
    for (size_t j = i + 1; j < hours.size(); ++j) {
      auto a = parse_week_rule(hours[i]), b = parse_week_rule(hours[j]);
      if (!a || !b || (a->days & b->days) == 0) continue;
      if (a->open.from_min < b->open.until_min && b->open.from_min < a->open.until_min)
        return std::pair(hours[i], hours[j]);
    }
  }
  return std::nullopt;
}

// "closed" and hours for the same day, of which neither stands before the other.
std::optional<std::pair<std::string, std::string>> disagreement(const std::vector<std::string>& exceptions) {
  for (size_t i = 0; i < exceptions.size(); ++i) {
    for (size_t j = i + 1; j < exceptions.size(); ++j) {
      auto a = parse_day_exception(exceptions[i]), b = parse_day_exception(exceptions[j]);
      if (!a || !b || a->open.has_value() == b->open.has_value()) continue;
      bool are_as_long = days_since_epoch(a->until) - days_since_epoch(a->from) ==
                         days_since_epoch(b->until) - days_since_epoch(b->from);
      if (are_as_long && a->from <= b->until && b->from <= a->until) return std::pair(exceptions[i], exceptions[j]);
    }
  }
  return std::nullopt;
}

bool is_past(const std::string& exception, Date today) {
  auto parsed = parse_day_exception(exception);
  return parsed && parsed->until < today;
}

void check(LintContext& context, const Origin& origin, const pack::ServiceRecord& service) {
  RecordChecks checks(context, origin);
  checks.country(service.country);
  checks.languages(service.languages);
  checks.audience(service.audience);
  if (service.sources.empty())
    checks.error("no-source", "sources", "the service names no source; write an id of sources.toml under “sources”");
  checks.cited(service.sources);
  checks.review_by("the service", service.review_by, "ask there again, then set checked_on and review_by");
  checks.not_for_ever(service.checked_on, service.review_by);
  checks.not_in_future("checked_on", service.checked_on);
  if (auto both = overlap(service.hours))
    checks.error("hours-overlap", "hours",
                 fmt::format("“{}” and “{}” are open at the same time; mend one of them", both->first, both->second));
  if (auto both = disagreement(service.exceptions))
    checks.error("exceptions-disagree", "exceptions",
                 fmt::format("“{}” and “{}” cannot both be true; remove one", both->first, both->second));
  auto past = std::find_if(service.exceptions.begin(), service.exceptions.end(),
                           [&](const std::string& text) { return is_past(text, context.options.today); });
  if (past != service.exceptions.end())
    checks.warning("exception-passed", "exceptions", fmt::format("“{}” is over; remove it", *past));
}

}  // namespace

void lint_services(LintContext& context) {
  std::set<std::string_view> with_address;
  for (const LintPart& part : context.parts) {
    if (part.text->of_kind == "service" && part.text->field == "address" && part.text->review == "source")
      with_address.insert(part.text->of_id);
  }
  size_t services = 0, silent = 0;
  const Origin* first = nullptr;
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    const auto* service = std::get_if<pack::ServiceRecord>(&context.tree.records[i]);
    if (service == nullptr) continue;
    const Origin& origin = context.tree.origins[i];
    check(context, origin, *service);
    // Where an address is kept secret, the note says whom to ask; but somebody has to be reachable.
    if (service->telephones.empty() && !with_address.contains(service->id))
      context.find(Severity::warning, "service-without-contact", origin, origin.line,
                   "the service has neither a telephone number nor an address; say how people reach it");
    ++services;
    bool is_silent = service->papers.empty() || service->safe_without_papers.empty();
    if (is_silent && silent++ == 0) first = &origin;
  }
  if (silent == 0) return;
  context.find(Severity::note, "papers-not-said", *first, 0,
               fmt::format("{} of {} services do not say whether papers are asked for, or whether it is safe to come "
                           "without; people without papers stay away: ask there",
                           silent, services));
}

}  // namespace waystation::author
