// The index of words that every store has: what core/search asks. Made from the records while the store is built, so
// the same records give the same index. schema.sql describes its tables.
#pragma once

#include "core/pack/database.h"

namespace waystation::pack {

// Of a language with more words, the rest are not found: what a store costs to build has a bound.
inline constexpr size_t kMaxIndexWords = 200'000;
// How many documents there are for a beginning of one letter or two.
inline constexpr size_t kMaxBeginningDocuments = 12;

// Fills the index of the store in `database`, whose records are all there, in the transaction that is open. Indexed are
// articles, topics, notices, the glossary and services by their texts in each language, and agencies by their own
// fields under the language "". Reads them back from the store: of all that, only one language's list of words is held
// in memory, and what FTS5 gathers before it writes.
Result<void> build_word_index(Database& database);

}  // namespace waystation::pack
