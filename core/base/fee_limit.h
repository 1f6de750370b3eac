// The most that a worker may be charged, as people write it in fees.csv and in a fee_rule record.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/money.h"

namespace waystation {

struct FeeLimit {
  enum class Kind {
    nothing,        // "nothing": the worker may not be charged at all
    up_to,          // "NPR 10000", "0.5 wage", "lower of NPR 10000 and 1 wage": `amount`, `wages`, or the lower of both
    official_cost,  // "official cost": what the office officially charges, no number
    none            // "none": the law itself sets no limit
  };
  Kind kind = Kind::none;
  std::optional<Money> amount;
  std::optional<Decimal> wages;  // a multiple or share of a monthly wage, more than 0, less than 100

  bool operator==(const FeeLimit&) const = default;
};

// Exactly one of the forms above; anything else is nullopt.
std::optional<FeeLimit> parse_fee_limit(std::string_view written);

}  // namespace waystation
