#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

namespace {

Assessment plan_of(Asking& asking) {
  asking.read();
  return plan(asking.rules, Rates(asking.rates, asking.today), asking.today, asking.job, asking.currency);
}

std::vector<Question> questions_of(Asking& asking) {
  asking.read();
  return questions_for(asking.rules, asking.today, asking.job);
}

}  // namespace

TEST_CASE("a plan has every item that a rule names, in the order of the list, and what all may cost") {
  Asking asking{{law("a", {"visa"}, "NPR 100"), law("b", {"service-fee", "medical"}, "NPR 50"),
                 law("c", {"travel"}, "nothing", "employer"), law("d", {"passport"}, "official cost"),
                 standard("ilo", {"tests"})}};
  Assessment all = plan_of(asking);
  std::vector<std::string> items;
  for (const Line& line : all.lines) items.push_back(line.item);
  CHECK(items == Ids{"service-fee", "medical", "tests", "travel", "visa", "passport"});
  CHECK(all.most == 15'000);
  CHECK(all.known_items == 4);
  CHECK(all.unknown_items == 2);
  CHECK(all.asked == 0);
  CHECK(all.too_much == 0);
}

TEST_CASE("a plan under a limit on everything costs no more than that") {
  Asking asking{{law("a", {"visa"}, "NPR 100"), law("total", {"total"}, "NPR 80")}};
  CHECK(plan_of(asking).most == 8'000);
  asking.records.erase(asking.records.begin());
  CHECK(plan_of(asking).lines.empty());
  CHECK(plan_of(asking).most == 8'000);
}

TEST_CASE("only what a rule for the job depends on is asked, in one order, whatever was answered") {
  auto rule = law("a", {"visa"}, "NPR 100");
  rule.wage_min = "USD 500";
  rule.worker_group = "skilled";
  rule.sex = "female";
  auto elsewhere = law("b", {"visa"}, "NPR 100");
  elsewhere.destination = "KW";
  elsewhere.direct_hire = "yes";
  auto of_maids = law("c", {"visa"}, "NPR 100");
  of_maids.occupations = {"domestic"};
  of_maids.contract_months_min = 24;
  Asking asking{{rule, elsewhere, of_maids}};
  CHECK(questions_of(asking) == std::vector{Question::worker_group, Question::sex, Question::wage});
  asking.job.occupation = "domestic";
  CHECK(questions_of(asking) ==
        std::vector{Question::worker_group, Question::sex, Question::contract_months, Question::wage});
  asking.records[0].in_force_from = {2027, 1, 1};
  CHECK(questions_of(asking) == std::vector{Question::contract_months});
}

TEST_CASE("the wage is asked for a limit in wages, if the worker may be charged it") {
  Asking asking{{law("a", {"visa"}, "lower of NPR 100 and 1 wage")}};
  CHECK(questions_of(asking) == std::vector{Question::wage});
  asking.records[0].payer = "employer";
  CHECK(questions_of(asking).empty());
}

TEST_CASE("worker groups that rules tell apart stand in the order of the list") {
  auto skilled = law("a", {"visa"}, "none"), unskilled = law("b", {"visa"}, "none"),
       elsewhere = law("c", {"visa"}, "none");
  skilled.worker_group = "skilled";
  unskilled.worker_group = "unskilled";
  elsewhere.worker_group = "seasonal";
  elsewhere.destination = "KW";
  Asking asking{{skilled, unskilled, elsewhere}};
  asking.read();
  CHECK(worker_groups_for(asking.rules, asking.today, asking.job) == Ids{"unskilled", "skilled"});
}
