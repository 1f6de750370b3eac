#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

namespace {

void check_around(Asking& asking, const std::string& item, int64_t limit) {
  for (int64_t below : {int64_t{0}, int64_t{1}, limit - 1, limit}) {
    INFO(below);
    Line line = asking.ask(item, below);
    CHECK(line.verdict == Verdict::allowed);
    CHECK(line.limit == limit);
    CHECK_FALSE(line.over);
  }
  Line above = asking.ask(item, limit + 1);
  CHECK(above.verdict == Verdict::above_limit);
  CHECK(above.limit == limit);
  CHECK(above.over == 1);
  CHECK(asking.ask(item, limit + 700).over == 700);
}

}  // namespace

TEST_CASE("an amount is allowed below it and at it, and too much above it") {
  Asking asking{{law("np-service", {"service-fee"}, "NPR 10000")}};
  check_around(asking, "service-fee", 1'000'000);
  Line line = asking.ask("service-fee", 1'000'000);
  CHECK(ids(line.rules) == Ids{"np-service"});
  CHECK(line.payer == "worker");
  CHECK_FALSE(line.limit_is_shared);
  CHECK_FALSE(line.is_approximate);
}

TEST_CASE("an amount is compared in the currency's own minor unit: none, hundredths, thousandths") {
  Asking yen{{law("a", {"visa"}, "JPY 350")}};
  yen.currency = "JPY";
  check_around(yen, "visa", 350);
  Asking rupee{{law("a", {"visa"}, "NPR 350")}};
  check_around(rupee, "visa", 35'000);
  Asking dinar{{law("a", {"visa"}, "KWD 350")}};
  dinar.currency = "KWD";
  check_around(dinar, "visa", 350'000);
}

TEST_CASE("a share of the wage is allowed below it and at it, and too much above it") {
  Asking asking{{law("a", {"service-fee"}, "0.5 wage")}};
  check_around(asking, "service-fee", 2'500'000);
  asking.job.wage = Money{3, "NPR"};
  check_around(asking, "service-fee", 1);  // of 1.5
}

TEST_CASE("the lower of an amount and a share of the wage counts") {
  Asking asking{{law("a", {"service-fee"}, "lower of NPR 20000 and 0.5 wage")}};
  check_around(asking, "service-fee", 2'000'000);
  asking.job.wage = Money{3'000'000, "NPR"};
  check_around(asking, "service-fee", 1'500'000);
}

TEST_CASE("a tax comes on top of the limit, of an amount and of wages, and is rounded down once") {
  auto amount = law("a", {"service-fee"}, "NPR 10000");
  amount.tax_percent = "13";
  Asking asking{{amount}};
  check_around(asking, "service-fee", 1'130'000);
  asking.records[0].tax_percent = "7.5";
  asking.records[0].limit = "NPR 0.21";
  check_around(asking, "service-fee", 22);  // of 22.575
  asking.records[0].limit = "0.5 wage";
  asking.records[0].tax_percent = "18";
  asking.job.wage = Money{99, "NPR"};
  check_around(asking, "service-fee", 58);  // of 58.41; rounding the half wage first would leave 57
}

TEST_CASE("what the worker may not be charged at all is not theirs, whatever is asked") {
  Asking asking{{law("a", {"travel"}, "nothing", "employer")}};
  for (int64_t asked : {0, 1, 4'500'000}) {
    Line line = asking.ask("travel", asked);
    CHECK(line.verdict == Verdict::not_yours);
    CHECK(line.limit == 0);
    CHECK_FALSE(line.over);
    CHECK(line.payer == "employer");
  }
}

TEST_CASE("what another must pay is not the worker's, even if the rule names an amount") {
  for (const char* payer : {"employer", "agency", "state"}) {
    for (const char* limit : {"nothing", "NPR 500", "official cost", "none"}) {
      INFO(payer << ": " << limit);
      Asking asking{{law("a", {"visa"}, limit, payer)}};
      Line line = asking.ask("visa", 100);
      CHECK(line.verdict == Verdict::not_yours);
      CHECK(line.limit == 0);
      CHECK(line.payer == payer);
    }
  }
}

TEST_CASE("a rule that lets the worker pay nothing forbids the charge and names nobody") {
  Asking asking{{law("a", {"visa"}, "nothing", "worker")}};
  CHECK(asking.verdict("visa", 100) == Verdict::not_yours);
  CHECK(asking.ask("visa", 100).payer.empty());
}

TEST_CASE("a shared cost is shared within its limit, or without one, and too much above it") {
  Asking asking{{law("a", {"training"}, "NPR 700", "shared")}};
  CHECK(asking.verdict("training", 69'999) == Verdict::shared);
  CHECK(asking.verdict("training", 70'000) == Verdict::shared);
  CHECK(asking.ask("training", 70'000).limit == 70'000);
  CHECK(asking.verdict("training", 70'001) == Verdict::above_limit);
  for (const char* limit : {"none", "official cost"}) {
    asking.records[0].limit = limit;
    CHECK(asking.verdict("training", 70'001) == Verdict::shared);
    CHECK_FALSE(asking.ask("training", 70'001).limit);
  }
}

TEST_CASE("an official cost and no limit in law have no number") {
  Asking asking{{law("a", {"passport"}, "official cost"), law("b", {"tests"}, "none")}};
  CHECK(asking.verdict("passport", 500'000) == Verdict::official_cost);
  CHECK(asking.verdict("tests", 500'000) == Verdict::no_limit);
  CHECK_FALSE(asking.ask("passport", 500'000).limit);
  CHECK_FALSE(asking.ask("tests", 500'000).limit);
}

TEST_CASE("a limit in another currency is converted, rounded down and marked") {
  Asking asking{{law("a", {"service-fee"}, "USD 1.01")}};
  asking.rates = {{"USD", "NPR", "133.6599", {2026, 11, 1}, {2027, 1, 1}, "bank"}};
  check_around(asking, "service-fee", 13'499);  // of 13499.6499
  CHECK(asking.ask("service-fee", 5).is_approximate);
  Assessment all = asking.ask({{"service-fee", 5}});
  CHECK(all.is_approximate);
  CHECK(all.rates_dated == Date{2026, 11, 1});
}

TEST_CASE("a wage in another currency is converted, rounded down and marked") {
  Asking asking{{law("a", {"service-fee"}, "0.5 wage")}};
  asking.job.wage = Money{100'000, "QAR"};
  asking.rates = {{"QAR", "NPR", "36.7", {2026, 11, 1}, {2027, 1, 1}, "bank"}};
  check_around(asking, "service-fee", 1'835'000);
  CHECK(asking.ask("service-fee", 5).is_approximate);
}

TEST_CASE("a limit that cannot be compared without a rate is not known, and names its rule") {
  Asking asking{{law("a", {"service-fee"}, "USD 100")}};
  for (int64_t asked : {int64_t{0}, kMaxMinorUnits}) {
    Line line = asking.ask("service-fee", asked);
    CHECK(line.verdict == Verdict::no_longer_known);
    CHECK_FALSE(line.limit);
    CHECK(ids(line.rules) == Ids{"a"});
  }
}

TEST_CASE("without a rate, the half of a limit that can be compared still says what is too much") {
  Asking asking{{law("a", {"service-fee"}, "lower of NPR 100 and 1 wage")}};
  asking.job.wage = Money{5, "QAR"};
  CHECK(asking.verdict("service-fee", 10'000) == Verdict::no_longer_known);
  CHECK(asking.verdict("service-fee", 10'001) == Verdict::above_limit);
  CHECK(asking.ask("service-fee", 10'001).over == 1);
}

TEST_CASE("the sum of a sheet says what was asked, what may be, and what is too much, in tenths of a wage") {
  Asking asking{{law("a", {"service-fee"}, "NPR 10000"), law("b", {"travel"}, "nothing", "employer"),
                 law("c", {"tests"}, "none")}};
  Assessment all = asking.ask({{"service-fee", 1'200'000}, {"travel", 4'500'000}, {"tests", 70'000}, {"deposit", 9}});
  CHECK(all.currency == "NPR");
  CHECK(all.asked == 5'770'009);
  CHECK(all.known_items == 2);
  CHECK(all.unknown_items == 2);
  CHECK(all.asked_for_known == 5'700'000);
  CHECK(all.most == 1'000'000);
  CHECK(all.too_much == 4'700'000);
  CHECK(all.too_much_in_tenths_of_wage == 9);  // of 9.4
  CHECK_FALSE(all.is_approximate);
  CHECK_FALSE(all.rates_dated);
}

TEST_CASE("without a wage nothing is said in wages, and without a known item there is no most") {
  Asking asking{{law("c", {"tests"}, "none")}};
  asking.job.wage.reset();
  Assessment all = asking.ask({{"tests", 70'000}});
  CHECK_FALSE(all.too_much_in_tenths_of_wage);
  CHECK_FALSE(all.most);
  CHECK(all.known_items == 0);
}

TEST_CASE("charges for one item are added up, and lines stand in the order of the first of them") {
  Asking asking{{law("a", {"visa"}, "NPR 100"), law("b", {"travel"}, "none")}};
  Assessment all = asking.ask({{"visa", 6'000}, {"travel", 5}, {"visa", 5'000}});
  REQUIRE(all.lines.size() == 2);
  CHECK(all.lines[0].item == "visa");
  CHECK(all.lines[0].asked == 11'000);
  CHECK(all.lines[0].over == 1'000);
  CHECK(all.lines[1].item == "travel");
}

TEST_CASE("free visa and free ticket: the fee is allowed, ticket and visa are not yours, processing is not said") {
  Asking asking{
      {law("np-service", {"service-fee"}, "NPR 10000"), law("np-visa", {"visa", "travel"}, "nothing", "employer")}};
  Assessment all =
      asking.ask({{"service-fee", 1'000'000}, {"travel", 4'500'000}, {"visa", 2'000'000}, {"unsaid", 1'500'000}});
  REQUIRE(all.lines.size() == 4);
  CHECK(all.lines[0].verdict == Verdict::allowed);
  CHECK(all.lines[1].verdict == Verdict::not_yours);
  CHECK(all.lines[2].verdict == Verdict::not_yours);
  CHECK(all.lines[3].verdict == Verdict::not_said);
  CHECK(all.lines[3].rules.empty());
  CHECK(all.most == 1'000'000);
  CHECK(all.known_items == 3);
  CHECK(all.unknown_items == 1);
  CHECK(all.asked == 9'000'000);
  CHECK(all.asked_for_known == 7'500'000);
  CHECK(all.too_much == 6'500'000);
  CHECK(all.too_much_in_tenths_of_wage == 13);
  CHECK_FALSE(all.total_is_over);
}
