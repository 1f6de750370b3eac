#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

TEST_CASE("a rule counts only for its countries") {
  Asking asking{{law("np", {"visa"}, "NPR 100")}};
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
  asking.job.origin = "IN";
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
  asking.job = job_between("QA", "NP");
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
  asking.records[0].origin.clear();
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
  asking.records[0].destination = "KW";
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
}

TEST_CASE("an agreement counts only between its two countries, in its direction") {
  Asking asking{{agreement("a", {"visa"}, "NPR 100")}};
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
  asking.job.destination = "KW";
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
  asking.job = job_between("QA", "NP");
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
}

TEST_CASE("a rule counts only for its work and its group") {
  auto rule = law("np", {"visa"}, "NPR 100");
  rule.occupations = {"domestic", "care"};
  rule.worker_group = "skilled";
  Asking asking{{rule}};
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
  asking.job.occupation = "care";
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
  asking.job.worker_group = "skilled";
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
}

TEST_CASE("a domestic worker's exception may allow less, and with its article also more") {
  auto domestic = law("np-domestic", {"service-fee"}, "nothing", "employer");
  domestic.occupations = {"domestic"};
  Asking asking{{law("np-all", {"service-fee"}, "NPR 10000"), domestic}};
  CHECK(asking.verdict("service-fee", 1'000'000) == Verdict::allowed);
  asking.job.occupation = "domestic";
  Line line = asking.ask("service-fee", 1'000'000);
  CHECK(line.verdict == Verdict::not_yours);
  CHECK(ids(line.rules) == Ids{"np-domestic"});

  asking.records[1].limit = "NPR 12000";
  asking.records[1].payer = "worker";
  asking.records[1].exception_article = "24(2)";
  CHECK(asking.verdict("service-fee", 1'200'000) == Verdict::allowed);
  CHECK(asking.verdict("service-fee", 1'200'001) == Verdict::above_limit);
  asking.job.occupation = "cleaning";
  CHECK(asking.verdict("service-fee", 1'200'000) == Verdict::above_limit);
}

TEST_CASE("occupation wins over worker group, that over the other country, that over conditions") {
  auto work = law("work", {"visa"}, "NPR 1"), group = law("group", {"visa"}, "NPR 2");
  auto country = law("country", {"visa"}, "NPR 3"), condition = law("condition", {"visa"}, "NPR 4");
  work.occupations = {"construction"};
  group.worker_group = "unskilled";
  country.destination = "QA";
  condition.sex = "male";
  Asking asking{{law("general", {"visa"}, "NPR 5"), condition, country, group, work}};
  for (int64_t limit : {100, 200, 300, 400, 500}) {
    CHECK(asking.ask("visa", 1).limit == limit);
    asking.records.pop_back();
  }
}

TEST_CASE("a condition that was answered otherwise leaves its rule out") {
  auto conditioned = [](auto change) {
    auto rule = law("a", {"visa"}, "NPR 100");
    change(rule);
    return Asking{{rule}};
  };
  CHECK(conditioned([](auto& r) { r.sex = "male"; }).verdict("visa", 1) == Verdict::allowed);
  CHECK(conditioned([](auto& r) { r.sex = "female"; }).verdict("visa", 1) == Verdict::no_rule);
  CHECK(conditioned([](auto& r) { r.direct_hire = "no"; }).verdict("visa", 1) == Verdict::allowed);
  CHECK(conditioned([](auto& r) { r.charged_in = "destination"; }).verdict("visa", 1) == Verdict::no_rule);
  CHECK(conditioned([](auto& r) { r.direct_hire = "yes"; }).verdict("visa", 1) == Verdict::no_rule);
  CHECK(conditioned([](auto& r) { r.contract_months_min = 24; }).verdict("visa", 1) == Verdict::allowed);
  CHECK(conditioned([](auto& r) { r.contract_months_min = 25; }).verdict("visa", 1) == Verdict::no_rule);
  CHECK(conditioned([](auto& r) { r.contract_months_max = 24; }).verdict("visa", 1) == Verdict::allowed);
  CHECK(conditioned([](auto& r) { r.contract_months_max = 23; }).verdict("visa", 1) == Verdict::no_rule);
  CHECK(conditioned([](auto& r) { r.wage_min = "NPR 50000"; }).verdict("visa", 1) == Verdict::allowed);
  CHECK(conditioned([](auto& r) { r.wage_min = "NPR 50000.01"; }).verdict("visa", 1) == Verdict::no_rule);
}

TEST_CASE("a wage is compared with one in another currency by the rate, and marked") {
  auto rule = law("a", {"visa"}, "NPR 100");
  rule.wage_min = "USD 500";
  Asking asking{{rule}};
  asking.rates = {{"USD", "NPR", "100", {2026, 11, 1}, {2027, 1, 1}, "bank"}};
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
  CHECK(asking.ask("visa", 1).is_approximate);
  asking.job.wage->minor_units -= 1;
  CHECK(asking.verdict("visa", 1) == Verdict::no_rule);
  asking.rates.clear();
  Line line = asking.ask("visa", 1);
  CHECK(line.verdict == Verdict::depends);
  CHECK(line.open_questions.empty());
}

TEST_CASE("of rules that are equally special the strictest counts, of equal ones the first by id") {
  Asking asking{{law("b", {"visa"}, "NPR 100"), law("a", {"visa"}, "NPR 200"), law("c", {"visa"}, "none")}};
  CHECK(asking.ask("visa", 1).limit == 10'000);
  CHECK(ids(asking.ask("visa", 1).rules) == Ids{"b"});
  asking.records.push_back(law("0", {"visa"}, "NPR 100"));
  CHECK(ids(asking.ask("visa", 1).rules) == Ids{"0"});
  asking.records.push_back(law("z", {"visa"}, "nothing", "employer"));
  CHECK(asking.verdict("visa", 1) == Verdict::not_yours);
}
