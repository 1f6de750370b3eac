#include "core/fees/law.h"

#include <algorithm>

namespace waystation::fees {
namespace {

bool forbids(const Holding* holding) {
  return holding->is_current() && holding->worth.kind == FeeLimit::Kind::nothing;
}

bool is_joint(const Rule& rule) {
  const auto& items = rule.written.items;
  return speaks_of_total(rule) || std::any_of(items.begin(), items.end(), [&](auto& item) { return item != items[0]; });
}

bool has_amount(const Holding* holding) {
  return holding->is_current() && holding->worth.kind == FeeLimit::Kind::up_to && holding->worth.most;
}

bool is_lower(const Holding* a, const Holding* b) {
  return *a->worth.most < *b->worth.most;
}

// The lowest amount of those that hold side by side.
const Holding* lowest_of(const std::vector<const Holding*>& holdings) {
  const Holding* lowest = nullptr;
  for (const Holding* holding : holdings) {
    if (has_amount(holding) && (lowest == nullptr || is_lower(holding, lowest))) lowest = holding;
  }
  return lowest;
}

Verdict lawful_verdict(const Holding& holding) {
  if (holding.rule->written.payer == "shared") return Verdict::shared;
  if (holding.worth.kind == FeeLimit::Kind::official_cost) return Verdict::official_cost;
  return holding.worth.kind == FeeLimit::Kind::none ? Verdict::no_limit : Verdict::allowed;
}

}  // namespace

Law::Law(std::span<const Holding> holdings, std::span<const Asked> sheet)
    : sheet_(sheet), total_(winners_for(holdings, pack::kTotalItem)) {
  for (const Asked& asked : sheet) {
    bool has_name = asked.item != kUnsaid && asked.item != pack::kTotalItem;
    own_.push_back(has_name ? winners_for(holdings, asked.item) : Winners{});
  }
  add_up();
}

Law::Forbidden Law::forbidden(size_t line) const {
  const Winners& own = own_[line];
  auto any_forbids = [](const std::vector<const Holding*>& rules) {
    return std::any_of(rules.begin(), rules.end(), forbids);
  };
  bool certainly = any_forbids(own.certain) && std::all_of(own.instead.begin(), own.instead.end(), forbids);
  if (certainly) return Forbidden::yes;
  bool perhaps = any_forbids(own.certain) || any_forbids(own.beside) || any_forbids(own.instead);
  return perhaps ? Forbidden::perhaps : Forbidden::no;
}

void Law::add_up() {
  for (size_t line = 0; line < sheet_.size(); ++line) {
    const Winners& own = own_[line];
    int64_t asked = sheet_[line].minor_units;
    sum_open_ |= own.open;
    for (const auto* group : {&own.certain, &own.beside, &own.instead}) {
      for (const Holding* holding : *group) {
        joint_[holding].most += asked;
        if (group == &own.certain && own.is_certain()) joint_[holding].least += asked;
      }
    }
    Forbidden is_forbidden = forbidden(line);
    if (is_forbidden != Forbidden::yes) in_total_.most += asked;
    if (is_forbidden == Forbidden::no) in_total_.least += asked;
    if (own.is_empty()) under_total_ += asked;
  }
}

// `holding` is taken to hold for the line, whatever else is not known.
Law::Sum Law::sum_for(const Holding& holding, size_t line) const {
  int64_t asked = sheet_[line].minor_units;
  if (speaks_of_total(*holding.rule)) {
    return {in_total_.least + (forbidden(line) == Forbidden::no ? 0 : asked), in_total_.most};
  }
  const Winners& own = own_[line];
  bool is_counted =
      own.is_certain() && std::find(own.certain.begin(), own.certain.end(), &holding) != own.certain.end();
  const Sum& sum = joint_.at(&holding);
  return {sum.least + (is_counted ? 0 : asked), sum.most};
}

Judgement Law::by(const Holding& holding, size_t line) const {
  Judgement judgement;
  judgement.rules = {holding.rule};
  if (!holding.is_current()) {
    judgement.verdict = Verdict::no_longer_known;
    return judgement;
  }
  const Worth& worth = holding.worth;
  judgement.rate_dated = worth.rate_dated;
  if (worth.kind == FeeLimit::Kind::nothing) {
    judgement.verdict = Verdict::not_yours;
    judgement.limit = judgement.at_most = 0;
    judgement.over = sheet_[line].minor_units;
    return judgement;
  }
  judgement.verdict = lawful_verdict(holding);
  if (worth.kind != FeeLimit::Kind::up_to) return judgement;

  judgement.at_most = judgement.limit = worth.most;
  judgement.limit_is_shared = is_joint(*holding.rule);
  Sum sum = sum_for(holding, line);
  if (worth.most && sum.least > *worth.most) {
    judgement.verdict = Verdict::above_limit;
    judgement.over = sum.least - *worth.most;
    return judgement;
  }
  if (worth.lacks_rate) {
    judgement.verdict = Verdict::no_longer_known;
  } else if (worth.lacks_wage) {
    judgement.verdict = Verdict::depends;
    judgement.open = missing(Question::wage);
  } else if (sum.most > *worth.most) {
    judgement.verdict = Verdict::depends;
    judgement.open = sum_open_;
  } else {
    return judgement;
  }
  judgement.limit.reset();
  judgement.limit_is_shared = false;
  return judgement;
}

void Law::add_cases(const Winners& winners, size_t line, std::vector<Judgement>& cases) const {
  for (const Holding* holding : winners.instead) cases.push_back(by(*holding, line));
  if (winners.certain.empty()) return;
  std::vector<Judgement> together;
  for (const Holding* holding : winners.certain) together.push_back(by(*holding, line));
  Judgement base = strictest_of(together);
  cases.push_back(base);
  for (const Holding* holding : winners.beside) cases.push_back(strictest_of(std::vector{base, by(*holding, line)}));
}

Judgement Law::judge(size_t line) const {
  const Winners& own = own_[line];
  Missing open = own.open;
  std::vector<Judgement> cases;
  add_cases(own, line, cases);
  if (own.certain.empty()) {
    add_cases(total_, line, cases);
    open |= total_.open;
    if (total_.certain.empty()) cases.push_back({});
  }
  return one_of(cases, open);
}

Judgement Law::judge_unsaid(size_t line) const {
  std::vector<Judgement> cases;
  add_cases(total_, line, cases);
  if (total_.certain.empty()) cases.push_back({});
  for (Judgement& judgement : cases) {
    if (judgement.verdict == Verdict::not_yours) continue;
    judgement = {};
    judgement.verdict = Verdict::not_said;
  }
  return one_of(cases, total_.open);
}

bool Law::has_rule_for(size_t line) const {
  return !own_[line].is_empty() || !total_.is_empty();
}

std::optional<int64_t> Law::most_in_total() const {
  if (!std::all_of(total_.instead.begin(), total_.instead.end(), has_amount)) return std::nullopt;
  const Holding* most = lowest_of(total_.certain);
  if (most == nullptr) return std::nullopt;
  for (const Holding* holding : total_.instead) most = std::max(most, holding, is_lower);
  return *most->worth.most;
}

std::optional<Date> Law::total_rate_dated() const {
  std::optional<Date> dated;
  for (const auto* group : {&total_.certain, &total_.instead}) {
    for (const Holding* holding : *group) {
      auto rate = holding->worth.rate_dated;
      if (rate && (!dated || *rate < *dated)) dated = rate;
    }
  }
  return dated;
}

// The rule that certainly limits the line together with others.
const Holding* Law::joint_limit_of(size_t line) const {
  if (!own_[line].is_certain()) return nullptr;
  std::vector<const Holding*> joint = own_[line].certain;
  std::erase_if(joint, [](const Holding* holding) { return !is_joint(*holding->rule); });
  return lowest_of(joint);
}

int64_t Law::most_of(std::span<const int64_t> caps) const {
  std::map<const Holding*, int64_t> groups;
  int64_t most = 0;
  for (size_t line = 0; line < caps.size(); ++line) groups[joint_limit_of(line)] += caps[line];
  for (auto [joint, sum] : groups) most += joint == nullptr ? sum : std::min(sum, *joint->worth.most);
  return std::min(most, most_in_total().value_or(most));
}

// A law that forbids every charge still allows what another rule of it names: only the others pass it.
bool Law::is_passed(const Holding& total) const {
  if (forbids(&total)) return under_total_ > 0;
  return has_amount(&total) && in_total_.least > *total.worth.most;
}

std::vector<const Rule*> Law::passed_totals() const {
  std::vector<const Rule*> passed;
  for (const Holding* holding : total_.certain) {
    if (is_passed(*holding)) passed.push_back(holding->rule);
  }
  if (passed.empty()) return {};
  for (const Holding* holding : total_.instead) {
    if (!is_passed(*holding)) return {};
    passed.push_back(holding->rule);
  }
  return passed;
}

}  // namespace waystation::fees
