// Words and sentences that no language has but that look like some: made of syllables, in several scripts, used as
// often as words are (Zipf). And chance that can be repeated on every machine and counts what it gave.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/random.h"

namespace waystation::testing {

class CountedRandom : public Random {
 public:
  explicit CountedRandom(uint64_t seed) : state_(seed) {}

  uint64_t next() override;  // 64 bits
  size_t below(size_t n);    // 0 to n - 1, each as likely: log2(n) bits; n > 0
  // An index, each as likely as its share of the last sum: the bits of the one that came up. Not empty.
  size_t pick(const std::vector<double>& sums);
  bool chance(double share);

  double bits() const { return bits_; }  // information in everything that was drawn so far

 private:
  uint64_t state_;
  double bits_ = 0;
};

struct InventedLanguage {
  std::string tag;                 // of the language whose script and look it has: "en", "my"
  std::string_view between_words;  // Myanmar has none
  std::string_view comma, stop;    // with the space after them
  bool capitals = false;
  std::vector<std::string> words;    // most frequent first, each once
  std::vector<double> sums;          // of their frequencies
  std::vector<std::string> phrases;  // that come again and again, as officials' do
};

// en first. The same every time.
std::vector<InventedLanguage> invent_languages();

std::string make_words(const InventedLanguage& language, size_t count, CountedRandom& random);
std::string make_sentence(const InventedLanguage& language, CountedRandom& random);
std::string make_paragraph(const InventedLanguage& language, size_t sentences, CountedRandom& random);

}  // namespace waystation::testing
