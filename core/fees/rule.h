// A fee rule, read from its record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/fee_limit.h"
#include "core/base/result.h"
#include "core/pack/records.h"

namespace waystation::fees {

struct Rule {
  std::string pack;             // whose record it is; ids are unique in a pack only
  pack::FeeRuleRecord written;  // the record itself
  FeeLimit limit;
  std::optional<Money> wage_min;
  Decimal tax_percent;

  bool is_standard() const { return written.basis == "standard"; }
  // One law: two rules of it compete, rules of two laws hold beside each other. A country's code; "agreement";
  // "standard".
  std::string jurisdiction() const;
};

// `invalid` when the limit, wage or tax cannot be read: then the rule must not be used.
Result<Rule> rule_from(std::string pack, pack::FeeRuleRecord record);

// Whether a rule may be used on a day.
enum class Standing {
  not_yet,  // comes into force later: as if it were not there
  current,
  ended,  // its last day is past
  stale   // in force as far as is known, but its `review_by` is past: nobody may rely on it
};
Standing standing_on(const pack::FeeRuleRecord& rule, Date today);

// More specific rules of one jurisdiction win: by occupation, then worker group, then the other country (the one whose
// law it is not; an agreement: both), then conditions. Negative: `a` is less specific than `b`; 0: neither.
int compare_specificity(const pack::FeeRuleRecord& a, const pack::FeeRuleRecord& b);

// Whether some job could fall under both and they speak of the same item (or both of the total).
bool may_meet(const pack::FeeRuleRecord& a, const pack::FeeRuleRecord& b);

}  // namespace waystation::fees
