#include "core/author/toml_file.h"

#include <toml++/toml.h>

#include <algorithm>

namespace waystation::author {
namespace {

constexpr int kMaxDepth = 8;
constexpr size_t kMaxDots = 16;

bool is_key_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '"' || c == '\'';
}

// The line that has a key of very many parts (a.a.a.a…), or 0. Each part is a table within a table, and toml++ frees
// them by recursion: such a file would exhaust the stack. Text that only looks like it (dots in prose) has words
// between its dots.
size_t line_with_too_many_dots(std::string_view text) {
  size_t line = 1, chain = 0, beside_quotes = 0, words = 0;
  char before = '\n';
  for (char c : text) {
    if (c == '\n') {
      ++line;
      chain = beside_quotes = words = 0;
    } else if (c == '.') {
      chain = words <= 1 ? chain + 1 : 1;
      if (before == '"' || before == '\'') ++beside_quotes;
      words = 0;
    } else if (is_key_char(c)) {
      if (!is_key_char(before)) ++words;
      if ((c == '"' || c == '\'') && before == '.') ++beside_quotes;
    } else if (c != ' ' && c != '\t') {
      chain = words = 0;
    }
    if (chain > kMaxDots || beside_quotes > kMaxDots) return line;
    if (c != ' ' && c != '\t')
      before = c;
    else if (before != '.' && before != '"' && before != '\'')
      before = ' ';
  }
  return 0;
}

// nullopt: nested too deeply.
std::optional<TomlValue> convert(const toml::node& node, size_t lines_before, int depth) {
  TomlValue out;
  out.line = lines_before + node.source().begin.line;
  if (depth > kMaxDepth) return std::nullopt;
  if (const auto* text = node.as_string()) {
    out.value = text->get();
  } else if (const auto* number = node.as_integer()) {
    out.value = number->get();
  } else if (const auto* day = node.as_date()) {
    Date date{day->get().year, day->get().month, day->get().day};
    if (auto checked = parse_date(to_iso(date))) out.value = *checked;
  } else if (const auto* array = node.as_array()) {
    TomlArray elements;
    for (const toml::node& element : *array) {
      auto converted = convert(element, lines_before, depth + 1);
      if (!converted) return std::nullopt;
      elements.push_back(std::move(*converted));
    }
    out.value = std::move(elements);
  } else if (const auto* table = node.as_table()) {
    TomlTable members;
    for (const auto& [key, member] : *table) {
      auto converted = convert(member, lines_before, depth + 1);
      if (!converted) return std::nullopt;
      // A value may start below its key (a text of several lines); people look for the key.
      converted->line = lines_before + key.source().begin.line;
      members.push_back({std::string(key.str()), std::move(*converted)});
    }
    std::stable_sort(members.begin(), members.end(), [](auto& a, auto& b) { return a.value.line < b.value.line; });
    out.value = std::move(members);
  }
  return out;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n";
  size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(kSpace) - begin + 1));
}

}  // namespace

Result<TomlValue> parse_toml(std::string_view text, std::string_view file, size_t lines_before) {
  if (size_t line = line_with_too_many_dots(text)) {
    return fail(ErrorKind::invalid, "{}:{}: a key has too many dots", file, lines_before + line);
  }
  try {
    toml::table root = toml::parse(text);
    auto value = convert(root, lines_before, 0);
    if (!value) return fail(ErrorKind::invalid, "{}:{}: tables are nested too deeply", file, lines_before + 1);
    value->line = lines_before + 1;
    return std::move(*value);
  } catch (const toml::parse_error& error) {
    std::string said(error.description());
    std::replace(said.begin(), said.end(), '\n', ' ');
    return fail(ErrorKind::invalid, "{}:{}: this is not TOML: {}", file,
                lines_before + std::max<size_t>(1, error.source().begin.line), said);
  } catch (const std::exception& error) {
    return fail(ErrorKind::invalid, "{}: this is not TOML: {}", file, error.what());
  }
}

TomlFields::TomlFields(const TomlValue& table, std::string_view file, std::string_view what)
    : table_(table), file_(file), what_(what) {
  if (table.table() == nullptr)
    refuse(table.line, fmt::format("{} is written as [[table]] with its fields below", what));
}

void TomlFields::refuse(size_t line, std::string message) {
  if (!problem_) problem_ = Error{ErrorKind::invalid, fmt::format("{}:{}: {}", file_, line, message)};
}

void TomlFields::take(Error error) {
  if (!problem_) problem_ = std::move(error);
}

const TomlValue* TomlFields::find(std::string_view name) {
  known_.push_back(name);
  if (problem_) return nullptr;
  for (const auto& [key, value] : *table_.table()) {
    if (key == name) return &value;
  }
  return nullptr;
}

