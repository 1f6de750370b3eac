// The questions of the fee check, and its number pads.
#include "app/kiosk/models/fees.h"

#include <algorithm>

#include "core/language/messages.h"
#include "tests/unit/app/kiosk/fee_packs.h"

using namespace waystation;
using namespace waystation::kiosk;

namespace {

constexpr std::string_view kSpace = "\u00A0";  // between an amount and its currency

Strings values(const std::vector<FeeChoice>& choices) {
  Strings result;
  for (const FeeChoice& choice : choices) result.push_back(choice.value);
  return result;
}

Strings chosen(const std::vector<FeeChoice>& choices) {
  Strings result;
  for (const FeeChoice& choice : choices)
    if (choice.chosen) result.push_back(choice.value);
  return result;
}

std::string money(std::string_view currency, std::string_view amount) {
  return std::string(currency).append(kSpace).append(amount);
}

// Jobs of three months or less, of a year or more.
void add_rules_by_length(FeePacks& packs) {
  auto brief = packs.law("brief", {"medical"}, "employer", "nothing");
  brief.contract_months_max = 3;
  packs.add(brief);
  auto year = packs.law("year", {"medical"}, "worker", "none");
  year.contract_months_min = 12;
  packs.add(year);
}

}  // namespace

TEST_CASE("the words of the fee check have in these tests what they have for visitors") {
  std::ifstream file(std::string(SOURCE_ROOT) + "/content/ui/messages.toml");
  std::map<std::string, std::string> patterns;
  for (std::string line, id; std::getline(file, line);) {
    constexpr std::string_view kPattern = "pattern = \"";
    if (line.starts_with("[\"fees.")) id = line.substr(2, line.size() - 4);
    if (line.starts_with(kPattern) && !id.empty()) {
      patterns[id] = line.substr(kPattern.size(), line.size() - kPattern.size() - 1);
      id.clear();
    }
  }
  for (auto [id, pattern] : kFeeMessages) {
    INFO(id);
    REQUIRE(patterns.contains(id));
    CHECK(message_arguments(patterns[id], "en").value() == message_arguments(pattern, "en").value());
  }
  for (const char* id : kPlainFeeMessages) {
    INFO(id);
    REQUIRE(patterns.contains(id));
    CHECK(message_arguments(patterns[id], "en").value().empty());
  }
}

TEST_CASE("countries that a rule is about are offered by their names, and then another country") {
  FeePacks packs;
  packs.add(packs.law("np", {"visa"}, "employer", "nothing"));
  auto eg = packs.law("eg", {"visa"}, "employer", "nothing");
  eg.jurisdiction = eg.origin = "EG";
  packs.add(eg);
  auto bangladesh = packs.law("bd", {"visa"}, "employer", "nothing");
  bangladesh.jurisdiction = "BD", bangladesh.origin.clear(), bangladesh.destination = "SA";
  packs.add(bangladesh);
  packs.add(packs.law_of_qatar("qa", {"visa"}, "employer", "nothing"));
  packs.add(packs.standard("ilo", {"visa"}));

  FeeChoicesModel origin = packs.choices(FeeStep::origin);
  CHECK(origin.field == AnswerFee::Field::origin);
  CHECK(values(origin.choices) == Strings{"BD", "EG", "NP", ""});
  CHECK(chosen(origin.choices) == Strings{"NP"});
  CHECK(origin.choices[2].name == Translated{"Nepal", "en"});
  CHECK(origin.choices[3].name.text == "fees.other_country");
  CHECK(origin.choices[0].next == FeeStep::destination);
  // In Arabic: Bangladesh, Egypt, Nepal by their letters ب م ن; in French Égypte stands under E.
  CHECK(values(packs.choices(FeeStep::origin, "ar").choices) == Strings{"BD", "EG", "NP", ""});
  CHECK(values(packs.choices(FeeStep::origin, "fr").choices) == Strings{"BD", "EG", "NP", ""});

  FeeChoicesModel destination = packs.choices(FeeStep::destination);
  CHECK(destination.field == AnswerFee::Field::destination);
  CHECK(values(destination.choices) == Strings{"QA", "SA", ""});
  CHECK(destination.choices[0].next == FeeStep::work);
}

