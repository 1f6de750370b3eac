#include "core/base/money.h"

#include "tests/support/catch.h"

using namespace waystation;

TEST_CASE("an amount is read exactly, in the minor unit of its currency") {
  CHECK(parse_money("NPR 10000") == Money{1'000'000, "NPR"});
  CHECK(parse_money("NPR 0.05") == Money{5, "NPR"});
  CHECK(parse_money("JPY 350") == Money{350, "JPY"});
  CHECK(parse_money("KWD 12.5") == Money{12'500, "KWD"});
  CHECK(parse_money("KWD 0.001") == Money{1, "KWD"});
  CHECK(parse_money("USD 0") == Money{0, "USD"});
}

TEST_CASE("what is not a currency, a space and plain digits is no amount") {
  for (const char* text : {"",           "NPR",     "NPR ",       "NPR10000", "NPR  10000", "npr 10000", "ABC 100",
                           "NPR 10,000", "NPR 1e4", "NPR -1",     "NPR +1",   "NPR .5",     "NPR 5.",    "NPR 1.2.3",
                           "NPR 0.001",  "JPY 1.0", "KWD 0.0001", " NPR 1",   "NPR 1 ",     "NPR १०",    "10000 NPR"}) {
    INFO(text);
    CHECK_FALSE(parse_money(text));
  }
}

TEST_CASE("an amount is at most ten to the fifteenth of the minor unit") {
  CHECK(parse_money("JPY 999999999999999") == Money{999'999'999'999'999, "JPY"});
  CHECK(parse_money("NPR 10000000000000") == Money{kMaxMinorUnits, "NPR"});
  CHECK_FALSE(parse_money("NPR 10000000000000.01"));
  CHECK_FALSE(parse_money("JPY 1000000000000000"));
  CHECK_FALSE(parse_money("NPR 99999999999999999999999999"));
}

TEST_CASE("an amount is written with all decimals of its currency, or with none if they are zeros") {
  CHECK(to_text({1'000'000, "NPR"}) == "NPR 10000");
  CHECK(to_text({5, "NPR"}) == "NPR 0.05");
  CHECK(to_text({12'500, "KWD"}) == "KWD 12.500");
  CHECK(to_text({350, "JPY"}) == "JPY 350");
  for (const char* text : {"NPR 10000", "NPR 0.05", "KWD 12.500", "JPY 350"})
    CHECK(to_text(*parse_money(text)) == text);
}

TEST_CASE("a currency in use has the digits of ISO 4217, whatever coins people use") {
  CHECK(minor_digits("NPR") == 2);
  CHECK(minor_digits("MMK") == 2);
  CHECK(minor_digits("IDR") == 2);
  CHECK(minor_digits("KRW") == 0);
  CHECK(minor_digits("VND") == 0);
  CHECK(minor_digits("OMR") == 3);
  CHECK(minor_digits("BHD") == 3);
  for (const char* text : {"", "AAA", "HRK", "DEM", "NP", "NPRS", "npr", "R I", "D A", " AE"}) {
    INFO(text);
    CHECK_FALSE(minor_digits(text));
  }
}

TEST_CASE("a decimal keeps every digit") {
  CHECK(parse_decimal("0.0273") == Decimal{273, 4});
  CHECK(parse_decimal("18") == Decimal{18, 0});
  CHECK(parse_decimal("7.50") == Decimal{750, 2});
  CHECK(parse_decimal("0.123456789") == Decimal{123'456'789, 9});
  CHECK(parse_decimal("999999999999999") == Decimal{999'999'999'999'999, 0});
  for (const char* text : {"", ".", "1.", ".5", "1..5", "1.2.3", "-1", "+1", "1e5", "1,5", " 1", "0.1234567890", "½",
                           "1000000000000000"}) {
    INFO(text);
    CHECK_FALSE(parse_decimal(text));
  }
}

TEST_CASE("a product and a quotient are rounded down") {
  CHECK(times_floor(99, {5, 1}) == 49);
  CHECK(times_floor(100, {5, 1}) == 50);
  CHECK(times_floor(0, {5, 1}) == 0);
  CHECK(divided_floor(100, {3, 0}) == 33);
  CHECK(divided_floor(1, {13'365, 2}) == 0);
  CHECK(divided_floor(13'365, {13'365, 2}) == 100);
}

TEST_CASE("a product or a quotient that does not fit is none") {
  CHECK(times_floor(kMaxMinorUnits, {1, 0}) == kMaxMinorUnits);
  CHECK_FALSE(times_floor(kMaxMinorUnits, {1'000'000'001, 9}));
  CHECK_FALSE(times_floor(kMaxMinorUnits, {999'999'999'999'999, 0}));
  CHECK_FALSE(divided_floor(kMaxMinorUnits, {1, 9}));
  CHECK_FALSE(divided_floor(1, {0, 0}));
}

TEST_CASE("numbers that no text can have give nothing") {
  CHECK_FALSE(times_floor(1, {1, -1}));
  CHECK_FALSE(times_floor(1, {1, 40}));
  CHECK_FALSE(times_floor(1, {-1, 0}));
  CHECK_FALSE(divided_floor(1, {-1, 0}));
  CHECK_FALSE(divided_floor(1, {1, 40}));
}
