#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/words/fold.h"
#include "core/words/likeness.h"
#include "core/words/romanise.h"
#include "core/words/sounds.h"
#include "core/words/tokens.h"

namespace waystation::words {
namespace {

enum class Writing { latin, indic, arabic, ethiopic, other };

Writing writing_of(char32_t c) {
  if (c < 0x0370) return Writing::latin;
  if (c >= 0x0600 && c < 0x0700) return Writing::arabic;
  if (c >= 0x0900 && c < 0x0D80) return Writing::indic;
  if (c >= 0x1200 && c < 0x1380) return Writing::ethiopic;
  return Writing::other;
}

std::u32string letters_of(std::string_view folded) {
  std::u32string letters;
  for (size_t i = 0; i < folded.size();) letters += next_code_point(folded, i);
  return letters;
}

void append_sounds(std::u32string_view letters, std::string_view lang, std::string& sounds) {
  switch (writing_of(letters[0])) {
    case Writing::latin:
      return append_latin_sounds(letters, sounds);
    case Writing::indic:
      return append_indic_sounds(letters, sounds);
    case Writing::arabic:
      return append_arabic_sounds(letters, lang, sounds);
    case Writing::ethiopic:
      return append_ethiopic_sounds(letters, sounds);
    case Writing::other:
      break;
  }
  std::string word;
  for (char32_t c : letters) append_utf8(word, c);
  append_latin_sounds(letters_of(fold(romanise(word))), sounds);
}

// What stays of the sounds: a first vowel and the consonants, a doubled one once.
std::string bones_of(std::string_view sounds) {
  if (sounds.size() > 1 && sounds.ends_with('h')) sounds.remove_suffix(1);  // hardly heard at the end of a word
  std::string bones;
  char before = 0;
  for (char sound : sounds) {
    const bool again = sound == std::exchange(before, sound);
    if (again || (sound == 'a' && !bones.empty())) continue;
    // Before a labial people write the one nasal or the other.
    if ((sound == 'b' || sound == 'p') && bones.ends_with('m')) bones.back() = 'n';
    bones += sound;
  }
  return bones;
}

}  // namespace

std::string skeleton(std::string_view word, std::string_view lang) {
  std::string folded = fold(word.substr(0, kMaxWordBytes));
  std::u32string letters = letters_of(folded);
  std::string sounds;
  for (size_t begin = 0; begin < letters.size();) {
    const Writing writing = writing_of(letters[begin]);
    auto end = std::find_if(letters.begin() + static_cast<ptrdiff_t>(begin), letters.end(),
                            [&](char32_t c) { return writing_of(c) != writing; });
    const auto length = static_cast<size_t>(end - letters.begin()) - begin;
    append_sounds(std::u32string_view(letters).substr(begin, length), lang, sounds);
    begin += length;
  }
  return bones_of(sounds);
}

}  // namespace waystation::words
