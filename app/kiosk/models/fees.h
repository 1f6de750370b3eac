// The fee check: what may I be charged, by whom, under which law?
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/shared.h"

namespace waystation::kiosk {

struct FeeChoice {
  std::string value;             // what it answers; empty: “I do not know”, “another country”
  std::optional<ui::Icon> icon;  // where there is a picture for it
  Translated name;
  bool chosen = false;
  std::optional<FeeStep> next;  // where this answer leads; none: the page stays
};

// Origin, destination, work: one question, many answers.
struct FeeChoicesModel {
  FeeStep step = FeeStep::origin;
  AnswerFee::Field field = AnswerFee::Field::origin;
  FeeStep next = FeeStep::destination;
  Translated title, progress;  // "Step 1 of 5"
  int number = 1, steps = 5;   // the same, to be drawn
  std::vector<FeeChoice> choices;
};

// What only some jobs are asked, all on one page.
struct FeeQuestionsModel {
  Translated title, progress;
  int number = 1, steps = 5;
  struct Question {
    AnswerFee::Field field;
    Translated words;
    std::vector<FeeChoice> choices;
  };
  std::vector<Question> questions;
  Translated next_label;
  FeeStep next = FeeStep::wage;
};

// A number pad: the wage, or what is asked for an item.
struct FeePadModel {
  std::optional<ui::Icon> icon;  // the item's
  std::optional<Translated> of;  // the item's name; none: the wage
  Translated title;
  std::optional<Translated> progress;
  int number = 0, steps = 0;
  Translated shown;  // the amount as far as it was typed, in the reader's digits with the currency, or what to do
  bool is_empty = true;
  Translated currency_label;
  std::vector<FeeChoice> currencies;  // by code; one of them chosen
  AnswerFee::Field currency_field = AnswerFee::Field::currency;
  std::array<Translated, 10> digits;  // 0 to 9
  std::optional<Translated> point;    // where the currency has parts and none was typed yet
  Translated erase, done;
  std::optional<Translated> skip;  // “I do not know”
  std::string currency;
  std::optional<FeeStep> next;
};

// How something stands: a picture, a colour and words.
enum class FeeTone { fine, refused, care, plain };

struct FeeChargesModel {
  Translated title, hint, progress;
  int number = 1, steps = 5;
  struct Row {
    std::string item;
    ui::Icon icon = ui::Icon::help_circle;
    Translated name;
    std::optional<Translated> amount;
  };
  std::vector<Row> rows;          // every item, “they did not say what for” last
  Translated remove;              // spoken name of a row's cross
  std::optional<Translated> sum;  // where there is any
  std::optional<Translated> see_answer;
};

struct FeeLine {
  std::string item;
  FeeTone tone = FeeTone::plain;
  ui::Icon icon = ui::Icon::help_circle;  // of the verdict
  Translated name;
  std::optional<Translated> amount;  // asked; none in the plan
  Translated verdict;                // "The employer pays this"
  std::optional<Translated> note;    // what the deciding rule says besides: "Only if …"
};

struct FeeAction {
  enum class To { who_helps, money_back, plan, signs, agency, again, wage } to;
  ui::Icon icon = ui::Icon::help_circle;
  Translated label;
};

struct FeeAnswerModel {
  FeeTone tone = FeeTone::plain;
  ui::Icon icon = ui::Icon::help_circle;
  Translated headline;                // "You were asked for too much"
  std::vector<Translated> sentences;  // the numbers, the leading one first
  std::vector<FeeLine> lines;
  Translated why_label;
  std::vector<Translated> cautions;  // what is not certain: rates, clock, laws that are not known
  Translated say_title, say;
  std::vector<FeeAction> actions;
  std::string help_need;     // for who_helps, of pack::kNeeds
  std::string help_article;  // for money_back; empty: there is none
  std::optional<Translated> checked;
};

struct FeeWhyModel {
  std::string item;
  FeeTone tone = FeeTone::plain;
  ui::Icon icon = ui::Icon::help_circle;
  Translated title, verdict;
  std::optional<Translated> amount;  // asked
  struct Law {
    bool is_standard = false;
    Translated whose;              // "Law of Nepal"; "International standard, not a law"
    std::vector<Translated> says;  // in plain words, a sentence each
    std::optional<Translated> note, note_other_language;
    std::vector<Translated> sources;  // "Source: Foreign Employment Act, article 24(1)"
    std::optional<Translated> dates, stale;
  };
  std::vector<Law> laws;            // the deciding one first; standards last
  std::vector<Translated> unknown;  // "We know no rule of the law of Qatar for this."
  Translated to_do_title;
  std::vector<Translated> to_do;
};

struct FeePlanModel {
  Translated title, headline;
  std::vector<Translated> sentences;  // months of work, what is not counted
  std::vector<FeeLine> lines;
  Translated why_label;
  std::vector<Translated> cautions;
  Translated read_title;
  std::vector<ArticleRow> articles;
  std::vector<FeeAction> actions;
};

struct FeeSignsModel {
  Translated title, question;
  std::vector<FeeChoice> signs;
  std::optional<Translated> headline;  // when one was touched
  std::vector<Translated> means;       // of each that was touched, in their order
  Translated none;                     // said when none was
  Translated help;
};

FeeChoicesModel fee_choices_model(const Context& context, FeeStep step);
FeeQuestionsModel fee_questions_model(const Context& context);
FeePadModel fee_wage_model(const Context& context);
FeePadModel fee_amount_model(const Context& context, const FeeAmountRoute& route);
FeeChargesModel fee_charges_model(const Context& context);
FeeAnswerModel fee_answer_model(const Context& context);
FeeWhyModel fee_why_model(const Context& context, const FeeWhyRoute& route);
FeePlanModel fee_plan_model(const Context& context);
FeeSignsModel fee_signs_model(const Context& context);

}  // namespace waystation::kiosk
