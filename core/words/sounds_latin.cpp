#include <algorithm>
#include <iterator>

#include "core/words/sounds.h"

namespace waystation::words {
namespace {

bool is_vowel(char32_t c) {
  return c == U'a' || c == U'e' || c == U'i' || c == U'o' || c == U'u';
}
bool is_vowel_or_y(char32_t c) {
  return is_vowel(c) || c == U'y';
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

// What several letters, or one, sound like. The longest first.
struct Spelling {
  std::u32string_view letters;
  std::string_view sounds;
};
constexpr Spelling kSpellings[] = {
    {U"tion", "sn"}, {U"chh", "c"}, {U"cch", "c"}, {U"tch", "c"}, {U"sch", "s"}, {U"ch", "c"}, {U"ck", "k"},
    {U"cq", "k"},    {U"dj", "j"},  {U"b", "b"},   {U"d", "d"},   {U"f", "p"},   {U"g", "g"},  {U"j", "j"},
    {U"k", "k"},     {U"l", "l"},   {U"m", "m"},   {U"n", "n"},   {U"p", "p"},   {U"q", "k"},  {U"r", "r"},
    {U"s", "s"},     {U"t", "t"},   {U"v", "b"},   {U"x", "ks"},  {U"z", "j"},
};

// Arabic letters for which people type a digit that looks alike. 3 (ayn) and 2 (hamza) are no sound inside a word.
char sound_of_digit(char32_t c) {
  switch (c) {
    case U'2':
    case U'3':
      return 'a';
    case U'5':
      return 'k';
    case U'6':
      return 't';
    case U'7':
      return 'h';
    case U'9':
      return 's';
    default:
      return 0;
  }
}

class LatinSounds {
 public:
  LatinSounds(std::u32string_view letters, std::string& sounds) : letters_(letters), sounds_(sounds) {}

  void run() {
    while (at_ < letters_.size()) at_ += one();
  }

 private:
  char32_t letter(size_t i) const { return i < letters_.size() ? letters_[i] : 0; }
  char32_t before() const { return at_ > 0 ? letters_[at_ - 1] : 0; }

  // Appends what begins here; returns how many letters that took.
  size_t one() {
    const char32_t c = letters_[at_], next = letter(at_ + 1);
    if (is_vowel(c)) return add("a", 1);
    if (c == U'c' && (next == U'e' || next == U'i' || next == U'y')) return add("s", 1);
    if (c == U'h') return add(takes_breath(before()) ? "" : "h", 1);
    if (c == U'w') return add(is_vowel_or_y(next) || at_ == 0 ? "b" : next == U'w' ? "" : "a", 1);
    if (c == U'y') return add(at_ == 0 && is_vowel(next) ? "y" : "a", 1);
    if (c == U't' && next == U's' && at_ == 0) return add("s", 2);
    if (is_digit(c)) return digit(c);
    auto here = [&](const Spelling& s) { return letters_.substr(at_).starts_with(s.letters); };
    auto spelling = std::find_if(std::begin(kSpellings), std::end(kSpellings), here);
    if (spelling != std::end(kSpellings)) return add(spelling->sounds, spelling->letters.size());
    return add(c == U'c' ? "k" : "", 1);
  }

  size_t digit(char32_t c) {
    const bool alone = !is_digit(before()) && !is_digit(letter(at_ + 1)) && letters_.size() > 1;
    if (char sound = alone ? sound_of_digit(c) : '\0'; sound != 0) sounds_ += sound;
    return 1;
  }

  // "dh" is one sound, "rh" two.
  static bool takes_breath(char32_t c) {
    constexpr std::u32string_view kHeardBefore = U"lmnr";
    return c >= U'b' && c <= U'z' && !is_vowel_or_y(c) && kHeardBefore.find(c) == kHeardBefore.npos;
  }

  size_t add(std::string_view sounds, size_t letters) {
    sounds_ += sounds;
    return letters;
  }

  std::u32string_view letters_;
  std::string& sounds_;
  size_t at_ = 0;
};

}  // namespace

void append_latin_sounds(std::u32string_view letters, std::string& sounds) {
  LatinSounds(letters, sounds).run();
}

}  // namespace waystation::words
