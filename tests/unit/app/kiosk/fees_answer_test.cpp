// The answer of the fee check.
#include <algorithm>

#include "tests/unit/app/kiosk/fee_packs.h"

using namespace waystation;
using namespace waystation::kiosk;

namespace {

std::string npr(std::string_view amount) {
  return std::string("NPR\u00A0").append(amount);
}

Strings verdicts(const std::vector<FeeLine>& lines) {
  Strings result;
  for (const FeeLine& line : lines) result.push_back(line.verdict.text);
  return result;
}

std::vector<FeeAction::To> actions(const std::vector<FeeAction>& all) {
  std::vector<FeeAction::To> result;
  for (const FeeAction& action : all) result.push_back(action.to);
  return result;
}

bool says(const std::vector<Translated>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [&](const Translated& one) { return one.text == text; });
}

using To = FeeAction::To;

}  // namespace

TEST_CASE("the answer leads with what is too much, and says line by line why") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "NPR 10000"));
  packs.add(packs.law("visa", {"visa"}, "employer", "nothing"));
  packs.add(packs.law("medical", {"medical"}, "worker", "NPR 6500.50"));
  packs.charge("service-fee", 2'500'000);
  packs.charge("visa", 5'000'000);
  packs.charge("medical", 650'050);
  packs.charge("tests", 100'000);
  packs.check.job.wage = Money{2'000'000, "NPR"};
  FeeAnswerModel model = packs.answer();
  CHECK(model.tone == FeeTone::refused);
  CHECK(model.icon == ui::Icon::alert_circle);
  CHECK(model.headline.text == "fees.answer.too_much");
  CHECK(texts(model.sentences) == Strings{"3 known: " + npr("16,500.50") + " of " + npr("81,500.50"), "1 unknown",
                                          "Too much " + npr("65,000"), "3.2 months"});
  CHECK(verdicts(model.lines) ==
        Strings{"Over by " + npr("15,000"), "Employer pays", "Up to " + npr("6,500.50"), "fees.verdict.no_rule"});
  CHECK(model.lines[0].tone == FeeTone::refused);
  CHECK(model.lines[1].icon == ui::Icon::close_circle);
  CHECK(model.lines[2].tone == FeeTone::fine);
  CHECK(model.lines[2].icon == ui::Icon::check_circle);
  CHECK(model.lines[3].tone == FeeTone::care);
  CHECK(model.lines[1].name.text == "fees.item.visa");
  CHECK(model.lines[1].amount->text == npr("50,000"));
  CHECK(model.say.text == "fees.say.too_much");
  CHECK(says(packs.answer("ar").sentences, "زيادة \u2068\u200F٦٥٬٠٠٠\u00A0NPR\u2069"));
}

TEST_CASE("what is within its limits is not called anything better than that") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "NPR 10000"));
  packs.add(packs.law("visa", {"visa"}, "worker", "none"));
  packs.add(packs.standard("ilo", {"service-fee"}));
  packs.charge("service-fee", 1'000'000);
  FeeAnswerModel model = packs.answer();
  CHECK(model.headline.text == "fees.answer.within");
  CHECK(model.tone == FeeTone::fine);
  CHECK(model.icon == ui::Icon::check_circle);
  CHECK(verdicts(model.lines) == Strings{"fees.verdict.against_standard"});
  CHECK(model.lines[0].tone == FeeTone::care);
  CHECK(model.say.text == "fees.say.receipt");
  CHECK_FALSE(says(model.cautions, "fees.answer.ask_here"));
  REQUIRE(model.checked);
  CHECK(model.checked->text == "Checked 1 November 2026");
  packs.charge("visa", 1);  // without a limit there is nothing to compare it with
  CHECK(packs.answer().headline.text == "fees.answer.unsure");
  CHECK(packs.answer().lines[1].verdict.text == "fees.verdict.no_limit");
}

TEST_CASE(
    "under what condition a charge is lawful stands at the charge, and keeps the answer from being plainly fine") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "NPR 10000"));
  packs.content.push_back(words_in("fee_rule", "fee", "note", "en", {"Only if the employer refuses."}));
  packs.charge("service-fee", 100);
  FeeAnswerModel model = packs.answer();
  CHECK(model.tone == FeeTone::plain);
  REQUIRE(model.lines[0].note);
  CHECK(model.lines[0].note->text == "Only if the employer refuses.");
  CHECK(packs.plan().lines[0].note->text == "Only if the employer refuses.");
}

