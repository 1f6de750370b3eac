// C++ read just far enough for the rules: what is code, what is a comment, what is a string.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waystation::rules {

struct Literal {
  size_t line;
  std::string text;  // as typed between the quotes, escapes included
  bool exempt;       // of an #include or a static_assert: no visitor sees it
};

struct Include {
  size_t line;
  std::string path;  // as typed, without the quotes or brackets
  bool quoted;       // "path", not <path>
};

struct CppText {
  // The text with comments and the insides of literals blanked: same length, same lines.
  std::string code;
  std::vector<Literal> literals;
  std::vector<Include> includes;
};

CppText scan_cpp(std::string_view text);

size_t line_at(std::string_view text, size_t offset);  // 1-based

// Offsets of `word` in `code` where no identifier goes on before or after it. A word that ends in no letter ("ImGui::")
// is only bounded before.
std::vector<size_t> find_word(std::string_view code, std::string_view word);

}  // namespace waystation::rules
