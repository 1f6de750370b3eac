#include <algorithm>
#include <iterator>

#include "core/base/utf8.h"
#include "core/words/fold.h"
#include "core/words/likeness.h"
#include "core/words/romanise.h"
#include "core/words/tokens.h"

namespace waystation::words {
namespace {

struct Replacement {
  std::string_view from, to;
};

// What ICU has no letter for: Urdu's retroflexes and its last letters.
constexpr Replacement kUrdu[] = {{"ٹ", "ت"}, {"ڈ", "د"}, {"ڑ", "ر"}, {"ں", "ن"}, {"ے", "ي"}};

// ICU writes Indic letters as scholars do. People do not.
constexpr Replacement kIndic[] = {{"ś", "sh"}, {"ṣ", "sh"}, {"ch", "c"}, {"c", "ch"}, {"jñ", "gy"}};

void replace_all(std::string& text, const Replacement& replacement) {
  for (size_t at = text.find(replacement.from); at != text.npos; at = text.find(replacement.from, at)) {
    text.replace(at, replacement.from.size(), replacement.to);
    at += replacement.to.size();
  }
}

bool is_indic(char32_t c) {
  return c >= 0x0900 && c < 0x0D80;
}

// Devanagari, Bengali, Gurmukhi and Gujarati, in which nobody speaks the "a" after a last single consonant.
bool drops_last_vowel(std::string_view word) {
  char32_t before = 0, last = 0;
  for (size_t i = 0; i < word.size();) {
    before = last;
    last = next_code_point(word, i);
  }
  const char32_t place = last & 0x7F;
  constexpr char32_t kFirstConsonant = 0x15, kLastConsonant = 0x39, kVirama = 0x4D, kYa = 0x2F;
  return last >= 0x0900 && last < 0x0B00 && place >= kFirstConsonant && place <= kLastConsonant && place != kYa &&
         before != 0 && (before & 0x7F) != kVirama;
}

char32_t first_letter(std::string_view word) {
  size_t offset = 0;
  return word.empty() ? 0 : next_code_point(word, offset);
}

std::string prepared(std::string word) {
  for (const Replacement& letter : kUrdu) replace_all(word, letter);
  constexpr std::string_view kHeh = "ه";  // teh marbuta too, when folded
  if (word.size() > kHeh.size() && word.ends_with(kHeh)) word.replace(word.size() - kHeh.size(), kHeh.size(), "ا");
  // The virama of the same script.
  if (drops_last_vowel(word)) {
    std::u32string letters;
    for (size_t i = 0; i < word.size();) letters += next_code_point(word, i);
    append_utf8(word, (letters.back() & ~char32_t{0x7F}) | 0x4D);
  }
  return word;
}

// Apostrophe-like letters that stand for ayn, hamza and breaths.
std::string without_modifiers(std::string_view folded) {
  std::string kept;
  for (size_t i = 0; i < folded.size();) {
    const char32_t c = next_code_point(folded, i);
    if (c != U'\'' && c != 0x2019 && (c < 0x02B0 || c > 0x02FF)) append_utf8(kept, c);
  }
  return kept;
}

}  // namespace

std::string latin(std::string_view word) {
  std::string folded = fold(word.substr(0, kMaxWordBytes));
  const bool ascii = std::all_of(folded.begin(), folded.end(), [](char c) { return (c & 0x80) == 0; });
  if (ascii) return folded;
  const bool indic = is_indic(first_letter(folded));
  std::string romanised = romanise(prepared(std::move(folded)));
  for (const Replacement& letter : kIndic)
    if (indic) replace_all(romanised, letter);
  return without_modifiers(fold(romanised));
}

}  // namespace waystation::words
