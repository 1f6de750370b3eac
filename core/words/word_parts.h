// For tokens.cpp only: what becomes of parts with a point, a comma or an apostrophe between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace waystation::words {

// Letters, marks and digits without anything between them.
struct WordPart {
  uint32_t begin = 0, end = 0;  // bytes of the text
  char32_t separator = 0;       // the one character between it and the part before it; 0 for the first
  uint32_t letters = 0;         // letters and digits, without marks
  bool is_number = true;        // digits only
  bool left_out = false;        // no word: an elided article, an English 's
  bool joined = false;          // one word with the part before it
};

// Whether one of these between two parts may make one word of them.
bool may_join(char32_t separator);

// Sets `left_out` and `joined` by what the separators are.
void join_parts(std::vector<WordPart>& parts, std::string_view text, std::string_view lang);

}  // namespace waystation::words
