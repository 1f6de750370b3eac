// The answers of the languages, put into one order.
#pragma once

#include <string>
#include <vector>

#include "core/search/search.h"

namespace waystation::search {

// What one language answered, in any order: its best hits, as many as are asked for.
struct LanguageAnswer {
  std::string lang;  // "": agencies, which belong to every language
  bool is_readers = false;
  std::vector<Hit> hits;
  double best_covered = 0;         // of the query's weight, by one document; 0 to 1
  std::vector<std::string> words;  // that stand for the query's
};

// Whether no further language could change what `merged` gives.
bool is_decided(const std::vector<LanguageAnswer>& answers, size_t most);

// The reader's language and the agencies, then the other languages in the order in which they come; the others first
// when the reader's has only guesses or far less of the query than they. Each record once; at most `most` hits.
Answer merged(std::vector<LanguageAnswer> answers, size_t most);

}  // namespace waystation::search
