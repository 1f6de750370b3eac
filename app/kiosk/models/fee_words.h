// What the pages of the fee check have in common: names, pictures, money.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/models/fees.h"

namespace waystation::kiosk {

Translated country_words(const Context& context, std::string_view country);
Translated item_words(const Context& context, std::string_view item);
ui::Icon icon_of_item(std::string_view item);
ui::Icon icon_of_work(std::string_view occupation);

// The amount with its currency.
Translated money_words(const Context& context, const Money& money);
// "0.5", "7,25": no zeros at its end.
std::string decimal_words(const Context& context, Decimal decimal);
// An amount as far as it was typed; parts that the currency does not have are not shown.
Translated typed_words(const Context& context, const std::string& typed, const std::string& currency);
// Between the whole and its parts.
Translated decimal_sign(const Context& context);

// Which currencies are offered, the best first; never empty.
std::vector<std::string> wage_currencies(const Context& context);
std::vector<std::string> charge_currencies(const Context& context);
// Of all that is asked.
std::string sheet_currency(const Context& context);
fees::Rates rates_of(const Context& context);

// What only some jobs are asked; the pay is everybody's question and has a page of its own.
std::vector<fees::Question> extra_questions(const Context& context, const fees::Job& job);

struct FeeProgress {
  Translated words;  // "Step 2 of 5"
  int number = 1, steps = 5;
};
FeeProgress progress_of(const Context& context, FeeStep step);

}  // namespace waystation::kiosk