TEST_CASE("where one comes from is no place to go to, and before an answer none is chosen") {
  FeePacks packs;
  auto inward = packs.law_of_qatar("np", {"visa"}, "employer", "nothing");
  inward.jurisdiction = inward.destination = "NP";
  packs.add(inward);
  packs.add(packs.law_of_qatar("qa", {"visa"}, "employer", "nothing"));
  CHECK(values(packs.choices(FeeStep::destination).choices) == Strings{"QA", ""});
  packs.check.job = {};
  FeeChoicesModel destination = packs.choices(FeeStep::destination);
  CHECK(values(destination.choices) == Strings{"NP", "QA", ""});
  CHECK(chosen(destination.choices).empty());
}

TEST_CASE("after the work come questions only where the law makes a difference for that work") {
  FeePacks packs;
  auto rule = packs.law("direct", {"service-fee"}, "employer", "nothing");
  rule.occupations = {"construction"};
  rule.direct_hire = "no";
  packs.add(rule);
  auto wage = packs.law("wage", {"visa"}, "worker", "1 wage");
  packs.add(wage);
  FeeChoicesModel work = packs.choices(FeeStep::work);
  CHECK(work.field == AnswerFee::Field::work);
  REQUIRE(work.choices.size() == std::size(pack::kOccupations));
  CHECK(chosen(work.choices) == Strings{"domestic"});
  for (const FeeChoice& choice : work.choices) {
    INFO(choice.value);
    CHECK(choice.icon != ui::Icon::help_circle);
    CHECK(choice.name.text == "fees.work." + choice.value);
    CHECK(choice.next == (choice.value == "construction" ? FeeStep::questions : FeeStep::wage));
  }
}

TEST_CASE("the steps are counted with a page of questions only if there is one") {
  FeePacks packs;
  auto rule = packs.law("sex", {"service-fee"}, "employer", "nothing");
  rule.occupations = {"domestic"};
  rule.sex = "female";
  packs.add(rule);
  FeeChoicesModel work = packs.choices(FeeStep::work);
  CHECK(work.progress.text == "3/6");
  CHECK(work.number == 3);
  CHECK(work.steps == 6);
  CHECK(packs.questions().progress.text == "4/6");
  CHECK(packs.wage().progress->text == "5/6");
  CHECK(packs.charges().progress.text == "6/6");
  packs.check.job.occupation = "factory";
  CHECK(packs.wage().progress->text == "4/5");
  CHECK(packs.charges().number == 5);
  CHECK(packs.charges("ar").progress.text == "الخطوة ٥ من ٥");
}

TEST_CASE("only questions that the law turns on are asked, each with a way not to know") {
  FeePacks packs;
  auto rule = packs.law("one", {"service-fee"}, "employer", "nothing");
  rule.direct_hire = "no";
  rule.charged_in = "destination";
  rule.sex = "female";
  packs.add(rule);
  for (const char* group : {"skilled", "unskilled"}) {
    auto of_group = packs.law(group, {"visa"}, "worker", "none");
    of_group.worker_group = group;
    packs.add(of_group);
  }
  packs.check.job.direct_hire = false;
  FeeQuestionsModel model = packs.questions();
  REQUIRE(model.questions.size() == 4);
  CHECK(model.next == FeeStep::wage);
  CHECK(model.questions[0].field == AnswerFee::Field::group);
  CHECK(values(model.questions[0].choices) == Strings{"unskilled", "skilled", "none", ""});
  CHECK(chosen(model.questions[0].choices) == Strings{""});
  CHECK(model.questions[1].field == AnswerFee::Field::direct_hire);
  CHECK(values(model.questions[1].choices) == Strings{"yes", "no", ""});
  CHECK(chosen(model.questions[1].choices) == Strings{"no"});
  CHECK(model.questions[2].field == AnswerFee::Field::charged_in);
  CHECK(values(model.questions[2].choices) == Strings{"origin", "destination", ""});
  CHECK(model.questions[3].field == AnswerFee::Field::sex);
  CHECK(values(model.questions[3].choices) == Strings{"female", "male", ""});
  CHECK(model.questions[3].choices[2].name.text == "fees.do_not_know");
}

