#include "core/search/guesses.h"

#include <algorithm>
#include <cmath>

#include "core/base/utf8.h"
#include "core/language/tag.h"
#include "core/words/likeness.h"
#include "core/words/tokens.h"

namespace waystation::search {
namespace {

constexpr double kNearForm = 0.8, kSkeleton = 0.5, kUnknownForm = 0.45, kFarSkeleton = 0.43, kMistake = 0.4;
// What was typed is a word itself: even in a title this is less than that in a text.
constexpr double kMistakeOfWord = 0.25;
constexpr size_t kMaxGuesses = 6, kMaxForms = 12;
// Of two forms of one word.
constexpr int kLeastShared = 3, kLeastSharedOfBoth = 5, kMaxEnding = 4, kMaxOtherEnding = 1;
// Far more documents have the one than the other.
constexpr int64_t kFarMore = 10;

// The Arabic article is one with its word when it is written in Arabic letters, and left out of how that sounds; in
// Latin letters people write "alsiha", "elsiha" or "assiha" for what is also "siha".
std::vector<std::string> without_article(const std::string& word, const std::string& lang) {
  if (script_of(lang) != "Arab" || word.size() < 5) return {};
  if (word.starts_with("al") || word.starts_with("el")) return {word.substr(2)};
  if ((word[0] == 'a' || word[0] == 'e') && word[1] == word[2]) return {word.substr(2)};
  return {};
}

std::vector<LexiconWord> of_sound(Lexicon& lexicon, const std::string& lang, const std::string& sound, bool may_go_on) {
  if (sound.size() < 2) return {};
  auto found = lexicon.by_skeleton(lang, sound, false);
  if (found.empty() && may_go_on && sound.size() >= 3) found = lexicon.by_skeleton(lang, sound, true);
  return found;
}

// The words that sound so, or, where there is none, nearly so: that is also how a language without stems finds some of
// a word's forms.
std::vector<LexiconWord> sounding_like(Lexicon& lexicon, const std::string& lang, const GuessedWord& typed) {
  const std::string sound = words::skeleton(typed.word, typed.is_other_script ? "" : lang);
  auto found = of_sound(lexicon, lang, sound, typed.may_go_on);
  if (typed.is_other_script) {
    for (const std::string& rest : without_article(typed.word, lang)) {
      for (LexiconWord& other : of_sound(lexicon, lang, words::skeleton(rest, ""), typed.may_go_on))
        found.push_back(std::move(other));
    }
  }
  if (!found.empty() || sound.size() < 4) return found;
  for (const LikeWord& like : lexicon.all_skeletons(lang).like(sound, 1, typed.may_go_on, kMaxGuesses)) {
    for (LexiconWord& other : lexicon.by_skeleton(lang, like.word, false)) found.push_back(std::move(other));
  }
  return found;
}

// The first letters of a word, at most.
std::string_view beginning_of(std::string_view word, int letters) {
  size_t end = 0;
  while (letters-- > 0 && end < word.size()) next_code_point(word, end);
  return word.substr(0, end);
}

// How many letters two words have in common from their beginnings.
int shared_letters(std::string_view a, std::string_view b) {
  int shared = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size(); ++shared) {
    if (next_code_point(a, i) != next_code_point(b, j)) break;
  }
  return shared;
}

// In Ethiopic letters an ending changes the letter before it, but not its consonant.
bool is_compared_by_sound(const std::string& lang) {
  return script_of(lang) == "Ethi";
}

}  // namespace

