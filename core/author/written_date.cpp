#include "core/author/written_date.h"

#include <algorithm>
#include <array>
#include <string>

namespace waystation::author {
namespace {

constexpr std::array<std::string_view, 4> kTokens = {"YYYY", "Mon", "MM", "DD"};
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr size_t kMaxFormatBytes = 20;

std::string_view token_at(std::string_view format) {
  for (std::string_view token : kTokens) {
    if (format.starts_with(token)) return token;
  }
  return "";
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Two digits where nothing parts the numbers: "2026111" could be in January or in November.
bool touches_a_number(std::string_view format, std::string_view token) {
  for (std::string_view other : {"YYYY", "MM", "DD"}) {
    if (format.find(std::string(token) + std::string(other)) != std::string_view::npos) return true;
    if (format.find(std::string(other) + std::string(token)) != std::string_view::npos) return true;
  }
  return false;
}

// Takes a number of `least` to `most` digits from the front.
std::optional<int> take_number(std::string_view& text, size_t least, size_t most) {
  size_t digits = 0;
  int value = 0;
  while (digits < most && digits < text.size() && is_digit(text[digits])) value = value * 10 + (text[digits++] - '0');
  if (digits < least) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

std::optional<int> take_month(std::string_view& text) {
  if (text.size() < 3) return std::nullopt;
  std::string_view name = text.substr(0, 3);
  auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  const auto* found = std::find_if(kMonths.begin(), kMonths.end(), [&](std::string_view month) {
    return std::equal(name.begin(), name.end(), month.begin(), same);
  });
  if (found == kMonths.end()) return std::nullopt;
  text.remove_prefix(3);
  return static_cast<int>(found - kMonths.begin()) + 1;
}

}  // namespace

bool is_date_format(std::string_view format) {
  if (format.size() > kMaxFormatBytes) return false;
  int years = 0, months = 0, days = 0;
  while (!format.empty()) {
    std::string_view token = token_at(format);
    if (token == "YYYY") ++years;
    if (token == "MM" || token == "Mon") ++months;
    if (token == "DD") ++days;
    bool is_letter = (format[0] >= 'a' && format[0] <= 'z') || (format[0] >= 'A' && format[0] <= 'Z');
    if (token.empty() && (is_letter || is_digit(format[0]))) return false;
    format.remove_prefix(std::max<size_t>(1, token.size()));
  }
  return years == 1 && months == 1 && days == 1;
}

std::optional<Date> parse_written_date(std::string_view text, std::string_view format) {
  Date date;
  const std::string_view whole_format = format;
  while (!format.empty()) {
    std::string_view token = token_at(format);
    char mark = format[0];
    format.remove_prefix(std::max<size_t>(1, token.size()));
    if (token.empty()) {
      if (text.empty() || text[0] != mark) return std::nullopt;
      text.remove_prefix(1);
      continue;
    }
    auto number = token == "YYYY"  ? take_number(text, 4, 4)
                  : token == "Mon" ? take_month(text)
                                   : take_number(text, touches_a_number(whole_format, token) ? 2 : 1, 2);
    if (!number) return std::nullopt;
    (token == "YYYY" ? date.year : token == "DD" ? date.day : date.month) = *number;
  }
  if (!text.empty()) return std::nullopt;
  return parse_date(to_iso(date));  // says whether the day exists
}

}  // namespace waystation::author
