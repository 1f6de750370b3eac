#include "core/fees/sheet.h"

#include <algorithm>

namespace waystation::fees {
namespace {

void keep_oldest(std::optional<Date>& oldest, std::optional<Date> date) {
  if (date && (!oldest || *date < *oldest)) oldest = date;
}

}  // namespace

std::vector<Asked> sheet_of(const std::vector<Charge>& charges) {
  std::vector<Asked> sheet;
  for (size_t i = 0; i < std::min(charges.size(), kMaxCharges); ++i) {
    const Charge& charge = charges[i];
    auto line = std::find_if(sheet.begin(), sheet.end(), [&](const Asked& asked) { return asked.item == charge.item; });
    if (line == sheet.end()) line = sheet.insert(sheet.end(), Asked{charge.item, 0});
    line->minor_units += std::clamp(charge.minor_units, int64_t{0}, kMaxMinorUnits);
  }
  return sheet;
}

Sheet::Sheet(const std::vector<Holding>& holdings, const std::vector<Asked>& asked, const Job& job)
    : asked_(asked), job_(job) {
  for (auto first = holdings.begin(); first != holdings.end();) {
    std::string jurisdiction = first->rule->jurisdiction();
    auto last = std::find_if(first, holdings.end(),
                             [&](const Holding& holding) { return holding.rule->jurisdiction() != jurisdiction; });
    if (!first->rule->is_standard()) laws_.emplace_back(jurisdiction, Law(std::span(first, last), asked));
    for (; first != last; ++first) {
      if (first->rule->is_standard() && first->holds() && first->is_current()) standards_.push_back(first->rule);
    }
  }
}

Judgement Sheet::judge(size_t line) const {
  bool is_unsaid = asked_[line].item == kUnsaid;
  std::vector<Judgement> judgements;
  for (const auto& [jurisdiction, law] : laws_) {
    judgements.push_back(is_unsaid ? law.judge_unsaid(line) : law.judge(line));
  }
  Judgement all = all_of(judgements);
  if (is_unsaid && all.verdict != Verdict::not_yours) {
    all.verdict = Verdict::not_said;
    all.rules.clear();
  }
  return all;
}

void Sheet::add_standards(Line& line) const {
  bool is_against = false;
  for (const Rule* rule : standards_) {
    if (!speaks_of_total(*rule) && !speaks_of(*rule, line.item)) continue;
    line.standards.push_back(rule);
    bool forbids = rule->limit.kind == FeeLimit::Kind::nothing;
    if (forbids || rule->written.payer != "worker") is_against = true;
  }
  if (is_against && line.verdict == Verdict::allowed) line.verdict = Verdict::against_standard;
}

Line Sheet::line_of(size_t line, const Judgement& judgement) const {
  Line out;
  out.item = asked_[line].item;
  out.asked = asked_[line].minor_units;
  out.verdict = judgement.verdict;
  // What the office charges is not known, so another law's limit is not the most that may be asked.
  if (out.verdict != Verdict::official_cost) out.limit = judgement.limit;
  out.limit_is_shared = judgement.limit_is_shared;
  if (out.verdict == Verdict::above_limit) out.over = judgement.over;
  out.is_approximate = judgement.rate_dated.has_value();
  out.rules = judgement.rules;
  out.open_questions = questions_in(judgement.open);
  if (!out.rules.empty()) out.payer = out.rules.front()->written.payer;
  if (out.verdict == Verdict::not_yours && out.payer == "worker")
    out.payer.clear();  // the law forbids it and names nobody
  add_standards(out);
  if (out.item == kUnsaid) return out;
  for (const std::string& country : {job_.origin, job_.destination}) {
    auto& unknown = out.unknown_jurisdictions;
    bool is_known = std::any_of(laws_.begin(), laws_.end(),
                                [&](const auto& law) { return law.first == country && law.second.has_rule_for(line); });
    if (is_known || country.empty() || std::find(unknown.begin(), unknown.end(), country) != unknown.end()) continue;
    unknown.push_back(country);
  }
  return out;
}

// Each law alone gives an upper bound, and what all of them leave is no more than the lowest of those. It may be less:
// a charge that one law lets pass under its joint limit, another may count against its own. To find the least that all
// laws leave together is a linear programme; a bound that can be checked by hand is better before an agency, and no law
// lets more be asked than it says.
int64_t Sheet::most_of(const std::vector<int64_t>& caps) const {
  int64_t most = 0;
  for (int64_t cap : caps) most += cap;
  for (const auto& [jurisdiction, law] : laws_) most = std::min(most, law.most_of(caps));
  return most;
}

void Sheet::sum_up(Assessment& all, const std::vector<Judgement>& judgements) const {
  std::vector<int64_t> known_caps, lawful_caps;
  int64_t most_over = 0;
  for (size_t i = 0; i < all.lines.size(); ++i) {
    const Line& line = all.lines[i];
    all.asked += line.asked;
    ++(line.limit ? all.known_items : all.unknown_items);
    if (line.limit) all.asked_for_known += line.asked;
    known_caps.push_back(line.limit ? judgements[i].at_most.value_or(*line.limit) : 0);
    lawful_caps.push_back(std::min(line.asked, judgements[i].at_most.value_or(line.asked)));
    most_over = std::max(most_over, line.over.value_or(0));
  }
  // Seen line by line, and as joint limits and totals leave it: whichever is more, so that nothing counts twice.
  all.too_much = std::max(all.asked - most_of(lawful_caps), most_over);
  if (all.known_items > 0) all.most = most_of(known_caps);
  for (const auto& [jurisdiction, law] : laws_) {
    auto total = law.most_in_total();
    if (total && all.known_items == 0) all.most = std::min(*total, all.most.value_or(*total));
    auto passed = law.passed_totals();
    all.total_rules.insert(all.total_rules.end(), passed.begin(), passed.end());
  }
  all.total_is_over = !all.total_rules.empty();
}

void Sheet::note_rates(Assessment& all, const std::vector<Judgement>& judgements) const {
  for (const Judgement& judgement : judgements) keep_oldest(all.rates_dated, judgement.rate_dated);
  for (const auto& [jurisdiction, law] : laws_) keep_oldest(all.rates_dated, law.total_rate_dated());
  all.is_approximate = all.rates_dated.has_value();
}

void Sheet::compare_with_wage(Assessment& all, const Rates& rates) const {
  auto wage = said_wage(job_);
  auto converted = wage ? rates.convert(*wage, all.currency) : std::nullopt;
  if (!converted || converted->money.minor_units <= 0) return;
  all.too_much_in_tenths_of_wage = all.too_much * 10 / converted->money.minor_units;
  keep_oldest(all.rates_dated, converted->dated);
  all.is_approximate = all.rates_dated.has_value();
}

Assessment Sheet::assess(const Rates& rates, const std::string& currency) const {
  Assessment all;
  all.currency = currency;
  std::vector<Judgement> judgements;
  Missing open;
  for (size_t i = 0; i < asked_.size(); ++i) {
    judgements.push_back(judge(i));
    all.lines.push_back(line_of(i, judgements.back()));
    open |= judgements.back().open;
  }
  all.open_questions = questions_in(open);
  sum_up(all, judgements);
  note_rates(all, judgements);
  compare_with_wage(all, rates);
  return all;
}

}  // namespace waystation::fees
