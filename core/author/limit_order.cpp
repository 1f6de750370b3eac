#include "core/author/limit_order.h"

namespace waystation::author {
namespace {

// Nothing, then what has some limit, then none at all.
int rank(FeeLimit::Kind kind) {
  if (kind == FeeLimit::Kind::nothing) return 0;
  return kind == FeeLimit::Kind::none ? 2 : 1;
}

}  // namespace

bool is_more(Decimal a, Decimal b) {
  constexpr int64_t kWhole = 1'000'000'000;  // no decimal has more digits behind the point
  auto x = times_floor(kWhole, a), y = times_floor(kWhole, b);
  return y && (!x || *x > *y);
}

std::optional<bool> allows_more(const FeeLimit& limit, const FeeLimit& than) {
  int here = rank(limit.kind), there = rank(than.kind);
  if (here != there || here != 1) return here > there;
  if (limit.kind != than.kind) return std::nullopt;  // nobody knows here what the office charges
  if (limit.kind == FeeLimit::Kind::official_cost) return false;
  bool same_currency = limit.amount && than.amount && limit.amount->currency == than.amount->currency;
  if (same_currency && limit.amount->minor_units > than.amount->minor_units) return true;
  bool both_wages = limit.wages && than.wages;
  if (both_wages && is_more(*limit.wages, *than.wages)) return true;
  // Not more at any wage: each number that binds there has one here that is no higher.
  bool is_bound = (!than.amount || same_currency) && (!than.wages || both_wages);
  return is_bound ? std::optional(false) : std::nullopt;
}

}  // namespace waystation::author
