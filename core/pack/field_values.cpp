#include "core/pack/field_values.h"

#include <algorithm>

namespace waystation::pack {

namespace {

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

// After "may not be “…”: ".
std::string_view rule_of(Form form) {
  switch (form) {
    case Form::id:
      return "only a–z, 0–9, “-”, at most 64";
    case Form::media_type:
      return "a type of media is written as audio/ogg";
    case Form::sha256:
      return "it has 64 digits of 0–9, a–f";
    default:
      return "only letters, digits, “-”, “.”, “_”, at most 64";
  }
}

}  // namespace

bool has_form(std::string_view text, Form form) {
  if (form == Form::text || form == Form::any) return true;
  if (text.empty() || text.size() > 64) return false;
  if (form == Form::media_type) return is_media_type(text);
  if (form == Form::sha256) return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
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
