// A library as large as a country's, to search in: documents in languages that people speak, written by nobody. Made
// of the words of sample texts, as often as words are used (Zipf), and of a long tail of words that look like them, so
// that a typing mistake has neighbours. A seed gives the same records everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/pack/records.h"
#include "tests/support/invented_language.h"

namespace waystation::testing {

// What a language's words are taken from. Plain text; a few thousand words are enough.
struct SampleTexts {
  std::string lang;
  std::vector<std::string> texts;
  // What no title is about: neither its words nor other forms of them come up in one, only in texts.
  std::vector<std::string> other_titles = {};
};

class SearchCorpus {
 public:
  // At least one sample, each of at least a hundred different words.
  SearchCorpus(const std::vector<SampleTexts>& samples, uint64_t seed);

  // A pack with so many documents, rounded down to whole records: each is there in every language, in words of its
  // own. Of ten records six are articles, two glossary terms, one a notice, one a service; twelve topics beside. A
  // document has 250 to 600 bytes of text. Titles have rare words more often than texts do.
  std::vector<pack::Record> pack(const std::string& id, size_t documents);

 private:
  struct Vocabulary {
    std::string lang;
    std::string_view between_words, stop;
    std::vector<std::string> words;  // folded, most frequent first; from `first_invented` on, nobody's
    size_t first_invented = 0;
    std::vector<double> in_text, in_title;  // sums of their frequencies
  };
  static Vocabulary vocabulary_of(const SampleTexts& sample, CountedRandom& random);

  std::string words(const Vocabulary& vocabulary, const std::vector<double>& sums, size_t count);
  std::string sentences(const Vocabulary& vocabulary, size_t bytes);
  std::string invented(const Vocabulary& vocabulary);
  std::vector<pack::Record> texts_of(std::string_view kind, const std::string& id);
  void add(std::vector<pack::Record>& records, const std::string& pack_id, size_t number);

  CountedRandom random_;
  std::vector<Vocabulary> vocabularies_;
};

}  // namespace waystation::testing
