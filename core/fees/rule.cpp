#include "core/fees/rule.h"

#include <algorithm>
#include <array>

namespace waystation::fees {
namespace {

using pack::FeeRuleRecord;

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return contains(b, word); });
}

int other_countries(const FeeRuleRecord& rule) {
  auto is_other = [&](const std::string& country) { return !country.empty() && country != rule.jurisdiction; };
  return is_other(rule.origin) + is_other(rule.destination);
}

int conditions(const FeeRuleRecord& rule) {
  return !rule.direct_hire.empty() + !rule.charged_in.empty() + !rule.sex.empty() + (rule.contract_months_min > 0) +
         (rule.contract_months_max > 0) + !rule.wage_min.empty();
}

std::array<int, 4> specificity(const FeeRuleRecord& rule) {
  return {!rule.occupations.empty(), !rule.worker_group.empty(), other_countries(rule), conditions(rule)};
}

// The same word, or one of them leaves it open.
bool agree(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a == b;
}

struct Corridor {
  std::string origin, destination;
};

// Between which countries the jobs under a rule are: a law holds for those who leave its country and those who come.
std::vector<Corridor> corridors(const FeeRuleRecord& rule) {
  if (rule.basis != "law") return {{rule.origin, rule.destination}};
  std::vector<Corridor> all;
  if (agree(rule.origin, rule.jurisdiction)) all.push_back({rule.jurisdiction, rule.destination});
  if (agree(rule.destination, rule.jurisdiction)) all.push_back({rule.origin, rule.jurisdiction});
  return all;
}

bool may_meet_between_countries(const FeeRuleRecord& a, const FeeRuleRecord& b) {
  for (const Corridor& one : corridors(a)) {
    for (const Corridor& other : corridors(b)) {
      if (agree(one.origin, other.origin) && agree(one.destination, other.destination)) return true;
    }
  }
  return false;
}

bool may_share_contracts(const FeeRuleRecord& a, const FeeRuleRecord& b) {
  int64_t least = std::max(a.contract_months_min, b.contract_months_min);
  auto reaches = [least](const FeeRuleRecord& rule) {
    return rule.contract_months_max <= 0 || rule.contract_months_max >= least;
  };
  return reaches(a) && reaches(b);
}

}  // namespace

std::string Rule::jurisdiction() const {
  return written.basis == "law" ? written.jurisdiction : written.basis;
}

Result<Rule> rule_from(std::string pack, pack::FeeRuleRecord record) {
  auto limit = parse_fee_limit(record.limit);
  if (!limit) {
    return fail(ErrorKind::invalid,
                "the limit “{}” of the fee rule “{}” cannot be read; write “nothing”, “NPR 10000”, “0.5 wage”, “lower "
                "of NPR 10000 and 1 wage”, “official cost” or “none”",
                record.limit, record.id);
  }
  auto wage_min = parse_money(record.wage_min);
  if (!wage_min && !record.wage_min.empty()) {
    return fail(ErrorKind::invalid, "the wage “{}” of the fee rule “{}” cannot be read; write it as “USD 500”",
                record.wage_min, record.id);
  }
  auto tax_percent = parse_decimal(record.tax_percent);
  if (!tax_percent && !record.tax_percent.empty()) {
    return fail(ErrorKind::invalid, "the tax “{}” of the fee rule “{}” cannot be read; write it as “18” or “7.5”",
                record.tax_percent, record.id);
  }
  return Rule{std::move(pack), std::move(record), *limit, wage_min, tax_percent.value_or(Decimal{})};
}

Standing standing_on(const FeeRuleRecord& rule, Date today) {
  if (today < rule.in_force_from) return Standing::not_yet;
  auto until = parse_date(rule.in_force_until);
  if (until && *until < today) return Standing::ended;
  bool has_unreadable_end = !until && !rule.in_force_until.empty();
  return has_unreadable_end || rule.review_by < today ? Standing::stale : Standing::current;
}

int compare_specificity(const FeeRuleRecord& a, const FeeRuleRecord& b) {
  auto one = specificity(a), other = specificity(b);
  if (one == other) return 0;
  return one < other ? -1 : 1;
}

bool may_meet(const FeeRuleRecord& a, const FeeRuleRecord& b) {
  bool same_work = a.occupations.empty() || b.occupations.empty() || share_one(a.occupations, b.occupations);
  return share_one(a.items, b.items) && same_work && agree(a.worker_group, b.worker_group) &&
         agree(a.direct_hire, b.direct_hire) && agree(a.charged_in, b.charged_in) && agree(a.sex, b.sex) &&
         may_share_contracts(a, b) && may_meet_between_countries(a, b);
}

}  // namespace waystation::fees