TEST_CASE("a limit that no rate converts is not said to be out of date") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "ILS 100"));
  packs.charge("service-fee", 100);
  CHECK(verdicts(packs.answer().lines) == Strings{"fees.verdict.no_rate"});
}

TEST_CASE("a sum that the state sets is no price of one charge") {
  FeePacks packs;
  packs.add(packs.law("all", {"total"}, "worker", "official cost"));
  packs.charge("service-fee", 100);
  CHECK(verdicts(packs.answer().lines) == Strings{"fees.verdict.official_total"});
}

TEST_CASE("nothing may be asked is said without an amount") {
  FeePacks packs;
  packs.add(packs.law("visa", {"visa"}, "agency", "nothing"));
  packs.charge("visa", 100);
  CHECK(texts(packs.answer().sentences).front() == "1 known: nothing of " + npr("1"));
  CHECK(verdicts(packs.answer().lines) == Strings{"Agency pays"});
}

TEST_CASE("whatever cannot be judged keeps the answer open, and asks to ask") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "NPR 10000"));
  packs.charge("service-fee", 100);
  SECTION("a charge without a name") {
    packs.charge("unsaid", 100);
  }
  SECTION("a charge without a rule") {
    packs.charge("tests", 100);
  }
  SECTION("only what an office charges") {
    packs.add(packs.law("passport", {"passport"}, "worker", "official cost"));
    packs.charge("passport", 100);
  }
  SECTION("a part without a limit") {
    packs.add(packs.law("training", {"training"}, "shared", "none"));
    packs.charge("training", 100);
  }
  SECTION("a rule past its dates") {
    auto old = packs.law("visa", {"visa"}, "worker", "NPR 10000");
    old.review_by = day("2026-11-20");
    packs.add(old);
    packs.charge("visa", 100);
  }
  SECTION("a question that was not answered") {
    auto women = packs.law("visa", {"visa"}, "worker", "none");
    women.sex = "female";
    packs.add(women);
    packs.charge("visa", 100);
  }
  FeeAnswerModel model = packs.answer();
  CHECK(model.headline.text == "fees.answer.unsure");
  CHECK(model.tone == FeeTone::care);
  REQUIRE(model.lines.size() == 2);
  CHECK(model.lines[0].tone == FeeTone::fine);
  CHECK(model.lines[1].tone == FeeTone::care);
  CHECK(says(model.cautions, "fees.answer.ask_here"));
}

TEST_CASE("that no rule is known for the journey is said only where there is none at all") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "NPR 10000"));
  packs.add(packs.standard("ilo", {"tests"}));
  packs.charge("tests", 100);
  CHECK(packs.answer().headline.text == "fees.answer.unsure");
  packs.check.job.origin = "KE";
  FeeAnswerModel model = packs.answer();
  CHECK(model.headline.text == "fees.answer.unknown");
  CHECK(model.tone == FeeTone::care);
  CHECK(says(model.cautions, "fees.answer.ask_here"));
  CHECK_FALSE(model.checked);
}

TEST_CASE("where only everything together has a limit, a rule is known") {
  FeePacks packs;
  packs.add(packs.law("total", {"total"}, "worker", "NPR 50000"));
  packs.charge("unsaid", 100);
  CHECK(packs.answer().headline.text == "fees.answer.unsure");
}

TEST_CASE("of several rules the day of the oldest check is said") {
  FeePacks packs;
  for (auto [item, checked] : {std::pair{"visa", "2026-10-01"}, {"medical", "2026-09-01"}, {"tests", "2026-11-01"}}) {
    auto rule = packs.law(item, {item}, "worker", "none");
    rule.checked_on = day(checked);
    packs.add(rule);
  }
  packs.charge("visa", 100);
  packs.charge("tests", 100);
  CHECK(packs.answer().checked->text == "Checked 1 October 2026");
}

