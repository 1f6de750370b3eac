// A pack with a few rules about fees, and what a visitor said.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/kiosk/models/fees.h"
#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {

// Messages with something in them; those without say their own id.
inline constexpr std::pair<const char*, const char*> kFeeMessages[] = {
    {"fees.step", "{number}/{steps}"},
    {"fees.months", "{months, plural, one {# month} other {# months}}"},
    {"fees.sum", "Sum {amount}"},
    {"fees.verdict.allowed_up_to", "Up to {limit}"},
    {"fees.verdict.above_limit", "Over by {over}"},
    {"fees.verdict.not_yours", "{payer, select, employer {Employer pays} agency {Agency pays} other {Not yours}}"},
    {"fees.verdict.shared_up_to", "Part up to {limit}"},
    {"fees.answer.most", "{known, plural, other {# known}}: {most} of {asked}"},
    {"fees.answer.nothing", "{known, plural, other {# known}}: nothing of {asked}"},
    {"fees.answer.not_known", "{unknown, plural, other {# unknown}}"},
    {"fees.answer.too_much_by", "Too much {amount}"},
    {"fees.answer.in_wages", "{months} months"},
    {"fees.answer.total_over", "Total over {limit}"},
    {"fees.answer.approximate", "Rate of {date}"},
    {"fees.answer.only_one_law", "Only {country}"},
    {"fees.answer.by_law", "Checked {date}"},
    {"fees.why.law_of", "Law of {country}"},
    {"fees.why.agreement", "{origin} with {destination}"},
    {"fees.why.pays", "{payer, select, employer {Employer} agency {Agency} shared {Both} other {You}}: {items}"},
    {"fees.why.should_pay", "Should: {items}"},
    {"fees.why.at_most", "At most {amount}"},
    {"fees.why.at_most_wage", "At most {months} wages"},
    {"fees.why.at_most_share", "At most {percent} %"},
    {"fees.why.at_most_months", "{months, plural, one {At most # month} other {At most # months}}"},
    {"fees.why.only_months", "Only {months} months"},
    {"fees.why.checked", "Checked on {checked}"},
    {"fees.why.at_most_lower", "At most {amount} or {months} wages"},
    {"fees.why.tax", "Tax {percent}"},
    {"fees.why.after", "{when, select, contract {Contract} visa {Visa} permit {Permit} arrival {Arrival} other {Pay}}"},
    {"fees.why.only_work", "Only work {work}"},
    {"fees.why.only_group", "Only {group}"},
    {"fees.why.only_direct", "{direct, select, yes {Direct} other {By agency}}"},
    {"fees.why.only_charged_in", "{place, select, origin {Here} other {There}}"},
    {"fees.why.nothing", "Nothing for {items}"},
    {"fees.why.only_sex", "{sex, select, female {Women} other {Men}}"},
    {"fees.why.only_months_from", "From {months}"},
    {"fees.why.only_months_to", "To {months}"},
    {"fees.why.only_wage", "Pay from {amount}"},
    {"fees.why.in_force", "Since {date}, checked {checked}"},
    {"fees.why.ended", "Ended {date}"},
    {"fees.why.unknown_law", "Unknown {country}"},
    {"fees.plan.most", "At most {amount}"},
    {"fees.plan.most_known", "For {known} at most {amount}"},
    {"fees.plan.nothing", "Nothing for {known}"},
    {"fees.plan.months", "{months} months of work"},
    {"fees.plan.not_all", "Without {unknown, plural, other {#}}"},
    {"fees.plan.you_at_most", "You {amount}"}};

