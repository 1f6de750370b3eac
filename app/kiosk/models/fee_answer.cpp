#include <algorithm>

#include "app/kiosk/models/fee_verdict.h"
#include "app/kiosk/models/fee_words.h"

namespace waystation::kiosk {
namespace {

using fees::Verdict;
using ui::Icon;

constexpr std::string_view kMoneyBackArticle = "get-your-money-back";
constexpr std::string_view kHelpNeed = "work";

bool is_unlawful(const fees::Line& line) {
  return line.verdict == Verdict::above_limit || line.verdict == Verdict::not_yours;
}

// One answer while it is made ready to be shown.
struct Answer {
  const Context& context;
  const fees::Assessment& all;
  FeeAnswerModel& model;

  Translated with_money(std::string_view id, std::string name, int64_t minor_units) const {
    return context.word(id, {{std::move(name), money(minor_units)}});
  }
  std::string money(int64_t minor_units) const { return money_words(context, {minor_units, all.currency}).text; }
  template <typename Is>
  bool any(Is is) const {
    return std::any_of(all.lines.begin(), all.lines.end(), is);
  }

  bool is_too_much() const { return all.too_much > 0 || all.total_is_over || any(is_unlawful); }

  // Not when only what is asked has no rule: then others of the journey have one.
  bool knows_nothing() const {
    auto is_unknown = [](const fees::Line& line) { return line.verdict == Verdict::no_rule; };
    auto has_no_answer = [&](const fees::Line& line) { return is_unknown(line) || line.verdict == Verdict::not_said; };
    if (!std::all_of(all.lines.begin(), all.lines.end(), has_no_answer)) return false;
    fees::Assessment plan = fees::plan(context.library.fee_rules(), rates_of(context), context.today,
                                       context.state.fee_check.job, all.currency);
    return !plan.most && std::all_of(plan.lines.begin(), plan.lines.end(), is_unknown);
  }

  void add_headline() const {
    auto say = [&](FeeTone tone, Icon icon, std::string_view id) {
      model.tone = tone;
      model.icon = icon;
      model.headline = context.word(id);
    };
    if (is_too_much())
      say(FeeTone::refused, Icon::alert_circle, "fees.answer.too_much");
    else if (!lacks_rules(context) && knows_nothing())
      say(FeeTone::care, Icon::help_circle, "fees.answer.unknown");
    else if (all.lines.empty() || any(is_open) || lacks_rules(context))
      say(FeeTone::care, Icon::help_circle, "fees.answer.unsure");
    else if (any([&](const fees::Line& line) { return note_of(context, line).has_value(); }))
      say(FeeTone::plain, Icon::check_circle, "fees.answer.within");  // only under what the notes say
    else
      say(FeeTone::fine, Icon::check_circle, "fees.answer.within");
  }

  // The limit on everything, as if it were on one item: so it is converted and taxed as the verdict was.
  std::optional<int64_t> limit_in_total() const {
    std::string item(pack::kFeeItems[0]);
    std::vector<fees::Rule> rules;
    for (const fees::Rule* rule : all.total_rules) {
      rules.push_back(*rule);
      rules.back().written.items = {item};
    }
    fees::Assessment one =
        fees::assess(rules, rates_of(context), context.today, context.state.fee_check.job, all.currency, {{item, 0}});
    return one.lines.empty() ? std::nullopt : one.lines.front().limit;
  }

  void add_sentences() const {
    if (all.most && all.known_items > 0) {
      std::string_view id = *all.most == 0 ? "fees.answer.nothing" : "fees.answer.most";
      model.sentences.push_back(context.word(
          id,
          {{"known", int64_t{all.known_items}}, {"most", money(*all.most)}, {"asked", money(all.asked_for_known)}}));
    }
    if (all.unknown_items > 0)
      model.sentences.push_back(context.word("fees.answer.not_known", {{"unknown", int64_t{all.unknown_items}}}));
    if (all.too_much > 0) {
      model.sentences.push_back(with_money("fees.answer.too_much_by", "amount", all.too_much));
      if (all.too_much_in_tenths_of_wage.value_or(0) > 0) {
        std::string months = decimal_words(context, {*all.too_much_in_tenths_of_wage, 1});
        model.sentences.push_back(context.word("fees.answer.in_wages", {{"months", months}}));
      }
    }
    if (!all.total_is_over) return;
    // That nothing may be asked is said already.
    int64_t limit = limit_in_total().value_or(0);
    if (limit > 0) model.sentences.push_back(with_money("fees.answer.total_over", "limit", limit));
  }

  void add_lines() const {
    model.why_label = context.word("fees.why");
    for (const fees::Line& line : all.lines) {
      FeeVerdictLook look = look_of(line.verdict);
      model.lines.push_back({line.item, look.tone, look.icon, item_words(context, line.item),
                             money_words(context, {line.asked, all.currency}),
                             verdict_words(context, line, all.currency), note_of(context, line)});
    }
  }

  void add_checked() const {
    std::optional<Date> oldest;
    auto look_at = [&](const std::vector<const fees::Rule*>& rules) {
      for (const fees::Rule* rule : rules)
        if (!oldest || rule->written.checked_on < *oldest) oldest = rule->written.checked_on;
    };
    for (const fees::Line& line : all.lines) look_at(line.rules);
    look_at(all.total_rules);
    if (oldest) model.checked = context.word("fees.answer.by_law", {{"date", *oldest}});
  }

  void add_actions() const {
    using To = FeeAction::To;
    auto add = [&](To to, Icon icon, std::string_view id) { model.actions.push_back({to, icon, context.word(id)}); };
    if (context.library.has_services()) {
      model.help_need = kHelpNeed;
      add(To::who_helps, Icon::phone, "fees.action.help");
    }
    if (is_too_much() && context.library.article(kMoneyBackArticle)) {
      model.help_article = kMoneyBackArticle;
      add(To::money_back, Icon::cash, "fees.action.back");
    }
    add(To::plan, Icon::calculator, "fees.action.plan");
    add(To::signs, Icon::alert, "fees.action.signs");
    if (context.library.has_registers()) add(To::agency, Icon::account_search, "fees.action.agency");
    add(To::again, Icon::refresh, "fees.start_again");
  }
};

}  // namespace

FeeAnswerModel fee_answer_model(const Context& context) {
  const FeeCheck& check = context.state.fee_check;
  fees::Assessment all = fees::assess(context.library.fee_rules(), rates_of(context), context.today, check.job,
                                      sheet_currency(context), check.charges);
  FeeAnswerModel model;
  Answer answer{context, all, model};
  answer.add_headline();
  answer.add_sentences();
  answer.add_lines();
  model.cautions = fee_cautions(context, all);
  model.say_title = context.word("fees.say_title");
  model.say = context.word(answer.is_too_much() ? "fees.say.too_much" : "fees.say.receipt");
  answer.add_actions();
  answer.add_checked();
  return model;
}

}  // namespace waystation::kiosk
