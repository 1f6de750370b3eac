// Which rules speak of a job, and what each of them is worth. Inside core/fees only.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/fees/assess.h"
#include "core/fees/worth.h"

namespace waystation::fees {

// Answers that are not there, by Question. The last bit is for what nobody is asked: the occupation, which every
// visitor chooses first; how a wage compares with one in a currency without a rate.
inline constexpr size_t kNotAsked = 6;
using Missing = std::bitset<kNotAsked + 1>;
inline Missing missing(Question question) {
  return Missing().set(static_cast<size_t>(question));
}
std::vector<Question> questions_in(const Missing& missing);

struct Holding {
  const Rule* rule;
  Standing standing;  // never not_yet
  Missing missing;    // none: it holds. Else it may hold
  Worth worth;        // of a current rule; others have no number that could be shown

  bool holds() const { return missing.none(); }
  bool is_current() const { return standing == Standing::current; }
};

// A rule of `total` speaks of nothing else.
bool speaks_of_total(const Rule& rule);
bool speaks_of(const Rule& rule, std::string_view item);

// Whether countries and occupation fit; an occupation that was not said fits.
bool is_for(const Rule& rule, const Job& job);
Missing depends_on(const Rule& rule);

// Those that hold or may hold: by jurisdiction, the most specific first, then by pack and id. Sorted, so that nothing
// after it depends on the order of `rules`.
std::vector<Holding> holdings_for(const std::vector<Rule>& rules, const Rates& rates, Date today, const Job& job,
                                  const std::string& currency);

}  // namespace waystation::fees
