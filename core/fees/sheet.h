// A whole sheet of charges before all laws. Inside core/fees only.
#pragma once

#include <string>
#include <vector>

#include "core/fees/assess.h"
#include "core/fees/law.h"

namespace waystation::fees {

// The charges added up by item, in the order in which the items were first asked.
std::vector<Asked> sheet_of(const std::vector<Charge>& charges);

class Sheet {
 public:
  // `holdings`: as holdings_for gives them; both stay the caller's.
  Sheet(const std::vector<Holding>& holdings, const std::vector<Asked>& asked, const Job& job);

  Assessment assess(const Rates& rates, const std::string& currency) const;

 private:
  Judgement judge(size_t line) const;
  Line line_of(size_t line, const Judgement& judgement) const;
  void add_standards(Line& line) const;
  // The least that any one law certainly leaves of a sheet whose lines are no higher than `caps`.
  int64_t most_of(const std::vector<int64_t>& caps) const;
  void sum_up(Assessment& all, const std::vector<Judgement>& judgements) const;
  void note_rates(Assessment& all, const std::vector<Judgement>& judgements) const;
  void compare_with_wage(Assessment& all, const Rates& rates) const;

  const std::vector<Asked>& asked_;
  const Job& job_;
  std::vector<std::pair<std::string, Law>> laws_;  // by jurisdiction
  std::vector<const Rule*> standards_;             // that hold and are current
};

}  // namespace waystation::fees
