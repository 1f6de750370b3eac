#include "core/fees/holding.h"

#include <algorithm>
#include <tuple>

namespace waystation::fees {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool fits_countries(const pack::FeeRuleRecord& rule, const Job& job) {
  bool origin_fits = rule.origin.empty() || rule.origin == job.origin;
  bool destination_fits = rule.destination.empty() || rule.destination == job.destination;
  if (!origin_fits || !destination_fits) return false;
  if (rule.basis == "law") {
    return !rule.jurisdiction.empty() && (rule.jurisdiction == job.origin || rule.jurisdiction == job.destination);
  }
  if (rule.basis == "agreement") return !rule.origin.empty() && !rule.destination.empty();
  return rule.basis == "standard";
}

// Goes through a rule's conditions: `missing` gathers those that nobody answered, `is_refused` says that one was
// answered otherwise.
struct Conditions {
  Missing missing;
  std::optional<Date> rate_dated;
  bool is_refused = false;

  void word(Question question, const std::string& wanted, const std::string& said) {
    if (wanted.empty() || wanted == said) return;
    if (said.empty()) {
      missing |= fees::missing(question);
    } else {
      is_refused = true;
    }
  }

  void months(int64_t least, int64_t most, std::optional<int> said) {
    if (least <= 0 && most <= 0) return;
    if (!said) {
      missing |= fees::missing(Question::contract_months);
    } else if ((least > 0 && *said < least) || (most > 0 && *said > most)) {
      is_refused = true;
    }
  }

  void wage(const std::optional<Money>& least, const Job& job, const Rates& rates) {
    if (!least) return;
    auto said = said_wage(job);
    if (!said) {
      missing |= fees::missing(Question::wage);
    } else if (auto converted = rates.convert(*said, least->currency)) {
      rate_dated = converted->dated;
      if (converted->money.minor_units < least->minor_units) is_refused = true;
    } else {
      missing.set(kNotAsked);
    }
  }
};

Conditions conditions_of(const Rule& rule, const Job& job, const Rates& rates) {
  Conditions conditions;
  if (!rule.written.occupations.empty() && job.occupation.empty()) conditions.missing.set(kNotAsked);
  conditions.word(Question::worker_group, rule.written.worker_group, job.worker_group);
  std::string direct_hire = !job.direct_hire ? "" : *job.direct_hire ? "yes" : "no";
  conditions.word(Question::direct_hire, rule.written.direct_hire, direct_hire);
  conditions.word(Question::charged_in, rule.written.charged_in, job.charged_in);
  conditions.word(Question::sex, rule.written.sex, job.sex);
  conditions.months(rule.written.contract_months_min, rule.written.contract_months_max, job.contract_months);
  conditions.wage(rule.wage_min, job, rates);
  return conditions;
}

}  // namespace

std::vector<Question> questions_in(const Missing& missing) {
  std::vector<Question> questions;
  for (size_t i = 0; i < kNotAsked; ++i) {
    if (missing[i]) questions.push_back(static_cast<Question>(i));
  }
  return questions;
}

bool speaks_of_total(const Rule& rule) {
  return contains(rule.written.items, pack::kTotalItem);
}

bool speaks_of(const Rule& rule, std::string_view item) {
  return contains(rule.written.items, item) && !speaks_of_total(rule);
}

bool is_for(const Rule& rule, const Job& job) {
  const auto& occupations = rule.written.occupations;
  bool work_fits = occupations.empty() || job.occupation.empty() || contains(occupations, job.occupation);
  return work_fits && fits_countries(rule.written, job);
}

Missing depends_on(const Rule& rule) {
  Missing questions = conditions_of(rule, Job{}, Rates({}, Date{})).missing.reset(kNotAsked);
  if (needs_wage(rule)) questions |= missing(Question::wage);
  return questions;
}

std::vector<Holding> holdings_for(const std::vector<Rule>& rules, const Rates& rates, Date today, const Job& job,
                                  const std::string& currency) {
  std::vector<Holding> holdings;
  for (const Rule& rule : rules) {
    Standing standing = standing_on(rule.written, today);
    if (standing == Standing::not_yet || !is_for(rule, job)) continue;
    Conditions conditions = conditions_of(rule, job, rates);
    if (conditions.is_refused) continue;
    Worth worth = standing == Standing::current ? worth_of(rule, rates, job, currency) : Worth{};
    if (conditions.rate_dated) worth.rate_dated = std::min(*conditions.rate_dated, worth.rate_dated.value_or(today));
    holdings.push_back({&rule, standing, conditions.missing, worth});
  }
  std::sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
    std::string one = a.rule->jurisdiction(), other = b.rule->jurisdiction();
    if (one != other) return one < other;
    int order = compare_specificity(a.rule->written, b.rule->written);
    if (order != 0) return order > 0;
    return std::tie(a.rule->pack, a.rule->written.id) < std::tie(b.rule->pack, b.rule->written.id);
  });
  return holdings;
}

}  // namespace waystation::fees
