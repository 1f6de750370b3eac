#include "core/base/one_line.h"

#include "core/base/utf8.h"

namespace waystation {
namespace {

bool is_between(char32_t point, char32_t first, char32_t last) {
  return point >= first && point <= last;
}

bool commands_a_terminal(char32_t point) {
  return point < 0x20 || is_between(point, 0x7F, 0x9F);
}

bool ends_a_line(char32_t point) {
  return is_between(point, 0x2028, 0x2029);
}

// Unicode's Bidi_Control.
bool changes_direction(char32_t point) {
  return point == 0x061C || is_between(point, 0x200E, 0x200F) || is_between(point, 0x202A, 0x202E) ||
         is_between(point, 0x2066, 0x2069);
}

void append_harmless(std::string& line, std::string_view utf8) {
  for (size_t at = 0; at < utf8.size();) {
    char32_t point = next_code_point(utf8, at);
    bool is_harmful = commands_a_terminal(point) || ends_a_line(point) || changes_direction(point);
    append_utf8(line, is_harmful ? U' ' : point);
  }
}

}  // namespace

std::string one_line(std::string_view text) {
  constexpr char32_t kReplacement = 0xFFFD;
  std::string line;
  while (auto bad = find_invalid_utf8(text)) {
    append_harmless(line, text.substr(0, *bad));
    append_utf8(line, kReplacement);
    text.remove_prefix(*bad + 1);
  }
  append_harmless(line, text);
  return line;
}

}  // namespace waystation
