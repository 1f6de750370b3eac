#include "core/sync/metadata_fields.h"

#include <fmt/format.h>

#include "core/sync/metadata.h"

namespace waystation::sync {
namespace {

const pack::Json kNull{};
const std::string kNoText;
const pack::Json::Object kNoObject;
const pack::Json::Array kNoArray;

// "1.0", "1.0.34": digits between dots, and the first number is 1.
bool is_version_1(std::string_view spec_version) {
  if (!spec_version.starts_with("1.")) return false;
  for (std::string_view rest = spec_version.substr(2);;) {
    size_t dot = rest.find('.');
    std::string_view number = rest.substr(0, dot);
    if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos) return false;
    if (dot == std::string_view::npos) return true;
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace

std::string Fields::path_of(std::string_view name) const {
  std::string_view shown = name.substr(0, 100);  // names come from outside
  return where_.empty() ? std::string(shown) : fmt::format("{}.{}", where_, shown);
}

void Fields::refuse(std::string_view name, std::string_view why) const {
  if (problem_.empty()) problem_ = fmt::format("{} {}", path_of(name), why);
}

const std::string& Fields::text(std::string_view name) const {
  const pack::Json* found = json_.find(name);
  const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  if (text == nullptr) refuse(name, "is not there or is not a text");
  return text == nullptr ? kNoText : *text;
}

int64_t Fields::integer(std::string_view name, int64_t least) const {
  const pack::Json* found = json_.find(name);
  const auto* number = found == nullptr ? nullptr : std::get_if<int64_t>(&found->value);
  if (number == nullptr) {
    refuse(name, "is not there or is not a number");
  } else if (*number < least) {
    refuse(name, fmt::format("is {}; it must be at least {}", *number, least));
  }
  return number == nullptr ? least : *number;
}

bool Fields::flag(std::string_view name, bool otherwise) const {
  const pack::Json* found = json_.find(name);
  if (found == nullptr) return otherwise;
  const auto* flag = std::get_if<bool>(&found->value);
  if (flag == nullptr) refuse(name, "is neither true nor false");
  return flag == nullptr ? otherwise : *flag;
}

const pack::Json::Object& Fields::object(std::string_view name) const {
  const pack::Json* found = json_.find(name);
  const auto* object = found == nullptr ? nullptr : std::get_if<pack::Json::Object>(&found->value);
  if (object == nullptr) refuse(name, "is not there or is not an object");
  return object == nullptr ? kNoObject : *object;
}

const pack::Json::Array& Fields::array(std::string_view name) const {
  const pack::Json* found = json_.find(name);
  const auto* array = found == nullptr ? nullptr : std::get_if<pack::Json::Array>(&found->value);
  if (array == nullptr) refuse(name, "is not there or is not a list");
  return array == nullptr ? kNoArray : *array;
}

Fields Fields::inside(std::string_view name) const {
  object(name);
  const pack::Json* found = json_.find(name);
  return {found == nullptr ? kNull : *found, path_of(name), problem_};
}

int64_t Fields::utc(std::string_view name) const {
  auto time = parse_utc(text(name));
  if (!time) refuse(name, "is not a time like 2031-05-28T00:00:00Z");
  return time.value_or(0);
}

CommonFields read_common(const Fields& fields, std::string_view type) {
  if (fields.text("_type") != type) fields.refuse("_type", fmt::format("is not “{}”", type));
  if (!is_version_1(fields.text("spec_version")))
    fields.refuse("spec_version", "is not 1.something: this program knows no other; update it");
  return {fields.integer("version", 1), fields.utc("expires")};
}

}  // namespace waystation::sync
