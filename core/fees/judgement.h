// What is said of a charge, and how several of that become one. Inside core/fees only.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/fees/holding.h"

namespace waystation::fees {

struct Judgement {
  Verdict verdict = Verdict::no_rule;
  std::optional<int64_t> limit;    // the number to show with it
  std::optional<int64_t> at_most;  // no more than this is lawful for the item alone, whatever is not known
  bool limit_is_shared = false;
  std::optional<int64_t> over;     // above_limit: by how much at least; not_yours: all that is asked
  std::vector<const Rule*> rules;  // that decided, the decisive one first
  Missing open;                    // whose answer could change the verdict
  std::optional<Date> rate_dated;  // of the oldest rate that was used
};

bool is_unlawful(Verdict verdict);

// Rules that hold side by side in one jurisdiction: the strictest of them decides. Not empty.
Judgement strictest_of(std::span<const Judgement> judgements);
// One of these is so, depending on `open`. Not empty.
Judgement one_of(std::span<const Judgement> judgements, const Missing& open);
// All of these are so: each is a jurisdiction's.
Judgement all_of(std::span<const Judgement> judgements);

}  // namespace waystation::fees
