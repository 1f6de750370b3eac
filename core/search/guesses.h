// What a word may stand for that nobody wrote so: another that sounds like it, one that it is a mistake for, one that
// begins like it.
#pragma once

#include <string>
#include <vector>

#include "core/search/meanings.h"

namespace waystation::search {

// A word of a query that is looked for in one language.
struct GuessedWord {
  const std::string& word;
  bool may_go_on = false;        // it is still being typed
  bool is_other_script = false;  // than the language's: it can only be found by its sound
};

// Words that sound the same, or nearly so when none does.
std::vector<Meaning> sounding_alike(Lexicon& lexicon, const std::string& lang, const GuessedWord& typed);

// Other forms, by what they begin with, in a language whose stems nobody knows.
// `documents`: how many have the word itself.
std::vector<Meaning> beginning_alike(Lexicon& lexicon, const std::string& lang, const GuessedWord& typed,
                                     int64_t documents);

// Words that it may be a mistake for. `documents`: how many have it as it was typed: where there are some, it was meant
// so, unless far more have another word.
std::vector<Meaning> mistaken(Lexicon& lexicon, const std::string& lang, const GuessedWord& typed, int64_t documents);

// What words that were typed without a space between them may stand for together.
struct GuessedRun {
  size_t first = 0, count = 0;  // of the typed words
  Meaning meaning;
};

// Where nobody writes spaces, a mistake parts a word into others: they are compared as they were typed, unbroken, with
// words and with what the glossaries have.
std::vector<GuessedRun> mistaken_runs(Lexicon& lexicon, const std::string& lang, const TypedWords& typed);

}  // namespace waystation::search
