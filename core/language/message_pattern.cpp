#include "core/language/message_pattern.h"

#include <unicode/messagepattern.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/utf8.h"
#include "core/language/icu_locale.h"

namespace waystation {
namespace {

constexpr size_t kMaxPatternBytes = 16 * 1024;
constexpr int kMaxDepth = 16;  // of braces; ICU's parser recurses

using icu::UnicodeString;
using Part = UMessagePatternPartType;

int brace_depth(std::string_view pattern) {
  int depth = 0;
  int deepest = 0;
  for (char c : pattern) {
    if (c == '{') deepest = std::max(deepest, ++depth);
    if (c == '}' && depth > 0) --depth;
  }
  return deepest;
}

std::string sentence_for(UErrorCode status, const UParseError& where) {
  std::string near = to_utf8(UnicodeString(where.preContext) + UnicodeString(where.postContext));
  std::string_view what = "this is not ICU MessageFormat";
  if (status == U_UNMATCHED_BRACES) what = "a brace is not closed";
  if (status == U_DEFAULT_KEYWORD_MISSING) what = "a plural or select has no 'other' branch";
  return fmt::format("{}{}{}{}; write arguments as {{name}} and see the other messages for examples", what,
                     near.empty() ? "" : " near '", near, near.empty() ? "" : "'");
}

std::string part_text(const icu::MessagePattern& pattern, int32_t part) {
  return to_utf8(pattern.getSubstring(pattern.getPart(part)).trim());
}

// {n}, {n, number}, {d, date, long}: what the program writes itself. An error names what to write instead.
std::optional<std::string> refused_type(const icu::MessagePattern& pattern, int32_t arg) {
  std::string type = part_text(pattern, arg + 2);
  bool has_style = pattern.getPartType(arg + 3) == UMSGPAT_PART_TYPE_ARG_STYLE;
  std::string style = has_style ? part_text(pattern, arg + 3) : "";
  if (type == "number" && (style.empty() || style == "integer")) return std::nullopt;
  if (type == "date" && (style.empty() || style == "long")) return std::nullopt;
  if (type == "number") return fmt::format("the number style '{}' is not used here; write {{name, number}}", style);
  if (type == "date") return fmt::format("the date style '{}' is not used here; write {{name, date, long}}", style);
  return fmt::format("the argument type '{}' is not used here; use number, date, plural or select", type);
}

bool is_plural_selector(std::string_view selector) {
  static constexpr std::array<std::string_view, 6> kKeywords = {"zero", "one", "two", "few", "many", "other"};
  return selector.starts_with('=') || std::find(kKeywords.begin(), kKeywords.end(), selector) != kKeywords.end();
}

std::optional<std::string> misspelt_selector(const icu::MessagePattern& pattern, int32_t arg) {
  int32_t limit = pattern.getLimitPartIndex(arg);
  for (int32_t i = arg + 1; i < limit; ++i) {
    Part type = pattern.getPartType(i);
    if (type == UMSGPAT_PART_TYPE_MSG_START) i = pattern.getLimitPartIndex(i);
    if (type != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
    std::string selector = part_text(pattern, i);
    if (is_plural_selector(selector)) continue;
    return fmt::format("'{}' is not a plural form; use zero, one, two, few, many, other or =N", selector);
  }
  return std::nullopt;
}

// Sorts the arguments of `pattern` into `result` and answers the pattern in which shown arguments have kShownSuffix.
Result<UnicodeString> take_arguments(const icu::MessagePattern& pattern, MessagePattern& result) {
  UnicodeString rewritten = pattern.getPatternString();
  for (int32_t i = pattern.countParts() - 1; i >= 0; --i) {  // from the end, so that earlier offsets stay true
    if (pattern.getPartType(i) != UMSGPAT_PART_TYPE_ARG_START) continue;
    if (pattern.getPartType(i + 1) != UMSGPAT_PART_TYPE_ARG_NAME)
      return fail(ErrorKind::invalid, "arguments have names here, not numbers; write {{name}} instead of {{{}}}",
                  part_text(pattern, i + 1));
    std::string name = part_text(pattern, i + 1);
    UMessagePatternArgType type = pattern.getPart(i).getArgType();
    if (type == UMSGPAT_ARG_TYPE_CHOICE)
      return fail(ErrorKind::invalid, "'choice' is not used here; write {{name, plural, …}}");
    if (type == UMSGPAT_ARG_TYPE_NONE || type == UMSGPAT_ARG_TYPE_SIMPLE) {
      if (type == UMSGPAT_ARG_TYPE_SIMPLE)
        if (auto refused = refused_type(pattern, i)) return fail(ErrorKind::invalid, "{}", *refused);
      int32_t begin = pattern.getPart(i).getIndex();
      int32_t end = pattern.getPart(pattern.getLimitPartIndex(i)).getLimit();
      UnicodeString shown = u"{" + from_utf8(name) + kShownSuffix + u"}";
      rewritten.replaceBetween(begin, end, shown);
      result.shown.insert(std::move(name));
      continue;
    }
    if (type != UMSGPAT_ARG_TYPE_SELECT)
      if (auto misspelt = misspelt_selector(pattern, i)) return fail(ErrorKind::invalid, "{}", *misspelt);
    result.chosen_by.insert(std::move(name));
  }
  return rewritten;
}

}  // namespace

bool is_plain_text(std::string_view pattern) {
  return pattern.find_first_of("{}") == std::string_view::npos && pattern.find("''") == std::string_view::npos;
}

Result<MessagePattern> parse_message_pattern(std::string_view pattern, std::string_view lang) {
  if (pattern.size() > kMaxPatternBytes)
    return fail(ErrorKind::invalid, "the message has more than {} bytes; make it shorter", kMaxPatternBytes);
  if (auto bad = find_invalid_utf8(pattern))
    return fail(ErrorKind::invalid, "byte {} of the message is not UTF-8; save the file as UTF-8", *bad + 1);
  if (brace_depth(pattern) > kMaxDepth)
    return fail(ErrorKind::invalid, "the message has braces more than {} deep; make it simpler", kMaxDepth);
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  icu::MessagePattern parsed(from_utf8(pattern), &where, status);
  if (U_FAILURE(status)) return fail(ErrorKind::invalid, "{}", sentence_for(status, where));
  MessagePattern result;
  auto rewritten = take_arguments(parsed, result);
  if (!rewritten) return pass_on(rewritten.error());
  result.format = std::make_unique<icu::MessageFormat>(*rewritten, formatting_locale(lang), where, status);
  if (U_FAILURE(status)) return fail(ErrorKind::invalid, "{}", sentence_for(status, where));
  return result;
}

}  // namespace waystation
