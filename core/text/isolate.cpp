#include "core/text/isolate.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace waystation::text {
namespace {

bool is_ascii_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
bool is_ascii_digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}
bool is_ascii_word(char16_t c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}
bool is_visible_ascii(char16_t c) {
  return c > 0x20 && c < 0x7F;
}

// ---- addresses: a word of visible ASCII that holds a scheme, www., an @ or a dotted name

bool starts_with_any_case(std::u16string_view text, std::u16string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  for (size_t i = 0; i < lower_prefix.size(); ++i)
    if ((is_ascii_letter(text[i]) ? text[i] | 0x20 : text[i]) != lower_prefix[i]) return false;
  return true;
}

// "iom.int", "a.b-c.org": labels of letters, digits and hyphens; the last one at least two letters.
bool is_dotted_name(std::u16string_view name) {
  size_t last_dot = name.rfind(u'.');
  if (last_dot == std::u16string_view::npos || last_dot == 0 || name.size() - last_dot < 3) return false;
  for (char16_t c : name.substr(last_dot + 1))
    if (!is_ascii_letter(c)) return false;
  for (size_t i = 0; i < last_dot; ++i) {
    if (!is_ascii_word(name[i]) && name[i] != u'-' && name[i] != u'.') return false;
    if (name[i] == u'.' && name[i + 1] == u'.') return false;
  }
  return true;
}

bool is_address(std::u16string_view word) {
  for (std::u16string_view scheme : {u"http://", u"https://", u"www.", u"mailto:", u"tel:"})
    if (starts_with_any_case(word, scheme) && word.size() > scheme.size()) return true;
  size_t at = word.find(u'@');
  if (at != std::u16string_view::npos) return at > 0 && is_dotted_name(word.substr(at + 1));
  return is_dotted_name(word.substr(0, word.find_first_of(u"/?#:")));
}

// The sentence's punctuation around an address is not part of it; a closing bracket is when its opener is inside.
std::u16string_view trim_punctuation(std::u16string_view word) {
  while (!word.empty() && std::u16string_view(u"([{<\"'").find(word.front()) != std::u16string_view::npos)
    word.remove_prefix(1);
  while (!word.empty()) {
    char16_t last = word.back();
    bool ends_sentence = std::u16string_view(u".,;:!?\"'>]}").find(last) != std::u16string_view::npos;
    bool unopened = last == u')' && word.find(u'(') == std::u16string_view::npos;
    if (!ends_sentence && !unopened) break;
    word.remove_suffix(1);
  }
  return word;
}

void find_addresses(const Utf16Text& text, std::vector<Isolate>& out) {
  const std::u16string_view units = text.units;
  for (uint32_t i = 0; i < text.size();) {
    if (!is_visible_ascii(units[i])) {
      ++i;
      continue;
    }
    uint32_t end = i;
    while (end < text.size() && is_visible_ascii(units[end])) ++end;
    std::u16string_view word = trim_punctuation(units.substr(i, end - i));
    if (word.size() > 3 && is_address(word)) {
      auto begin = static_cast<uint32_t>(word.data() - units.data());
      out.push_back({begin, begin + static_cast<uint32_t>(word.size()), IsolateKind::address});
    }
    i = end;
  }
}

// ---- numbers: groups of digits of any script, joined by single separators

struct Number {
  std::vector<uint32_t> groups;       // count of digits
  std::vector<std::u16string> joins;  // between them
  std::vector<int> values;            // of each group, up to 9999; -1 for longer ones
  uint32_t digits = 0;
  bool plus = false, bracket = false, zero_first = false, code = false;
};

bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212;
}
bool is_space(char32_t c) {
  return c == U' ' || c == 0x00A0 || c == 0x202F || c == 0x2009;
}

bool is_digit(char32_t c) {
  auto point = static_cast<UChar32>(c);
  return u_charType(point) == U_DECIMAL_DIGIT_NUMBER && u_charDirection(point) != U_RIGHT_TO_LEFT;
}

class NumberScanner {
 public:
  explicit NumberScanner(const Utf16Text& text) : text_(text) {}

  // The number that starts at `begin`; nullopt when none does. Sets `end`.
  std::optional<Number> scan(uint32_t begin, uint32_t& end) {
    Number number;
    at_ = begin;
    take_start(number);
    if (!take_group(number)) return std::nullopt;
    end = at_;
    while (true) {
      const bool was_open = open_bracket_;
      std::u16string join = take_join(number);
      if (join.empty() || !take_group(number)) {
        open_bracket_ = was_open;
        break;
      }
      number.joins.push_back(join);
      end = at_;
    }
    at_ = end;
    if (number.code && peek() == U'#')
      end = ++at_;
    else if (open_bracket_ && peek() == U')')
      end = ++at_;
    return number;
  }

 private:
  char32_t peek(uint32_t ahead = 0) const { return at_ + ahead < text_.size() ? text_.at(at_ + ahead) : 0; }

