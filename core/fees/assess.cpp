#include "core/fees/assess.h"

#include <algorithm>

#include "core/fees/sheet.h"

namespace waystation::fees {
namespace {

// Also those that hold under conditions; not those that come into force later.
std::vector<const Rule*> rules_for(const std::vector<Rule>& rules, Date today, const Job& job) {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules) {
    if (is_for(rule, job) && standing_on(rule.written, today) != Standing::not_yet) found.push_back(&rule);
  }
  return found;
}

}  // namespace

Assessment assess(const std::vector<Rule>& rules, const Rates& rates, Date today, const Job& job,
                  const std::string& currency, const std::vector<Charge>& charges) {
  auto holdings = holdings_for(rules, rates, today, job, currency);
  auto asked = sheet_of(charges);
  return Sheet(holdings, asked, job).assess(rates, currency);
}

Assessment plan(const std::vector<Rule>& rules, const Rates& rates, Date today, const Job& job,
                const std::string& currency) {
  auto holdings = holdings_for(rules, rates, today, job, currency);
  std::vector<Asked> items;
  for (std::string_view item : pack::kFeeItems) {
    bool is_named = std::any_of(holdings.begin(), holdings.end(),
                                [&](const Holding& holding) { return speaks_of(*holding.rule, item); });
    if (is_named) items.push_back({std::string(item), 0});
  }
  return Sheet(holdings, items, job).assess(rates, currency);
}

std::vector<Question> questions_for(const std::vector<Rule>& rules, Date today, const Job& job) {
  Missing questions;
  for (const Rule* rule : rules_for(rules, today, job)) questions |= depends_on(*rule);
  return questions_in(questions);
}

std::vector<std::string> worker_groups_for(const std::vector<Rule>& rules, Date today, const Job& job) {
  auto found = rules_for(rules, today, job);
  std::vector<std::string> groups;
  for (std::string_view group : pack::kWorkerGroups) {
    bool is_named =
        std::any_of(found.begin(), found.end(), [&](const Rule* rule) { return rule->written.worker_group == group; });
    if (is_named) groups.emplace_back(group);
  }
  return groups;
}

}  // namespace waystation::fees
