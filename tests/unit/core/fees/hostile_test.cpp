// Nothing that comes from outside makes the check crash, overflow or say what nobody can know.
#include <limits>

#include "tests/unit/core/fees/fee_fixture.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

TEST_CASE("amounts out of bounds are taken as the bound") {
  Asking asking{{law("a", {"visa"}, "NPR 100")}};
  CHECK(asking.ask("visa", std::numeric_limits<int64_t>::max()).asked == kMaxMinorUnits);
  CHECK(asking.ask("visa", std::numeric_limits<int64_t>::min()).asked == 0);
}

TEST_CASE("no more charges than a sheet holds are looked at") {
  Asking asking{{law("total", {"total"}, "NPR 100")}};
  std::vector<std::pair<std::string, int64_t>> charges(kMaxCharges + 5, {"visa", kMaxMinorUnits});
  Assessment all = asking.ask(charges);
  CHECK(all.asked == static_cast<int64_t>(kMaxCharges) * kMaxMinorUnits);
  CHECK(all.too_much == all.asked - 10'000);
  CHECK(all.too_much_in_tenths_of_wage == (all.asked - 10'000) * 10 / 5'000'000);
}

TEST_CASE("words that nobody knows, and empty ones, have no rule") {
  Asking asking{{law("a", {"visa"}, "NPR 100"), law("b", {"unsaid"}, "nothing", "employer")}};
  for (const char* item : {"", "VISA", "bribe", "total"}) CHECK(asking.verdict(item, 5) == Verdict::no_rule);
  CHECK(asking.verdict("unsaid", 5) == Verdict::not_said);
  asking.job = {};
  Line line = asking.ask("visa", 5);
  CHECK(line.verdict == Verdict::no_rule);
  CHECK(line.unknown_jurisdictions.empty());
  asking.currency = "";
  CHECK(asking.ask({}).lines.empty());
}

TEST_CASE("a law of no country, an agreement of one and a rule of no known kind are for nobody") {
  auto nobody = law("a", {"visa"}, "nothing"), half = agreement("b", {"visa"}, "nothing"),
       unknown = law("c", {"visa"}, "none");
  nobody.jurisdiction = nobody.origin = "";
  half.destination.clear();
  unknown.basis = "custom";
  Asking asking{{nobody, half, unknown}};
  CHECK(asking.verdict("visa", 5) == Verdict::no_rule);
  asking.job.origin.clear();
  CHECK(asking.verdict("visa", 5) == Verdict::no_rule);
}

TEST_CASE("numbers that no record can have make a limit unknown") {
  Asking asking{{law("a", {"visa"}, "0.5 wage")}};
  asking.read();
  auto verdict = [&](auto change) {
    auto rules = asking.rules;
    change(rules[0]);
    return assess(rules, Rates({}, asking.today), asking.today, asking.job, "NPR", {{"visa", 5}}).lines[0].verdict;
  };
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  CHECK(verdict([](Rule&) {}) == Verdict::allowed);
  CHECK(verdict([](Rule& r) { r.limit.wages = Decimal{kMost, 0}; }) == Verdict::no_longer_known);
  CHECK(verdict([](Rule& r) { r.limit.wages = Decimal{1, 99}; }) == Verdict::no_longer_known);
  CHECK(verdict([](Rule& r) { r.limit.wages = Decimal{-1, 0}; }) == Verdict::no_longer_known);
  CHECK(verdict([](Rule& r) { r.limit.wages = Decimal{999'999'999'999'999, 0}; }) == Verdict::no_longer_known);
  CHECK(verdict([](Rule& r) { r.limit.amount = Money{-1, "NPR"}; }) == Verdict::no_longer_known);
  CHECK(verdict([](Rule& r) { r.limit.amount = Money{kMost, "NPR"}; }) == Verdict::no_longer_known);
  CHECK(verdict([](Rule& r) { r.limit = {FeeLimit::Kind::up_to, {}, {}}; }) == Verdict::no_longer_known);
  CHECK(verdict([](Rule& r) { r.tax_percent = {999'999'999'999'999, 0}; }) == Verdict::no_longer_known);
  CHECK(verdict([](Rule& r) { r.tax_percent = {1, -3}; }) == Verdict::no_longer_known);
}

TEST_CASE("a wage that cannot be one was not said") {
  Asking asking{{law("a", {"visa"}, "0.5 wage")}};
  for (int64_t wage : {int64_t{-1}, int64_t{0}, kMaxMinorUnits + 1}) {
    asking.job.wage = Money{wage, "NPR"};
    CHECK(asking.verdict("visa", 5) == Verdict::depends);
    CHECK_FALSE(asking.ask({{"visa", 5}}).too_much_in_tenths_of_wage);
  }
}

TEST_CASE("ten thousand rules for one item give one answer") {
  Asking asking;
  for (int i = 0; i < 10'000; ++i) {
    auto rule =
        law(fmt::format("np-{:05}", i), {"visa", i % 2 == 0 ? "travel" : "visa"}, fmt::format("NPR {}", 100 + i));
    if (i % 3 == 0) rule.sex = "female";
    if (i % 7 == 0) rule.items = {"total"};
    asking.records.push_back(std::move(rule));
  }
  asking.job.sex.clear();
  Assessment all = asking.ask({{"visa", 9'000'000}, {"travel", 1}, {"unsaid", 1}});
  CHECK(all.lines[0].verdict == Verdict::above_limit);
  CHECK(all.total_is_over);
}
