// The words of all stores together, and one language's in memory where a guess needs to look at all of them.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/store_index.h"
#include "core/search/word_list.h"

namespace waystation::search {

// A phrase of the glossary that means the same as one that was typed.
using Phrase = std::vector<std::string>;

class Lexicon {
 public:
  explicit Lexicon(std::vector<StoreIndex>& stores) : stores_(&stores) {}

  // Of all stores, each word once, its documents added up; the most frequent first.
  std::vector<LexiconWord> word(std::string_view lang, std::string_view word);
  std::vector<LexiconWord> by_stem(std::string_view lang, std::string_view stem);
  // A word and its other forms, the most frequent dozen.
  std::vector<std::string> with_forms(std::string_view lang, const std::string& word);
  std::vector<LexiconWord> beginning_with(std::string_view lang, std::string_view letters, size_t looked_at);
  std::vector<LexiconWord> by_skeleton(std::string_view lang, std::string_view skeleton, bool may_go_on);

  // What the glossaries have for words of `from`, in the language `to`.
  std::vector<Phrase> synonyms(std::string_view from, std::string_view stems, std::string_view to, bool may_go_on);

  // Every word, what every word sounds like, and what the glossaries have of several words, written without spaces:
  // gathered when they are first asked for.
  const WordList& all_words(const std::string& lang);
  const WordList& all_skeletons(const std::string& lang);
  const WordList& all_phrases(const std::string& lang);
  int64_t documents(std::string_view lang) const;
  int64_t documents_with(std::string_view lang, std::string_view word);  // that have just this word

 private:
  std::vector<StoreIndex>* stores_;
  std::deque<WordList> words_, skeletons_, phrases_;  // latest first; a kiosk's visitors read some languages

  template <typename Ask>
  std::vector<LexiconWord> gather(Ask&& ask);
  template <typename Fill>
  static const WordList& held(std::deque<WordList>& lists, const std::string& lang, Fill&& fill);
};

}  // namespace waystation::search
