// The fee check, touch by touch.
#include <string>

#include "app/kiosk/reduce.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::kiosk;

namespace {

using Field = AnswerFee::Field;

const VisitDefaults kDefaults{"ne", 3};

State after(State state, std::initializer_list<Intent> intents) {
  for (const Intent& intent : intents) state = reduce(std::move(state), intent, kDefaults).state;
  return state;
}
State at_origin() {
  return after(new_visit(kDefaults), {Start{}, ChooseLanguage{"en"}, OpenFees{}});
}
State at_charges() {
  return after(at_origin(), {AnswerFee{Field::origin, "NP", FeeStep::destination},
                             AnswerFee{Field::destination, "QA", FeeStep::work},
                             AnswerFee{Field::work, "domestic", FeeStep::wage}, TakeAmount{"", FeeStep::charges}});
}
State typed(State state, std::string_view keys) {
  for (char key : keys) state = after(std::move(state), {TypeAmount{key}});
  return state;
}
// Opened, typed and taken, in one currency.
State charged(State state, const std::string& item, std::string_view keys, const std::string& currency = "NPR") {
  return after(typed(after(std::move(state), {OpenFeeAmount{item}}), keys), {TakeAmount{currency, {}}});
}
std::string screen(const State& state) {
  return screen_name(state.route());
}

using Charges = std::vector<fees::Charge>;

}  // namespace

TEST_CASE("an answer in the fee check is kept and leads on, and back goes the same way") {
  State state = at_charges();
  CHECK(state.fee_check.job.origin == "NP");
  CHECK(state.fee_check.job.destination == "QA");
  CHECK(state.fee_check.job.occupation == "domestic");
  CHECK(state.route() == Route(FeesRoute{FeeStep::charges}));
  state = after(state, {GoBack{}, GoBack{}});
  CHECK(state.route() == Route(FeesRoute{FeeStep::work}));
  CHECK(state.fee_check.job.occupation == "domestic");
}

TEST_CASE("questions are answered without leaving their page, and can be left open again") {
  State state = after(at_origin(), {OpenFees{FeeStep::questions}, AnswerFee{Field::direct_hire, "no", {}},
                                    AnswerFee{Field::charged_in, "origin", {}}, AnswerFee{Field::sex, "female", {}},
                                    AnswerFee{Field::months, "24", {}}, AnswerFee{Field::group, "skilled", {}}});
  CHECK(state.route() == Route(FeesRoute{FeeStep::questions}));
  CHECK(state.fee_check.job.direct_hire == false);
  CHECK(state.fee_check.job.charged_in == "origin");
  CHECK(state.fee_check.job.sex == "female");
  CHECK(state.fee_check.job.contract_months == 24);
  CHECK(state.fee_check.job.worker_group == "skilled");
  state = after(state, {AnswerFee{Field::direct_hire, "yes", {}}});
  CHECK(state.fee_check.job.direct_hire == true);
  state = after(state, {AnswerFee{Field::direct_hire, "", {}}, AnswerFee{Field::months, "", {}}});
  CHECK_FALSE(state.fee_check.job.direct_hire);
  CHECK_FALSE(state.fee_check.job.contract_months);
}

TEST_CASE("another job may have other groups and lengths of contracts, the same answer changes nothing") {
  State state = after(at_origin(), {AnswerFee{Field::origin, "NP", {}}, AnswerFee{Field::group, "skilled", {}},
                                    AnswerFee{Field::months, "24", {}}, AnswerFee{Field::origin, "NP", {}}});
  CHECK(state.fee_check.job.worker_group == "skilled");
  for (Field field : {Field::origin, Field::destination, Field::work}) {
    State other = after(state, {AnswerFee{field, "KE", {}}});
    CHECK(other.fee_check.job.worker_group.empty());
    CHECK_FALSE(other.fee_check.job.contract_months);
  }
}

TEST_CASE("an amount is digits with at most one point, and never too long") {
  State state = typed(at_charges(), "0012..5.x\n");
  CHECK(state.fee_check.typed == "12.5");
  CHECK(typed(at_charges(), ".5").fee_check.typed == "5");
  CHECK(typed(at_charges(), "0.05").fee_check.typed == "0.05");
  CHECK(typed(at_charges(), "1234567890123456789").fee_check.typed.size() == kMostAmountDigits);
  CHECK(after(typed(at_charges(), "12."), {EraseAmount{}, EraseAmount{}}).fee_check.typed == "1");
}

