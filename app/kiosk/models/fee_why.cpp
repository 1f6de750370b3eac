#include <algorithm>

#include "app/kiosk/models/fee_verdict.h"
#include "app/kiosk/models/fee_words.h"
#include "core/language/format.h"

namespace waystation::kiosk {
namespace {

using fees::Question;
using fees::Standing;
using fees::Verdict;
using Law = FeeWhyModel::Law;

// What one rule says, in sentences.
struct Say {
  const Context& context;
  const fees::Rule& rule;
  const pack::FeeRuleRecord& written;
  Standing standing;
  Law& law;

  // Past its dates a rule gives no amount at all.
  bool has_amounts() const { return standing == Standing::current; }

  void say(std::string_view id, const MessageArguments& arguments = {}) const {
    law.says.push_back(context.word(id, arguments));
  }
  std::string list_of(const std::vector<std::string>& names, std::string_view prefix) const {
    std::vector<std::string> words;
    for (const std::string& name : names) words.push_back(context.word(std::string(prefix) + name).text);
    return joined(context, words);
  }

  void add_whose() const {
    law.is_standard = rule.is_standard();
    if (law.is_standard)
      law.whose = context.word("fees.why.standard");
    else if (written.basis == "agreement")
      law.whose =
          context.word("fees.why.agreement", {{"origin", country_words(context, written.origin).text},
                                              {"destination", country_words(context, written.destination).text}});
    else
      law.whose = context.word("fees.why.law_of", {{"country", country_words(context, written.jurisdiction).text}});
  }

  void add_payer() const {
    std::string items = list_of(written.items, "fees.item.");
    bool worker_pays = written.payer == "worker" || written.payer == "shared";
    if (worker_pays && rule.limit.kind == FeeLimit::Kind::nothing)
      say("fees.why.nothing", {{"items", items}});
    else if (law.is_standard && written.payer == "employer")
      say("fees.why.should_pay", {{"items", items}});
    else
      say("fees.why.pays", {{"payer", written.payer}, {"items", items}});
    if (worker_pays && has_amounts()) add_limit();
    if (worker_pays && !written.payable_after.empty()) add_after();
  }

  void add_limit() const {
    const FeeLimit& limit = rule.limit;
    if (limit.kind == FeeLimit::Kind::official_cost) say("fees.why.official");
    if (limit.kind == FeeLimit::Kind::none) say("fees.why.no_limit");
    if (limit.kind != FeeLimit::Kind::up_to) return;
    std::string amount = limit.amount ? money_words(context, *limit.amount).text : "";
    std::string months = limit.wages ? decimal_words(context, *limit.wages) : "";
    if (limit.amount && limit.wages)
      say("fees.why.at_most_lower", {{"amount", amount}, {"months", months}});
    else if (limit.amount)
      say("fees.why.at_most", {{"amount", amount}});
    else
      add_wages(*limit.wages, months);
    if (rule.tax_percent.digits > 0) say("fees.why.tax", {{"percent", decimal_words(context, rule.tax_percent)}});
    if (written.items.size() > 1) say("fees.why.together");
  }

  void add_wages(Decimal wages, const std::string& months) const {
    constexpr int64_t kHundred = 100;
    auto percent = times_floor(kHundred, wages), whole = times_floor(1, wages);
    bool is_share = whole == 0 && percent && times_floor(kHundred * kHundred, wages) == *percent * kHundred;
    bool is_whole = whole && percent == *whole * kHundred;
    if (is_share)
      say("fees.why.at_most_share", {{"percent", format_number(*percent, context.state.lang)}});
    else if (is_whole)
      say("fees.why.at_most_months", {{"months", *whole}});
    else
      say("fees.why.at_most_wage", {{"months", months}});
  }

  void add_after() const {
    // "work-permit" and "first-wage" are no words that a message can choose by.
    std::string when = written.payable_after == "work-permit" ? "permit" : written.payable_after;
    say("fees.why.after", {{"when", when}});
  }

  void add_conditions() const {
    if (!written.occupations.empty()) say("fees.why.only_work", {{"work", list_of(written.occupations, "fees.work.")}});
    if (!written.worker_group.empty())
      say("fees.why.only_group", {{"group", context.word("fees.group." + written.worker_group).text}});
    if (!written.direct_hire.empty()) say("fees.why.only_direct", {{"direct", written.direct_hire}});
    if (!written.charged_in.empty()) say("fees.why.only_charged_in", {{"place", written.charged_in}});
    if (!written.sex.empty()) say("fees.why.only_sex", {{"sex", written.sex}});
    bool is_one_length = written.contract_months_min > 0 && written.contract_months_min == written.contract_months_max;
    if (is_one_length) say("fees.why.only_months", {{"months", written.contract_months_min}});
    if (!is_one_length) add_bounds();
    if (rule.wage_min && has_amounts())
      say("fees.why.only_wage", {{"amount", money_words(context, *rule.wage_min).text}});
  }

