// Which documents have most of what was asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "core/search/meanings.h"
#include "core/search/store_index.h"

namespace waystation::search {

struct ScoredDocument {
  size_t store = 0;
  int64_t number = 0;
  double score = 0;
  double covered = 0;  // of the query's weight, 0 to 1
  uint32_t words_in_title = 0;
  bool is_guess = false;  // every word of it that counts is a guess
  double quality = 0;     // 1: every word is there as it was typed; less for other forms and guesses, 0 for other words
};

// Adds the documents of one store's language that have any of the words. In languages that are not the reader's only
// titles and what is near them count, and of a word that very many texts have, those texts that have a rarer word too.
void score_documents(StoreIndex& index, size_t store, const LanguageRange& range,
                     const std::vector<WordMeanings>& words, Reach reach, std::vector<ScoredDocument>& to);

}  // namespace waystation::search
