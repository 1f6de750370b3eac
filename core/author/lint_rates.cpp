// Rules about the rates between currencies, and about those that are missing.
#include <cmath>

#include "core/author/record_checks.h"
#include "core/base/fee_limit.h"
#include "core/fees/rates.h"

namespace waystation::author {
namespace {

constexpr double kMostDifference = 0.02;

double number_of(const std::string& rate) {
  auto decimal = parse_decimal(rate).value_or(Decimal{});
  return static_cast<double>(decimal.digits) / std::pow(10, decimal.scale);
}

void check(LintContext& context, const Origin& origin, const pack::RateRecord& rate) {
  RecordChecks checks(context, origin);
  if (rate.from == rate.to)
    checks.error("impossible-rate", "to", fmt::format("{0} is always 1 {0}; name another currency", rate.from));
  if (number_of(rate.rate) == 0)
    checks.error("impossible-rate", "rate",
                 fmt::format("1 {} cannot be 0 {}; write how many it is", rate.from, rate.to));
  checks.source("source", rate.source);
  checks.not_in_future("dated", rate.dated);
  checks.not_for_ever(rate.dated, rate.review_by);
  checks.review_by("the rate", rate.review_by, "get the new one, then set dated and review_by");
}

struct PlacedRate {
  const pack::RateRecord* rate;
  const Origin* origin;
};

// A rate and its inverse: which of both counts must not matter.
void compare(LintContext& context, const PlacedRate& first, const PlacedRate& second) {
  double there = number_of(first.rate->rate), here = number_of(second.rate->rate);
  if (there == 0 || std::abs(there * here - 1) <= kMostDifference) return;
  context.find(Severity::warning, "rates-disagree", *second.origin, second.origin->line,
               fmt::format("1 {} is {} {}, but by {}:{} 1 {} is {} {}: more than 2 per cent apart; mend or remove one",
                           second.rate->from, second.rate->rate, second.rate->to, first.origin->file,
                           first.origin->line, first.rate->from, first.rate->rate, first.rate->to));
}

// The currencies in which rules speak of money, each with the first of them.
std::map<std::string, const Origin*> used_currencies(const LintContext& context) {
  std::map<std::string, const Origin*> used;
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    const auto* rule = std::get_if<pack::FeeRuleRecord>(&context.tree.records[i]);
    if (rule == nullptr) continue;
    const Origin* origin = &context.tree.origins[i];
    auto limit = parse_fee_limit(rule->limit);
    if (limit && limit->amount) used.emplace(limit->amount->currency, origin);
    if (auto wage = parse_money(rule->wage_min)) used.emplace(wage->currency, origin);
  }
  return used;
}

void find_missing(LintContext& context, const std::vector<pack::RateRecord>& records) {
  auto used = used_currencies(context);
  fees::Rates rates(records, context.options.today);
  for (const auto& [currency, origin] : used) {
    bool is_reached = used.size() == 1;
    for (const auto& other : used)
      is_reached = is_reached || (other.first != currency && rates.convert({1, currency}, other.first));
    if (is_reached) continue;
    context.find(Severity::note, "no-rate", *origin, origin->line,
                 fmt::format("no rate that counts today leads from {} to another currency of the rules; without one "
                             "the kiosk cannot compare amounts: add it to rates.csv",
                             currency));
  }
}

}  // namespace

void lint_rates(LintContext& context) {
  std::map<std::string, PlacedRate> by_key;
  std::vector<pack::RateRecord> rates;
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    const auto* rate = std::get_if<pack::RateRecord>(&context.tree.records[i]);
    if (rate == nullptr) continue;
    const Origin& origin = context.tree.origins[i];
    check(context, origin, *rate);
    auto inverse = by_key.find(rate->to + "/" + rate->from);
    if (inverse != by_key.end()) compare(context, inverse->second, {rate, &origin});
    by_key[rate->from + "/" + rate->to] = {rate, &origin};
    rates.push_back(*rate);
  }
  find_missing(context, rates);
}

}  // namespace waystation::author
