// A field's value as JSON and back, for the types that fields have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pack/canonical_json.h"
#include "core/pack/record_fields.h"

namespace waystation::pack {

Json value_to_json(const std::string& value);
Json value_to_json(int64_t value);
Json value_to_json(Date value);
Json value_to_json(const std::vector<std::string>& value);
Json value_to_json(const std::vector<Citation>& value);

// Empty: it could be read. Otherwise what is wrong, to follow the field's name: "is not a text".
std::string value_from_json(const Json& json, Form form, std::string& value);
std::string value_from_json(const Json& json, Form form, int64_t& value);
std::string value_from_json(const Json& json, Form form, Date& value);
std::string value_from_json(const Json& json, Form form, std::vector<std::string>& value);
std::string value_from_json(const Json& json, Form form, std::vector<Citation>& value);

inline bool is_empty(const std::string& value) {
  return value.empty();
}
inline bool is_empty(int64_t value) {
  return value == 0;
}
inline bool is_empty(Date) {
  return false;
}
template <typename T>
bool is_empty(const std::vector<T>& value) {
  return value.empty();
}

inline bool may_be_left_out(Presence presence) {
  return presence == Presence::optional || presence == Presence::condition;
}

// The record's fields as an object, empty optional ones left out.
template <typename R>
Json::Object object_of(const R& record) {
  Json::Object object;
  std::vector<std::string> conditions;
  fields(record, [&](std::string_view name, Presence presence, Form, const auto& value) {
    if (may_be_left_out(presence) && is_empty(value)) return;
    object.push_back({std::string(name), value_to_json(value)});
    if (presence == Presence::condition) conditions.emplace_back(name);
  });
  if (!conditions.empty()) object.push_back({"must_understand", value_to_json(conditions)});
  return object;
}

// Fills the record; the first problem as a sentence, or empty. Fields that the record does not have are not looked at.
template <typename R>
std::string read_object(const Json& json, R& record) {
  std::string problem;
  fields(record, [&](std::string_view name, Presence presence, Form form, auto& value) {
    if (!problem.empty()) return;
    const Json* found = json.find(name);
    if (found == nullptr) {
      if (!may_be_left_out(presence)) problem = fmt::format("the field “{}” is missing", name);
      return;
    }
    std::string wrong = value_from_json(*found, form, value);
    if (wrong.empty() && is_empty(value)) wrong = "is empty";
    if (!wrong.empty()) problem = fmt::format("the field “{}” {}", name, wrong);
  });
  return problem;
}

}  // namespace waystation::pack
