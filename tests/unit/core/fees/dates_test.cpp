#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

TEST_CASE("before its first day a rule is as if it were not there") {
  auto rule = law("a", {"visa"}, "NPR 100");
  rule.in_force_from = {2026, 11, 22};
  Asking asking{{rule, law("total", {"total"}, "NPR 50")}};
  CHECK(asking.verdict("visa", 10'000) == Verdict::allowed);
  asking.today = {2026, 11, 21};
  CHECK(asking.verdict("visa", 10'000) == Verdict::above_limit);  // by the total
  asking.records.pop_back();
  CHECK(asking.verdict("visa", 10'000) == Verdict::no_rule);
}

TEST_CASE("after its last day a rule's number is no longer known") {
  auto rule = law("a", {"visa"}, "NPR 100");
  rule.in_force_until = "2026-11-22";
  Asking asking{{rule}};
  CHECK(asking.verdict("visa", 10'001) == Verdict::above_limit);
  asking.today = {2026, 11, 23};
  Line line = asking.ask("visa", 10'001);
  CHECK(line.verdict == Verdict::no_longer_known);
  CHECK_FALSE(line.limit);
  CHECK_FALSE(line.over);
  CHECK(ids(line.rules) == Ids{"a"});
  CHECK(line.unknown_jurisdictions == Ids{"QA"});
}

TEST_CASE("after the day by which it was to be checked a rule's number is no longer known") {
  auto rule = law("a", {"visa"}, "nothing", "employer");
  rule.review_by = {2026, 11, 22};
  Asking asking{{rule}};
  CHECK(asking.verdict("visa", 1) == Verdict::not_yours);
  asking.today = {2026, 11, 23};
  CHECK(asking.verdict("visa", 1) == Verdict::no_longer_known);
  Assessment all = asking.ask({{"visa", 1}});
  CHECK_FALSE(all.most);
  CHECK(all.too_much == 0);
  CHECK(all.unknown_items == 1);
}

TEST_CASE("no more general rule stands in for one that is past its dates") {
  auto special = law("special", {"visa"}, "NPR 50");
  special.occupations = {"construction"};
  for (const auto& past : {stale(special), ended(special)}) {
    Asking asking{{past, law("general", {"visa"}, "NPR 100"), law("total", {"total"}, "NPR 900")}};
    CHECK(asking.verdict("visa", 1) == Verdict::no_longer_known);
    CHECK(ids(asking.ask("visa", 1).rules) == Ids{"special"});
  }
}

TEST_CASE("a rule that is past its dates gives way to a current one that is as special or more so") {
  auto special = law("special", {"visa"}, "NPR 50");
  special.occupations = {"construction"};
  Asking successor{{ended(law("old", {"visa"}, "NPR 20")), law("new", {"visa"}, "NPR 100")}};
  CHECK(successor.verdict("visa", 10'000) == Verdict::allowed);
  CHECK(ids(successor.ask("visa", 1).rules) == Ids{"new"});
  Asking more_special{{stale(law("old", {"visa"}, "NPR 20")), special}};
  CHECK(more_special.ask("visa", 1).limit == 5'000);
}

TEST_CASE("what one law says for certain counts also when another is no longer known") {
  Asking asking{{law("np", {"visa"}, "NPR 100"), stale(law_of_qatar("qa", {"visa"}, "NPR 50"))}};
  Line above = asking.ask("visa", 10'001);
  CHECK(above.verdict == Verdict::above_limit);
  CHECK(above.limit == 10'000);
  CHECK(ids(above.rules) == Ids{"np", "qa"});
  Line below = asking.ask("visa", 10'000);
  CHECK(below.verdict == Verdict::no_longer_known);
  CHECK_FALSE(below.limit);
  CHECK(ids(below.rules) == Ids{"qa", "np"});
  asking.records[0] = law("np", {"visa"}, "nothing", "agency");
  CHECK(asking.verdict("visa", 1) == Verdict::not_yours);
}

TEST_CASE("a limit on everything that is past its dates makes unknown what falls under it, and nothing else") {
  Asking asking{{stale(law("total", {"total"}, "NPR 100")), law("visa", {"visa"}, "NPR 900")}};
  CHECK(asking.verdict("visa", 90'000) == Verdict::allowed);
  CHECK(asking.verdict("travel", 1) == Verdict::no_longer_known);
  CHECK(asking.verdict("unsaid", 1) == Verdict::not_said);
  Assessment all = asking.ask({{"visa", 90'000}, {"travel", 90'000}});
  CHECK_FALSE(all.total_is_over);
  CHECK(all.most == 90'000);
}

TEST_CASE("a rule that is past its dates and may hold opens nothing beside a current one as special as itself") {
  auto men = law("men", {"visa"}, "NPR 100"), direct = stale(law("direct", {"visa"}, "NPR 20"));
  men.sex = "male";
  direct.direct_hire = "yes";
  Asking asking{{men, direct}};
  asking.job.direct_hire.reset();
  CHECK(asking.verdict("visa", 10'000) == Verdict::allowed);
  asking.job.sex = "female";
  CHECK(asking.verdict("visa", 10'000) == Verdict::depends);
}
