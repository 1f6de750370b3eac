// Which rules of one jurisdiction may win for an item. Inside core/fees only.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/fees/holding.h"

namespace waystation::fees {

// What wins is one of: a rule of `instead`; all of `certain`; all of `certain` with some of `beside`. Without any
// `certain`, nothing may win. Rules that can win in no case are not here.
struct Winners {
  std::vector<const Holding*> certain;  // of the most specific rank in which any rule holds: all current, or none
  std::vector<const Holding*> beside;   // current, of the same rank as a current `certain`: may hold
  std::vector<const Holding*> instead;  // would win over `certain` if they hold
  Missing open;                         // on what that depends

  bool is_empty() const { return certain.empty() && instead.empty(); }
  bool is_certain() const { return !certain.empty() && instead.empty(); }
  bool is_known() const { return !certain.empty() && certain.front()->is_current(); }
};

// `law`: the holdings of one jurisdiction, the most specific first. `item`: of pack::kFeeItems, or pack::kTotalItem.
Winners winners_for(std::span<const Holding> law, std::string_view item);

}  // namespace waystation::fees
