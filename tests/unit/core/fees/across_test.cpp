#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

TEST_CASE("across two laws the lowest limit counts, and the one that is passed is named first") {
  Asking asking{{law("np", {"visa"}, "NPR 100"), law_of_qatar("qa", {"visa"}, "NPR 80")}};
  Line allowed = asking.ask("visa", 8'000);
  CHECK(allowed.verdict == Verdict::allowed);
  CHECK(allowed.limit == 8'000);
  CHECK(ids(allowed.rules) == Ids{"qa", "np"});
  Line between = asking.ask("visa", 8'001);
  CHECK(between.verdict == Verdict::above_limit);
  CHECK(ids(between.rules) == Ids{"qa", "np"});
  Line above = asking.ask("visa", 10'001);
  CHECK(above.limit == 8'000);
  CHECK(above.over == 2'001);
  CHECK(ids(above.rules) == Ids{"qa", "np"});
}

TEST_CASE("a special rule of one law does not loosen another law") {
  auto special = law("np", {"visa"}, "NPR 500");
  special.occupations = {"construction"};
  Asking asking{{special, law_of_qatar("qa", {"visa"}, "NPR 80")}};
  CHECK(asking.verdict("visa", 10'000) == Verdict::above_limit);
}

TEST_CASE("an agreement is a law of its own") {
  Asking asking{{law("np", {"visa"}, "NPR 100"), agreement("both", {"visa"}, "nothing", "employer")}};
  CHECK(asking.verdict("visa", 1) == Verdict::not_yours);
  CHECK(ids(asking.ask("visa", 1).rules) == Ids{"both", "np"});
}

TEST_CASE("the strictest of what two laws say decides") {
  struct Pair {
    const char *here, *payer, *there;
    Verdict verdict;
    std::optional<int64_t> limit;
  };
  for (const Pair& pair : {Pair{"nothing", "employer", "NPR 1", Verdict::not_yours, 0},
                           Pair{"NPR 1", "worker", "none", Verdict::above_limit, 100},
                           Pair{"NPR 100", "worker", "none", Verdict::allowed, 10'000},
                           Pair{"official cost", "worker", "none", Verdict::official_cost, std::nullopt},
                           Pair{"official cost", "worker", "NPR 100", Verdict::official_cost, std::nullopt},
                           Pair{"none", "shared", "none", Verdict::shared, std::nullopt},
                           Pair{"none", "shared", "NPR 100", Verdict::shared, 10'000},
                           Pair{"none", "shared", "official cost", Verdict::shared, std::nullopt},
                           Pair{"none", "worker", "none", Verdict::no_limit, std::nullopt}}) {
    INFO(pair.payer << " " << pair.here << ", worker " << pair.there);
    Asking asking{{law("np", {"visa"}, pair.here, pair.payer), law_of_qatar("qa", {"visa"}, pair.there)}};
    Line line = asking.ask("visa", 5'000);
    CHECK(line.verdict == pair.verdict);
    CHECK(line.limit == pair.limit);
    CHECK(ids(line.rules).front() == "np");
  }
}

TEST_CASE("countries without a rule for the item are named, one by one") {
  Asking asking{{law("np", {"visa"}, "NPR 100")}};
  CHECK(asking.ask("visa", 1).unknown_jurisdictions == Ids{"QA"});
  CHECK(asking.ask("travel", 1).unknown_jurisdictions == Ids{"NP", "QA"});
  CHECK(asking.verdict("travel", 1) == Verdict::no_rule);
  asking.records.push_back(law_of_qatar("qa", {"total"}, "nothing", "employer"));
  CHECK(asking.ask("visa", 1).unknown_jurisdictions.empty());
  CHECK(asking.ask("travel", 1).unknown_jurisdictions == Ids{"NP"});
  asking.records = {agreement("both", {"visa"}, "NPR 1")};
  CHECK(asking.ask("visa", 1).unknown_jurisdictions == Ids{"NP", "QA"});
}

TEST_CASE("a standard says of what is allowed that the employer should pay, and nothing else") {
  Asking asking{
      {law("np", {"visa"}, "NPR 100"), law("free", {"tests"}, "none"), standard("ilo", {"visa", "tests", "travel"})}};
  Line visa = asking.ask("visa", 1);
  CHECK(visa.verdict == Verdict::against_standard);
  CHECK(visa.limit == 10'000);
  CHECK(ids(visa.rules) == Ids{"np"});
  CHECK(ids(visa.standards) == Ids{"ilo"});
  CHECK(asking.verdict("visa", 10'001) == Verdict::above_limit);
  CHECK(asking.verdict("tests", 1) == Verdict::no_limit);
  CHECK(asking.verdict("travel", 1) == Verdict::no_rule);
  for (const char* item : {"tests", "travel"}) CHECK(ids(asking.ask(item, 1).standards) == Ids{"ilo"});
  CHECK(asking.ask("passport", 1).standards.empty());
  CHECK(asking.ask({{"travel", 500}}).too_much == 0);
}

TEST_CASE("a standard of everything together speaks of every item; one that lets the worker pay is not passed") {
  Asking asking{{law("np", {"visa"}, "NPR 100"), standard("ilo", {"total"})}};
  CHECK(asking.verdict("visa", 1) == Verdict::against_standard);
  asking.records[1].payer = "worker";
  CHECK(asking.verdict("visa", 1) == Verdict::against_standard);  // it forbids the charge, and names nobody
  asking.records[1].limit = "official cost";
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
  CHECK(ids(asking.ask("visa", 1).standards) == Ids{"ilo"});
}

TEST_CASE("a standard that is past its dates, or for others, says nothing") {
  auto of_women = standard("women", {"visa"});
  of_women.sex = "female";
  Asking asking{{law("np", {"visa"}, "NPR 100"), stale(standard("old", {"visa"})), of_women}};
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
  CHECK(asking.ask("visa", 1).standards.empty());
  asking.job.sex.clear();
  CHECK(asking.verdict("visa", 1) == Verdict::allowed);
}