inline constexpr const char* kPlainFeeMessages[] = {"fees.origin",
                                                    "fees.destination",
                                                    "fees.other_country",
                                                    "fees.work",
                                                    "fees.questions",
                                                    "fees.next",
                                                    "fees.do_not_know",
                                                    "fees.none_of_these",
                                                    "fees.verdict.official_total",
                                                    "fees.verdict.no_rate",
                                                    "fees.yes",
                                                    "fees.no",
                                                    "fees.question.group",
                                                    "fees.question.direct_hire",
                                                    "fees.question.charged_in",
                                                    "fees.charged_in.origin",
                                                    "fees.charged_in.destination",
                                                    "fees.question.sex",
                                                    "fees.question.months",
                                                    "fees.woman",
                                                    "fees.man",
                                                    "fees.wage",
                                                    "fees.amount",
                                                    "fees.amount_empty",
                                                    "fees.currency",
                                                    "fees.erase",
                                                    "fees.done",
                                                    "fees.charges",
                                                    "fees.charges_hint",
                                                    "fees.remove",
                                                    "fees.see_answer",
                                                    "fees.start_again",
                                                    "fees.item.service-fee",
                                                    "fees.item.medical",
                                                    "fees.item.insurance",
                                                    "fees.item.tests",
                                                    "fees.item.training",
                                                    "fees.item.equipment",
                                                    "fees.item.travel",
                                                    "fees.item.administration",
                                                    "fees.item.visa",
                                                    "fees.item.work-permit",
                                                    "fees.item.passport",
                                                    "fees.item.clearance",
                                                    "fees.item.welfare-fund",
                                                    "fees.item.deposit",
                                                    "fees.item.other",
                                                    "fees.item.unsaid",
                                                    "fees.item.total",
                                                    "fees.work.domestic",
                                                    "fees.work.care",
                                                    "fees.work.health",
                                                    "fees.work.construction",
                                                    "fees.work.factory",
                                                    "fees.work.farm",
                                                    "fees.work.fishing",
                                                    "fees.work.seafarer",
                                                    "fees.work.hospitality",
                                                    "fees.work.cleaning",
                                                    "fees.work.driving",
                                                    "fees.work.security",
                                                    "fees.work.other",
                                                    "fees.group.unskilled",
                                                    "fees.group.semi-skilled",
                                                    "fees.group.skilled",
                                                    "fees.group.professional",
                                                    "fees.group.government-scheme",
                                                    "fees.group.seasonal",
                                                    "fees.verdict.allowed",
                                                    "fees.verdict.against_standard",
                                                    "fees.verdict.above_limit_together",
                                                    "fees.verdict.shared",
                                                    "fees.verdict.official_cost",
                                                    "fees.verdict.no_limit",
                                                    "fees.verdict.depends",
                                                    "fees.verdict.no_rule",
                                                    "fees.verdict.not_said",
                                                    "fees.verdict.no_longer_known",
                                                    "fees.why",
                                                    "fees.answer.too_much",
                                                    "fees.answer.within",
                                                    "fees.answer.unsure",
                                                    "fees.answer.unknown",
                                                    "fees.answer.ask_here",
                                                    "fees.answer.clock",
                                                    "fees.answer.newer",
                                                    "fees.say_title",
                                                    "fees.say.receipt",
                                                    "fees.say.too_much",
                                                    "fees.action.help",
                                                    "fees.action.back",
                                                    "fees.action.plan",
                                                    "fees.action.signs",
                                                    "fees.action.agency",
                                                    "fees.why.standard",
                                                    "fees.why.official",
                                                    "fees.why.no_limit",
                                                    "fees.why.together",
                                                    "fees.why.stale",
                                                    "fees.why.what_to_do",
                                                    "fees.why.ask_receipt",
                                                    "fees.why.do_not_pay",
                                                    "fees.why.complain",
                                                    "fees.why.ask_office",
                                                    "fees.why.answer_questions",
                                                    "fees.plan.title",
                                                    "fees.plan.unknown",
                                                    "fees.plan.no_wage",
                                                    "fees.plan.read",
                                                    "fees.signs.title",
                                                    "fees.signs.question",
                                                    "fees.sign.deposit",
                                                    "fees.sign.deposit_means",
                                                    "fees.sign.passport",
                                                    "fees.sign.passport_means",
                                                    "fees.sign.deduction",
                                                    "fees.sign.deduction_means",
                                                    "fees.sign.cash",
                                                    "fees.sign.cash_means",
                                                    "fees.sign.receipt",
                                                    "fees.sign.receipt_means",
                                                    "fees.signs.none",
                                                    "fees.signs.some",
                                                    "fees.signs.help"};

using Strings = std::vector<std::string>;

// Nepal to Qatar, as domestic worker, unless a test says otherwise.
class FeePacks : public SmallPacks {
 public:
  FeePacks() {
    for (auto [id, pattern] : kFeeMessages) add_message(id, pattern);
    for (const char* id : kPlainFeeMessages) add_message(id, id);
    arabic_ = {pack::PackRecord{std::string(kWordsPack), "Test", "", {"ar"}, {}, "CC-BY-4.0"}};
    for (auto [id, pattern] : {std::pair{"fees.sum", "المجموع: {amount}"},
                               {"fees.step", "الخطوة {number} من {steps}"},
                               {"fees.answer.too_much_by", "زيادة {amount}"},
                               {"fees.answer.by_law", "تحقق في {date}"},
                               {"fees.why.at_most_wage", "أجر {months}"},
                               {"fees.why.law_of", "قانون {country}"}})
      arabic_.push_back(words_in("message", id, "pattern", "ar", {pattern}));
    add_source();
    check.job.origin = "NP";
    check.job.destination = "QA";
    check.job.occupation = "domestic";
    check.currency = "NPR";
  }

