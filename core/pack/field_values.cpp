#include "core/pack/field_values.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

#include "core/base/fee_limit.h"
#include "core/base/opening_hours.h"
#include "core/base/sha256.h"

namespace waystation::pack {

namespace {

constexpr int64_t kMaxMicrodegrees = 180'000'000;
constexpr int64_t kMaxMonths = 600;
constexpr std::string_view kYesNo[] = {"yes", "no"};
constexpr auto kFeeItemsAndTotal = [] {
  std::array<std::string_view, std::size(kFeeItems) + 1> all{};
  std::copy(std::begin(kFeeItems), std::end(kFeeItems), all.begin());
  all.back() = kTotalItem;
  return all;
}();

bool is_digit_or_small(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_media_type(std::string_view text) {
  size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  auto is_part = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
      return is_digit_or_small(c) || c == '.' || c == '+' || c == '-';
    });
  };
  return is_part(text.substr(0, slash)) && is_part(text.substr(slash + 1));
}

bool is_e164(std::string_view text) {
  return text.size() >= 8 && text.size() <= 16 && text[0] == '+' && text[1] != '0' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The words that a form allows; empty: it is no list of words.
std::span<const std::string_view> words_of(Form form) {
  switch (form) {
    case Form::need:
      return kNeeds;
    case Form::cost:
      return kCosts;
    case Form::answer:
      return kAnswers;
    case Form::agency_status:
      return kAgencyStatuses;
    case Form::fee_basis:
      return kFeeBases;
    case Form::occupation:
      return kOccupations;
    case Form::worker_group:
      return kWorkerGroups;
    case Form::fee_item:
      return kFeeItemsAndTotal;
    case Form::yes_no:
      return kYesNo;
    case Form::charged_in:
      return kChargedIn;
    case Form::sex:
      return kSexes;
    case Form::payer:
      return kPayers;
    case Form::payable_after:
      return kPayableAfter;
    default:
      return {};
  }
}

}  // namespace

std::string rule_of(Form form) {
  switch (form) {
    case Form::id:
      return "only a–z, 0–9, “-”, at most 64";
    case Form::media_type:
      return "a type of media is written as audio/ogg";
    case Form::sha256:
      return "it has 64 digits of 0–9, a–f";
    case Form::need:
    case Form::cost:
    case Form::answer:
    case Form::agency_status:
    case Form::fee_basis:
    case Form::occupation:
    case Form::worker_group:
    case Form::fee_item:
    case Form::yes_no:
    case Form::charged_in:
    case Form::sex:
    case Form::payer:
    case Form::payable_after:
      return fmt::format("it is one of {}", fmt::join(words_of(form), ", "));
    case Form::money:
      return "an amount is a currency and plain digits, as “NPR 10000” or “KWD 12.5”";
    case Form::fee_limit:
      return "a limit is “nothing”, “NPR 10000”, “0.5 wage”, “lower of NPR 10000 and 1 wage”, “official cost” or "
             "“none”";
    case Form::decimal:
      return "a number is written with plain digits and a point, as “7.5”";
    case Form::currency:
      return "a currency is one in use, by ISO 4217, as “NPR”";
    case Form::day:
      return "a day that exists is written as 2026-11-30";
    case Form::e164:
      return "a telephone number is + and 7 to 15 digits, the country code first";
    case Form::week_rule:
      return "hours are written as “mo-fr 09:00-12:30” or “sa,su 10:00-24:00”";
    case Form::day_exception:
      return "an exception is written as “2026-12-25 closed” or “2026-12-24..2027-01-02 09:00-12:00”";
    default:
      return "only letters, digits, “-”, “.”, “_”, at most 64";
  }
}

bool has_form(std::string_view text, Form form) {
  if (form == Form::text || form == Form::any) return true;
  if (text.empty() || text.size() > 64) return false;
  if (form == Form::media_type) return is_media_type(text);
  if (form == Form::sha256) return is_sha256_hex(text);
  if (form == Form::day) return parse_date(text).has_value();
  if (form == Form::e164) return is_e164(text);
  if (form == Form::week_rule) return parse_week_rule(text).has_value();
  if (form == Form::day_exception) return parse_day_exception(text).has_value();
  if (form == Form::money) return parse_money(text).has_value();
  if (form == Form::fee_limit) return parse_fee_limit(text).has_value();
  if (form == Form::decimal) return parse_decimal(text).has_value();
  if (form == Form::currency) return minor_digits(text).has_value();
  if (auto words = words_of(form); !words.empty()) return std::find(words.begin(), words.end(), text) != words.end();
  return std::all_of(text.begin(), text.end(), [form](char c) {
    if (is_digit_or_small(c) || c == '-') return true;
    return form == Form::name && ((c >= 'A' && c <= 'Z') || c == '.' || c == '_');
  });
}

Json value_to_json(const std::string& value) {
  return {value};
}
Json value_to_json(int64_t value) {
  return {value};
}
Json value_to_json(Date value) {
  return {to_iso(value)};
}

Json value_to_json(const std::vector<std::string>& value) {
  Json::Array array;
  for (const std::string& element : value) array.push_back({element});
  return {std::move(array)};
}

Json value_to_json(const std::vector<Citation>& value) {
  Json::Array array;
  for (const Citation& citation : value) array.push_back({object_of(citation)});
  return {std::move(array)};
}

std::string value_from_json(const Json& json, Form form, std::string& value) {
  const auto* text = std::get_if<std::string>(&json.value);
  if (text == nullptr) return "is not a text";
  if (!text->empty() && !has_form(*text, form)) {
    return fmt::format("may not be “{}”: {}", text->substr(0, 80), rule_of(form));
  }
  value = *text;
  return "";
}

std::string value_from_json(const Json& json, Form form, int64_t& value) {
  const auto* number = std::get_if<int64_t>(&json.value);
  if (number == nullptr) return "is not a whole number";
  if (form == Form::media_size && (*number < 1 || *number > kMaxMediaBytes))
    return fmt::format("is not 1 to {}", kMaxMediaBytes);
  if (form == Form::microdegrees && (*number < -kMaxMicrodegrees || *number > kMaxMicrodegrees))
    return fmt::format("is not -{0} to {0}", kMaxMicrodegrees);
  if (form == Form::months && (*number < 1 || *number > kMaxMonths)) return fmt::format("is not 1 to {}", kMaxMonths);
  value = *number;
  return "";
}

std::string value_from_json(const Json& json, Form, Date& value) {
  const auto* text = std::get_if<std::string>(&json.value);
  auto date = text == nullptr ? std::nullopt : parse_date(*text);
  if (!date) return "is not a date as YYYY-MM-DD";
  value = *date;
  return "";
}

std::string value_from_json(const Json& json, Form form, std::vector<std::string>& value) {
  const auto* array = std::get_if<Json::Array>(&json.value);
  if (array == nullptr) return "is not a list";
  value.clear();
  for (const Json& element : *array) {
    std::string text;
    std::string wrong = value_from_json(element, form, text);
    if (!wrong.empty()) return "has an element that " + wrong;
    if (text.empty() && form != Form::text) return "has an empty element";
    value.push_back(std::move(text));
  }
  return "";
}

std::string value_from_json(const Json& json, Form, std::vector<Citation>& value) {
  const auto* array = std::get_if<Json::Array>(&json.value);
  if (array == nullptr) return "is not a list";
  value.clear();
  for (const Json& element : *array) {
    Citation citation;
    std::string wrong = read_object(element, citation);
    if (!wrong.empty()) return fmt::format("has an element in which {}", wrong);
    value.push_back(std::move(citation));
  }
  return "";
}

}  // namespace waystation::pack
