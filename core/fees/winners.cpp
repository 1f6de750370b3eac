#include "core/fees/winners.h"

#include <algorithm>

namespace waystation::fees {
namespace {

using Holdings = std::vector<const Holding*>;

bool is_current(const Holding* holding) {
  return holding->is_current();
}

// Of one rank: `sure` hold, `perhaps` may. What is past its dates gives way to what is current, here and only here: a
// more general rule never stands in for it.
void settle(Winners& winners, Holdings sure, Holdings perhaps) {
  if (sure.empty()) {
    winners.instead.insert(winners.instead.end(), perhaps.begin(), perhaps.end());
    return;
  }
  std::erase_if(perhaps, std::not_fn(is_current));
  if (std::any_of(sure.begin(), sure.end(), is_current)) {
    std::erase_if(sure, std::not_fn(is_current));
    winners.beside = std::move(perhaps);
  } else {
    winners.instead.insert(winners.instead.end(), perhaps.begin(), perhaps.end());
  }
  winners.certain = std::move(sure);
}

}  // namespace

Winners winners_for(std::span<const Holding> law, std::string_view item) {
  bool is_total = item == pack::kTotalItem;
  Winners winners;
  for (auto first = law.begin(); first != law.end() && winners.certain.empty();) {
    auto is_other_rank = [&](const Holding& holding) {
      return compare_specificity(first->rule->written, holding.rule->written) != 0;
    };
    auto last = std::find_if(first, law.end(), is_other_rank);
    Holdings sure, perhaps;
    for (auto holding = first; holding != last; ++holding) {
      bool speaks = is_total ? speaks_of_total(*holding->rule) : speaks_of(*holding->rule, item);
      if (speaks) (holding->holds() ? sure : perhaps).push_back(&*holding);
    }
    settle(winners, std::move(sure), std::move(perhaps));
    first = last;
  }
  for (const Holding* holding : winners.instead) winners.open |= holding->missing;
  for (const Holding* holding : winners.beside) winners.open |= holding->missing;
  return winners;
}

}  // namespace waystation::fees
