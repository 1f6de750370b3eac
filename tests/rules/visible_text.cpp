#include "tests/rules/visible_text.h"

#include <fmt/format.h>

#include "tests/rules/cpp_text.h"

namespace waystation::rules {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_ascii_letter(char c) {
  return is_capital(c) || is_small(c);
}

// A byte that begins a letter beyond ASCII. Left out are U+0080..U+00BF (signs, "·", "«"), and U+2000..U+2BFF (dashes,
// bidi controls, arrows, brackets), in UTF-8 C2.. and E2 80..AF: a screen may place signs between translated words.
bool begins_other_letter(std::string_view text, size_t i) {
  auto byte = [&](size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u; };
  if (byte(i) < 0xC3 || byte(i) > 0xF4) return false;
  if (byte(i) == 0xC3) return byte(i + 1) != 0x97 && byte(i + 1) != 0xB7;  // the signs of multiplication and division
  return !(byte(i) == 0xE2 && byte(i + 1) <= 0xAF);
}

}  // namespace

bool looks_like_words(std::string_view literal) {
  bool letter = false;
  bool space = false;
  for (size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] == '\\' && i + 1 < literal.size()) {
      char escape = literal[++i];
      if (escape == 'u') i += 4;
      if (escape == 'U') i += 8;
      if (escape == 'x') i += 2;
      continue;
    }
    if (begins_other_letter(literal, i)) return true;
    letter = letter || is_ascii_letter(literal[i]);
    space = space || literal[i] == ' ';
  }
  bool name = literal.size() > 1 && is_capital(literal[0]) && is_small(literal[1]);
  return name || (letter && space);
}

Complaints check_visible_text(const std::string& path, std::string_view text) {
  Complaints complaints;
  if (!path.starts_with("app/kiosk/screens/") && !path.starts_with("app/kiosk/models/")) return complaints;
  for (const Literal& literal : scan_cpp(text).literals)
    if (!literal.exempt && looks_like_words(literal.text))
      complaints.push_back(fmt::format("{}:{}: \"{}\" looks like words for a visitor: make it a message in content/ui",
                                       path, literal.line, literal.text));
  return complaints;
}

}  // namespace waystation::rules
