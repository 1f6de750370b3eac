// What the journey may cost.
#include <algorithm>

#include "tests/unit/app/kiosk/fee_packs.h"

using namespace waystation;
using namespace waystation::kiosk;

namespace {

std::string npr(std::string_view amount) {
  return std::string("NPR\u00A0").append(amount);
}

bool offers_wage(const FeePlanModel& plan) {
  return std::any_of(plan.actions.begin(), plan.actions.end(),
                     [](const FeeAction& action) { return action.to == FeeAction::To::wage; });
}

}  // namespace

TEST_CASE("the plan adds up what may be asked, and how long one works for it") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "NPR 10000"));
  packs.add(packs.law("medical", {"medical"}, "shared", "NPR 5000"));
  packs.add(packs.law("visa", {"visa"}, "employer", "nothing"));
  packs.add(packs.law("passport", {"passport"}, "worker", "official cost"));
  packs.add(packs.standard("ilo", {"service-fee"}));
  packs.add_rate();
  packs.check.job.wage = Money{1000'00, "QAR"};  // NPR 40,000
  packs.charge("visa", 999'999);                 // what is asked is no part of it
  FeePlanModel model = packs.plan();
  CHECK(model.headline.text == "For 3 at most " + npr("15,000"));
  CHECK(texts(model.sentences) == Strings{"0.4 months of work", "Without 1"});
  REQUIRE(model.lines.size() == 4);
  CHECK(model.lines[0].item == "service-fee");
  CHECK(model.lines[0].verdict.text == "You " + npr("10,000"));
  CHECK(model.lines[1].verdict.text == "Part up to " + npr("5,000"));
  CHECK(model.lines[2].verdict.text == "Employer pays");
  CHECK(model.lines[3].verdict.text == "fees.verdict.official_cost");
  for (const FeeLine& line : model.lines) CHECK_FALSE(line.amount);
  CHECK_FALSE(offers_wage(model));
}

TEST_CASE("the months of work are never rounded down") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "NPR 10000"));
  packs.check.job.wage = Money{9'999'99, "NPR"};
  CHECK(texts(packs.plan().sentences) == Strings{"1.1 months of work"});
  packs.check.job.wage = Money{10'000'00, "NPR"};
  CHECK(texts(packs.plan().sentences) == Strings{"1 months of work"});
}

TEST_CASE("without the pay the plan asks for it, if it would change anything") {
  FeePacks packs;
  packs.add(packs.law("visa", {"visa"}, "employer", "nothing"));
  CHECK(packs.plan().headline.text == "Nothing for 1");
  CHECK_FALSE(offers_wage(packs.plan()));
  packs.add(packs.law("fee", {"service-fee"}, "worker", "1 wage"));
  CHECK(offers_wage(packs.plan()));
  CHECK(packs.plan().sentences.at(0).text == "fees.plan.no_wage");
}

TEST_CASE("a journey without rules is not worked out") {
  FeePacks packs;
  packs.add(packs.law("fee", {"service-fee"}, "worker", "none"));
  FeePlanModel model = packs.plan();
  CHECK(model.headline.text == "fees.plan.unknown");
  CHECK(model.sentences.empty());
  CHECK(model.lines.size() == 1);
}

TEST_CASE("a limit on everything is the most, even where no charge has one of its own") {
  FeePacks packs;
  packs.add(packs.law("total", {"total"}, "worker", "NPR 20000"));
  CHECK(packs.plan().headline.text == "At most " + npr("20,000"));
}

TEST_CASE("beside the plan stands what to read about fees and about money, each once") {
  FeePacks packs;
  packs.add_topic("fees");
  packs.add_topic("home");
  packs.add_article("who-pays", "fees");
  packs.add_article("money-loans", "fees");
  packs.add_article("money-home", "home");
  packs.add_article("going-home", "home");
  Strings ids;
  for (const ArticleRow& row : packs.plan().articles) ids.push_back(row.id);
  CHECK(ids == Strings{"who-pays", "money-loans", "money-home"});
}
