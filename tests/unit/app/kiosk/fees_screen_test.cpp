#include <functional>
#include <string>

#include "app/kiosk/screens/screens.h"
#include "app/ui/backend/window.h"
#include "tests/support/catch.h"

namespace waystation::kiosk {
namespace {

using ui::Node;

Translated word(std::string text) {
  return {std::move(text), "en"};
}

// A page without its shell, drawn from one model.
template <typename Model>
class Page {
 public:
  using Draw = std::optional<Intent> (*)(ui::Ui&, const Model&, ui::Rect);
  Page(Draw draw, Model shown, int width = 1280, int height = 800)
      : model(std::move(shown)), draw_(draw), window_(ui::Window::create_headless(width, height)) {}

  std::optional<Intent> frame(ui::InputFrame input = {}) {
    ui::FrameOptions options;
    options.input = std::move(input);
    options.width = window_.width();
    options.height = window_.height();
    options.metrics = ui::Metrics(options.pixels_per_mm, text_step);
    options.lang = lang;
    options.screen = "fees";
    ui.begin(options);
    auto intent = draw_(ui, model, {0, 80, ui.page().width, ui.page().height - 160});
    ui.end();
    return intent;
  }
  template <typename Expected>
  Expected tap(const std::string& id) {
    frame();
    const Node* node = ui::find_target(ui.probe(), id);
    INFO(id);
    REQUIRE(node != nullptr);
    ui::InputFrame input;
    input.pointer_x = input.press_x = node->rect.x + node->rect.width / 2;
    input.pointer_y = input.press_y = node->rect.y + node->rect.height / 2;
    input.pointer_down = input.pressed_this_frame = true;
    frame(input);
    input.pointer_down = input.pressed_this_frame = false;
    input.released_this_frame = true;
    auto intent = frame(input);
    REQUIRE(intent.has_value());
    REQUIRE(std::holds_alternative<Expected>(*intent));
    return std::get<Expected>(*intent);
  }
  bool has(const std::string& id) {
    frame();
    return ui::find_target(ui.probe(), id) != nullptr;
  }
  ui::Rect rect(const std::string& id) {
    frame();
    const Node* node = ui::find_target(ui.probe(), id);
    INFO(id);
    REQUIRE(node != nullptr);
    return node->rect;
  }
  std::string said(const std::string& id) {
    frame();
    return ui::text_of(ui.probe(), id);
  }

  Model model;
  std::string lang = "en";
  int text_step = 2;

 private:
  static text::FontSet open_fonts() {
    auto set = text::FontSet::open(text::FontSet::system_directories());
    REQUIRE(set.has_value());
    return std::move(*set);
  }
  Draw draw_;
  text::FontSet fonts_ = open_fonts();
  ui::Window window_;

