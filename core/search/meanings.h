// What the words of a query may stand for among the words of the packs, language by language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/lexicon.h"

namespace waystation::search {

struct TypedWords {
  std::vector<std::string> words;     // folded
  std::vector<bool> follows_at_once;  // each: nothing is between it and the word before it
  bool last_goes_on = false;
};

TypedWords typed_words(std::string_view text, std::string_view lang, bool is_typing);

// One thing that a word may stand for. `quality`: 1 for the word itself, less the more was assumed.
struct Meaning {
  AllOfAny words;
  double quality = 1;
  bool is_guess = false;       // another spelling, script or a mistake is assumed
  int64_t documents = 0;       // that have it, about
  bool is_other_word = false;  // that means the same
};

struct WordMeanings {
  std::vector<Meaning> meanings;  // best first
  double weight = 0;              // how rare it is, and so how much it says
  int64_t documents = 0;          // that have it, about
};

// How far to look: in the reader's language everything is tried, in others only what was written so.
enum class Reach { readers, related, others };

// The reader's languages, and all that there are: what a word may come from.
struct QueryLanguages {
  const std::vector<std::string>& readers;
  const std::vector<std::string>& all;
};

std::vector<WordMeanings> meanings_in(Lexicon& lexicon, const std::string& lang, const TypedWords& typed, Reach reach,
                                      const QueryLanguages& languages);

// Words that a beginning of a letter or two may become: those of titles.
std::vector<std::string> title_words_beginning_with(Lexicon& lexicon, const std::string& lang,
                                                    const std::string& letters);

// One letter or two, which may go on: too little to look for in texts.
bool is_short_beginning(const TypedWords& typed, size_t i);

}  // namespace waystation::search
