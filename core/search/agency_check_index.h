// The index of words of one store, as far as agencies are in it. For agency_check.cpp alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pack/database.h"
#include "core/pack/store.h"
#include "core/search/agency_check_names.h"

namespace waystation::search {

// All words of a store's agencies, to find those that are nearly a given one.
class AgencyLexicon {
 public:
  void add(std::string word);  // in the order of their bytes, each once
  bool has(std::string_view word) const;
  bool has_beginning(std::string_view letters) const;
  Words that_begin(std::string_view letters, size_t most) const;
  // Two words that are written as one: both are there.
  std::vector<std::pair<std::string, std::string>> split(std::string_view word) const;
  // Those that differ by as many edits as a word of this length may have, the nearest first; not the word itself.
  // `may_go_on`: also those that begin so, with as many edits.
  Words near(const std::string& word, bool may_go_on, size_t most) const;

 private:
  struct Entry {
    std::string word;
    uint32_t letters = 0;    // how many
    uint32_t signature = 0;  // which, a bit each: words that share few need not be compared
  };
  static Entry entry_of(std::string word);
  std::vector<Entry> entries_;

  std::vector<Entry>::const_iterator at_or_after(std::string_view word) const;
};

// One thread. Statements are kept; nothing of a question is. What cannot be read answers empty and is said by damage().
class AgencyIndex {
 public:
  explicit AgencyIndex(const pack::Store& store);

  const pack::Store& store() const { return *store_; }
  const AgencyLexicon& lexicon() const { return lexicon_; }
  const std::optional<Error>& damage() const { return damage_; }
  // What this store knows of words joins what others know.
  void teach(WordWeights& weights);

  // Numbers of documents; licences are compact().
  std::vector<int64_t> with_licence(std::string_view beginning, size_t most);
  // Where only letters come before it: "licno" of a list that writes "Lic. No. 12".
  std::vector<int64_t> with_licence_end(std::string_view end, size_t most);
  // The shortest names first; those whose id begins with `of_register` before all others.
  std::vector<int64_t> with_words(const std::string& match, std::string_view of_register, size_t most);
  // The same, of those whose name has no more than so many words: however many agencies match, these are found.
  std::vector<int64_t> with_whole_name(const std::string& match, size_t n_words, size_t most);
  // By the three-letter parts of names in Latin letters, in the same order.
  std::vector<int64_t> with_letters(const std::string& match, std::string_view of_register, size_t most);

  Words that_sound_like(std::string_view skeleton, size_t most);
  std::optional<pack::AgencyRecord> agency(int64_t number);

 private:
  const pack::Store* store_;
  int64_t first_ = 0, last_ = -1;  // documents
  AgencyLexicon lexicon_;
  std::optional<Error> damage_;
  std::optional<pack::Statement> licence_, licence_end_, words_, whole_name_, letters_, sound_, id_;

  bool has_agencies() const { return first_ <= last_; }
  void prepare(std::optional<pack::Statement>& statement, std::string_view sql);
  bool step(pack::Statement& statement);
  std::vector<int64_t> numbers(pack::Statement& statement);
  std::vector<int64_t> matching(std::optional<pack::Statement>& statement, const std::string& match,
                                std::string_view of_register, size_t most);
};

// Parts of an FTS5 query. A word that could be read as anything but one word gives an empty one.
std::string match_word(std::string_view word, bool may_go_on);
std::string match_letters(std::string_view latin);             // all its parts of three letters; empty: too short
std::string match_any(const std::vector<std::string>& parts);  // empty ones left out
std::string match_all(const std::vector<std::string>& parts);

}  // namespace waystation::search
