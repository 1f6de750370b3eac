#include "core/language/messages.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "core/base/utf8.h"
#include "core/language/format.h"
#include "core/language/icu_locale.h"
#include "core/language/message_pattern.h"

namespace waystation {
namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopDirectionalIsolate = "\u2069";

bool has_right_to_left_letter(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    UCharDirection direction = u_charDirection(static_cast<UChar32>(next_code_point(text, i)));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

// A name or a title put into a sentence must not reorder the words around it. In a left-to-right sentence only letters
// of the other direction can; in a right-to-left one digits and punctuation can as well, so there every string is
// isolated.
std::string isolated(const std::string& text, std::string_view lang) {
  if (text.empty()) return text;
  if (direction_of(lang) == Direction::left_to_right && !has_right_to_left_letter(text)) return text;
  return std::string(kFirstStrongIsolate) + text + std::string(kPopDirectionalIsolate);
}

std::string shown_text(const MessageArgument& argument, std::string_view lang) {
  if (auto* number = std::get_if<int64_t>(&argument)) return format_number(*number, lang);
  if (auto* date = std::get_if<Date>(&argument)) return format_date(*date, lang);
  return isolated(std::get<std::string>(argument), lang);
}

// What ICU chooses a branch by: the number itself, the bare string.
icu::Formattable chosen_value(const MessageArgument& argument) {
  if (auto* number = std::get_if<int64_t>(&argument)) return icu::Formattable(*number);
  if (auto* text = std::get_if<std::string>(&argument)) return icu::Formattable(from_utf8(*text));
  return icu::Formattable(from_utf8(to_iso(std::get<Date>(argument))));
}

const MessageArgument* find_argument(const MessageArguments& arguments, std::string_view name) {
  auto found = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) { return a.first == name; });
  return found == arguments.end() ? nullptr : &found->second;
}

// nullopt when the pattern asks for an argument that is not there, or for one of another type.
std::optional<std::string> format_pattern(const MessagePattern& pattern, std::string_view lang,
                                          const MessageArguments& arguments) {
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const std::string& name : pattern.chosen_by) {
    const MessageArgument* argument = find_argument(arguments, name);
    if (argument == nullptr) return std::nullopt;
    names.push_back(from_utf8(name));
    values.push_back(chosen_value(*argument));
  }
  for (const std::string& name : pattern.shown) {
    const MessageArgument* argument = find_argument(arguments, name);
    if (argument == nullptr) return std::nullopt;
    names.push_back(from_utf8(name) + kShownSuffix);
    values.emplace_back(from_utf8(shown_text(*argument, lang)));
  }
  icu::UnicodeString text;
  UErrorCode status = U_ZERO_ERROR;
  pattern.format->format(names.data(), values.data(), static_cast<int32_t>(names.size()), text, status);
  if (U_FAILURE(status)) return std::nullopt;
  return to_utf8(text);
}

}  // namespace

struct Messages::Language {
  std::string tag;
  Patterns patterns;
  // Parsed on first use: a kiosk shows a few dozen of its messages before its first visitor touches it.
  std::map<std::string, Result<MessagePattern>, std::less<>> parsed;

  std::optional<std::string> text(std::string_view id, const MessageArguments& arguments) {
    auto pattern = patterns.find(id);
    if (pattern == patterns.end()) return std::nullopt;
    if (is_plain_text(pattern->second))
      return find_invalid_utf8(pattern->second) ? std::nullopt : std::optional(pattern->second);
    auto ready = parsed.find(id);
    if (ready == parsed.end())
      ready = parsed.emplace(pattern->first, parse_message_pattern(pattern->second, tag)).first;
    if (!ready->second) return std::nullopt;
    return format_pattern(*ready->second, tag, arguments);
  }
};

Messages::Messages(std::vector<std::pair<std::string, Patterns>> chain) {
  for (auto& [tag, patterns] : chain)
    chain_.push_back(std::make_unique<Language>(Language{std::move(tag), std::move(patterns), {}}));
}

Messages::~Messages() = default;
Messages::Messages(Messages&&) noexcept = default;
Messages& Messages::operator=(Messages&&) noexcept = default;

Translated Messages::get(std::string_view id, const MessageArguments& arguments) const {
  for (const auto& language : chain_)
    if (auto text = language->text(id, arguments)) return {std::move(*text), language->tag};
  return {fmt::format("⟦{}⟧", id), chain_.empty() ? "und" : chain_.front()->tag};
}

bool Messages::has(std::string_view id) const {
  return std::any_of(chain_.begin(), chain_.end(),
                     [&](const auto& l) { return l->patterns.find(id) != l->patterns.end(); });
}

Result<std::vector<std::string>> message_arguments(std::string_view pattern, std::string_view lang) {
  auto parsed = parse_message_pattern(pattern, lang);
  if (!parsed) return pass_on(parsed.error());
  std::set<std::string> names = parsed->chosen_by;
  names.insert(parsed->shown.begin(), parsed->shown.end());
  return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace waystation
