// One jurisdiction's answer to a whole sheet. Inside core/fees only.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/fees/judgement.h"
#include "core/fees/winners.h"

namespace waystation::fees {

// All charges for one item together. Never more than kMaxCharges times kMaxMinorUnits.
struct Asked {
  std::string item;
  int64_t minor_units = 0;
};

class Law {
 public:
  // `holdings`: of one jurisdiction, as holdings_for sorts them. Both stay the caller's.
  Law(std::span<const Holding> holdings, std::span<const Asked> sheet);

  Judgement judge(size_t line) const;
  // Of a charge without a name: not_yours or not_said.
  Judgement judge_unsaid(size_t line) const;
  bool has_rule_for(size_t line) const;

  // The most that all charges together may be; nullopt: no number is certain.
  std::optional<int64_t> most_in_total() const;
  // The most that may be lawful of a sheet whose lines are no higher than `caps`, one for each line.
  int64_t most_of(std::span<const int64_t> caps) const;
  // The limits on everything together when they are passed for certain; else empty.
  std::vector<const Rule*> passed_totals() const;
  std::optional<Date> total_rate_dated() const;

 private:
  // What counts towards a limit: for certain, and perhaps.
  struct Sum {
    int64_t least = 0, most = 0;
  };
  // Whether this jurisdiction itself forbids a line by a rule that names the item.
  enum class Forbidden { no, perhaps, yes };

  Forbidden forbidden(size_t line) const;
  void add_up();
  Sum sum_for(const Holding& holding, size_t line) const;
  bool is_passed(const Holding& total) const;
  Judgement by(const Holding& holding, size_t line) const;
  void add_cases(const Winners& winners, size_t line, std::vector<Judgement>& cases) const;
  const Holding* joint_limit_of(size_t line) const;

  std::span<const Asked> sheet_;
  std::vector<Winners> own_;  // by line: rules that name its item
  Winners total_;
  std::map<const Holding*, Sum> joint_;
  Sum in_total_;             // what a limit on everything together counts
  int64_t under_total_ = 0;  // of lines without any rule of their own
  Missing sum_open_;         // on what it depends which lines the sums count
};

}  // namespace waystation::fees
