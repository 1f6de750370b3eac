// What a rule's limit is, in the currency of a sheet. Inside core/fees only.
#pragma once

#include <optional>
#include <string>

#include "core/fees/assess.h"

namespace waystation::fees {

struct Worth {
  FeeLimit::Kind kind = FeeLimit::Kind::none;   // nothing, too, when the worker is not who must pay
  std::optional<int64_t> most;                  // up_to: no more than this is lawful, with tax, rounded down
  bool lacks_wage = false, lacks_rate = false;  // up_to: the limit may be lower than `most`, or is not known at all
  std::optional<Date> rate_dated;               // of the oldest rate that was used
};
Worth worth_of(const Rule& rule, const Rates& rates, const Job& job, const std::string& currency);

bool needs_wage(const Rule& rule);
// nullopt also for what cannot be a month's wage.
std::optional<Money> said_wage(const Job& job);

}  // namespace waystation::fees
