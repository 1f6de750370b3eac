// Fee rules and sheets as short as people say them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/fees/assess.h"
#include "tests/support/catch.h"

namespace waystation::testing {

// A law of Nepal for those who leave it, in force and checked on the day of `Asking`.
inline pack::FeeRuleRecord law(std::string id, std::vector<std::string> items, std::string limit,
                               std::string payer = "worker") {
  pack::FeeRuleRecord rule;
  rule.id = std::move(id);
  rule.basis = "law";
  rule.jurisdiction = rule.origin = "NP";
  rule.items = std::move(items);
  rule.limit = std::move(limit);
  rule.payer = std::move(payer);
  rule.in_force_from = {2015, 7, 6};
  rule.review_by = {2027, 5, 22};
  return rule;
}

inline pack::FeeRuleRecord law_of_qatar(std::string id, std::vector<std::string> items, std::string limit,
                                        std::string payer = "worker") {
  pack::FeeRuleRecord rule = law(std::move(id), std::move(items), std::move(limit), std::move(payer));
  rule.jurisdiction = rule.destination = "QA";
  rule.origin.clear();
  return rule;
}

inline pack::FeeRuleRecord agreement(std::string id, std::vector<std::string> items, std::string limit,
                                     std::string payer = "worker") {
  pack::FeeRuleRecord rule = law(std::move(id), std::move(items), std::move(limit), std::move(payer));
  rule.basis = "agreement";
  rule.jurisdiction.clear();
  rule.destination = "QA";
  return rule;
}

inline pack::FeeRuleRecord standard(std::string id, std::vector<std::string> items, std::string payer = "employer") {
  pack::FeeRuleRecord rule = law(std::move(id), std::move(items), "nothing", std::move(payer));
  rule.basis = "standard";
  rule.jurisdiction.clear();
  rule.origin.clear();
  return rule;
}

inline pack::FeeRuleRecord stale(pack::FeeRuleRecord rule) {
  rule.review_by = {2026, 11, 21};
  return rule;
}

inline pack::FeeRuleRecord ended(pack::FeeRuleRecord rule) {
  rule.in_force_until = "2020-12-31";
  return rule;
}

// Nothing else of it was said.
inline fees::Job job_between(std::string origin, std::string destination, std::string occupation = "construction") {
  fees::Job job;
  job.origin = std::move(origin);
  job.destination = std::move(destination);
  job.occupation = std::move(occupation);
  return job;
}

// One visitor's sheet: a builder from Nepal to Qatar who is paid 50,000 rupees, unless it says otherwise.
struct Asking {
  std::vector<pack::FeeRuleRecord> records;
  fees::Job job = {"NP", "QA", "construction", "unskilled", false, "origin", "male", 24, Money{5'000'000, "NPR"}};
  std::string currency = "NPR";
  Date today = {2026, 11, 22};
  std::vector<pack::RateRecord> rates = {};
  std::vector<fees::Rule> rules = {};  // from `records`, when it is asked

  fees::Assessment ask(const std::vector<std::pair<std::string, int64_t>>& charges) {
    read();
    std::vector<fees::Charge> sheet;
    for (const auto& [item, minor_units] : charges) sheet.push_back({item, minor_units});
    return fees::assess(rules, fees::Rates(rates, today), today, job, currency, sheet);
  }
  fees::Line ask(const std::string& item, int64_t minor_units) {
    return ask(std::vector<std::pair<std::string, int64_t>>{{item, minor_units}}).lines.at(0);
  }
  fees::Verdict verdict(const std::string& item, int64_t minor_units) { return ask(item, minor_units).verdict; }

  void read() {
    rules.clear();
    for (const pack::FeeRuleRecord& record : records) {
      auto rule = fees::rule_from("pack", record);
      INFO((rule ? "" : rule.error().message));
      REQUIRE(rule);
      rules.push_back(std::move(*rule));
    }
  }
};

inline std::vector<std::string> ids(const std::vector<const fees::Rule*>& rules) {
  std::vector<std::string> all;
  for (const fees::Rule* rule : rules) all.push_back(rule->written.id);
  return all;
}

using Ids = std::vector<std::string>;

}  // namespace waystation::testing

namespace Catch {
template <>
struct StringMaker<waystation::fees::Verdict> {
  static std::string convert(waystation::fees::Verdict verdict) {
    constexpr const char* kNames[] = {"allowed", "against_standard", "above_limit",    "not_yours",
                                      "shared",  "official_cost",    "no_limit",       "depends",
                                      "no_rule", "not_said",         "no_longer_known"};
    return kNames[static_cast<size_t>(verdict)];
  }
};
}  // namespace Catch
