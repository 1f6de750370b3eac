#include "core/fees/rule.h"

#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

namespace {

// Both ways round, so that the order is one.
bool is_more_specific(const pack::FeeRuleRecord& a, const pack::FeeRuleRecord& b) {
  int there = compare_specificity(a, b), back = compare_specificity(b, a);
  CHECK((there > 0) == (back < 0));
  CHECK((there == 0) == (back == 0));
  return there > 0;
}

bool meet(const pack::FeeRuleRecord& a, const pack::FeeRuleRecord& b) {
  CHECK(may_meet(a, b) == may_meet(b, a));
  return may_meet(a, b);
}

pack::FeeRuleRecord general() {
  return law("general", {"visa"}, "NPR 100");
}

}  // namespace

TEST_CASE("a rule is read from its record") {
  auto record = law("np", {"visa"}, "lower of NPR 100 and 0.5 wage");
  record.wage_min = "USD 500";
  record.tax_percent = "7.5";
  auto rule = rule_from("starter", record);
  REQUIRE(rule);
  CHECK(rule->pack == "starter");
  CHECK(rule->limit == FeeLimit{FeeLimit::Kind::up_to, Money{10'000, "NPR"}, Decimal{5, 1}});
  CHECK(rule->wage_min == Money{50'000, "USD"});
  CHECK(rule->tax_percent == Decimal{75, 1});
}

TEST_CASE("a rule whose limit, wage or tax cannot be read is not used") {
  auto refusal = [](pack::FeeRuleRecord record) {
    auto rule = rule_from("starter", std::move(record));
    if (rule) return std::string("none");
    CHECK(rule.error().kind == ErrorKind::invalid);
    return rule.error().message;
  };
  auto wage = general(), tax = general();
  wage.wage_min = "500 USD";
  tax.tax_percent = "18%";
  CHECK(refusal(law("np-1", {"visa"}, "NPR 10,000")).starts_with("the limit “NPR 10,000” of the fee rule “np-1”"));
  CHECK(refusal(wage).starts_with("the wage “500 USD” of the fee rule “general”"));
  CHECK(refusal(tax).starts_with("the tax “18%” of the fee rule “general”"));
}

TEST_CASE("two laws are of two jurisdictions, and so are agreements and standards") {
  auto jurisdiction = [](pack::FeeRuleRecord record) { return rule_from("p", std::move(record))->jurisdiction(); };
  CHECK(jurisdiction(law("a", {"visa"}, "none")) == "NP");
  CHECK(jurisdiction(law_of_qatar("a", {"visa"}, "none")) == "QA");
  CHECK(jurisdiction(agreement("a", {"visa"}, "none")) == "agreement");
  CHECK(jurisdiction(standard("a", {"visa"})) == "standard");
  CHECK(rule_from("p", standard("a", {"visa"}))->is_standard());
  CHECK_FALSE(rule_from("p", agreement("a", {"visa"}, "none"))->is_standard());
}

TEST_CASE("a rule is in force from its first day on") {
  auto rule = general();
  rule.in_force_from = {2026, 11, 22};
  CHECK(standing_on(rule, {2026, 11, 21}) == Standing::not_yet);
  CHECK(standing_on(rule, {2026, 11, 22}) == Standing::current);
  CHECK(standing_on(rule, {2026, 11, 23}) == Standing::current);
}

TEST_CASE("a rule is in force until its last day has passed") {
  auto rule = general();
  rule.in_force_until = "2026-11-22";
  CHECK(standing_on(rule, {2026, 11, 21}) == Standing::current);
  CHECK(standing_on(rule, {2026, 11, 22}) == Standing::current);
  CHECK(standing_on(rule, {2026, 11, 23}) == Standing::ended);
  CHECK(standing_on(rule, {2028, 1, 1}) == Standing::ended);
}

TEST_CASE("nobody relies on a rule after the day by which it was to be checked") {
  auto rule = general();
  rule.review_by = {2026, 11, 22};
  CHECK(standing_on(rule, {2026, 11, 22}) == Standing::current);
  CHECK(standing_on(rule, {2026, 11, 23}) == Standing::stale);
}

TEST_CASE("nobody relies on a rule whose last day cannot be read") {
  auto rule = general();
  rule.in_force_until = "soon";
  CHECK(standing_on(rule, {2026, 11, 22}) == Standing::stale);
}

TEST_CASE("occupation counts before worker group, that before the other country, that before conditions") {
  auto work = general(), group = general(), country = general(), condition = general();
  work.occupations = {"domestic"};
  group.worker_group = "skilled";
  country.destination = "QA";
  condition.sex = "female";
  condition.direct_hire = "no";
  condition.contract_months_min = 24;
  condition.wage_min = "USD 500";
  CHECK(is_more_specific(condition, general()));
  CHECK(is_more_specific(country, condition));
  CHECK(is_more_specific(group, country));
  CHECK(is_more_specific(work, group));
  auto all_but_work = condition;
  all_but_work.worker_group = "skilled";
  all_but_work.destination = "QA";
  CHECK(is_more_specific(work, all_but_work));
  CHECK(is_more_specific(all_but_work, group));
}

TEST_CASE("the country whose law it is makes a rule no more specific; the other one does") {
  auto own = general(), other = general(), neither = general();
  neither.origin.clear();
  other.destination = "QA";
  CHECK(compare_specificity(own, neither) == 0);
  CHECK(is_more_specific(other, own));
  auto qatar = law_of_qatar("q", {"visa"}, "none"), qatar_from_nepal = qatar;
  qatar_from_nepal.origin = "NP";
  CHECK(is_more_specific(qatar_from_nepal, qatar));
}

TEST_CASE("more conditions are more specific, each counting one") {
  auto one = general(), other = general(), two = general();
  one.sex = "female";
  other.contract_months_max = 12;
  two.contract_months_min = 6;
  two.contract_months_max = 12;
  CHECK(compare_specificity(one, other) == 0);
  CHECK(is_more_specific(two, one));
}

TEST_CASE("rules meet only about the same item") {
  CHECK(meet(general(), law("b", {"visa"}, "none")));
  CHECK(meet(general(), law("b", {"travel", "visa"}, "none")));
  CHECK_FALSE(meet(general(), law("b", {"travel"}, "none")));
  CHECK_FALSE(meet(general(), law("b", {"total"}, "none")));
  CHECK(meet(law("a", {"total"}, "none"), law("b", {"total"}, "none")));
}

TEST_CASE("rules meet only where one job falls under both") {
  auto to_qatar = general(), to_kuwait = general();
  to_qatar.destination = "QA";
  to_kuwait.destination = "KW";
  CHECK(meet(general(), to_qatar));
  CHECK_FALSE(meet(to_qatar, to_kuwait));
  CHECK(meet(to_qatar, law_of_qatar("q", {"visa"}, "none")));
  CHECK_FALSE(meet(to_kuwait, law_of_qatar("q", {"visa"}, "none")));
  CHECK(meet(to_qatar, agreement("q", {"visa"}, "none")));
  CHECK(meet(to_qatar, standard("s", {"visa"})));
  auto for_all_of_nepal = general();
  for_all_of_nepal.origin.clear();
  CHECK(meet(for_all_of_nepal, law_of_qatar("q", {"visa"}, "none")));
  auto from_india_to_nepal = for_all_of_nepal;
  from_india_to_nepal.origin = "IN";
  CHECK_FALSE(meet(from_india_to_nepal, general()));
}

TEST_CASE("rules meet only for one work, group, sex and way of hiring") {
  auto changed = [](auto change) {
    auto rule = general();
    change(rule);
    return rule;
  };
  auto maids = changed([](auto& rule) { rule.occupations = {"domestic", "care"}; });
  CHECK(meet(maids, general()));
  CHECK(meet(maids, changed([](auto& rule) { rule.occupations = {"care", "farm"}; })));
  CHECK_FALSE(meet(maids, changed([](auto& rule) { rule.occupations = {"farm"}; })));
  auto women = changed([](auto& rule) { rule.sex = "female"; });
  CHECK_FALSE(meet(women, changed([](auto& rule) { rule.sex = "male"; })));
  auto direct = changed([](auto& rule) { rule.direct_hire = "yes"; });
  CHECK_FALSE(meet(direct, changed([](auto& rule) { rule.direct_hire = "no"; })));
  auto there = changed([](auto& rule) { rule.charged_in = "destination"; });
  CHECK_FALSE(meet(there, changed([](auto& rule) { rule.charged_in = "origin"; })));
  CHECK(meet(direct, women));
  auto skilled = changed([](auto& rule) { rule.worker_group = "skilled"; });
  CHECK_FALSE(meet(skilled, changed([](auto& rule) { rule.worker_group = "unskilled"; })));
}

TEST_CASE("rules meet only for contracts of one length") {
  auto of_months = [](int64_t least, int64_t most) {
    auto rule = general();
    rule.contract_months_min = least;
    rule.contract_months_max = most;
    return rule;
  };
  CHECK(meet(of_months(24, 0), of_months(0, 24)));
  CHECK_FALSE(meet(of_months(25, 0), of_months(0, 24)));
  CHECK_FALSE(meet(of_months(1, 11), of_months(12, 24)));
  CHECK(meet(of_months(24, 0), general()));
}
