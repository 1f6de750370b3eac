// The law behind an answer of the fee check.
#include <algorithm>

#include "tests/unit/app/kiosk/fee_packs.h"

using namespace waystation;
using namespace waystation::kiosk;

namespace {

std::string npr(std::string_view amount) {
  return std::string("NPR\u00A0").append(amount);
}

bool says(const std::vector<Translated>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [&](const Translated& one) { return one.text == text; });
}

}  // namespace

TEST_CASE("why: what the law says in plain words, with its name") {
  FeePacks packs;
  auto rule = packs.law("fee", {"service-fee", "medical"}, "worker", "lower of NPR 10000 and 0.50 wage");
  rule.occupations = {"domestic", "care"};
  rule.worker_group = "skilled";
  rule.direct_hire = "no";
  rule.charged_in = "origin";
  rule.sex = "female";
  rule.contract_months_min = 6;
  rule.contract_months_max = 24;
  rule.wage_min = "USD 400";
  rule.tax_percent = "7.5";
  rule.payable_after = "work-permit";
  packs.add(rule);
  packs.content.push_back(words_in("fee_rule", "fee", "note", "en", {"Pay at the bank."}));
  packs.add(packs.standard("ilo", {"service-fee"}));
  fees::Job& job = packs.check.job;
  job.worker_group = "skilled", job.direct_hire = false, job.charged_in = "origin", job.sex = "female",
  job.contract_months = 12;
  job.wage = Money{50'000, "USD"};
  packs.check.currency = "USD";
  packs.content.push_back(pack::RateRecord{"USD", "NPR", "140", day("2026-11-10"), day("2027-01-01"), "law"});
  packs.charge("service-fee", 100);
  FeeWhyModel model = packs.why("service-fee");
  CHECK(model.title.text == "fees.item.service-fee");
  CHECK(model.amount->text == "USD\u00A01");
  REQUIRE(model.laws.size() == 2);
  const FeeWhyModel::Law& law = model.laws[0];
  CHECK(law.whose.text == "Law of Nepal");
  CHECK_FALSE(law.is_standard);
  CHECK(texts(law.says) == Strings{"You: fees.item.service-fee, fees.item.medical",
                                   "At most " + npr("10,000") + " or 0.5 wages", "Tax 7.5", "fees.why.together",
                                   "Permit", "Only work fees.work.domestic, fees.work.care", "Only fees.group.skilled",
                                   "By agency", "Here", "Women", "From 6", "To 24", "Pay from USD\u00A0400"});
  CHECK(law.note->text == "Pay at the bank.");
  CHECK_FALSE(law.note_other_language);
  CHECK(texts(law.sources) == Strings{"Source: The law, 24(1)"});
  CHECK(law.dates->text == "Since 1 January 2020, checked 1 November 2026");
  CHECK_FALSE(law.stale);
  CHECK(model.laws[1].is_standard);
  CHECK(model.laws[1].whose.text == "fees.why.standard");
  CHECK(texts(model.laws[1].says) == Strings{"Should: fees.item.service-fee"});
  CHECK(texts(model.unknown) == Strings{"Unknown Qatar"});
  CHECK(packs.why("service-fee", "ne").laws[0].note_other_language->text == "Shown in: English");
}

TEST_CASE("why, in another language: its digits, its names of countries") {
  FeePacks packs;
  packs.add(packs.law("fee", {"visa"}, "worker", "0.125 wage"));
  packs.charge("visa", 100);
  FeeWhyModel model = packs.why("visa", "ar");
  REQUIRE(model.laws.size() == 1);
  CHECK(model.laws[0].whose.text == "قانون \u2068نيبال\u2069");
  CHECK(says(model.laws[0].says, "أجر \u2068٠٫١٢٥\u2069"));
}

TEST_CASE("a share of a month's pay is said in per cent, whole months as a number") {
  struct Limit {
    const char *written, *said;
  };
  for (const Limit& limit : {Limit{"0.1 wage", "At most 10 %"}, Limit{"0.25 wage", "At most 25 %"},
                             Limit{"1 wage", "At most 1 month"}, Limit{"3 wage", "At most 3 months"},
                             Limit{"1.5 wage", "At most 1.5 wages"}, Limit{"0.125 wage", "At most 0.125 wages"}}) {
    INFO(limit.written);
    FeePacks packs;
    packs.add(packs.law("fee", {"visa"}, "worker", limit.written));
    packs.charge("visa", 100);
    CHECK(says(packs.why("visa").laws[0].says, limit.said));
  }
}

TEST_CASE("a contract of one length is named once, and a standard is not said to be in force") {
  FeePacks packs;
  auto rule = packs.law("fee", {"visa"}, "worker", "NPR 777");
  rule.contract_months_min = rule.contract_months_max = 24;
  packs.add(rule);
  packs.add(packs.standard("ilo", {"visa"}));
  packs.check.job.contract_months = 24;
  packs.charge("visa", 100);
  FeeWhyModel model = packs.why("visa");
  CHECK(says(model.laws[0].says, "Only 24 months"));
  CHECK_FALSE(says(model.laws[0].says, "From 24"));
  REQUIRE(model.laws[1].dates);
  CHECK(model.laws[1].dates->text == "Checked on 1 November 2026");
}

TEST_CASE("a rule past its dates gives no amount, and says that it is past") {
  FeePacks packs;
  auto rule = packs.law("fee", {"visa"}, "worker", "NPR 777");
  rule.wage_min = "NPR 777";
  rule.tax_percent = "777";
  rule.in_force_until = "2027-06-30";
  packs.add(rule);
  packs.charge("visa", 100);
  packs.check.job.wage = Money{100'000, "NPR"};
  std::string_view today = GENERATE("2027-07-01", "2027-11-02");
  FeeWhyModel model = packs.why("visa", "en", today);
  CHECK(model.verdict.text == "fees.verdict.no_longer_known");
  REQUIRE(model.laws.size() == 1);
  for (const Translated& words : model.laws[0].says) CHECK(words.text.find("777") == std::string::npos);
  CHECK(model.laws[0].stale->text == "Ended 30 June 2027");
  CHECK(says(model.to_do, "fees.why.ask_office"));
  for (const Translated& words : packs.answer("en", today).sentences)
    CHECK(words.text.find("777") == std::string::npos);
}

TEST_CASE("a rule that nobody has checked again says so") {
  FeePacks packs;
  auto rule = packs.law("fee", {"visa"}, "worker", "NPR 777");
  rule.in_force_until = "2028-12-31";
  packs.add(rule);
  packs.charge("visa", 100);
  CHECK_FALSE(packs.why("visa").laws.at(0).stale);
  FeeWhyModel model = packs.why("visa", "en", "2027-11-02");
  CHECK(model.laws.at(0).stale->text == "fees.why.stale");
  CHECK(texts(model.laws.at(0).says) == Strings{"You: fees.item.visa"});
}

TEST_CASE("a rule of two states is theirs, and who must not pay is not told that they may be asked") {
  FeePacks packs;
  auto rule = packs.law("pact", {"visa"}, "worker", "nothing");
  rule.basis = "agreement", rule.jurisdiction.clear(), rule.destination = "QA";
  packs.add(rule);
  packs.charge("visa", 100);
  FeeWhyModel model = packs.why("visa");
  CHECK(model.laws.at(0).whose.text == "Nepal with Qatar");
  CHECK(texts(model.laws.at(0).says) == Strings{"Nothing for fees.item.visa"});
  CHECK(texts(model.to_do) == Strings{"fees.why.do_not_pay", "fees.why.ask_receipt", "fees.why.complain"});
}

TEST_CASE("what to do depends on the verdict") {
  FeePacks packs;
  auto women = packs.law("women", {"training"}, "worker", "none");
  women.sex = "female";
  packs.add(women);
  packs.add(packs.law("visa", {"visa"}, "worker", "NPR 100"));
  for (const char* item : {"training", "visa", "tests", "unsaid"}) packs.charge(item, 100);
  CHECK(packs.why("training").to_do.at(0).text == "fees.why.answer_questions");
  CHECK(texts(packs.why("visa").to_do) == Strings{"fees.why.ask_receipt"});
  CHECK(says(packs.why("tests").to_do, "fees.why.ask_office"));
  CHECK(packs.why("tests").laws.empty());
  CHECK(texts(packs.why("tests").unknown) == Strings{"Unknown Nepal", "Unknown Qatar"});
  CHECK(says(packs.why("unsaid").to_do, "fees.why.ask_receipt"));
}

TEST_CASE("from the plan, why is asked of what may be asked and not of what is") {
  FeePacks packs;
  packs.add(packs.law("visa", {"visa"}, "worker", "NPR 100"));
  packs.charge("visa", 50'000);
  CHECK(packs.why("visa").tone == FeeTone::refused);
  packs.before = FeesRoute{FeeStep::plan};
  FeeWhyModel model = packs.why("visa");
  CHECK(model.tone == FeeTone::fine);
  CHECK_FALSE(model.amount);
}