 public:
  ui::Ui ui{fonts_, window_.renderer()};
};

FeePadModel pad() {
  FeePadModel model;
  model.title = word("How much?");
  model.shown = word("NPR 1,200");
  model.is_empty = false;
  model.currency = "NPR";
  model.currency_field = AnswerFee::Field::wage_currency;
  for (const char* currency : {"NPR", "QAR"})
    model.currencies.push_back({currency, std::nullopt, word(currency), model.currencies.empty(), std::nullopt});
  for (size_t i = 0; i < model.digits.size(); ++i) model.digits[i] = word(std::to_string(i));
  model.point = word(".");
  model.erase = model.done = model.currency_label = word("Key");
  model.skip = word("I do not know");
  model.next = FeeStep::charges;
  return model;
}

FeeChargesModel charges() {
  FeeChargesModel model;
  model.title = model.hint = model.progress = word("What for?");
  model.remove = word("Take it away");
  for (int i = 0; i < 16; ++i)
    model.rows.push_back({"item-" + std::to_string(i), ui::Icon::cash, word("Medical tests"), std::nullopt});
  model.rows[0].amount = word("NPR 60,000");
  model.sum = word("Together: NPR 60,000");
  model.see_answer = word("See the answer");
  return model;
}

FeeAnswerModel answer() {
  FeeAnswerModel model;
  model.headline = word("You were asked for too much");
  model.sentences = {word("Most you may be asked to pay: NPR 10,000."), word("Too much: NPR 5,000")};
  model.lines = {{"visa", FeeTone::refused, ui::Icon::close_circle, word("Visa"), word("NPR 5,000"),
                  word("The employer pays this")}};
  model.why_label = word("Why?");
  model.say_title = model.say = word("Say");
  using To = FeeAction::To;
  for (To to : {To::who_helps, To::money_back, To::plan, To::signs, To::agency, To::wage, To::again})
    model.actions.push_back({to, ui::Icon::phone, word("Go on")});
  model.help_need = "work";
  model.help_article = "money-back";
  return model;
}

TEST_CASE("a country that is not listed answers nothing, and is called other") {
  FeeChoicesModel model;
  model.field = AnswerFee::Field::destination;
  model.step = FeeStep::destination;
  model.title = model.progress = word("Where is the job?");
  model.choices = {{"QA", std::nullopt, word("Qatar"), false, FeeStep::work},
                   {"", ui::Icon::earth, word("Another country"), false, FeeStep::work}};
  Page<FeeChoicesModel> page(draw_fee_choices, model);
  auto answered = page.tap<AnswerFee>("fee/destination/QA");
  CHECK(answered.field == AnswerFee::Field::destination);
  CHECK(answered.value == "QA");
  CHECK(answered.next == FeeStep::work);
  CHECK(page.tap<AnswerFee>("fee/destination/other").value.empty());
}

TEST_CASE("answers to more questions keep the page until Next is touched") {
  FeeQuestionsModel model;
  model.title = model.progress = word("A few more questions");
  model.questions = {{AnswerFee::Field::direct_hire,
                      word("Without an agency?"),
                      {{"yes", ui::Icon::check_circle, word("Yes"), false, std::nullopt},
                       {"", ui::Icon::help_circle, word("I do not know"), true, std::nullopt}}}};
  model.next_label = word("Next");
  model.next = FeeStep::wage;
  Page<FeeQuestionsModel> page(draw_fee_questions, model);
  auto answered = page.tap<AnswerFee>("fee/question/direct_hire/yes");
  CHECK(answered.value == "yes");
  CHECK(!answered.next);
  CHECK(page.tap<AnswerFee>("fee/question/direct_hire/unknown").value.empty());
  CHECK(page.tap<OpenFees>("fee/next").step == FeeStep::wage);
}

TEST_CASE("each key of the number pad types what is on it") {
  Page<FeePadModel> page(draw_fee_pad, pad());
  for (char digit = '0'; digit <= '9'; ++digit)
    CHECK(page.tap<TypeAmount>(std::string("fee/pad/") + digit).key == digit);
  CHECK(page.tap<TypeAmount>("fee/pad/point").key == '.');
  page.tap<EraseAmount>("fee/pad/erase");
  auto taken = page.tap<TakeAmount>("fee/pad/done");
  CHECK(taken.currency == "NPR");
  CHECK(taken.next == FeeStep::charges);
  auto money = page.tap<AnswerFee>("fee/currency/QAR");
  CHECK(money.field == AnswerFee::Field::wage_currency);
  CHECK(money.value == "QAR");
  CHECK(page.said("fee/amount") == "NPR 1,200");
}

TEST_CASE("who does not know the amount gives none, whatever was typed") {
  Page<FeePadModel> page(draw_fee_pad, pad());
  auto taken = page.tap<TakeAmount>("fee/skip");
  CHECK(taken.currency.empty());
  CHECK(taken.next == FeeStep::charges);
}

TEST_CASE("the number pad is not mirrored, and no key moves when the point goes") {
  Page<FeePadModel> page(draw_fee_pad, pad());
  for (const char* lang : {"en", "ar"}) {
    INFO(lang);
    page.lang = lang;
    page.model.point = word(".");
    CHECK(page.rect("fee/pad/1").x < page.rect("fee/pad/2").x);
    CHECK(page.rect("fee/pad/3").x < page.rect("fee/pad/erase").x);
    ui::Rect zero = page.rect("fee/pad/0");
    page.model.point.reset();
    CHECK(!page.has("fee/pad/point"));
    CHECK(page.rect("fee/pad/0") == zero);
  }
}

TEST_CASE("all keys of the pad are in sight on small screens and in large letters") {
  for (auto [width, height] : {std::pair{480, 800}, {800, 480}})
    for (int step = 1; step <= 3; ++step) {
      INFO(width << "x" << height << " " << step);
      Page<FeePadModel> page(draw_fee_pad, pad(), width, height);
      page.text_step = step;
      for (const char* key : {"fee/pad/1", "fee/pad/0", "fee/pad/erase", "fee/pad/done"})
        CHECK(page.rect(key).bottom() <= static_cast<float>(height) - 80);
    }
}

TEST_CASE("a charge is opened by its card and taken away by its cross") {
  Page<FeeChargesModel> page(draw_fee_charges, charges());
  CHECK(page.tap<OpenFeeAmount>("fee/item/item-0").item == "item-0");
  CHECK(page.tap<RemoveCharge>("fee/remove/item-0").item == "item-0");
  CHECK(!page.has("fee/remove/item-1"));
  CHECK(page.tap<OpenFees>("fee/see-answer").step == FeeStep::answer);
  CHECK(page.said("fee/sum") == "Together: NPR 60,000");
}

TEST_CASE("the way to the answer is in sight however long the list is") {
  for (auto [width, height] : {std::pair{1280, 800}, {800, 1280}, {480, 800}, {800, 480}})
    for (int step = 1; step <= ui::kTextSteps; ++step) {
      INFO(width << "x" << height << " " << step);
      Page<FeeChargesModel> page(draw_fee_charges, charges(), width, height);
      page.text_step = step;
      CHECK(page.rect("fee/see-answer").bottom() <= static_cast<float>(height) - 80);
    }
}

TEST_CASE("while nothing is asked there is no answer to see") {
  Page<FeeChargesModel> page(draw_fee_charges, charges());
  page.model.sum.reset();
  page.model.see_answer.reset();
  CHECK(!page.has("fee/see-answer"));
}

TEST_CASE("the answer says what it says by name") {
  for (auto [width, height] : {std::pair{1280, 800}, {480, 800}}) {
    Page<FeeAnswerModel> page(draw_fee_answer, answer(), width, height);
    CHECK(page.said("fee/headline") == "You were asked for too much");
    CHECK(page.said("fee/sentence/0") == "Most you may be asked to pay: NPR 10,000.");
    CHECK(page.said("fee/sentence/1") == "Too much: NPR 5,000");
    CHECK(page.said("fee/verdict/visa") == "The employer pays this");
    CHECK(page.tap<OpenFeeWhy>("fee/why/visa").item == "visa");
  }
}

TEST_CASE("each action goes where it says, and none to an article that does not exist") {
  Page<FeeAnswerModel> page(draw_fee_answer, answer(), 1280, 1280);
  CHECK(page.tap<OpenServices>("fee/action/who_helps").need == "work");
  CHECK(page.tap<OpenArticle>("fee/action/money_back").article == "money-back");
  CHECK(page.tap<OpenFees>("fee/action/plan").step == FeeStep::plan);
  CHECK(page.tap<OpenFees>("fee/action/signs").step == FeeStep::signs);
  CHECK(page.tap<OpenFees>("fee/action/wage").step == FeeStep::wage);
  page.tap<OpenAgencies>("fee/action/agency");
  page.tap<StartFeesAgain>("fee/action/again");
  page.model.help_article.clear();
  CHECK(!page.has("fee/action/money_back"));
}

TEST_CASE("each law is a place of its own") {
  FeeWhyModel model;
  model.item = "visa";
  model.title = word("Visa");
  model.verdict = word("The employer pays this");
  FeeWhyModel::Law law;
  law.whose = word("Law of Nepal");
  law.says = {word("The employer must pay.")};
  law.sources = {word("Source: the Act")};
  FeeWhyModel::Law standard = law;
  standard.is_standard = true;
  standard.whose = word("International standard, not a law");
  model.laws = {law, standard};
  Page<FeeWhyModel> page(draw_fee_why, model);
  CHECK(page.said("fee/verdict/visa") == "The employer pays this");
  CHECK(page.said("fee/law/0") == "Law of Nepal The employer must pay. Source: the Act");
  CHECK(page.said("fee/law/1").starts_with("International standard, not a law"));
}

TEST_CASE("a sign of danger that was touched leads to help") {
  FeeSignsModel model;
  model.title = model.question = model.none = word("Signs");
  model.signs = {{"passport", ui::Icon::lock, word("They keep my passport"), false, std::nullopt}};
  model.help = word("Help now");
  Page<FeeSignsModel> page(draw_fee_signs, model);
  CHECK(page.tap<ToggleSign>("fee/sign/passport").sign == "passport");
  CHECK(!page.has("fee/help"));
  page.model.signs[0].chosen = true;
  page.model.headline = word("This can be a trap.");
  page.model.means = {word("Your passport is yours.")};
  CHECK(page.said("fee/headline") == "This can be a trap.");
  page.tap<OpenHelp>("fee/help");
}

}  // namespace
}  // namespace waystation::kiosk
