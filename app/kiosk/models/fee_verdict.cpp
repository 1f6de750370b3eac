#include "app/kiosk/models/fee_verdict.h"

#include <algorithm>
#include <set>

#include "app/kiosk/models/fee_words.h"

namespace waystation::kiosk {
namespace {

using fees::Verdict;
using ui::Icon;

// The country whose law answers for a line while the other country's does not; empty: both do, or neither.
std::string only_law(const fees::Line& line, const fees::Job& job) {
  if (line.rules.empty() || line.unknown_jurisdictions.size() != 1) return "";
  return line.unknown_jurisdictions.front() == job.origin ? job.destination : job.origin;
}

bool is_current(const fees::Rule& rule, const Context& context) {
  return fees::standing_on(rule.written, context.today) == fees::Standing::current;
}

}  // namespace

bool lacks_rules(const Context& context) {
  return context.library.not_understood() > 0 || context.library.damage();
}

FeeVerdictLook look_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::allowed:
      return {FeeTone::fine, Icon::check_circle};
    case Verdict::against_standard:
      return {FeeTone::care, Icon::check_circle};
    case Verdict::above_limit:
    case Verdict::not_yours:
      return {FeeTone::refused, Icon::close_circle};
    case Verdict::shared:
    case Verdict::official_cost:
    case Verdict::no_limit:
      return {FeeTone::care, Icon::alert_circle};
    case Verdict::depends:
    case Verdict::no_rule:
    case Verdict::not_said:
    case Verdict::no_longer_known:
      break;
  }
  return {FeeTone::care, Icon::help_circle};
}

Translated verdict_words(const Context& context, const fees::Line& line, const std::string& currency) {
  auto with_money = [&](std::string_view id, std::string name, int64_t minor_units) {
    return context.word(id, {{std::move(name), money_words(context, {minor_units, currency}).text}});
  };
  // What several share is not one's own limit.
  bool has_own_limit = line.limit && !line.limit_is_shared;
  switch (line.verdict) {
    case Verdict::allowed:
      if (has_own_limit) return with_money("fees.verdict.allowed_up_to", "limit", *line.limit);
      return context.word("fees.verdict.allowed");
    case Verdict::against_standard:
      return context.word("fees.verdict.against_standard");
    case Verdict::above_limit:
      if (line.over && !line.limit_is_shared) return with_money("fees.verdict.above_limit", "over", *line.over);
      return context.word("fees.verdict.above_limit_together");
    case Verdict::not_yours:
      return context.word("fees.verdict.not_yours", {{"payer", line.payer}});
    case Verdict::shared:
      if (has_own_limit) return with_money("fees.verdict.shared_up_to", "limit", *line.limit);
      return context.word("fees.verdict.shared");
    case Verdict::official_cost:
      if (!line.rules.empty() && line.rules.front()->written.items.front() == pack::kTotalItem)
        return context.word("fees.verdict.official_total");
      return context.word("fees.verdict.official_cost");
    case Verdict::no_limit:
      return context.word("fees.verdict.no_limit");
    case Verdict::depends:
      return context.word("fees.verdict.depends");
    case Verdict::no_rule:
      return context.word("fees.verdict.no_rule");
    case Verdict::not_said:
      return context.word("fees.verdict.not_said");
    case Verdict::no_longer_known:
      break;
  }
  bool lacks_rate = !line.rules.empty() && is_current(*line.rules.front(), context);
  return context.word(lacks_rate ? "fees.verdict.no_rate" : "fees.verdict.no_longer_known");
}

std::optional<Translated> note_of(const Context& context, const fees::Line& line) {
  if (line.rules.empty() || !is_current(*line.rules.front(), context)) return std::nullopt;
  const fees::Rule& rule = *line.rules.front();
  const pack::Store* store = context.library.pack(rule.pack);
  if (store == nullptr) return std::nullopt;
  Translated note = context.content(*store, "fee_rule", rule.written.id, "note");
  return note.text.empty() ? std::nullopt : std::optional(std::move(note));
}

bool is_open(const fees::Line& line) {
  switch (line.verdict) {
    case Verdict::depends:
    case Verdict::no_rule:
    case Verdict::not_said:
    case Verdict::no_longer_known:
      return true;
    case Verdict::official_cost:  // there is nothing to compare with what is asked
    case Verdict::no_limit:
      return true;
    case Verdict::shared:
      return !line.limit;
    default:
      return false;
  }
}

std::vector<Translated> fee_cautions(const Context& context, const fees::Assessment& assessment) {
  std::vector<Translated> cautions;
  if (context.is_clock_uncertain) cautions.push_back(context.word("fees.answer.clock"));
  if (context.library.damage()) cautions.push_back(context.word("pack.damaged"));
  if (context.library.not_understood() > 0) cautions.push_back(context.word("fees.answer.newer"));
  std::set<std::string> countries;
  for (const fees::Line& line : assessment.lines) countries.insert(only_law(line, context.state.fee_check.job));
  countries.erase("");
  for (const std::string& country : countries)
    cautions.push_back(context.word("fees.answer.only_one_law", {{"country", country_words(context, country).text}}));
  if (assessment.is_approximate && assessment.rates_dated)
    cautions.push_back(context.word("fees.answer.approximate", {{"date", *assessment.rates_dated}}));
  bool is_any_open = std::any_of(assessment.lines.begin(), assessment.lines.end(), is_open);
  if (is_any_open || lacks_rules(context)) cautions.push_back(context.word("fees.answer.ask_here"));
  return cautions;
}

}  // namespace waystation::kiosk
