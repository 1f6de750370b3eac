#include "core/fees/worth.h"

#include <algorithm>

namespace waystation::fees {
namespace {

__extension__ using Wide = __int128;

constexpr int64_t kMostDecimalDigits = 999'999'999'999'999;
constexpr int kMostScale = 9;

bool is_readable(const Decimal& decimal) {
  return decimal.digits >= 0 && decimal.digits <= kMostDecimalDigits && decimal.scale >= 0 &&
         decimal.scale <= kMostScale;
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

// floor(money * times * (1 + tax_percent / 100)), rounded once: a minor unit that the law allows is not called too
// much.
std::optional<Money> with_tax(const Money& money, Decimal times, Decimal tax_percent) {
  if (money.minor_units < 0 || money.minor_units > kMaxMinorUnits || !is_readable(times) || !is_readable(tax_percent))
    return std::nullopt;
  Wide product = money.minor_units, tax_unit = power_of_ten(tax_percent.scale);
  bool fits = !__builtin_mul_overflow(product, times.digits, &product) &&
              !__builtin_mul_overflow(product, 100 * tax_unit + tax_percent.digits, &product);
  if (!fits) return std::nullopt;
  product /= 100 * tax_unit * power_of_ten(times.scale);
  if (product > kMaxMinorUnits) return std::nullopt;
  return Money{static_cast<int64_t>(product), money.currency};
}

// Lowers `worth` to one of the amounts that it is the lower of.
void add_amount(Worth& worth, const std::optional<Money>& amount, const Rates& rates, const std::string& currency) {
  auto converted = amount ? rates.convert(*amount, currency) : std::nullopt;
  if (!converted) {
    worth.lacks_rate = true;
    return;
  }
  int64_t most = converted->money.minor_units;
  worth.most = std::min(most, worth.most.value_or(most));
  if (converted->dated) worth.rate_dated = std::min(*converted->dated, worth.rate_dated.value_or(*converted->dated));
}

bool worker_may_pay(const Rule& rule) {
  return rule.written.payer == "worker" || rule.written.payer == "shared";
}

}  // namespace

Worth worth_of(const Rule& rule, const Rates& rates, const Job& job, const std::string& currency) {
  Worth worth;
  worth.kind = worker_may_pay(rule) ? rule.limit.kind : FeeLimit::Kind::nothing;
  if (worth.kind != FeeLimit::Kind::up_to) return worth;
  const FeeLimit& limit = rule.limit;
  if (limit.amount || !limit.wages) {
    Money amount = limit.amount.value_or(Money{-1, ""});  // neither an amount nor wages: nothing to compare with
    add_amount(worth, with_tax(amount, {1, 0}, rule.tax_percent), rates, currency);
  }
  if (!limit.wages) return worth;
  if (auto wage = said_wage(job)) {
    add_amount(worth, with_tax(*wage, *limit.wages, rule.tax_percent), rates, currency);
  } else {
    worth.lacks_wage = true;
  }
  return worth;
}

bool needs_wage(const Rule& rule) {
  return worker_may_pay(rule) && rule.limit.kind == FeeLimit::Kind::up_to && rule.limit.wages;
}

std::optional<Money> said_wage(const Job& job) {
  if (!job.wage || job.wage->minor_units <= 0 || job.wage->minor_units > kMaxMinorUnits) return std::nullopt;
  return job.wage;
}

}  // namespace waystation::fees
