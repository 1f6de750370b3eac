#include "core/words/sounds.h"

namespace waystation::words {
namespace {

// The rows of the syllabary from ha (U+1200) on, eight signs each: one for each vowel, the sixth for none.
constexpr char32_t kFirst = 0x1200;
constexpr std::string_view kRows = "hlhmsrsskkkkbbtchhnnakkhhwajjyddjgggtcpsspp";
constexpr char32_t kWithoutVowel = 5;

}  // namespace

void append_ethiopic_sounds(std::u32string_view letters, std::string& sounds) {
  for (size_t i = 0; i < letters.size(); ++i) {
    const size_t row = letters[i] < kFirst ? kRows.size() : (letters[i] - kFirst) / 8;
    if (row >= kRows.size()) continue;
    const bool has_vowel = (letters[i] - kFirst) % 8 != kWithoutVowel;
    const char sound = kRows[row];
    if (sound == 'y')
      sounds += sounds.empty() ? 'y' : 'a';
    else if (sound == 'w')
      sounds += has_vowel || sounds.empty() ? 'b' : 'a';
    else
      sounds += sound;
    // Doubled consonants are written once, so two letters are parted by a vowel, however short.
    if (has_vowel || i + 1 < letters.size()) sounds += 'a';
  }
}

}  // namespace waystation::words
