#include "core/base/fee_limit.h"

#include "tests/support/catch.h"

using namespace waystation;
using Kind = FeeLimit::Kind;

TEST_CASE("a limit is nothing, an amount, wages, the lower of both, the official cost or none") {
  CHECK(parse_fee_limit("nothing") == FeeLimit{Kind::nothing, {}, {}});
  CHECK(parse_fee_limit("NPR 10000") == FeeLimit{Kind::up_to, Money{1'000'000, "NPR"}, {}});
  CHECK(parse_fee_limit("0.5 wage") == FeeLimit{Kind::up_to, {}, Decimal{5, 1}});
  FeeLimit lower{Kind::up_to, Money{1'000'000, "NPR"}, Decimal{1, 0}};
  CHECK(parse_fee_limit("lower of NPR 10000 and 1 wage") == lower);
  CHECK(parse_fee_limit("lower of 1 wage and NPR 10000") == lower);
  CHECK(parse_fee_limit("official cost") == FeeLimit{Kind::official_cost, {}, {}});
  CHECK(parse_fee_limit("none") == FeeLimit{Kind::none, {}, {}});
}

TEST_CASE("wages are more than none and less than a hundred") {
  CHECK(parse_fee_limit("0.001 wage"));
  CHECK(parse_fee_limit("99.9 wage"));
  CHECK_FALSE(parse_fee_limit("0 wage"));
  CHECK_FALSE(parse_fee_limit("0.0 wage"));
  CHECK_FALSE(parse_fee_limit("100 wage"));
  CHECK_FALSE(parse_fee_limit("999999999999999 wage"));
}

TEST_CASE("anything else is no limit that can be read") {
  for (const char* text : {"",
                           "Nothing",
                           "nothing ",
                           "no limit",
                           "NPR 0",
                           "NPR",
                           "10000",
                           "NPR 10,000",
                           "wage",
                           " wage",
                           "1 wages",
                           "1wage",
                           "-1 wage",
                           "lower of NPR 10000",
                           "lower of NPR 10000 and",
                           "lower of NPR 10000 and NPR 20000",
                           "lower of 1 wage and 2 wage",
                           "lower of NPR 10000 and 1 wage and 2 wage",
                           "lower of nothing and 1 wage",
                           "lower of NPR 0 and 1 wage",
                           "higher of NPR 10000 and 1 wage",
                           "official",
                           "official cost 5"}) {
    INFO(text);
    CHECK_FALSE(parse_fee_limit(text));
  }
}