  void add_bounds() const {
    if (written.contract_months_min > 0) say("fees.why.only_months_from", {{"months", written.contract_months_min}});
    if (written.contract_months_max > 0) say("fees.why.only_months_to", {{"months", written.contract_months_max}});
  }

  void add_origin() const {
    law.dates = context.word(law.is_standard ? "fees.why.checked" : "fees.why.in_force",
                             {{"date", written.in_force_from}, {"checked", written.checked_on}});
    auto until = parse_date(written.in_force_until);
    if (standing == Standing::ended && until)
      law.stale = context.word("fees.why.ended", {{"date", *until}});
    else if (!has_amounts())
      law.stale = context.word("fees.why.stale");
    const pack::Store* store = context.library.pack(rule.pack);
    if (store == nullptr) return;
    for (const pack::Citation& source : written.sources) law.sources.push_back(citation(context, *store, source));
    Translated note = context.content(*store, "fee_rule", written.id, "note");
    if (note.text.empty()) return;
    if (note.lang != context.state.lang)
      law.note_other_language = context.word("article.other_language", {{"language", own_name(note.lang)}});
    law.note = std::move(note);
  }
};

Law law_of(const Context& context, const fees::Rule& rule) {
  Law law;
  Say say{context, rule, rule.written, fees::standing_on(rule.written, context.today), law};
  say.add_whose();
  say.add_payer();
  say.add_conditions();
  say.add_origin();
  return law;
}

std::vector<std::string_view> what_to_do(const fees::Line& line) {
  switch (line.verdict) {
    case Verdict::above_limit:
    case Verdict::not_yours:
      return {"fees.why.do_not_pay", "fees.why.ask_receipt", "fees.why.complain"};
    case Verdict::depends:
      if (line.open_questions.empty()) return {"fees.why.do_not_pay", "fees.why.ask_office"};
      return {"fees.why.answer_questions", "fees.why.do_not_pay"};
    case Verdict::not_said:
      return {"fees.why.do_not_pay", "fees.why.ask_receipt"};
    case Verdict::no_rule:
    case Verdict::no_longer_known:
      return {"fees.why.do_not_pay", "fees.why.ask_office"};
    case Verdict::shared:
    case Verdict::official_cost:
    case Verdict::no_limit:
      return {"fees.why.ask_receipt", "fees.why.ask_office"};
    case Verdict::allowed:
    case Verdict::against_standard:
      break;
  }
  return {"fees.why.ask_receipt"};
}

struct Asked {
  fees::Assessment all;
  fees::Line line;
  bool is_plan = false;  // nothing is asked: it is what may be
};

// From the plan one looks at what may be asked, from the answer at what is.
Asked asked_for(const Context& context, const std::string& item) {
  const State& state = context.state;
  const FeeCheck& check = state.fee_check;
  const auto& rules = context.library.fee_rules();
  const Route* before = state.back_stack.size() < 2 ? nullptr : &state.back_stack[state.back_stack.size() - 2];
  bool is_charged = std::any_of(check.charges.begin(), check.charges.end(),
                                [&](const fees::Charge& charge) { return charge.item == item; });
  bool is_from_plan = before != nullptr && *before == Route(FeesRoute{FeeStep::plan});
  Asked asked;
  asked.is_plan = is_from_plan || !is_charged;
  std::string currency = sheet_currency(context);
  auto charges = asked.is_plan ? std::vector<fees::Charge>{{item, 0}} : check.charges;
  asked.all = fees::assess(rules, rates_of(context), context.today, check.job, currency, charges);
  for (const fees::Line& line : asked.all.lines)
    if (line.item == item) asked.line = line;
  return asked;
}

}  // namespace

FeeWhyModel fee_why_model(const Context& context, const FeeWhyRoute& route) {
  auto [all, line, is_plan] = asked_for(context, route.item);
  FeeWhyModel model;
  model.item = route.item;
  FeeVerdictLook look = look_of(line.verdict);
  model.tone = look.tone;
  model.icon = look.icon;
  model.title = item_words(context, route.item);
  model.verdict = verdict_words(context, line, all.currency);
  if (!is_plan) model.amount = money_words(context, {line.asked, all.currency});
  for (const fees::Rule* rule : line.rules) model.laws.push_back(law_of(context, *rule));
  for (const fees::Rule* rule : all.total_rules) {
    bool is_there = std::find(line.rules.begin(), line.rules.end(), rule) != line.rules.end();
    if (!is_there) model.laws.push_back(law_of(context, *rule));
  }
  for (const fees::Rule* rule : line.standards) model.laws.push_back(law_of(context, *rule));
  for (const std::string& country : line.unknown_jurisdictions)
    model.unknown.push_back(context.word("fees.why.unknown_law", {{"country", country_words(context, country).text}}));
  model.to_do_title = context.word("fees.why.what_to_do");
  for (std::string_view id : what_to_do(line)) model.to_do.push_back(context.word(id));
  return model;
}

}  // namespace waystation::kiosk
