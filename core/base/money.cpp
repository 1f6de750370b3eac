#include "core/base/money.h"

#include <fmt/format.h>

#include <algorithm>

namespace waystation {
namespace {

constexpr int kMaxDigits = 15, kMaxScale = 9;

// ISO 4217, list one, of 2026-01-01: the currencies in use, by the digits of their minor unit.
constexpr std::string_view kTwoDigits =
    " AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP "
    "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES "
    "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK "
    "NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB "
    "TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG ";
constexpr std::string_view kNoDigits = " BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ";
constexpr std::string_view kThreeDigits = " BHD IQD JOD KWD LYD OMR TND ";

int64_t power_of_ten(int exponent) {
  int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

__extension__ using Wide = __int128;  // a product of two amounts

std::optional<int64_t> bounded(Wide value) {
  if (value < 0 || value > kMaxMinorUnits) return std::nullopt;
  return static_cast<int64_t>(value);
}

bool has_readable_scale(Decimal decimal) {
  return decimal.scale >= 0 && decimal.scale <= kMaxScale;
}

}  // namespace

std::optional<int> minor_digits(std::string_view currency) {
  bool is_code = currency.size() == 3 &&
                 std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_code) return std::nullopt;
  auto is_in = [&](std::string_view list) { return list.find(currency) != std::string_view::npos; };
  if (is_in(kTwoDigits)) return 2;
  if (is_in(kNoDigits)) return 0;
  if (is_in(kThreeDigits)) return 3;
  return std::nullopt;
}

std::optional<Decimal> parse_decimal(std::string_view written) {
  Decimal decimal;
  int digits = 0;
  bool has_point = false;
  for (char c : written) {
    if (c == '.' && !has_point && digits > 0) {
      has_point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > kMaxDigits) return std::nullopt;
    decimal.digits = decimal.digits * 10 + (c - '0');
    decimal.scale += has_point ? 1 : 0;
  }
  bool ends_well = digits > 0 && (!has_point || decimal.scale > 0) && decimal.scale <= kMaxScale;
  return ends_well ? std::optional(decimal) : std::nullopt;
}

std::optional<Money> parse_money(std::string_view written) {
  if (written.size() < 5 || written[3] != ' ') return std::nullopt;
  auto digits = minor_digits(written.substr(0, 3));
  auto amount = parse_decimal(written.substr(4));
  if (!digits || !amount || amount->scale > *digits) return std::nullopt;
  auto minor_units = times_floor(power_of_ten(*digits), *amount);
  if (!minor_units) return std::nullopt;
  return Money{*minor_units, std::string(written.substr(0, 3))};
}

std::string to_text(const Money& money) {
  int digits = minor_digits(money.currency).value_or(2);
  int64_t unit = power_of_ten(digits), minor = money.minor_units % unit;
  if (minor == 0) return fmt::format("{} {}", money.currency, money.minor_units / unit);
  return fmt::format("{} {}.{:0{}}", money.currency, money.minor_units / unit, minor, digits);
}

std::optional<int64_t> times_floor(int64_t value, Decimal by) {
  if (!has_readable_scale(by)) return std::nullopt;
  return bounded(static_cast<Wide>(value) * by.digits / power_of_ten(by.scale));
}

std::optional<int64_t> divided_floor(int64_t value, Decimal by) {
  if (by.digits <= 0 || !has_readable_scale(by)) return std::nullopt;
  return bounded(static_cast<Wide>(value) * power_of_ten(by.scale) / by.digits);
}

}  // namespace waystation