  // A law of Nepal about who leaves it.
  static pack::FeeRuleRecord law(const std::string& id, Strings items, const std::string& payer,
                                 const std::string& limit) {
    pack::FeeRuleRecord rule;
    rule.id = id;
    rule.basis = "law";
    rule.jurisdiction = rule.origin = "NP";
    rule.items = std::move(items);
    rule.payer = payer;
    rule.limit = limit;
    rule.sources = {{"law", "24(1)"}};
    rule.in_force_from = day("2020-01-01");
    rule.checked_on = day("2026-11-01");
    rule.checked_by = "Editors";
    rule.review_by = day("2027-11-01");
    return rule;
  }
  static pack::FeeRuleRecord law_of_qatar(const std::string& id, Strings items, const std::string& payer,
                                          const std::string& limit) {
    pack::FeeRuleRecord rule = law(id, std::move(items), payer, limit);
    rule.jurisdiction = rule.destination = "QA";
    rule.origin.clear();
    return rule;
  }
  static pack::FeeRuleRecord standard(const std::string& id, Strings items) {
    pack::FeeRuleRecord rule = law(id, std::move(items), "employer", "nothing");
    rule.basis = "standard";
    rule.jurisdiction.clear();
    rule.origin.clear();
    return rule;
  }
  void add(pack::FeeRuleRecord rule) { content.push_back(std::move(rule)); }
  // 1 QAR is 40 NPR.
  void add_rate(std::string_view dated = "2026-11-10") {
    content.push_back(pack::RateRecord{"QAR", "NPR", "40", day(dated), day("2027-01-01"), "law"});
  }
  // In minor units of NPR.
  void charge(const std::string& item, int64_t minor_units) { check.charges.push_back({item, minor_units}); }

  template <typename Model>
  Model at(Route route, const std::string& lang = "en", std::string_view today = "2026-11-21") {
    Library library = open_all();
    State state;
    state.lang = lang;
    state.back_stack = {HomeRoute{}, before, std::move(route)};
    state.fee_check = check;
    Context context{library, site, state, day(today)};
    context.is_clock_uncertain = is_clock_uncertain;
    PageModel page = page_model(context);
    REQUIRE(std::holds_alternative<Model>(page));
    return std::get<Model>(std::move(page));
  }
  FeeChoicesModel choices(FeeStep step, const std::string& lang = "en") {
    return at<FeeChoicesModel>(FeesRoute{step}, lang);
  }
  FeeQuestionsModel questions() { return at<FeeQuestionsModel>(FeesRoute{FeeStep::questions}); }
  FeePadModel wage(const std::string& lang = "en") { return at<FeePadModel>(FeesRoute{FeeStep::wage}, lang); }
  FeePadModel amount(const std::string& item, const std::string& lang = "en") {
    return at<FeePadModel>(FeeAmountRoute{item}, lang);
  }
  FeeChargesModel charges(const std::string& lang = "en") {
    return at<FeeChargesModel>(FeesRoute{FeeStep::charges}, lang);
  }
  FeeAnswerModel answer(const std::string& lang = "en", std::string_view today = "2026-11-21") {
    return at<FeeAnswerModel>(FeesRoute{FeeStep::answer}, lang, today);
  }
  FeeWhyModel why(const std::string& item, const std::string& lang = "en", std::string_view today = "2026-11-21") {
    return at<FeeWhyModel>(FeeWhyRoute{item}, lang, today);
  }
  FeePlanModel plan() { return at<FeePlanModel>(FeesRoute{FeeStep::plan}); }

  FeeCheck check;
  Route before = FeesRoute{};
  bool is_clock_uncertain = false;
  size_t not_understood = 0;  // records of the content that were left out

 private:
  Library open_all() {
    std::string words = build_words(), arabic = build(arabic_, "arabic.pack");
    std::string starter = build(content, "starter.pack");
    std::ofstream(starter, std::ios::binary) << pack::build_store(content, {not_understood, {}}).value();
    auto library = Library::open(Strings{words, arabic, starter}, site);
    REQUIRE(library.has_value());
    return std::move(*library);
  }

  std::vector<pack::Record> arabic_;
};

inline Strings texts(const std::vector<Translated>& words) {
  Strings result;
  for (const Translated& one : words) result.push_back(one.text);
  return result;
}

}  // namespace waystation::kiosk