TEST_CASE("a limit on everything together is named when it is passed") {
  FeePacks packs;
  packs.add(packs.law("total", {"total"}, "worker", "lower of NPR 50000 and 1 wage"));
  packs.add(packs.law("visa", {"visa"}, "worker", "NPR 45000"));
  packs.add(packs.law("medical", {"medical"}, "worker", "NPR 45000"));
  packs.check.job.wage = Money{100'000, "QAR"};
  packs.add_rate();
  packs.charge("visa", 4'000'000);
  packs.charge("medical", 4'000'000);
  FeeAnswerModel model = packs.answer();
  CHECK(model.headline.text == "fees.answer.too_much");
  CHECK(model.sentences.back().text == "Total over " + npr("40,000"));
  CHECK(says(model.cautions, "Rate of 10 November 2026"));
  FeeWhyModel why = packs.why("visa");
  REQUIRE(why.laws.size() == 2);
  CHECK(says(why.laws[1].says, "You: fees.item.total"));
}

TEST_CASE("a law that forbids all charges is no limit of nothing") {
  FeePacks packs;
  packs.add(packs.law("total", {"total"}, "employer", "nothing"));
  packs.charge("visa", 100);
  packs.charge("unsaid", 100);
  FeeAnswerModel model = packs.answer();
  CHECK(model.headline.text == "fees.answer.too_much");
  CHECK(texts(model.sentences) == Strings{"2 known: nothing of " + npr("2"), "Too much " + npr("2")});
  CHECK(verdicts(model.lines) == Strings(2, "Employer pays"));
}

TEST_CASE("a limit that several charges share is nobody's own") {
  FeePacks packs;
  packs.add(packs.law("both", {"visa", "medical"}, "worker", "NPR 100"));
  packs.charge("visa", 8'000);
  CHECK(verdicts(packs.answer().lines) == Strings{"fees.verdict.allowed"});
  packs.charge("medical", 8'000);
  CHECK(verdicts(packs.answer().lines) == Strings(2, "fees.verdict.above_limit_together"));
}

TEST_CASE("what is not certain is said: the clock, other money, one law of two") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "QAR 100"));
  packs.add_rate();
  packs.charge("service-fee", 100);
  FeeAnswerModel model = packs.answer();
  CHECK(texts(model.cautions) == Strings{"Only Nepal", "Rate of 10 November 2026"});
  CHECK(model.headline.text == "fees.answer.within");
  packs.is_clock_uncertain = true;
  CHECK(says(packs.answer().cautions, "fees.answer.clock"));
  CHECK(says(packs.plan().cautions, "fees.answer.clock"));
  packs.is_clock_uncertain = false;
  packs.add(packs.law_of_qatar("qa", {"service-fee"}, "worker", "none"));
  CHECK_FALSE(says(packs.answer().cautions, "Only Nepal"));
}

TEST_CASE("where rules cannot be used, what the others allow is not said to be all") {
  FeePacks packs;
  packs.add_message("pack.damaged", "Damaged");
  packs.add(packs.law("fee", {"service-fee"}, "worker", "NPR 10000"));
  packs.charge("service-fee", 100);
  REQUIRE(packs.answer().headline.text == "fees.answer.within");
  std::string why;
  SECTION("for a newer program") {
    packs.not_understood = 1, why = "fees.answer.newer";
  }
  SECTION("damaged") {
    packs.add(packs.law("torn", {"visa"}, "worker", "a little")), why = "Damaged";
  }
  FeeAnswerModel model = packs.answer();
  CHECK(model.headline.text == "fees.answer.unsure");
  CHECK(model.tone == FeeTone::care);
  CHECK(texts(model.cautions) == Strings{why, "Only Nepal", "fees.answer.ask_here"});
  CHECK(says(packs.plan().cautions, why));
}

TEST_CASE("after the answer come only ways that lead somewhere") {
  FeePacks packs;
  packs.add(packs.law("visa", {"visa"}, "employer", "nothing"));
  packs.charge("visa", 100);
  CHECK(actions(packs.answer().actions) == std::vector{To::plan, To::signs, To::again});
  packs.add_topic("fees");
  packs.add_article("get-your-money-back", "fees");
  pack::ServiceRecord service;
  service.id = "office", service.needs = {"work"}, service.country = "NP", service.checked_by = "Editors";
  service.review_by = service.checked_on = day("2026-11-01");
  packs.content.push_back(service);
  pack::RegisterRecord list{"list", "NP", "law", day("2026-11-01"), day("2027-11-01"), {}};
  packs.content.push_back(list);
  FeeAnswerModel model = packs.answer();
  CHECK(actions(model.actions) ==
        std::vector{To::who_helps, To::money_back, To::plan, To::signs, To::agency, To::again});
  CHECK(model.help_need == "work");
  CHECK(model.help_article == "get-your-money-back");
  packs.check.charges.clear();
  packs.charge("tests", 100);
  CHECK(packs.answer().help_article.empty());
}
