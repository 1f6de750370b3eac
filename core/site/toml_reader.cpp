#include "core/site/toml_reader.h"

#include <fmt/ranges.h>

namespace waystation {
namespace {

constexpr size_t kMaxIdLength = 64;
constexpr size_t kMaxQuotedBytes = 40;

}  // namespace

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string quoted(std::string_view text) {
  if (text.size() > kMaxQuotedBytes || has_control_character(text)) return "this value";
  return fmt::format("'{}'", text);
}

Result<void> TomlReader::only_keys(const toml::table& table, std::span<const std::string_view> known) const {
  for (const auto& [key, node] : table)
    if (std::find(known.begin(), known.end(), key.str()) == known.end())
      return wrong(key.source(), "unknown key {}; known keys are {}", quoted(key.str()), fmt::join(known, ", "));
  return {};
}

Result<std::vector<std::string>> TomlReader::strings(const toml::node& node, std::string_view key, size_t max,
                                                     size_t min) const {
  const toml::array* array = node.as_array();
  if (array == nullptr || array->size() < min)
    return wrong(node.source(), "'{}' must be a list{}, as in [\"…\"]", key, min > 0 ? " with at least one entry" : "");
  if (array->size() > max) return wrong(node.source(), "'{}' has more than {} entries; remove some", key, max);
  std::vector<std::string> values;
  for (const toml::node& element : *array) {
    const auto* text = element.as_string();
    if (text == nullptr) return wrong(element.source(), "every entry of '{}' must be text between quotes", key);
    if (std::find(values.begin(), values.end(), text->get()) != values.end())
      return wrong(element.source(), "{} is in '{}' twice; remove one", quoted(text->get()), key);
    values.push_back(text->get());
  }
  return values;
}

Result<void> TomlReader::id(std::string_view id, std::string_view what, const toml::source_region& where) const {
  auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (!id.empty() && id.size() <= kMaxIdLength && std::all_of(id.begin(), id.end(), allowed)) return {};
  return wrong(where, "{} is not the id of {}; use a-z, 0-9 and '-', at most {}", quoted(id), what, kMaxIdLength);
}

}  // namespace waystation