TEST_CASE("what is typed for a charge becomes its amount, in minor units") {
  State state = charged(at_charges(), "visa", "1500.5");
  CHECK(screen(state) == screen_name(FeesRoute{FeeStep::charges}));
  CHECK(state.fee_check.charges == Charges{{"visa", 150'050}});
  CHECK(state.fee_check.currency == "NPR");
  CHECK(state.fee_check.typed.empty());
  state = charged(charged(state, "medical", "20"), "visa", "7");
  CHECK(state.fee_check.charges == Charges{{"medical", 2'000}, {"visa", 700}});
  state = after(state, {RemoveCharge{"medical"}});
  CHECK(state.fee_check.charges == Charges{{"visa", 700}});
  CHECK(charged(state, "visa", "0").fee_check.charges.empty());
}

TEST_CASE("parts that a currency does not have do not count") {
  CHECK(charged(at_charges(), "visa", "12.349").fee_check.charges == Charges{{"visa", 1'234}});
  CHECK(charged(at_charges(), "visa", "12.9", "JPY").fee_check.charges == Charges{{"visa", 12}});
  CHECK(charged(at_charges(), "visa", "12.", "KWD").fee_check.charges == Charges{{"visa", 12'000}});
}

TEST_CASE("an amount is never taken to be in another currency than it was said in") {
  State state = charged(at_charges(), "visa", "500");
  State other = after(state, {OpenFeeAmount{"visa"}, AnswerFee{Field::currency, "USD", {}}});
  CHECK(other.fee_check.charges.empty());
  CHECK(other.fee_check.currency == "USD");
  other = after(state, {AnswerFee{Field::origin, "JP", {}}});
  CHECK(other.fee_check.currency == "NPR");
  CHECK(other.fee_check.charges == Charges{{"visa", 50'000}});
  CHECK(charged(state, "medical", "3", "USD").fee_check.charges == Charges{{"medical", 300}});
  other = after(state, {RemoveCharge{"visa"}, AnswerFee{Field::origin, "JP", {}}});
  CHECK(other.fee_check.currency.empty());
}

TEST_CASE("a pad that is done without a touch leaves what it shows, erasing takes it away") {
  State state = charged(at_charges(), "visa", "500");
  CHECK(charged(state, "visa", "").fee_check.charges == state.fee_check.charges);
  CHECK(after(state, {OpenFeeAmount{"visa"}, EraseAmount{}}).fee_check.charges.empty());

  state = typed(after(state, {OpenFees{FeeStep::wage}}), "1200");
  state = after(state, {TakeAmount{"QAR", FeeStep::charges}});
  CHECK(state.fee_check.job.wage == Money{120'000, "QAR"});
  CHECK(state.route() == Route(FeesRoute{FeeStep::charges}));
  state = after(state, {GoBack{}});
  CHECK(after(state, {TakeAmount{"QAR", {}}}).fee_check.job.wage == Money{120'000, "QAR"});
  CHECK_FALSE(after(state, {TakeAmount{"USD", {}}}).fee_check.job.wage);  // there it shows nothing
  CHECK_FALSE(after(state, {TakeAmount{"", {}}}).fee_check.job.wage);     // “I do not know”
  CHECK_FALSE(after(state, {EraseAmount{}}).fee_check.job.wage);
}

TEST_CASE("what was typed on a pad and left is not on the next one") {
  State state = typed(after(at_charges(), {OpenFeeAmount{"visa"}}), "500");
  CHECK(after(state, {GoBack{}, GoBack{}}).fee_check.typed.empty());
  CHECK(after(state, {GoBack{}, OpenFeeAmount{"medical"}}).fee_check.typed.empty());
  CHECK(after(state, {OpenHelp{}, GoBack{}}).fee_check.typed == "500");
  CHECK(after(state, {OpenLanguages{}, ChooseLanguage{"ar"}}).fee_check.typed == "500");
}

TEST_CASE("the money of the pay goes with the place of work") {
  State state =
      after(at_origin(), {AnswerFee{Field::destination, "QA", {}}, AnswerFee{Field::wage_currency, "USD", {}}});
  CHECK(state.fee_check.wage_currency == "USD");
  CHECK(after(state, {AnswerFee{Field::destination, "QA", {}}}).fee_check.wage_currency == "USD");
  CHECK(after(state, {AnswerFee{Field::destination, "KW", {}}}).fee_check.wage_currency.empty());
}

TEST_CASE("starting again forgets all answers, and the way back is home") {
  State state = after(charged(at_charges(), "visa", "500"),
                      {ToggleSign{"cash"}, OpenFees{FeeStep::answer}, OpenFeeWhy{"visa"}, StartFeesAgain{}});
  CHECK(state.fee_check == FeeCheck{});
  CHECK(state.route() == Route(FeesRoute{FeeStep::origin}));
  CHECK(screen(after(state, {GoBack{}})) == "home");
}

TEST_CASE("a sign of danger is touched and untouched") {
  State state = after(at_origin(), {ToggleSign{"cash"}, ToggleSign{"passport"}});
  CHECK(state.fee_check.signs == std::set<std::string>{"cash", "passport"});
  CHECK(after(state, {ToggleSign{"cash"}}).fee_check.signs == std::set<std::string>{"passport"});
}

TEST_CASE("nothing of the fee check is left when the visit ends") {
  State state = typed(charged(at_charges(), "visa", "500"), "7");
  CHECK(reduce(state, Leave{}, kDefaults).state.fee_check == FeeCheck{});
}
