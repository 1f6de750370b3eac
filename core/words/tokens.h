// What a word is, in each language: ICU's word breaks, also where nobody writes spaces.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waystation::words {

inline constexpr size_t kMaxWordBytes = 120;  // folded; a longer one is cut at a code point

struct Token {
  std::string word;             // folded (fold.h); never empty
  uint32_t begin = 0, end = 0;  // bytes of the original text

  bool operator==(const Token&) const = default;
};

// The words of a text, in its order: letters, marks and digits only. Honours U+200B. A part of a word that ICU's
// dictionary did not know stays as it is. Hyphens part words; an apostrophe does not (don't: "dont"), but an English 's
// and an elided French or Italian article are no part of the word (l'employeur: "employeur"). Points part words, but
// not single letters (U.N.: "un"); separators between the thousands of a number are left out (12,34,567: "1234567").
// Control characters, lone marks and what is not UTF-8 make no word and no error.
std::vector<Token> tokens(std::string_view text, std::string_view lang);

// Whether a text has letters of a script in which words are found by a dictionary, since nobody parts them: Thai, Lao,
// Khmer, Burmese, Chinese, Japanese. A mistake there may part one word into several.
bool needs_dictionary(std::string_view text);

// What the forms of one word have in common, by Snowball where it knows the language (en es fr ar ne hi id); elsewhere
// the word itself. Takes and gives a folded word.
std::string stem(std::string_view word, std::string_view lang);
bool knows_stems(std::string_view lang);

// A number that people write in many ways: letters and digits of a licence number, folded, nothing between them.
// "Lic. No. 12/071-072" -> "licno12071072"
std::string compact(std::string_view text);

}  // namespace waystation::words
