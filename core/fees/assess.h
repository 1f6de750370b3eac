// Fee rules -> verdicts. Pure: the day, the rules and the charges come in, what may be charged comes out. The same for
// rules in any order.
//
// Within one jurisdiction the more specific rule counts (rule.h); across jurisdictions all count, and the lowest limit.
// A rule that is past its dates makes an item unknown; it never gives a number. What the law says certainly (a limit
// that is passed, "not yours to pay") counts also when another law is not known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/fees/rates.h"
#include "core/fees/rule.h"

namespace waystation::fees {

// The worker group of somebody who belongs to none of those that rules tell apart.
inline constexpr std::string_view kNoGroup = "none";

// What a visitor said. What they do not know stays empty.
struct Job {
  std::string origin, destination;  // ISO 3166-1
  std::string occupation;           // of pack::kOccupations; "other" if none fits
  std::string worker_group;         // of pack::kWorkerGroups, or kNoGroup
  std::optional<bool> direct_hire;  // no agency between worker and employer
  std::string charged_in;           // of pack::kChargedIn: where the agency is that asks for money
  std::string sex;                  // of pack::kSexes
  std::optional<int> contract_months;
  std::optional<Money> wage;  // a month's

  bool operator==(const Job&) const = default;
};

// Asked of the worker. `item` is of pack::kFeeItems, or kUnsaid: they did not say what for.
inline constexpr std::string_view kUnsaid = "unsaid";
struct Charge {
  std::string item;
  int64_t minor_units = 0;  // 0 to kMaxMinorUnits, of the sheet's currency

  bool operator==(const Charge&) const = default;
};
inline constexpr size_t kMaxCharges = 32;  // of one sheet; more are not looked at

enum class Verdict {
  allowed,
  against_standard,  // lawful, but by the international standard the employer should pay
  above_limit,
  not_yours,      // somebody else must pay
  shared,         // the worker pays a part, up to the limit if there is one
  official_cost,  // only what the office itself charges
  no_limit,       // the law says that the worker pays, and sets no limit
  depends,        // on what was not said: `open_questions`
  no_rule,        // none is known for it
  not_said,       // what for: a charge without a name
  no_longer_known
};

// What a rule may depend on that a visitor can be asked.
enum class Question { worker_group, direct_hire, charged_in, sex, contract_months, wage };

struct Line {
  std::string item;
  int64_t asked = 0;  // minor units of the sheet's currency: all charges for this item together
  Verdict verdict = Verdict::no_rule;
  std::optional<int64_t> limit;  // most for this item alone; 0: nothing. None: no number is known
  bool limit_is_shared = false;  // the limit is for several items or all together
  std::optional<int64_t> over;   // above_limit: by how much, at least; a joint limit's excess stands at each item
  bool is_approximate = false;   // a rate was used
  std::string payer;             // of pack::kPayers: who must pay by the rule that decided; may be empty
  std::vector<const Rule*>
      rules;  // the decisive one first, then what other laws say; of a stale one no number must be shown
  std::vector<const Rule*> standards;              // what the international standard says of it
  std::vector<std::string> unknown_jurisdictions;  // of origin and destination: those without a rule for it
  std::vector<Question> open_questions;            // whose answer could change the verdict
};

struct Assessment {
  std::string currency;
  std::vector<Line> lines;  // one an item, in the order in which the items were first asked
  int64_t asked = 0;        // all charges
  // Most that may be asked for the known items together, never less than what is lawful. With no known item: the limit
  // on everything together, if there is one. None: none is known.
  std::optional<int64_t> most;
  int known_items = 0, unknown_items = 0;  // known: with a limit as a number
  int64_t asked_for_known = 0;
  int64_t too_much = 0;                               // what may not be asked, at least
  std::optional<int64_t> too_much_in_tenths_of_wage;  // rounded down; none: no wage, or no rate
  bool total_is_over = false;                         // a limit on everything together is passed
  std::vector<const Rule*> total_rules;               // those limits
  bool is_approximate = false;
  std::optional<Date> rates_dated;       // of the oldest rate that was used
  std::vector<Question> open_questions;  // of all lines
};

// `rules` stay the caller's and must outlive the answer. At most kMaxCharges charges; with amounts out of bounds they
// are taken as the bound.
Assessment assess(const std::vector<Rule>& rules, const Rates& rates, Date today, const Job& job,
                  const std::string& currency, const std::vector<Charge>& charges);

// What a job may cost: every item that any rule for it names, asked with nothing. `most` is what all of it may cost.
Assessment plan(const std::vector<Rule>& rules, const Rates& rates, Date today, const Job& job,
                const std::string& currency);

// What to ask the visitor: only what some rule for this job depends on, in the order of Question. `job`'s answers to
// them are not looked at.
std::vector<Question> questions_for(const std::vector<Rule>& rules, Date today, const Job& job);
// Worker groups that rules for this job tell apart, in the order of pack::kWorkerGroups.
std::vector<std::string> worker_groups_for(const std::vector<Rule>& rules, Date today, const Job& job);

}  // namespace waystation::fees
