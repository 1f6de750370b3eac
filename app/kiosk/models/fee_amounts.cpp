#include <algorithm>

#include "app/kiosk/models/fee_words.h"
#include "core/language/format.h"

namespace waystation::kiosk {
namespace {

using ui::Icon;

// A code is no word of any language: it runs from left to right wherever it stands.
Translated code_words(const std::string& currency) {
  return {currency, std::string(pack::kNoWords)};
}

void add_pad(FeePadModel& model, const Context& context, const std::vector<std::string>& currencies,
             const std::string& chosen, const std::optional<Money>& known) {
  const std::string &typed = context.state.fee_check.typed, &lang = context.state.lang;
  model.currency =
      std::find(currencies.begin(), currencies.end(), chosen) != currencies.end() ? chosen : currencies.front();
  for (const std::string& currency : currencies)
    model.currencies.push_back(
        {currency, std::nullopt, code_words(currency), currency == model.currency, std::nullopt});
  model.currency_label = context.word("fees.currency");
  bool shows_known = typed.empty() && known && known->currency == model.currency;
  model.is_empty = typed.empty() && !shows_known;
  model.shown = shows_known      ? money_words(context, *known)
                : model.is_empty ? context.word("fees.amount_empty")
                                 : typed_words(context, typed, model.currency);
  for (size_t i = 0; i < model.digits.size(); ++i)
    model.digits[i] = {format_number(static_cast<int64_t>(i), lang), lang};
  bool has_parts = minor_digits(model.currency).value_or(0) > 0;
  if (has_parts && typed.find('.') == std::string::npos) model.point = decimal_sign(context);
  model.erase = context.word("fees.erase");
  model.done = context.word("fees.done");
}

// All amounts are in one currency. While there is another amount it cannot be changed: the amount would be a lie.
std::vector<std::string> currencies_for(const Context& context, const std::string& item) {
  const FeeCheck& check = context.state.fee_check;
  bool has_others = std::any_of(check.charges.begin(), check.charges.end(),
                                [&](const fees::Charge& charge) { return charge.item != item; });
  std::string current = sheet_currency(context);
  if (has_others) return {current};
  std::vector<std::string> currencies = charge_currencies(context);
  if (std::find(currencies.begin(), currencies.end(), current) == currencies.end())
    currencies.insert(currencies.begin(), current);
  return currencies;
}

const fees::Charge* charge_for(const FeeCheck& check, std::string_view item) {
  auto found = std::find_if(check.charges.begin(), check.charges.end(),
                            [&](const fees::Charge& charge) { return charge.item == item; });
  return found == check.charges.end() ? nullptr : &*found;
}

FeeChargesModel::Row row_of(const Context& context, std::string_view item, const std::string& currency) {
  FeeChargesModel::Row row{std::string(item), icon_of_item(item), item_words(context, item), std::nullopt};
  if (const fees::Charge* charge = charge_for(context.state.fee_check, item))
    row.amount = money_words(context, {charge->minor_units, currency});
  return row;
}

}  // namespace

FeePadModel fee_wage_model(const Context& context) {
  FeePadModel model;
  model.icon = Icon::wallet;
  model.title = context.word("fees.wage");
  FeeProgress progress = progress_of(context, FeeStep::wage);
  model.progress = progress.words;
  model.number = progress.number;
  model.steps = progress.steps;
  model.currency_field = AnswerFee::Field::wage_currency;
  add_pad(model, context, wage_currencies(context), context.state.fee_check.wage_currency,
          context.state.fee_check.job.wage);
  model.skip = context.word("fees.do_not_know");
  model.next = FeeStep::charges;
  return model;
}

FeePadModel fee_amount_model(const Context& context, const FeeAmountRoute& route) {
  FeePadModel model;
  model.icon = icon_of_item(route.item);
  model.of = item_words(context, route.item);
  model.title = context.word("fees.amount");
  model.currency_field = AnswerFee::Field::currency;
  std::string currency = sheet_currency(context);
  const fees::Charge* known = charge_for(context.state.fee_check, route.item);
  add_pad(model, context, currencies_for(context, route.item), currency,
          known == nullptr ? std::nullopt : std::optional(Money{known->minor_units, currency}));
  return model;
}

FeeChargesModel fee_charges_model(const Context& context) {
  const FeeCheck& check = context.state.fee_check;
  FeeChargesModel model;
  model.title = context.word("fees.charges");
  model.hint = context.word("fees.charges_hint");
  FeeProgress progress = progress_of(context, FeeStep::charges);
  model.progress = progress.words;
  model.number = progress.number;
  model.steps = progress.steps;
  std::string currency = sheet_currency(context);
  for (std::string_view item : pack::kFeeItems) model.rows.push_back(row_of(context, item, currency));
  model.rows.push_back(row_of(context, fees::kUnsaid, currency));
  model.remove = context.word("fees.remove");
  if (check.charges.empty()) return model;
  int64_t sum = 0;
  for (const fees::Charge& charge : check.charges) sum += charge.minor_units;
  model.sum = context.word("fees.sum", {{"amount", money_words(context, {sum, currency}).text}});
  model.see_answer = context.word("fees.see_answer");
  return model;
}

}  // namespace waystation::kiosk
