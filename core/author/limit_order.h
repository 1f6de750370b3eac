// Which of two limits lets a worker be charged more. Inside core/author only.
#pragma once

#include <optional>

#include "core/base/fee_limit.h"

namespace waystation::author {

// False when both are more than a million.
bool is_more(Decimal a, Decimal b);

// Whether one limit may let a worker be charged more than another; nullopt: it depends on what nobody knows here, such
// as a rate or a wage.
std::optional<bool> allows_more(const FeeLimit& limit, const FeeLimit& than);

}  // namespace waystation::author
