// Rules, jobs and sheets by chance, from a seed: small numbers and few words, so that they meet.
#pragma once

#include <algorithm>
#include <cstdint>

#include "tests/unit/core/fees/fee_fixture.h"

namespace waystation::testing {

class Chance {
 public:
  explicit Chance(uint64_t seed) : state_(seed) {}

  // SplitMix64
  uint64_t next() {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  int64_t below(int64_t end) { return static_cast<int64_t>(next() % static_cast<uint64_t>(end)); }
  bool one_in(int64_t n) { return below(n) == 0; }
  template <typename T>
  T of(std::initializer_list<T> list) {
    return *(list.begin() + below(static_cast<int64_t>(list.size())));
  }
  template <typename T>
  void shuffle(std::vector<T>& list) {
    for (size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[static_cast<size_t>(below(static_cast<int64_t>(i)))]);
  }

 private:
  uint64_t state_;
};

inline std::string random_limit(Chance& chance) {
  std::string amount = fmt::format("{} {}", chance.of({"NPR", "NPR", "NPR", "QAR", "KWD"}), 1 + chance.below(4));
  std::string wages = fmt::format("{} wage", chance.of({"0.5", "0.01", "1.333"}));
  switch (chance.below(7)) {
    case 0:
    case 1:
    case 2:
      return amount;
    case 3:
      return wages;
    case 4:
      return fmt::format("lower of {} and {}", amount, wages);
    case 5:
      return chance.of({"official cost", "none"});
    default:
      return "nothing";
  }
}

inline void add_conditions(pack::FeeRuleRecord& rule, Chance& chance) {
  if (chance.one_in(5)) rule.occupations = {chance.of({"domestic", "construction"})};
  if (chance.one_in(6)) rule.worker_group = chance.of({"skilled", "unskilled"});
  if (chance.one_in(5)) rule.sex = chance.of({"female", "male"});
  if (chance.one_in(6)) rule.direct_hire = chance.of({"yes", "no"});
  if (chance.one_in(8)) rule.charged_in = chance.of({"origin", "destination"});
  if (chance.one_in(8)) rule.contract_months_min = 12 + chance.below(2);
  if (chance.one_in(10)) rule.wage_min = chance.of({"NPR 3", "QAR 0.1"});
}

inline pack::FeeRuleRecord random_rule(Chance& chance, int number) {
  pack::FeeRuleRecord rule;
  std::vector<std::string> items = {chance.of({"visa", "travel", "tests", "total"})};
  if (items[0] != "total" && chance.one_in(3)) items.push_back(items[0] == "visa" ? "travel" : "visa");
  std::string id = fmt::format("rule-{}", number), limit = random_limit(chance);
  std::string payer = chance.of({"worker", "worker", "worker", "shared", "employer"});
  switch (chance.below(8)) {
    case 0:
      rule = standard(id, items, payer);
      break;
    case 1:
      rule = agreement(id, items, limit, payer);
      break;
    case 2:
    case 3:
      rule = law_of_qatar(id, items, limit, payer);
      break;
    default:
      rule = law(id, items, limit, payer);
      if (chance.one_in(3)) rule.destination = "QA";
  }
  add_conditions(rule, chance);
  if (chance.one_in(4)) rule.tax_percent = chance.of({"13", "7.5"});
  if (chance.one_in(6)) rule = stale(rule);
  if (chance.one_in(10)) rule = ended(rule);
  if (chance.one_in(12)) rule.in_force_from = {2027, 1, 1};
  return rule;
}

// What is not answered is answered by chance.
inline fees::Job answered(fees::Job job, Chance& chance) {
  if (job.occupation.empty()) job.occupation = chance.of({"domestic", "construction", "other"});
  if (job.worker_group.empty()) job.worker_group = chance.of({"skilled", "unskilled", "seasonal"});
  if (!job.direct_hire) job.direct_hire = chance.one_in(2);
  if (job.charged_in.empty()) job.charged_in = chance.of({"origin", "destination"});
  if (job.sex.empty()) job.sex = chance.of({"female", "male"});
  if (!job.contract_months) job.contract_months = static_cast<int>(11 + chance.below(3));
  if (!job.wage) job.wage = Money{1 + chance.below(800), chance.of({"NPR", "QAR"})};
  return job;
}

inline Asking random_asking(uint64_t seed) {
  Chance chance(seed);
  Asking asking;
  int rules = static_cast<int>(1 + chance.below(12));
  for (int i = 0; i < rules; ++i) asking.records.push_back(random_rule(chance, i));
  asking.job = answered(job_between("NP", "QA", ""), chance);
  if (chance.one_in(10)) asking.job.occupation.clear();
  if (chance.one_in(3)) asking.job.worker_group.clear();
  if (chance.one_in(3)) asking.job.direct_hire.reset();
  if (chance.one_in(3)) asking.job.sex.clear();
  if (chance.one_in(3)) asking.job.contract_months.reset();
  if (chance.one_in(3)) asking.job.wage.reset();
  asking.rates = {{"QAR", "NPR", "36.7", {2026, 11, 1}, {2027, 1, 1}, "bank"},
                  {"KWD", "QAR", "11.9", {2026, 10, 1}, {2027, 1, 1}, "bank"}};
  return asking;
}

// Of some items, each perhaps twice.
inline std::vector<std::pair<std::string, int64_t>> random_charges(Chance& chance) {
  std::vector<std::pair<std::string, int64_t>> charges;
  for (const char* item : {"visa", "travel", "tests", "visa", "unsaid"}) {
    if (!chance.one_in(3)) charges.emplace_back(item, chance.below(500));
  }
  chance.shuffle(charges);
  return charges;
}

}  // namespace waystation::testing
