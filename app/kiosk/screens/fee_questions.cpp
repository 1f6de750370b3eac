#include <fmt/format.h>

#include <algorithm>

#include "app/kiosk/screens/fee_cards.h"
#include "app/kiosk/screens/fee_parts.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kQuestion{TypeRole::card, text::Weight::bold};
constexpr float kWidestDp = 960;

std::string_view name_of(AnswerFee::Field field) {
  switch (field) {
    case AnswerFee::Field::group:
      return "group";
    case AnswerFee::Field::direct_hire:
      return "direct_hire";
    case AnswerFee::Field::charged_in:
      return "charged_in";
    case AnswerFee::Field::sex:
      return "sex";
    case AnswerFee::Field::months:
      return "months";
    case AnswerFee::Field::origin:
      return "origin";
    case AnswerFee::Field::destination:
      return "destination";
    case AnswerFee::Field::work:
      return "work";
    case AnswerFee::Field::wage_currency:
    case AnswerFee::Field::currency:
      break;
  }
  return "currency";
}

float draw_question(Ui& ui, const FeeQuestionsModel::Question& question, float x, float y, float width,
                    std::optional<Intent>& intent) {
  TextBlock words = ui.measure(question.words, kQuestion, width);
  ui.text(words, x, y, width, ui.colors().ink);
  y += words.height + ui.px(space::k8);
  FeeCards cards{ui, {}, width, false, true, 3};
  for (const FeeChoice& choice : question.choices)
    cards.cards.push_back(
        {fmt::format("fee/question/{}/{}", name_of(question.field), choice.value.empty() ? "unknown" : choice.value),
         choice.icon, choice.name, choice.chosen});
  std::optional<size_t> touched;
  y = cards.draw(x, y, 0, touched);
  if (touched) intent = AnswerFee{question.field, question.choices[*touched].value, question.choices[*touched].next};
  return y;
}

}  // namespace

std::optional<Intent> draw_fee_questions(Ui& ui, const FeeQuestionsModel& model, Rect content) {
  std::optional<Intent> intent;
  float gap = ui.px(space::k16), margin = margin_px(ui);
  float width = std::min(content.width - 2 * margin, ui.px(kWidestDp)), x = (content.width - width) / 2;
  FeeFoot foot{ui, nullptr, {"fee/next", Icon::chevron_right, model.next_label, ButtonKind::primary}, x, width};
  Rect bar = foot.bar(content);
  float y = ui.begin_scroll("page", {content.x, content.y, content.width, content.height - bar.height}) + gap;
  y = draw_fee_head(ui, model.number, model.steps, model.progress, model.title, x, y, width) + gap;
  for (const FeeQuestionsModel::Question& question : model.questions)
    y = draw_question(ui, question, x, y, width, intent) + ui.px(space::k24);
  bool is_next = false;
  if (bar.height == 0) {
    is_next = foot.draw(y);
    y += foot.height() + gap;
  }
  ui.end_scroll(y);
  if (bar.height > 0) is_next = foot.draw_bar(bar);
  if (is_next) intent = OpenFees{model.next};
  return intent;
}

}  // namespace waystation::kiosk
