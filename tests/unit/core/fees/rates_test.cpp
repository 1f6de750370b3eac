#include "core/fees/rates.h"

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::fees;

namespace {

constexpr Date kToday = {2026, 11, 22};

pack::RateRecord rate(std::string from, std::string to, std::string number, Date dated = {2026, 11, 1}) {
  return {std::move(from), std::move(to), std::move(number), dated, {2027, 5, 1}, "bank"};
}

std::optional<Money> convert(const std::vector<pack::RateRecord>& rates, const Money& money, const char* currency) {
  auto converted = Rates(rates, kToday).convert(money, currency);
  if (!converted) return std::nullopt;
  CHECK(converted->is_approximate);
  return converted->money;
}

}  // namespace

TEST_CASE("an amount in the same currency stays as it is, and needs no rate") {
  auto same = Rates({}, kToday).convert({1'234, "NPR"}, "NPR");
  REQUIRE(same);
  CHECK(same->money == Money{1'234, "NPR"});
  CHECK_FALSE(same->is_approximate);
  CHECK_FALSE(same->dated);
}

TEST_CASE("a rate counts units, whatever their minor units are, and rounds down") {
  CHECK(convert({rate("USD", "NPR", "133.65")}, {100, "USD"}, "NPR") == Money{13'365, "NPR"});
  CHECK(convert({rate("USD", "JPY", "149.99")}, {100, "USD"}, "JPY") == Money{149, "JPY"});
  CHECK(convert({rate("JPY", "KWD", "0.002")}, {1'000, "JPY"}, "KWD") == Money{2'000, "KWD"});
  CHECK(convert({rate("KWD", "JPY", "488.5")}, {1'500, "KWD"}, "JPY") == Money{732, "JPY"});
  CHECK(convert({rate("KWD", "USD", "3.25")}, {1, "KWD"}, "USD") == Money{0, "USD"});
}

TEST_CASE("a rate serves both ways, and is rounded down both ways") {
  CHECK(convert({rate("USD", "NPR", "133.65")}, {13'365, "NPR"}, "USD") == Money{100, "USD"});
  CHECK(convert({rate("USD", "NPR", "133.65")}, {13'364, "NPR"}, "USD") == Money{99, "USD"});
  auto both = {rate("USD", "NPR", "133"), rate("NPR", "USD", "0.01")};
  CHECK(convert(both, {100, "USD"}, "NPR") == Money{13'300, "NPR"});
  CHECK(convert(both, {10'000, "NPR"}, "USD") == Money{100, "USD"});
}

TEST_CASE("two rates over one other currency are rounded once") {
  auto over_dollar = {rate("KWD", "USD", "3.25"), rate("USD", "NPR", "133.65")};
  // 0.001 KWD are 0.00325 USD, less than a cent, and 0.4343625 NPR.
  CHECK(convert(over_dollar, {1, "KWD"}, "NPR") == Money{43, "NPR"});
  CHECK(convert(over_dollar, {43'437, "NPR"}, "KWD") == Money{1'000, "KWD"});
}

TEST_CASE("nobody goes over two other currencies") {
  auto chain = {rate("KWD", "USD", "3"), rate("USD", "EUR", "1"), rate("EUR", "NPR", "150")};
  CHECK_FALSE(convert(chain, {1'000, "KWD"}, "NPR"));
}

TEST_CASE("a rate of its own comes before two others that are newer") {
  auto rates = {rate("KWD", "NPR", "400", {2026, 1, 1}), rate("KWD", "USD", "3"), rate("USD", "NPR", "150")};
  auto converted = Rates(rates, kToday).convert({1'000, "KWD"}, "NPR");
  REQUIRE(converted);
  CHECK(converted->money.minor_units == 40'000);
  CHECK(converted->dated == Date{2026, 1, 1});
}

TEST_CASE("of two ways the one with the newer rates counts, of equal ones the currency that comes first") {
  auto by_euro = rate("EUR", "NPR", "150"), by_dollar = rate("USD", "NPR", "100");
  auto to_euro = rate("KWD", "EUR", "1"), to_dollar = rate("KWD", "USD", "1");
  CHECK(convert({by_dollar, to_dollar, by_euro, to_euro}, {1'000, "KWD"}, "NPR") == Money{15'000, "NPR"});
  to_euro.dated = {2026, 10, 1};
  CHECK(convert({by_dollar, to_dollar, by_euro, to_euro}, {1'000, "KWD"}, "NPR") == Money{10'000, "NPR"});
  to_dollar.dated = {2026, 9, 1};
  auto converted = Rates({by_dollar, to_dollar, by_euro, to_euro}, kToday).convert({1'000, "KWD"}, "NPR");
  REQUIRE(converted);
  CHECK(converted->money.minor_units == 15'000);
  CHECK(converted->dated == Date{2026, 10, 1});
}

TEST_CASE("of one rate in two packs the newer counts, of one day the lower") {
  auto lower = rate("USD", "NPR", "130"), higher = rate("USD", "NPR", "140"), newer = rate("USD", "NPR", "150");
  newer.dated = {2026, 11, 2};
  CHECK(convert({higher, lower}, {100, "USD"}, "NPR") == Money{13'000, "NPR"});
  CHECK(convert({lower, higher}, {100, "USD"}, "NPR") == Money{13'000, "NPR"});
  CHECK(convert({newer, lower}, {100, "USD"}, "NPR") == Money{15'000, "NPR"});
  CHECK(convert({lower, newer}, {100, "USD"}, "NPR") == Money{15'000, "NPR"});
}

TEST_CASE("a rate is used from its day until the day by which it was to be checked") {
  auto of_today = rate("USD", "NPR", "133", kToday);
  of_today.review_by = kToday;
  CHECK(convert({of_today}, {100, "USD"}, "NPR"));
  CHECK_FALSE(convert({rate("USD", "NPR", "133", {2026, 11, 23})}, {100, "USD"}, "NPR"));
  of_today.dated = {2026, 11, 1};
  of_today.review_by = {2026, 11, 21};
  CHECK_FALSE(convert({of_today}, {100, "USD"}, "NPR"));
}

TEST_CASE("what is no rate is left out, and what does not fit is no amount") {
  for (const char* number : {"", "0", "0.0", "-1", "1e5", "1,5"}) {
    INFO(number);
    CHECK_FALSE(convert({rate("USD", "NPR", number)}, {100, "USD"}, "NPR"));
  }
  CHECK_FALSE(convert({rate("USD", "XXZ", "1")}, {100, "USD"}, "XXZ"));
  auto huge = {rate("USD", "NPR", "999999999999999"), rate("KWD", "USD", "999999999999999")};
  CHECK_FALSE(convert(huge, {kMaxMinorUnits, "USD"}, "NPR"));
  CHECK_FALSE(convert(huge, {kMaxMinorUnits, "KWD"}, "NPR"));
  CHECK_FALSE(convert({rate("USD", "NPR", "133")}, {kMaxMinorUnits, "USD"}, "NPR"));
  CHECK_FALSE(convert({rate("USD", "NPR", "133")}, {-5, "USD"}, "NPR"));
}
