#include "app/kiosk/models/fee_words.h"

#include <algorithm>

#include "core/language/country.h"
#include "core/language/format.h"

namespace waystation::kiosk {
namespace {

using ui::Icon;

constexpr std::string_view kEverywhere = "USD";

struct NamedIcon {
  std::string_view name;
  Icon icon;
};
constexpr NamedIcon kItemIcons[] = {{"service-fee", Icon::cash},
                                    {"medical", Icon::stethoscope},
                                    {"insurance", Icon::umbrella},
                                    {"tests", Icon::certificate},
                                    {"training", Icon::school},
                                    {"equipment", Icon::wrench},
                                    {"travel", Icon::airplane_takeoff},
                                    {"administration", Icon::file_document},
                                    {"visa", Icon::earth},
                                    {"work-permit", Icon::briefcase},
                                    {"passport", Icon::account_card_details},
                                    {"clearance", Icon::file_check},
                                    {"welfare-fund", Icon::bank},
                                    {"deposit", Icon::lock},
                                    {"other", Icon::basket}};
static_assert(std::size(kItemIcons) == std::size(pack::kFeeItems));

constexpr NamedIcon kWorkIcons[] = {{"domestic", Icon::home},          {"care", Icon::wheelchair_accessibility},
                                    {"health", Icon::stethoscope},     {"construction", Icon::worker},
                                    {"factory", Icon::factory},        {"farm", Icon::barley},
                                    {"fishing", Icon::fish},           {"seafarer", Icon::ferry},
                                    {"hospitality", Icon::silverware}, {"cleaning", Icon::broom},
                                    {"driving", Icon::truck},          {"security", Icon::security},
                                    {"other", Icon::briefcase}};
static_assert(std::size(kWorkIcons) == std::size(pack::kOccupations));

template <size_t kSize>
Icon icon_in(const NamedIcon (&icons)[kSize], std::string_view name) {
  auto found = std::find_if(std::begin(icons), std::end(icons), [&](const NamedIcon& row) { return row.name == name; });
  return found == std::end(icons) ? Icon::help_circle : found->icon;
}

// Each once; what is no currency in use is left out.
std::vector<std::string> currencies_among(std::initializer_list<std::string> wanted) {
  std::vector<std::string> currencies;
  for (const std::string& currency : wanted) {
    bool is_new = std::find(currencies.begin(), currencies.end(), currency) == currencies.end();
    if (is_new && minor_digits(currency)) currencies.push_back(currency);
  }
  return currencies;
}

std::string sign_between(std::string_view lang) {
  std::string nothing = format_number(0, lang), with_parts = format_tenths(0, lang);
  if (with_parts.size() < 2 * nothing.size()) return ".";
  return with_parts.substr(nothing.size(), with_parts.size() - 2 * nothing.size());
}

// `digits`: 0–9 only.
std::string digit_by_digit(std::string_view digits, std::string_view lang) {
  std::string words;
  for (char digit : digits) words += format_number(digit - '0', lang);
  return words;
}

// A sign at the end of a number would jump to its other side where lines run from right to left.
std::string isolated(const std::string& text, std::string_view kind, std::string_view lang) {
  if (direction_of(lang) == Direction::left_to_right) return text;
  constexpr std::string_view kEndIsolate = "\u2069";
  return std::string(kind).append(text).append(kEndIsolate);
}

}  // namespace

Translated country_words(const Context& context, std::string_view country) {
  return {country_name(country, context.state.lang), context.state.lang};
}

Translated item_words(const Context& context, std::string_view item) {
  return context.word(std::string("fees.item.").append(item));
}

Icon icon_of_item(std::string_view item) {
  return icon_in(kItemIcons, item);
}

Icon icon_of_work(std::string_view occupation) {
  return icon_in(kWorkIcons, occupation);
}

Translated money_words(const Context& context, const Money& money) {
  return {format_money(money, context.state.lang), context.state.lang};
}

std::string decimal_words(const Context& context, Decimal decimal) {
  const std::string& lang = context.state.lang;
  int64_t unit = 1;
  for (int i = 0; i < decimal.scale; ++i) unit *= 10;
  std::string parts = std::to_string(unit + decimal.digits % unit).substr(1);
  parts.erase(parts.find_last_not_of('0') + 1);
  std::string words = format_number(decimal.digits / unit, lang);
  return parts.empty() ? words : words + sign_between(lang) + digit_by_digit(parts, lang);
}

Translated decimal_sign(const Context& context) {
  return {sign_between(context.state.lang), context.state.lang};
}

Translated typed_words(const Context& context, const std::string& typed, const std::string& currency) {
  constexpr std::string_view kLeftToRight = "\u2066", kAsItBegins = "\u2068";
  const std::string& lang = context.state.lang;
  size_t point = std::min(typed.find('.'), typed.size());
  auto whole = parse_decimal(typed.substr(0, point));
  std::string number = format_number(whole ? whole->digits : 0, lang);
  int digits = minor_digits(currency).value_or(0);
  if (point < typed.size() && digits > 0)
    number += sign_between(lang) + digit_by_digit(typed.substr(point + 1, static_cast<size_t>(digits)), lang);
  // It takes the place of nothing, so that it stands as money stands everywhere else.
  std::string money = format_money({0, currency}, lang), nothing = format_number(0, lang);
  size_t at = money.find(nothing);
  if (at == std::string::npos) return {number, lang};
  money.replace(at, nothing.size(), isolated(number, kLeftToRight, lang));
  return {isolated(money, kAsItBegins, lang), lang};
}

std::vector<std::string> wage_currencies(const Context& context) {
  const fees::Job& job = context.state.fee_check.job;
  return currencies_among({currency_of(job.destination), currency_of(job.origin), std::string(kEverywhere)});
}

std::vector<std::string> charge_currencies(const Context& context) {
  const fees::Job& job = context.state.fee_check.job;
  return currencies_among({currency_of(job.origin), currency_of(job.destination), std::string(kEverywhere)});
}

std::string sheet_currency(const Context& context) {
  const std::string& chosen = context.state.fee_check.currency;
  return minor_digits(chosen) ? chosen : charge_currencies(context).front();
}

fees::Rates rates_of(const Context& context) {
  return fees::Rates(context.library.rates(), context.today);
}

std::vector<fees::Question> extra_questions(const Context& context, const fees::Job& job) {
  auto questions = fees::questions_for(context.library.fee_rules(), context.today, job);
  std::erase(questions, fees::Question::wage);
  return questions;
}

FeeProgress progress_of(const Context& context, FeeStep step) {
  FeeProgress progress;
  bool asks_more = !extra_questions(context, context.state.fee_check.job).empty();
  FeeStep steps[] = {FeeStep::origin,    FeeStep::destination, FeeStep::work,
                     FeeStep::questions, FeeStep::wage,        FeeStep::charges};
  progress.steps = 0;
  for (FeeStep one : steps) {
    // A page that was left without an answer to it may still be shown.
    if (one == FeeStep::questions && !asks_more && step != FeeStep::questions) continue;
    ++progress.steps;
    if (one == step) progress.number = progress.steps;
  }
  progress.words =
      context.word("fees.step", {{"number", int64_t{progress.number}}, {"steps", int64_t{progress.steps}}});
  return progress;
}

}  // namespace waystation::kiosk
