#include "core/author/money_in_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "core/base/money.h"
#include "core/base/utf8.h"

namespace waystation::author {
namespace {

constexpr size_t kDigitsOfMoney = 5;  // years and the numbers of laws have four

// Of currencies, and of the numbers that people say before them; "won" is a word of its own.
constexpr std::string_view kNames[] = {
    "baht",   "birr",     "crore",     "dinar", "dinars",   "dirham", "dirhams", "dollar",  "dollars", "euro",
    "euros",  "franc",    "francs",    "kyat",  "kyats",    "lakh",   "lakhs",   "million", "peso",    "pesos",
    "pound",  "pounds",   "rial",      "rials", "riyal",    "riyals", "ringgit", "rs",      "rupee",   "rupees",
    "rupiah", "shilling", "shillings", "taka",  "thousand", "tk",     "yen",     "yuan"};

struct Token {
  enum class Kind { number, word, currency_sign } kind;
  size_t begin, end;        // in the text
  size_t digits = 0;        // before the first mark
  bool is_grouped = false;  // "10,000"
};

bool is_group_mark(char32_t c) {
  return c == ',' || c == '.' || c == '\'' || c == ' ' || c == 0x00A0 || c == 0x202F || c == 0x2019 || c == 0x066C;
}

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  std::vector<Token> all() {
    while (at_ < text_.size()) {
      size_t begin = at_;
      char32_t c = take();
      auto code = static_cast<UChar32>(c);
      if (c == '+') {
        pass_telephone();
      } else if (u_charDigitValue(code) >= 0) {
        at_ = begin;
        tokens_.push_back(number());
      } else if (u_charType(code) == U_CURRENCY_SYMBOL) {
        tokens_.push_back({Token::Kind::currency_sign, begin, at_});
      } else if (u_isUAlphabetic(code)) {
        while (at_ < text_.size() && u_isUAlphabetic(static_cast<UChar32>(peek()))) take();
        tokens_.push_back({Token::Kind::word, begin, at_});
      }
    }
    return std::move(tokens_);
  }

 private:
  char32_t take() { return next_code_point(text_, at_); }
  char32_t peek() const {
    size_t at = at_;
    return at < text_.size() ? next_code_point(text_, at) : 0;
  }
  bool digit_follows() const { return u_charDigitValue(static_cast<UChar32>(peek())) >= 0; }
  size_t take_digits() {
    size_t digits = 0;
    for (; digit_follows(); ++digits) take();
    return digits;
  }

  // Digits, and groups of three after a mark.
  Token number() {
    Token token{Token::Kind::number, at_, at_, take_digits()};
    token.end = at_;
    while (is_group_mark(peek())) {
      take();
      size_t digits = take_digits();
      if (digits != 2 && digits != 3) {
        at_ = token.end;
        break;
      }
      // Two digits are a group only of an Indian number, which a group of three must end.
      token.is_grouped = digits == 3;
      token.end = at_;
    }
    return token;
  }

  void pass_telephone() {
    while (at_ < text_.size()) {
      char32_t c = peek();
      if (u_charDigitValue(static_cast<UChar32>(c)) < 0 && c != ' ' && c != '-' && c != '(' && c != ')') return;
      take();
    }
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<Token> tokens_;
};

bool is_currency(std::string_view text, const Token& token) {
  if (token.kind == Token::Kind::currency_sign) return true;
  if (token.kind != Token::Kind::word) return false;
  std::string word(text.substr(token.begin, token.end - token.begin));
  if (minor_digits(word)) return true;
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(std::begin(kNames), std::end(kNames), word) != std::end(kNames);
}

// "Rs. 500", "500 rupees", "$500"; a full stop after a number ends the sentence.
bool is_beside(std::string_view text, const Token& first, const Token& second) {
  std::string_view between = text.substr(first.end, second.begin - first.end);
  if (first.kind != Token::Kind::number && between.starts_with('.')) between.remove_prefix(1);
  return between.empty() || between == " " || between == "\u00A0";
}

}  // namespace

std::string money_in_text(std::string_view text) {
  auto tokens = Tokens(text).all();
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind != Token::Kind::number) continue;
    size_t begin = token.begin, end = token.end;
    bool is_after = i > 0 && is_currency(text, tokens[i - 1]) && is_beside(text, tokens[i - 1], token);
    bool is_before = i + 1 < tokens.size() && is_currency(text, tokens[i + 1]) && is_beside(text, token, tokens[i + 1]);
    if (is_after) begin = tokens[i - 1].begin;
    if (is_before) end = tokens[i + 1].end;
    if (is_after || is_before || token.is_grouped || token.digits >= kDigitsOfMoney)
      return std::string(text.substr(begin, end - begin));
  }
  return "";
}

}  // namespace waystation::author
