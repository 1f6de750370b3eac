// Limits on several items, or on everything, together.
#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

TEST_CASE("a rule of several items limits their sum") {
  Asking asking{{law("joint", {"visa", "travel"}, "NPR 100")}};
  for (int64_t visa : {6'999, 7'000}) {
    Assessment all = asking.ask({{"visa", visa}, {"travel", 3'000}});
    for (const Line& line : all.lines) {
      CHECK(line.verdict == Verdict::allowed);
      CHECK(line.limit == 10'000);
      CHECK(line.limit_is_shared);
    }
    CHECK(all.most == 10'000);
    CHECK(all.too_much == 0);
  }
  Assessment above = asking.ask({{"visa", 7'001}, {"travel", 3'000}});
  for (const Line& line : above.lines) {
    CHECK(line.verdict == Verdict::above_limit);
    CHECK(line.over == 1);
    CHECK(line.limit_is_shared);
  }
  CHECK(above.too_much == 1);
}

TEST_CASE("what a more special rule takes out of a joint limit does not count towards it") {
  auto special = law("special", {"travel"}, "NPR 500");
  special.occupations = {"construction"};
  Asking asking{{law("joint", {"visa", "travel"}, "NPR 100"), special}};
  Assessment all = asking.ask({{"visa", 10'000}, {"travel", 50'000}});
  CHECK(all.lines[0].verdict == Verdict::allowed);
  CHECK(all.lines[1].verdict == Verdict::allowed);
  CHECK(all.most == 60'000);
  CHECK(asking.ask({{"visa", 10'001}, {"travel", 0}}).lines[0].over == 1);
}

TEST_CASE("an excess that two laws see is counted once") {
  Asking asking{{law("joint", {"visa", "travel"}, "NPR 100"), law_of_qatar("qa", {"visa"}, "nothing", "employer")}};
  Assessment all = asking.ask({{"visa", 8'000}, {"travel", 6'000}});
  CHECK(all.lines[0].verdict == Verdict::not_yours);
  CHECK(all.lines[1].verdict == Verdict::above_limit);
  CHECK(all.lines[1].over == 4'000);
  CHECK(all.too_much == 8'000);
  CHECK(all.most == 10'000);
}

TEST_CASE("the most of a sheet is the least that any law leaves of it") {
  Asking asking{{law("np-1", {"visa", "travel"}, "NPR 100"), law("np-2", {"tests"}, "NPR 70"),
                 law_of_qatar("qa-1", {"visa"}, "NPR 30"), law_of_qatar("qa-2", {"travel", "tests"}, "NPR 60")}};
  // Each alone: visa 30, travel 60, tests 60. Nepal: min(100, 90) + 60. Qatar: 30 + min(60, 120).
  CHECK(asking.ask({{"visa", 1}, {"travel", 1}, {"tests", 1}}).most == 9'000);
  asking.records.push_back(agreement("both", {"total"}, "NPR 50"));
  CHECK(asking.ask({{"visa", 1}, {"travel", 1}, {"tests", 1}}).most == 5'000);
}

TEST_CASE("a limit on everything is allowed below it and at it, and too much above it") {
  Asking asking{{law("total", {"total"}, "NPR 100")}};
  for (int64_t visa : {6'999, 7'000}) {
    Assessment all = asking.ask({{"visa", visa}, {"travel", 3'000}});
    CHECK(all.lines[0].verdict == Verdict::allowed);
    CHECK(all.lines[0].limit == 10'000);
    CHECK(all.lines[0].limit_is_shared);
    CHECK_FALSE(all.total_is_over);
    CHECK(all.total_rules.empty());
  }
  Assessment above = asking.ask({{"visa", 7'001}, {"travel", 3'000}});
  for (const Line& line : above.lines) {
    CHECK(line.verdict == Verdict::above_limit);
    CHECK(line.over == 1);
  }
  CHECK(above.total_is_over);
  CHECK(ids(above.total_rules) == Ids{"total"});
  CHECK(above.too_much == 1);
  CHECK(above.most == 10'000);
}

TEST_CASE("an item with a rule of its own keeps it, and counts towards the limit on everything") {
  Asking asking{{law("total", {"total"}, "NPR 100"), law("visa", {"visa"}, "NPR 90")}};
  Assessment all = asking.ask({{"visa", 9'000}, {"travel", 2'000}});
  CHECK(all.lines[0].verdict == Verdict::allowed);
  CHECK(ids(all.lines[0].rules) == Ids{"visa"});
  CHECK(all.lines[1].verdict == Verdict::above_limit);
  CHECK(all.lines[1].over == 1'000);
  CHECK(all.total_is_over);
  CHECK(all.too_much == 1'000);
  CHECK(all.most == 10'000);
}

TEST_CASE("what the law forbids by name does not use up its limit on everything, and counts as too much in full") {
  Asking asking{{law("total", {"total"}, "NPR 100"), law("visa", {"visa"}, "nothing", "employer")}};
  Assessment all = asking.ask({{"visa", 9'000}, {"travel", 10'000}});
  CHECK(all.lines[0].verdict == Verdict::not_yours);
  CHECK(all.lines[1].verdict == Verdict::allowed);
  CHECK_FALSE(all.total_is_over);
  CHECK(all.too_much == 9'000);
}

TEST_CASE("excess above single limits and above everything together is counted once") {
  Asking asking{{law("total", {"total"}, "NPR 100"), law("visa", {"visa"}, "NPR 90")}};
  CHECK(asking.ask({{"visa", 12'000}, {"travel", 1'000}}).too_much == 3'000);
  CHECK(asking.ask({{"visa", 12'000}}).too_much == 3'000);
  CHECK(asking.ask({{"visa", 12'000}, {"travel", 5'000}}).too_much == 7'000);
}

TEST_CASE("a charge without a name counts towards the limit on everything") {
  Asking asking{{law("total", {"total"}, "NPR 100")}};
  Assessment within = asking.ask({{"unsaid", 10'000}});
  CHECK(within.lines[0].verdict == Verdict::not_said);
  CHECK_FALSE(within.lines[0].limit);
  CHECK_FALSE(within.total_is_over);
  CHECK(within.most == 10'000);
  Assessment above = asking.ask({{"visa", 4'000}, {"unsaid", 6'001}});
  CHECK(above.lines[0].verdict == Verdict::above_limit);
  CHECK(above.lines[1].verdict == Verdict::not_said);
  CHECK(above.total_is_over);
  CHECK(above.too_much == 1);
}

TEST_CASE("where nothing may be charged at all, neither may what was not named, but what another rule allows may") {
  Asking asking{{law("total", {"total"}, "nothing", "employer"), law("own", {"passport"}, "NPR 50")}};
  Assessment all = asking.ask({{"visa", 4'000}, {"unsaid", 6'000}, {"passport", 5'000}});
  CHECK(all.lines[0].verdict == Verdict::not_yours);
  CHECK(all.lines[1].verdict == Verdict::not_yours);
  CHECK(ids(all.lines[1].rules) == Ids{"total"});
  CHECK(all.lines[2].verdict == Verdict::allowed);
  CHECK(all.too_much == 10'000);
  CHECK(all.most == 5'000);
  CHECK(all.total_is_over);
  CHECK_FALSE(asking.ask({{"passport", 5'000}}).total_is_over);
}

TEST_CASE("a limit on everything without a number reaches what has no rule of its own") {
  for (auto [limit, verdict] : {std::pair("official cost", Verdict::official_cost), {"none", Verdict::no_limit}}) {
    Asking asking{{law("total", {"total"}, limit)}};
    CHECK(asking.verdict("visa", 1) == verdict);
    CHECK(asking.verdict("unsaid", 1) == Verdict::not_said);
    CHECK_FALSE(asking.ask({{"visa", 1}}).most);
  }
}

TEST_CASE("the more special limit on everything counts, and each law has its own") {
  auto builders = law("builders", {"total"}, "NPR 50");
  builders.occupations = {"construction"};
  Asking asking{{law("total", {"total"}, "NPR 100"), builders, law_of_qatar("qa", {"total"}, "NPR 40")}};
  Line line = asking.ask("visa", 4'000);
  CHECK(line.verdict == Verdict::allowed);
  CHECK(line.limit == 4'000);
  Assessment all = asking.ask({{"visa", 4'500}});
  CHECK(ids(all.total_rules) == Ids{"qa"});
  CHECK(ids(asking.ask({{"visa", 5'500}}).total_rules) == Ids{"builders", "qa"});
  CHECK(all.too_much == 500);
}
