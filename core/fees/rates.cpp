#include "core/fees/rates.h"

#include <algorithm>
#include <tuple>

namespace waystation::fees {
namespace {

__extension__ using Wide = __int128;  // a product of two amounts

// numerator / denominator: so many of one currency for 1 of the other.
struct Leg {
  Wide numerator = 1, denominator = 1;
  Date dated;
};

int64_t power_of_ten(int exponent) {
  int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

// False when it does not fit.
bool multiply(Wide& product, Wide by) {
  return !__builtin_mul_overflow(product, by, &product);
}

}  // namespace

Rates::Rates(const std::vector<pack::RateRecord>& rates, Date today) {
  for (const pack::RateRecord& written : rates) {
    auto rate = parse_decimal(written.rate);
    bool has_currencies = minor_digits(written.from) && minor_digits(written.to) && written.from != written.to;
    bool is_of_use = rate && rate->digits > 0 && written.dated <= today && today <= written.review_by;
    if (has_currencies && is_of_use) rates_.push_back({written.from, written.to, *rate, written.dated});
  }
  // Packs may each have a rate: the newest counts, of one day the lowest.
  auto worth = [](const Rate& rate) { return static_cast<Wide>(rate.rate.digits) * power_of_ten(9 - rate.rate.scale); };
  std::sort(rates_.begin(), rates_.end(), [&](const Rate& a, const Rate& b) {
    return std::forward_as_tuple(a.from, a.to, b.dated, worth(a)) <
           std::forward_as_tuple(b.from, b.to, a.dated, worth(b));
  });
  auto is_same = [](const Rate& a, const Rate& b) { return a.from == b.from && a.to == b.to; };
  rates_.erase(std::unique(rates_.begin(), rates_.end(), is_same), rates_.end());
}

std::optional<Rates::Converted> Rates::convert(const Money& money, const std::string& currency) const {
  if (money.currency == currency) return Converted{money, false, std::nullopt};
  auto from_digits = minor_digits(money.currency), to_digits = minor_digits(currency);
  if (!from_digits || !to_digits || money.minor_units < 0 || money.minor_units > kMaxMinorUnits) return std::nullopt;

  auto find = [&](const std::string& from, const std::string& to) -> const Rate* {
    auto at = std::lower_bound(rates_.begin(), rates_.end(), std::tie(from, to),
                               [](const Rate& rate, const auto& pair) { return std::tie(rate.from, rate.to) < pair; });
    return at != rates_.end() && at->from == from && at->to == to ? &*at : nullptr;
  };
  auto leg = [&](const std::string& from, const std::string& to) -> std::optional<Leg> {
    if (const Rate* rate = find(from, to)) return Leg{rate->rate.digits, power_of_ten(rate->rate.scale), rate->dated};
    if (const Rate* rate = find(to, from)) return Leg{power_of_ten(rate->rate.scale), rate->rate.digits, rate->dated};
    return std::nullopt;
  };
  auto by = [&](const Leg& first, const Leg& second) -> std::optional<Converted> {
    Wide numerator = money.minor_units, denominator = power_of_ten(*from_digits);
    bool fits = multiply(numerator, power_of_ten(*to_digits)) && multiply(numerator, first.numerator) &&
                multiply(numerator, second.numerator) && multiply(denominator, first.denominator) &&
                multiply(denominator, second.denominator);
    if (!fits || numerator / denominator > kMaxMinorUnits) return std::nullopt;
    return Converted{
        {static_cast<int64_t>(numerator / denominator), currency}, true, std::min(first.dated, second.dated)};
  };

  if (auto direct = leg(money.currency, currency)) return by(*direct, Leg{1, 1, direct->dated});
  std::optional<std::pair<Leg, Leg>> best;
  std::string best_over;
  auto is_better = [&](const Leg& first, const Leg& second, const std::string& over) {
    if (!best) return true;
    auto dates = std::minmax(first.dated, second.dated), least = std::minmax(best->first.dated, best->second.dated);
    return dates == least ? over < best_over : dates > least;
  };
  for (const Rate& rate : rates_) {
    if (rate.from != money.currency && rate.to != money.currency) continue;
    const std::string& over = rate.from == money.currency ? rate.to : rate.from;
    auto first = leg(money.currency, over), second = leg(over, currency);
    if (!first || !second || !is_better(*first, *second, over)) continue;
    best = {*first, *second};
    best_over = over;
  }
  return best ? by(best->first, best->second) : std::nullopt;
}

}  // namespace waystation::fees
