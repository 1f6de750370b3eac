#include "tests/support/invented_language.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace waystation::testing {
namespace {

constexpr size_t kWords = 8000;
constexpr size_t kPhrases = 150;

using Pieces = std::vector<std::string_view>;

struct Sound {
  std::string_view tag, between_words, comma, stop;
  bool capitals;
  Pieces onsets, vowels, codas;  // a piece that is there twice is twice as likely
};

const Pieces kArabicVowels = {"", "", "", "ا", "و", "ي"};
const Pieces kDevanagari = {"क", "ख", "ग", "च", "छ", "ज", "ट", "ड", "त", "थ", "द", "ध",
                            "न", "प", "ब", "भ", "म", "य", "र", "ल", "व", "श", "स", "ह"};

std::vector<Sound> sounds() {
  return {
      {"en",
       " ",
       ", ",
       ". ",
       true,
       {"b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "w", "st", "tr", "pr", "cl", "th", "sh", ""},
       {"a", "e", "i", "o", "u", "e", "ea", "ou"},
       {"", "", "n", "r", "s", "t", "l", "nd", "ck", "ll"}},
      {"ar",
       " ",
       "، ",
       ". ",
       false,
       {"ب", "ت", "ج", "ح", "د", "ر", "س", "ش", "ع", "ف", "ق", "ك", "ل", "م", "ن", "ه", "ال"},
       kArabicVowels,
       {"", "", "", "ة", "ن", "ت"}},
      {"hi", " ", ", ", "। ", false, kDevanagari, {"", "", "ा", "ि", "ी", "े", "ो", "ु"}, {"", "", "", "ं", "न", "र"}},
      {"id",
       " ",
       ", ",
       ". ",
       true,
       {"b", "d", "k", "l", "m", "n", "p", "r", "s", "t", "h", "ng", "ber", "me", "pe", "ke", "j"},
       {"a", "i", "u", "e", "a", "ai"},
       {"", "", "n", "ng", "k", "an", "kan", "h"}},
      {"my",
       "",
       "၊ ",
       "။ ",
       false,
       {"က", "ခ", "စ", "ဆ", "တ", "ထ", "န", "ပ", "ဖ", "ဘ", "မ", "ယ", "လ", "သ", "ဟ", "အ", "ရ"},
       {"", "ာ", "ိ", "ု", "ေ", "ို", "ား", "ေး", "ျ", "ြ"},
       {"", "", "း", "င်", "န်", "က်", "တ်"}},
      {"ne", " ", ", ", "। ", false, kDevanagari, {"", "", "ा", "ि", "ी", "े", "ो", "ु"}, {"", "", "को", "मा", "ले", "न"}},
      {"tl",
       " ",
       ", ",
       ". ",
       true,
       {"b", "d", "g", "k", "l", "m", "n", "p", "s", "t", "w", "y", "ng", "mag", "pa", "ka", "na"},
       {"a", "i", "o", "a", "u", "aa"},
       {"", "", "n", "ng", "g", "t", "y", "s"}},
      {"ur",
       " ",
       "، ",
       "۔ ",
       false,
       {"ب", "پ", "ت", "ٹ", "ج", "چ", "د", "ر", "س", "ش", "ک", "گ", "ل", "م", "ن", "ہ", "و"},
       {"", "", "ا", "ی", "و", "ے"},
       {"", "", "", "ں", "ی", "ر"}},
  };
}

std::string make_word(const Sound& sound, CountedRandom& random) {
  static constexpr std::array<size_t, 6> kSyllables = {1, 2, 2, 2, 3, 4};
  std::string word;
  size_t syllables = kSyllables[random.below(kSyllables.size())];
  for (size_t i = 0; i < syllables; ++i) {
    word += sound.onsets[random.below(sound.onsets.size())];
    word += sound.vowels[random.below(sound.vowels.size())];
    if (i + 1 == syllables || random.below(3) == 0) word += sound.codas[random.below(sound.codas.size())];
  }
  return word;
}

// Two letters: hardly any language writes words with one.
bool is_long_enough(std::string_view word) {
  return std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xc0) != 0x80; }) >= 2;
}

InventedLanguage invent(const Sound& sound, uint64_t seed) {
  InventedLanguage language{
      std::string(sound.tag), sound.between_words, sound.comma, sound.stop, sound.capitals, {}, {}, {}};
  CountedRandom random(seed);
  std::unordered_set<std::string> seen;
  seen.reserve(kWords);
  while (language.words.size() < kWords) {
    std::string word = make_word(sound, random);
    if (is_long_enough(word) && seen.insert(word).second) language.words.push_back(std::move(word));
  }
  // Words in frequent use are short; but not strictly.
  std::stable_sort(language.words.begin(), language.words.begin() + kWords / 10,
                   [](const auto& a, const auto& b) { return a.size() < b.size(); });
  double sum = 0;
  for (size_t rank = 0; rank < kWords; ++rank) language.sums.push_back(sum += 1.0 / (static_cast<double>(rank) + 2.7));
  for (size_t i = 0; i < kPhrases; ++i) language.phrases.push_back(make_words(language, 2 + random.below(4), random));
  return language;
}

void capitalise(std::string& sentence) {
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 32);
}

}  // namespace

uint64_t CountedRandom::next() {
  bits_ += 64;
  uint64_t x = state_ += 0x9e3779b97f4a7c15;  // splitmix64
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

size_t CountedRandom::below(size_t n) {
  size_t drawn = static_cast<size_t>(next() % n);
  bits_ += std::log2(static_cast<double>(n)) - 64;
  return drawn;
}

size_t CountedRandom::pick(const std::vector<double>& sums) {
  double at = static_cast<double>(next() >> 11) * 0x1p-53 * sums.back();
  auto found = std::min(std::upper_bound(sums.begin(), sums.end(), at), sums.end() - 1);
  double share = (found == sums.begin() ? *found : *found - *(found - 1)) / sums.back();
  bits_ += -std::log2(share) - 64;
  return static_cast<size_t>(found - sums.begin());
}

bool CountedRandom::chance(double share) {
  return pick({share, 1.0}) == 0;
}

std::vector<InventedLanguage> invent_languages() {
  std::vector<InventedLanguage> languages;
  for (const Sound& sound : sounds()) languages.push_back(invent(sound, languages.size() + 1));
  return languages;
}

std::string make_words(const InventedLanguage& language, size_t count, CountedRandom& random) {
  std::string words;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) words += language.between_words;
    words += language.words[random.pick(language.sums)];
  }
  return words;
}

std::string make_sentence(const InventedLanguage& language, CountedRandom& random) {
  std::string sentence;
  size_t pieces = 3 + random.below(4);
  for (size_t i = 0; i < pieces; ++i) {
    if (i > 0) sentence += random.below(6) == 0 ? language.comma : std::string_view(" ");
    if (random.below(5) == 0) {
      sentence += language.phrases[random.below(language.phrases.size())];
    } else {
      sentence += make_words(language, 1 + random.below(4), random);
    }
    if (random.chance(0.04)) sentence += ' ' + std::to_string(10 + random.below(9990));
  }
  if (language.capitals) capitalise(sentence);
  sentence += language.stop.substr(0, language.stop.size() - 1);
  return sentence;
}

std::string make_paragraph(const InventedLanguage& language, size_t sentences, CountedRandom& random) {
  std::string paragraph;
  for (size_t i = 0; i < sentences; ++i) {
    if (i > 0) paragraph += ' ';
    paragraph += make_sentence(language, random);
  }
  return paragraph;
}

}  // namespace waystation::testing
