#include <algorithm>
#include <set>

#include "app/kiosk/models/fee_verdict.h"
#include "app/kiosk/models/fee_words.h"

namespace waystation::kiosk {
namespace {

using fees::Verdict;
using ui::Icon;

constexpr std::string_view kFeesTopic = "fees", kMoneyArticles = "money-";

// In tenths, rounded up: one works at least so long for it. nullopt: no wage is known, or no rate.
std::optional<int64_t> months_of_work(const fees::Rates& rates, const Money& cost, const fees::Job& job) {
  if (!job.wage) return std::nullopt;
  auto wage = rates.convert(*job.wage, cost.currency);
  if (!wage || wage->money.minor_units <= 0) return std::nullopt;
  int64_t tenths = cost.minor_units * 10;
  return tenths / wage->money.minor_units + (tenths % wage->money.minor_units > 0 ? 1 : 0);
}

Translated planned_words(const Context& context, const fees::Line& line, const std::string& currency) {
  bool may_be_asked = line.verdict == Verdict::allowed || line.verdict == Verdict::against_standard;
  if (may_be_asked && line.limit.value_or(0) > 0 && !line.limit_is_shared)
    return context.word("fees.plan.you_at_most", {{"amount", money_words(context, {*line.limit, currency}).text}});
  return verdict_words(context, line, currency);
}

bool depends_on_wage(const fees::Assessment& plan) {
  return std::find(plan.open_questions.begin(), plan.open_questions.end(), fees::Question::wage) !=
         plan.open_questions.end();
}

void add_numbers(FeePlanModel& model, const Context& context, const fees::Assessment& plan, const fees::Rates& rates) {
  const fees::Job& job = context.state.fee_check.job;
  if (!plan.most) {
    model.headline = context.word("fees.plan.unknown");
  } else if (*plan.most == 0 && plan.known_items > 0) {
    model.headline = context.word("fees.plan.nothing", {{"known", int64_t{plan.known_items}}});
  } else {
    Money most{*plan.most, plan.currency};
    bool is_all = plan.unknown_items == 0 || plan.known_items == 0;
    model.headline = context.word(is_all ? "fees.plan.most" : "fees.plan.most_known",
                                  {{"known", int64_t{plan.known_items}}, {"amount", money_words(context, most).text}});
    auto tenths = months_of_work(rates, most, job);
    if (tenths.value_or(0) > 0)
      model.sentences.push_back(context.word("fees.plan.months", {{"months", decimal_words(context, {*tenths, 1})}}));
  }
  bool would_help = plan.most.value_or(0) > 0 || depends_on_wage(plan);
  if (!job.wage && would_help) {
    model.sentences.push_back(context.word("fees.plan.no_wage"));
    model.actions.push_back({FeeAction::To::wage, Icon::wallet, context.word("fees.wage")});
  }
  if (plan.most && plan.unknown_items > 0)
    model.sentences.push_back(context.word("fees.plan.not_all", {{"unknown", int64_t{plan.unknown_items}}}));
}

// What to read about fees, and about money in any topic.
std::vector<ArticleRow> reading(const Context& context) {
  std::vector<ArticleRow> rows;
  std::set<std::string> seen;
  auto add = [&](const Library::Found<pack::ArticleRecord>& article) {
    if (seen.insert(article.record.id).second) rows.push_back(article_row(context, article));
  };
  for (const auto& article : context.library.articles(kFeesTopic)) add(article);
  for (const auto& topic : context.library.topics())
    for (const auto& article : context.library.articles(topic.record.id))
      if (article.record.id.starts_with(kMoneyArticles)) add(article);
  return rows;
}

}  // namespace

FeePlanModel fee_plan_model(const Context& context) {
  fees::Rates rates = rates_of(context);
  fees::Assessment plan = fees::plan(context.library.fee_rules(), rates, context.today, context.state.fee_check.job,
                                     sheet_currency(context));
  FeePlanModel model;
  model.title = context.word("fees.plan.title");
  add_numbers(model, context, plan, rates);
  for (const fees::Line& line : plan.lines) {
    FeeVerdictLook look = look_of(line.verdict);
    model.lines.push_back({line.item, look.tone, look.icon, item_words(context, line.item), std::nullopt,
                           planned_words(context, line, plan.currency), note_of(context, line)});
  }
  model.why_label = context.word("fees.why");
  model.cautions = fee_cautions(context, plan);
  model.read_title = context.word("fees.plan.read");
  model.articles = reading(context);
  model.actions.push_back({FeeAction::To::signs, Icon::alert, context.word("fees.action.signs")});
  if (context.library.has_registers())
    model.actions.push_back({FeeAction::To::agency, Icon::account_search, context.word("fees.action.agency")});
  model.actions.push_back({FeeAction::To::again, Icon::refresh, context.word("fees.start_again")});
  return model;
}

}  // namespace waystation::kiosk
