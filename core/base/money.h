// Money is exact: an integer count of the currency's minor unit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waystation {

struct Money {
  int64_t minor_units = 0;  // 1/100 of a rupee, 1 yen, 1/1000 of a Kuwaiti dinar
  std::string currency;     // ISO 4217, upper case

  bool operator==(const Money&) const = default;
};

// No amount that a person is asked for is larger; sums of a hundred of them still fit.
inline constexpr int64_t kMaxMinorUnits = 1'000'000'000'000'000;

// How many decimal digits the minor unit has by ISO 4217: 2 for NPR, 0 for JPY, 3 for KWD. nullopt: no currency in use.
std::optional<int> minor_digits(std::string_view currency);

// "NPR 10000", "KWD 12.5": the code, a space, plain digits with a point, no more decimals than the currency has,
// 0 to kMaxMinorUnits. Anything else is nullopt.
std::optional<Money> parse_money(std::string_view written);
std::string to_text(const Money& money);  // "NPR 10000", "KWD 12.500"

// A decimal number that is not negative, without rounding: "0.0273" is 273 / 10^4.
struct Decimal {
  int64_t digits = 0;
  int scale = 0;  // 0..9: how many of the digits stand behind the point

  bool operator==(const Decimal&) const = default;
};
// At most 15 digits, 9 of them behind the point; no sign, no exponent, no other marks. Anything else is nullopt.
std::optional<Decimal> parse_decimal(std::string_view written);

// floor(value * by / 10^scale), nullopt when it does not fit into kMaxMinorUnits. `value` >= 0.
std::optional<int64_t> times_floor(int64_t value, Decimal by);
// floor(value * 10^scale / by); nullopt when `by` is 0 or it does not fit.
std::optional<int64_t> divided_floor(int64_t value, Decimal by);

}  // namespace waystation
