// Rules about what two fee rules say of one job. Inside core/author only.
#pragma once

#include <vector>

#include "core/author/lint_rules.h"
#include "core/fees/rule.h"

namespace waystation::author {

struct PlacedRule {
  fees::Rule rule;
  const Origin* origin;
};

void check_fee_conflicts(LintContext& context, const std::vector<PlacedRule>& rules);

}  // namespace waystation::author
