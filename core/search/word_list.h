// Every word of a language, held in memory, to be looked through for those that are like one that nobody wrote so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waystation::search {

struct LikeWord {
  std::string word;
  int edits = 0;
  bool is_whole = true;  // not only a beginning of it is like the word
  int64_t documents = 0;
};

class WordList {
 public:
  explicit WordList(std::string lang) : lang_(std::move(lang)) {}

  const std::string& lang() const { return lang_; }
  // In any order; a word may come again from another store.
  void add(std::string_view word, int64_t documents);
  // After the last word: each is there once, with the documents of all.
  void finish();

  // The words with one to `most_edits` edits (words::edits), and those that begin so when the word may go on: fewest
  // edits first, of them whole words, then those that most documents have; at most `most`.
  std::vector<LikeWord> like(std::string_view word, int most_edits, bool may_go_on, size_t most) const;
  // The words that begin with these letters, in the order of their bytes.
  std::vector<std::string_view> beginning_with(std::string_view letters) const;

 private:
  struct Entry {
    uint32_t offset;
    uint8_t bytes, letters;
    uint32_t documents;
    uint64_t has;  // a bit for each letter that is in it; letters share bits
  };

  std::string_view word_of(const Entry& entry) const { return {words_.data() + entry.offset, entry.bytes}; }

  std::string lang_;
  std::string words_;  // one after the other
  std::vector<Entry> entries_;
};

}  // namespace waystation::search