size_t TomlFields::line_of(std::string_view name) const {
  if (const TomlTable* table = table_.table()) {
    for (const auto& [key, value] : *table) {
      if (key == name) return value.line;
    }
  }
  return table_.line;
}

std::string TomlFields::text(std::string_view name, Need need) {
  const TomlValue* found = find(name);
  const std::string* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  if (found != nullptr && text == nullptr) refuse(found->line, fmt::format("“{}” is a text: {} = \"…\"", name, name));
  std::string out = text == nullptr ? "" : trimmed(*text);
  if (out.empty() && need == Need::required)
    refuse(line_of(name), fmt::format("{} has no “{}”; write {} = \"…\"", what_, name, name));
  return out;
}

std::string TomlFields::named(std::string_view name, Need need, pack::Form form) {
  std::string out = text(name, need);
  if (!out.empty() && !pack::has_form(out, form)) {
    refuse(line_of(name), fmt::format("“{}” may not be “{}”: {}", name, out.substr(0, 80), pack::rule_of(form)));
  }
  return out;
}

std::vector<std::string> TomlFields::list(std::string_view name, pack::Form form) {
  const TomlValue* found = find(name);
  if (found == nullptr) return {};
  const auto* array = std::get_if<TomlArray>(&found->value);
  if (array == nullptr) refuse(found->line, fmt::format("“{}” is a list: {} = [\"…\", \"…\"]", name, name));
  std::vector<std::string> out;
  for (const TomlValue& element : array == nullptr ? TomlArray{} : *array) {
    const auto* text = std::get_if<std::string>(&element.value);
    if (text == nullptr || trimmed(*text).empty()) {
      refuse(element.line, fmt::format("“{}” is a list of texts: {} = [\"…\", \"…\"]", name, name));
    } else if (!pack::has_form(*text, form)) {
      refuse(element.line, fmt::format("“{}” may not have “{}”: {}", name, text->substr(0, 80), pack::rule_of(form)));
    } else {
      out.push_back(trimmed(*text));
    }
  }
  return out;
}

int64_t TomlFields::number(std::string_view name) {
  const TomlValue* found = find(name);
  if (found == nullptr) return 0;
  const auto* number = std::get_if<int64_t>(&found->value);
  if (number == nullptr || *number < INT32_MIN || *number > INT32_MAX) {
    refuse(found->line, fmt::format("“{}” is a whole number: {} = 10", name, name));
    return 0;
  }
  return *number;
}

Date TomlFields::date(std::string_view name) {
  const TomlValue* found = find(name);
  if (found != nullptr) {
    if (const auto* date = std::get_if<Date>(&found->value)) return *date;
    if (const auto* text = std::get_if<std::string>(&found->value)) {
      if (auto date = parse_date(*text)) return *date;
    }
    refuse(found->line, fmt::format("“{}” is a day that exists: {} = 2026-11-30", name, name));
  }
  refuse(table_.line, fmt::format("{} has no “{}”; write {} = 2026-11-30", what_, name, name));
  return {};
}

const TomlArray* TomlFields::tables(std::string_view name) {
  const TomlValue* found = find(name);
  if (found == nullptr) return nullptr;
  const auto* array = std::get_if<TomlArray>(&found->value);
  if (array == nullptr) refuse(found->line, fmt::format("“{}” is written as [[{}]] with its fields below", name, name));
  return array;
}

const TomlValue* TomlFields::table(std::string_view name) {
  const TomlValue* found = find(name);
  if (found == nullptr || found->table() != nullptr) return found;
  refuse(found->line, fmt::format("“{}” is written as a table with its fields below", name));
  return nullptr;
}

bool TomlFields::is_table(std::string_view name) const {
  const TomlTable* table = table_.table();
  return table != nullptr && std::any_of(table->begin(), table->end(), [&](const TomlMember& member) {
           return member.key == name && member.value.table() != nullptr;
         });
}

std::vector<std::string> TomlFields::one_or_several(std::string_view name) {
  const TomlValue* found = find(name);
  if (found != nullptr && std::holds_alternative<std::string>(found->value)) return {text(name, Need::required)};
  return list(name, pack::Form::text);
}

Result<void> TomlFields::done() {
  if (problem_) return pass_on(*problem_);
  for (const auto& [key, value] : *table_.table()) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    refuse(value.line,
           fmt::format("{} has no field “{}”; it may have: {}", what_, key.substr(0, 80), fmt::join(known_, ", ")));
    return pass_on(*problem_);
  }
  return {};
}

}  // namespace waystation::author
