#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

namespace {

using Questions = std::vector<Question>;

pack::FeeRuleRecord for_women(pack::FeeRuleRecord rule) {
  rule.sex = "female";
  return rule;
}

Asking asking_nobody_in_particular(std::vector<pack::FeeRuleRecord> records) {
  Asking asking{std::move(records)};
  asking.job = job_between("NP", "QA");
  return asking;
}

}  // namespace

TEST_CASE("a verdict depends on a condition that was not answered, and names the question and both rules") {
  Asking asking = asking_nobody_in_particular(
      {law("general", {"visa"}, "NPR 100"), for_women(law("women", {"visa"}, "nothing", "employer"))});
  Assessment all = asking.ask({{"visa", 10'000}});
  Line line = all.lines.at(0);
  CHECK(line.verdict == Verdict::depends);
  CHECK(line.open_questions == Questions{Question::sex});
  CHECK(all.open_questions == Questions{Question::sex});
  CHECK(ids(line.rules) == Ids{"women", "general"});
  CHECK_FALSE(line.limit);
  CHECK(all.unknown_items == 1);
  CHECK(all.too_much == 0);
  asking.job.sex = "male";
  CHECK(asking.verdict("visa", 10'000) == Verdict::allowed);
  asking.job.sex = "female";
  CHECK(asking.verdict("visa", 10'000) == Verdict::not_yours);
}

TEST_CASE("when every rule that may hold says the same, nothing is open") {
  Asking asking = asking_nobody_in_particular(
      {law("general", {"visa"}, "nothing", "agency"), for_women(law("women", {"visa"}, "nothing", "employer"))});
  Line line = asking.ask("visa", 1);
  CHECK(line.verdict == Verdict::not_yours);
  CHECK(line.open_questions.empty());
  asking.records = {law("general", {"visa"}, "NPR 100"), for_women(law("women", {"visa"}, "NPR 100"))};
  CHECK(asking.verdict("visa", 10'000) == Verdict::allowed);
  asking.records[1].limit = "NPR 99";
  CHECK(asking.verdict("visa", 1) == Verdict::depends);
}

TEST_CASE("what is too much in any case is too much, by the mildest rule at least") {
  Asking asking = asking_nobody_in_particular(
      {law("general", {"visa"}, "NPR 100"), for_women(law("women", {"visa"}, "nothing", "employer"))});
  Assessment all = asking.ask({{"visa", 10'001}});
  Line line = all.lines.at(0);
  CHECK(line.verdict == Verdict::above_limit);
  CHECK(line.limit == 10'000);
  CHECK(line.over == 1);
  CHECK(line.open_questions == Questions{Question::sex});
  CHECK(all.too_much == 1);
}

TEST_CASE("a rule that may hold where there is no other leaves it open whether there is any") {
  Asking asking = asking_nobody_in_particular({for_women(law("women", {"visa"}, "nothing", "employer"))});
  CHECK(asking.verdict("visa", 1) == Verdict::depends);
  CHECK(asking.ask("visa", 1).unknown_jurisdictions == Ids{"QA"});
  asking.job.sex = "male";
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
  CHECK(asking.ask("visa", 1).unknown_jurisdictions == Ids{"NP", "QA"});
}

TEST_CASE("a rule that may hold but would lose to a more special one opens no question") {
  auto special = law("special", {"visa"}, "NPR 50");
  special.occupations = {"construction"};
  Asking asking = asking_nobody_in_particular({special, for_women(law("women", {"visa"}, "nothing", "employer"))});
  CHECK(asking.verdict("visa", 5'000) == Verdict::allowed);
  CHECK(asking.ask("visa", 1).open_questions.empty());
}

TEST_CASE("of two equally special rules that may both hold, the stricter may") {
  auto direct = law("direct", {"visa"}, "nothing", "agency");
  direct.direct_hire = "no";
  Asking asking = asking_nobody_in_particular({for_women(law("women", {"visa"}, "NPR 100")), direct});
  asking.job.sex = "female";
  Line line = asking.ask("visa", 1);
  CHECK(line.verdict == Verdict::depends);
  CHECK(line.open_questions == Questions{Question::direct_hire});
  asking.records[1].limit = "none";
  asking.records[1].payer = "worker";
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
}

TEST_CASE("every question is asked: group, way of hiring, sex, months and wage") {
  auto with = [](auto change) {
    auto rule = law("special", {"visa"}, "nothing", "employer");
    change(rule);
    return asking_nobody_in_particular({law("general", {"visa"}, "NPR 100"), rule}).ask("visa", 1).open_questions;
  };
  CHECK(with([](auto& r) { r.worker_group = "skilled"; }) == Questions{Question::worker_group});
  CHECK(with([](auto& r) { r.direct_hire = "yes"; }) == Questions{Question::direct_hire});
  CHECK(with([](auto& r) { r.charged_in = "origin"; }) == Questions{Question::charged_in});
  CHECK(with([](auto& r) { r.sex = "male"; }) == Questions{Question::sex});
  CHECK(with([](auto& r) { r.contract_months_min = 12; }) == Questions{Question::contract_months});
  CHECK(with([](auto& r) { r.contract_months_max = 12; }) == Questions{Question::contract_months});
  CHECK(with([](auto& r) { r.wage_min = "USD 500"; }) == Questions{Question::wage});
  CHECK(with([](auto& r) { r.sex = r.direct_hire = "no"; }) == Questions{Question::direct_hire, Question::sex});
}

TEST_CASE("a limit in wages depends on the wage; with an amount beside it, too much is known without it") {
  Asking asking = asking_nobody_in_particular({law("a", {"service-fee"}, "0.5 wage")});
  Line line = asking.ask("service-fee", 1'000);
  CHECK(line.verdict == Verdict::depends);
  CHECK(line.open_questions == Questions{Question::wage});
  asking.records[0].limit = "lower of NPR 10000 and 0.5 wage";
  CHECK(asking.verdict("service-fee", 1'000'000) == Verdict::depends);
  Line above = asking.ask("service-fee", 1'000'001);
  CHECK(above.verdict == Verdict::above_limit);
  CHECK(above.over == 1);
  asking.job.wage = Money{0, "NPR"};  // nobody is offered nothing: it was not said
  CHECK(asking.verdict("service-fee", 1) == Verdict::depends);
}

TEST_CASE("an occupation that was not said leaves open whether a rule for some work holds") {
  auto domestic = law("domestic", {"visa"}, "nothing", "employer");
  domestic.occupations = {"domestic"};
  Asking asking = asking_nobody_in_particular({law("general", {"visa"}, "NPR 100"), domestic});
  asking.job.occupation.clear();
  CHECK(asking.verdict("visa", 1) == Verdict::depends);
  asking.job.occupation = "other";
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
}

TEST_CASE("what another law forbids for certain is not open, and what one leaves open is not allowed") {
  auto women = for_women(law("women", {"visa"}, "nothing", "employer"));
  Asking asking = asking_nobody_in_particular(
      {law("general", {"visa"}, "NPR 100"), women, law_of_qatar("qa", {"visa"}, "nothing", "employer")});
  Line line = asking.ask("visa", 1);
  CHECK(line.verdict == Verdict::not_yours);
  CHECK(line.open_questions.empty());
  asking.records[2].limit = "NPR 500";
  asking.records[2].payer = "worker";
  CHECK(asking.verdict("visa", 1) == Verdict::depends);
  asking.records[2] = stale(asking.records[2]);
  line = asking.ask("visa", 1);
  CHECK(line.verdict == Verdict::no_longer_known);
  CHECK(line.open_questions == Questions{Question::sex});
}

TEST_CASE("a joint limit is passed for certain only by what certainly falls under it") {
  Asking asking = asking_nobody_in_particular(
      {law("joint", {"visa", "travel"}, "NPR 100"), for_women(law("women", {"travel"}, "NPR 900"))});
  Assessment all = asking.ask({{"visa", 6'000}, {"travel", 5'000}});
  CHECK(all.lines[0].verdict == Verdict::depends);
  CHECK(all.lines[0].open_questions == Questions{Question::sex});
  CHECK(all.too_much == 0);
  CHECK(asking.ask({{"visa", 6'000}, {"travel", 4'000}}).lines[0].verdict == Verdict::allowed);
  CHECK(asking.ask({{"visa", 10'001}, {"travel", 4'000}}).lines[0].verdict == Verdict::above_limit);
}

TEST_CASE("a limit on everything is passed for certain only by what the law does not perhaps forbid anyway") {
  Asking asking = asking_nobody_in_particular({law("total", {"total"}, "NPR 100"), law("visa", {"visa"}, "NPR 80"),
                                               for_women(law("women", {"visa"}, "nothing", "employer"))});
  Assessment all = asking.ask({{"visa", 6'000}, {"travel", 5'000}});
  CHECK(all.lines[1].verdict == Verdict::depends);
  CHECK_FALSE(all.total_is_over);
  asking.job.sex = "male";
  all = asking.ask({{"visa", 6'000}, {"travel", 5'000}});
  CHECK(all.lines[1].verdict == Verdict::above_limit);
  CHECK(all.total_is_over);
  asking.job.sex = "female";
  all = asking.ask({{"visa", 6'000}, {"travel", 5'000}});
  CHECK(all.lines[1].verdict == Verdict::allowed);
}

TEST_CASE("a limit on everything that may be another is passed when each of them is") {
  Asking asking =
      asking_nobody_in_particular({law("total", {"total"}, "NPR 100"), for_women(law("women", {"total"}, "NPR 120"))});
  CHECK_FALSE(asking.ask({{"visa", 12'000}}).total_is_over);
  CHECK(asking.verdict("visa", 12'000) == Verdict::depends);
  Assessment all = asking.ask({{"visa", 12'001}});
  CHECK(all.total_is_over);
  CHECK(all.lines[0].verdict == Verdict::above_limit);
  CHECK(all.too_much == 1);
  CHECK(all.most == 12'000);
}

TEST_CASE("a charge without a name is forbidden only where everything certainly is") {
  Asking asking = asking_nobody_in_particular({for_women(law("women", {"total"}, "nothing", "employer"))});
  Line line = asking.ask("unsaid", 1);
  CHECK(line.verdict == Verdict::not_said);
  CHECK(line.open_questions == Questions{Question::sex});
  asking.job.sex = "female";
  CHECK(asking.verdict("unsaid", 1) == Verdict::not_yours);
}