std::vector<Meaning> sounding_alike(Lexicon& lexicon, const std::string& lang, const GuessedWord& typed) {
  auto found = sounding_like(lexicon, lang, typed);
  const int most = typed.is_other_script ? 9 : std::max(1, words::letters_in(typed.word) / 3);
  std::vector<std::pair<int, size_t>> alike;  // edits, which
  for (size_t k = 0; k < found.size(); ++k) {
    std::string other = typed.is_other_script ? words::latin(found[k].word) : found[k].word;
    int edits = words::edits(typed.word, other, most);
    if (typed.is_other_script || edits <= most) alike.emplace_back(edits, k);
  }
  std::sort(alike.begin(), alike.end());
  if (alike.size() > kMaxGuesses) alike.resize(kMaxGuesses);
  std::vector<Meaning> guesses;
  // Those that are nearest to what was typed, and the others: two questions to the index, not one for each word.
  for (bool is_nearest : {true, false}) {
    Meaning meaning{{{}}, is_nearest ? kSkeleton : kFarSkeleton, true};
    for (const auto& [edits, k] : alike) {
      if ((edits == alike.front().first) != is_nearest || found[k].word == typed.word) continue;
      for (std::string& form : lexicon.with_forms(lang, found[k].word)) meaning.words.front().push_back(form);
      meaning.documents = std::max(meaning.documents, found[k].documents());
    }
    guesses.push_back(std::move(meaning));
  }
  return guesses;
}

std::vector<Meaning> mistaken(Lexicon& lexicon, const std::string& lang, const GuessedWord& typed, int64_t documents) {
  // No word can be in so many more.
  if (documents * kFarMore > lexicon.documents(lang)) return {};
  const int allowed = std::min(words::allowed_edits(typed.word), documents > 0 ? 1 : 2);
  if (allowed == 0) return {};
  auto found = lexicon.all_words(lang).like(typed.word, allowed, typed.may_go_on, kMaxGuesses);
  std::vector<Meaning> guesses;
  for (int edits = 1; edits <= allowed; ++edits) {
    Meaning meaning{{{}}, documents > 0 ? kMistakeOfWord : kMistake / std::sqrt(edits), true};
    for (const LikeWord& like : found) {
      if (like.edits != edits) continue;
      const int64_t with = lexicon.documents_with(lang, like.word);
      if (with < documents * kFarMore) continue;
      meaning.documents = std::max(meaning.documents, with);
      meaning.words.front().push_back(like.word);
    }
    guesses.push_back(std::move(meaning));
  }
  return guesses;
}

std::vector<Meaning> beginning_alike(Lexicon& lexicon, const std::string& lang, const GuessedWord& typed,
                                     int64_t documents) {
  if (typed.is_other_script || words::knows_stems(lang) || words::needs_dictionary(typed.word)) return {};
  const bool by_sound = is_compared_by_sound(lang);
  const std::string key = by_sound ? words::skeleton(typed.word, lang) : typed.word;
  const WordList& all = by_sound ? lexicon.all_skeletons(lang) : lexicon.all_words(lang);
  const int letters = words::letters_in(key);
  if (letters < kLeastShared) return {};
  std::vector<std::pair<int, std::string_view>> near;  // letters of both endings
  for (std::string_view other : all.beginning_with(beginning_of(key, kLeastShared))) {
    const int shared = shared_letters(key, other);
    const int ending = letters - shared, other_ending = words::letters_in(other) - shared;
    const int least = other_ending == 0 || by_sound ? kLeastShared : kLeastSharedOfBoth;
    bool is_most = shared >= least && shared > ending && shared > other_ending;
    if (is_most && ending <= kMaxEnding && other_ending <= kMaxOtherEnding && other != key)
      near.emplace_back(ending + 2 * other_ending, other);
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (near.size() > kMaxGuesses) near.resize(kMaxGuesses);
  Meaning meaning{{{}}, documents > 0 ? kNearForm : kUnknownForm, true};
  for (const auto& [endings, other] : near) {
    for (const LexiconWord& word : by_sound ? lexicon.by_skeleton(lang, other, false) : lexicon.word(lang, other)) {
      if (meaning.words.front().size() == kMaxForms) break;
      meaning.words.front().push_back(word.word);
      meaning.documents = std::max(meaning.documents, word.documents());
    }
  }
  return {std::move(meaning)};
}

}  // namespace waystation::search