TEST_CASE("the contract's length has an answer on each side of every bound") {
  FeePacks packs;
  add_rules_by_length(packs);
  packs.check.job.contract_months = 12;
  FeeQuestionsModel model = packs.questions();
  REQUIRE(model.questions.size() == 1);
  CHECK(model.questions[0].field == AnswerFee::Field::months);
  CHECK(values(model.questions[0].choices) == Strings{"3", "6", "12", "24", "36", ""});
  CHECK(chosen(model.questions[0].choices) == Strings{"12"});
  CHECK(model.questions[0].choices[0].name.text == "3 months");

  auto odd = packs.law("odd", {"travel"}, "worker", "none");
  odd.contract_months_min = 2;
  odd.contract_months_max = 60;
  packs.add(odd);
  auto far = packs.law("far", {"travel"}, "worker", "none");
  far.occupations = {"fishing"};
  far.contract_months_min = 7;
  packs.add(far);
  CHECK(values(packs.questions().questions.at(0).choices) ==
        Strings{"1", "3", "6", "12", "24", "36", "60", "72", ""});
}

TEST_CASE("the pay is typed in the money of the place of work, with the reader's digits") {
  FeePacks packs;
  FeePadModel empty = packs.wage();
  CHECK(values(empty.currencies) == Strings{"QAR", "NPR", "USD"});
  CHECK(empty.currency == "QAR");
  CHECK(chosen(empty.currencies) == Strings{"QAR"});
  CHECK(empty.currency_field == AnswerFee::Field::wage_currency);
  CHECK(empty.is_empty);
  CHECK(empty.shown.text == "fees.amount_empty");
  CHECK(empty.next == FeeStep::charges);
  CHECK(empty.skip);
  CHECK_FALSE(empty.of);

  packs.check.wage_currency = "USD";
  packs.check.typed = "1234567.5";
  FeePadModel typed = packs.wage();
  CHECK_FALSE(typed.is_empty);
  CHECK(typed.shown.text == money("USD", "1,234,567.5"));
  CHECK_FALSE(typed.point);
  FeePadModel nepali = packs.wage("ne");
  CHECK(nepali.shown.text == money("USD", "१२,३४,५६७.५"));
  CHECK(nepali.digits[7].text == "७");
}

TEST_CASE("an amount is shown as far as it was typed, also where lines run from right to left") {
  FeePacks packs;
  packs.check.job.destination.clear();
  packs.check.typed = "1500.";
  CHECK(packs.wage().shown.text == money("NPR", "1,500."));
  // The sign at the end stays on its side of the digits.
  std::string digits = "\u2066١٬٥٠٠٫\u2069";
  CHECK(packs.wage("ar").shown.text == "\u2068\u200F" + digits + std::string(kSpace) + "NPR\u2069");
  packs.check.typed = "0.05";
  CHECK(packs.wage("ar").shown.text.find("٠٫٠٥") != std::string::npos);
  packs.check.typed = "12.345";  // there are no thousandths of it
  CHECK(packs.wage().shown.text == money("NPR", "12.34"));
  packs.check.typed = "12";
  CHECK(packs.wage().point->text == ".");
  CHECK(packs.wage("ar").point->text == "٫");
  CHECK(packs.wage("es").point->text == ",");
}

TEST_CASE("money that has no parts has no point") {
  FeePacks packs;
  packs.check.job.destination = "JP";
  packs.check.typed = "15";
  CHECK_FALSE(packs.wage().point);
  packs.check.typed = "15.5";  // typed while another currency was chosen
  CHECK(packs.wage().shown.text == money("JPY", "15"));
}

TEST_CASE("countries that nobody knows leave the dollar, and money of both countries is offered once") {
  FeePacks packs;
  packs.check.job.origin = packs.check.job.destination = "";
  CHECK(values(packs.wage().currencies) == Strings{"USD"});
  packs.check.job.origin = "US";
  packs.check.job.destination = "SV";
  CHECK(values(packs.wage().currencies) == Strings{"USD"});
}