  void take_start(Number& number) {
    while (peek() == U'*' || peek() == U'#') {
      number.code = true;
      ++at_;
    }
    if (peek() == U'(' && (peek(1) == U'+' || is_digit(peek(1)))) {
      number.bracket = open_bracket_ = true;
      ++at_;
    }
    if (peek() == U'+' || peek() == 0xFF0B) {
      number.plus = true;
      ++at_;
      if (is_space(peek()) && is_digit(peek(1))) ++at_;
    }
    if (peek() == U'(' && is_digit(peek(1))) {
      number.bracket = open_bracket_ = true;
      ++at_;
    }
  }

  bool take_group(Number& number) {
    uint32_t count = 0;
    int value = 0;
    while (is_digit(peek())) {
      int digit = u_charDigitValue(static_cast<UChar32>(peek()));
      if (number.digits == 0 && digit == 0) number.zero_first = true;
      value = value < 0 || count >= 4 ? -1 : value * 10 + digit;
      ++count;
      ++number.digits;
      text_.next(at_);
    }
    if (count == 0) return false;
    number.groups.push_back(count);
    number.values.push_back(value);
    return true;
  }

  // ") ", " (", ")-", " ", "-", ".", "*": at most one bracket of each kind and one separator.
  std::u16string take_join(Number& number) {
    std::u16string join;
    if (open_bracket_ && peek() == U')') {
      open_bracket_ = false;
      join += u')';
      ++at_;
    }
    char32_t c = peek();
    if (is_space(c) || is_dash(c) || c == U'.' || (number.code && c == U'*')) {
      join += is_space(c) ? u' ' : is_dash(c) ? u'-' : static_cast<char16_t>(c);
      ++at_;
    }
    if (!open_bracket_ && peek() == U'(' && is_digit(peek(1))) {
      open_bracket_ = number.bracket = true;
      join += u'(';
      ++at_;
    }
    return join;
  }

  const Utf16Text& text_;
  uint32_t at_ = 0;
  bool open_bracket_ = false;
};

bool is_year(int value) {
  return value >= 1000 && value <= 2999;
}

bool is_date(const Number& n) {
  if (n.groups.size() != 3) return false;
  auto fits = [&](size_t year, size_t other, size_t middle) {
    return n.groups[year] == 4 && is_year(n.values[year]) && n.groups[other] <= 2 && n.groups[middle] <= 2 &&
           n.values[other] <= 31 && n.values[middle] <= 31;
  };
  return fits(0, 2, 1) || fits(2, 0, 1);
}

// "1990-2000", "1000-1500": two amounts or years.
bool is_range(const Number& n) {
  if (n.groups.size() != 2 || n.joins[0] != u"-") return false;
  if (n.groups[0] == 4 && n.groups[1] == 4 && is_year(n.values[0]) && is_year(n.values[1])) return true;
  bool round = n.values[0] % 10 == 0 && n.values[1] % 10 == 0;
  return round && n.groups[1] - n.groups[0] <= 1 && n.values[0] >= 0 && n.values[1] >= 0;
}

// "15 000", "116 111": read as one number whether it is an amount or a helpline.
bool is_grouped_by_spaces(const Number& n) {
  for (size_t i = 1; i < n.groups.size(); ++i)
    if (n.groups[i] != 3 || n.joins[i - 1] != u" ") return false;
  return n.groups.size() > 1 && n.groups[0] <= 3;
}

bool keeps_its_order(const Number& n) {
  if (n.code) return true;
  if (n.plus) return n.digits >= 5;
  if (is_grouped_by_spaces(n)) return true;
  if (n.groups.size() < 2 || n.digits < 7) return n.bracket && n.groups.size() > 1 && n.digits >= 5;
  if (n.bracket || n.zero_first) return !is_date(n);
  return !is_date(n) && !is_range(n);
}

bool touches_a_word(const Utf16Text& text, uint32_t begin, uint32_t end) {
  auto is_word_at = [&](uint32_t unit) { return unit < text.size() && is_ascii_word(text.units[unit]); };
  return (begin > 0 && is_word_at(begin - 1)) || is_word_at(end);
}

void find_numbers(const Utf16Text& text, std::vector<Isolate>& out) {
  for (uint32_t i = 0; i < text.size();) {
    uint32_t next = i;
    char32_t c = text.next(next);
    bool may_start = is_digit(c) || c == U'+' || c == U'(' || c == U'*' || c == U'#' || c == 0xFF0B;
    uint32_t end = next;
    std::optional<Number> number;
    if (may_start) number = NumberScanner(text).scan(i, end);
    if (number && keeps_its_order(*number) && !touches_a_word(text, i, end))
      out.push_back({i, end, IsolateKind::number});
    i = number ? end : next;
  }
}

}  // namespace

std::vector<Isolate> find_isolates(const Utf16Text& text) {
  std::vector<Isolate> addresses, numbers, all;
  find_addresses(text, addresses);
  find_numbers(text, numbers);
  all = addresses;
  for (const Isolate& number : numbers) {
    auto overlaps = [&](const Isolate& a) { return number.begin < a.end && a.begin < number.end; };
    if (std::none_of(addresses.begin(), addresses.end(), overlaps)) all.push_back(number);
  }
  std::sort(all.begin(), all.end(), [](const Isolate& a, const Isolate& b) { return a.begin < b.begin; });
  return all;
}

}  // namespace waystation::text