TEST_CASE("what is known already stands on the pad until something is typed") {
  FeePacks packs;
  packs.check.job.wage = Money{150'000, "QAR"};
  CHECK(packs.wage().shown.text == money("QAR", "1,500"));
  CHECK_FALSE(packs.wage().is_empty);
  packs.charge("visa", 50'000);
  CHECK(packs.amount("visa").shown.text == money("NPR", "500"));
  CHECK(packs.amount("medical").is_empty);
  packs.check.typed = "7";
  CHECK(packs.amount("visa").shown.text == money("NPR", "7"));
  packs.check.typed.clear();
  packs.check.wage_currency = "USD";  // not in this currency
  CHECK(packs.wage().is_empty);
}

TEST_CASE("a charge is typed in the money of one's own country, and all charges in the same") {
  FeePacks packs;
  packs.check.currency.clear();
  FeePadModel first = packs.amount("visa");
  CHECK(first.of->text == "fees.item.visa");
  CHECK(first.icon == ui::Icon::earth);
  CHECK(values(first.currencies) == Strings{"NPR", "QAR", "USD"});
  CHECK(first.currency == "NPR");
  CHECK(first.currency_field == AnswerFee::Field::currency);
  CHECK_FALSE(first.skip);
  CHECK_FALSE(first.next);
  packs.check.currency = "QAR";
  packs.charge("visa", 50'000);
  CHECK(values(packs.amount("visa").currencies) == Strings{"NPR", "QAR", "USD"});
  CHECK(values(packs.amount("medical").currencies) == Strings{"QAR"});
  packs.check.job.origin = "KE";  // another answer does not make other money of it
  packs.check.job.destination = "SA";
  CHECK(packs.amount("visa").currency == "QAR");
}

TEST_CASE("every charge has a row, what nobody named comes last, and the sum is theirs") {
  FeePacks packs;
  FeeChargesModel empty = packs.charges();
  REQUIRE(empty.rows.size() == std::size(pack::kFeeItems) + 1);
  CHECK(empty.rows.front().item == "service-fee");
  CHECK(empty.rows.front().icon == ui::Icon::cash);
  CHECK(empty.rows.back().item == fees::kUnsaid);
  CHECK(empty.rows.back().icon == ui::Icon::help_circle);
  CHECK_FALSE(empty.sum);
  CHECK_FALSE(empty.see_answer);
  for (const auto& row : empty.rows) CHECK_FALSE(row.amount);

  packs.charge("visa", 1'000'050);
  packs.charge(std::string(fees::kUnsaid), 50'000);
  FeeChargesModel model = packs.charges();
  CHECK(model.rows[8].amount->text == money("NPR", "10,000.50"));
  CHECK(model.rows.back().amount->text == money("NPR", "500"));
  CHECK(model.sum->text == "Sum " + money("NPR", "10,500.50"));
  CHECK(model.see_answer);
  CHECK(packs.charges("ar").sum->text == "المجموع: \u2068\u200F١٠٬٥٠٠٫٥٠\u00A0NPR\u2069");
}

TEST_CASE("signs of danger are answered as they are touched") {
  FeePacks packs;
  auto none = packs.at<FeeSignsModel>(FeesRoute{FeeStep::signs});
  CHECK(values(none.signs) == Strings{"deposit", "passport", "deduction", "cash", "receipt"});
  CHECK_FALSE(none.headline);
  CHECK(none.means.empty());
  CHECK(none.none.text == "fees.signs.none");
  packs.check.signs = {"receipt", "passport", "unheard-of"};
  auto some = packs.at<FeeSignsModel>(FeesRoute{FeeStep::signs});
  CHECK(chosen(some.signs) == Strings{"passport", "receipt"});
  CHECK(some.headline->text == "fees.signs.some");
  CHECK(texts(some.means) == Strings{"fees.sign.passport_means", "fees.sign.receipt_means"});
}
