#include "core/search/meanings.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/utf8.h"
#include "core/language/tag.h"
#include "core/search/guesses.h"
#include "core/search/search.h"
#include "core/words/likeness.h"
#include "core/words/tokens.h"

namespace waystation::search {
namespace {

constexpr double kStem = 0.9, kBeginning = 0.8, kSynonym = 0.7, kForeignSynonym = 0.65, kCompound = 0.6;
constexpr size_t kMaxForms = 12, kMaxCompletions = 8, kMaxSynonyms = 12;
constexpr int kMaxPhraseWords = 4;
// How many of the words that begin so are looked at for the most frequent.
constexpr size_t kLookedAt = 400, kLookedAtInOthers = 40, kCompletionsInOthers = 3;

bool is_latin(std::string_view word) {
  size_t i = 0;
  char32_t first = next_code_point(word, i);
  return first < 0x0250 || (first >= 0x1E00 && first < 0x1F00);
}

std::vector<std::string> words_of(const std::vector<LexiconWord>& found, size_t most, std::string_view but_not = "") {
  std::vector<std::string> words;
  for (const LexiconWord& word : found) {
    if (words.size() < most && word.word != but_not) words.push_back(word.word);
  }
  return words;
}

// How many documents have any of the words, at most.
int64_t documents_of(const std::vector<LexiconWord>& found, const std::vector<std::string>& words) {
  int64_t documents = 0;
  for (const LexiconWord& word : found) {
    if (std::find(words.begin(), words.end(), word.word) != words.end()) documents += word.documents();
  }
  return documents;
}

// Looks for what each word stands for in one language.
class Finding {
 public:
  Finding(Lexicon& lexicon, const std::string& lang, const TypedWords& typed, Reach reach,
          const QueryLanguages& languages)
      : lexicon_(lexicon),
        lang_(lang),
        typed_(typed),
        reach_(reach),
        languages_(languages),
        meant_(typed.words.size()),
        documents_(typed.words.size()),
        is_other_script_(typed.words.size()) {}

  std::vector<WordMeanings> run();

 private:
  Lexicon& lexicon_;
  const std::string& lang_;
  const TypedWords& typed_;
  Reach reach_;
  const QueryLanguages& languages_;
  std::vector<WordMeanings> meant_;
  std::vector<int64_t> documents_;  // how many have the word, at most
  std::vector<bool> is_other_script_;
  std::map<std::string, int64_t> documents_with_;  // of words that were asked for

  bool is_strange(const std::string& from) const;
  bool may_come_from(const std::string& from, size_t i) const;
  bool goes_on(size_t i) const { return typed_.last_goes_on && i + 1 == typed_.words.size(); }
  bool is_found(size_t i, double quality) const;
  void add(size_t i, Meaning meaning, int64_t documents);
  int64_t fewest(const Phrase& phrase);
  void find_written(size_t i);
  void find_synonyms(size_t first, int count);
  void add_synonyms(size_t first, int count, const std::vector<Phrase>& phrases, double quality);
  void find_parts(size_t i);
  void find_joined(size_t first, size_t count);
  void find_guesses();
  void add_guesses(size_t i, std::vector<Meaning> guesses);
  void add_mistaken(size_t i, std::vector<Meaning> guesses);
  void weigh(size_t i);
};

bool Finding::is_found(size_t i, double quality) const {
  return std::any_of(meant_[i].meanings.begin(), meant_[i].meanings.end(),
                     [&](const Meaning& meaning) { return meaning.quality >= quality; });
}

void Finding::add(size_t i, Meaning meaning, int64_t documents) {
  if (meaning.words.empty() || meaning.words.front().empty()) return;
  meaning.documents = documents;
  documents_[i] = std::max(documents_[i], documents);
  // Glossaries of several languages often say the same.
  for (Meaning& known : meant_[i].meanings) {
    if (known.words != meaning.words) continue;
    if (known.quality < meaning.quality) known = std::move(meaning);
    return;
  }
  meant_[i].meanings.push_back(std::move(meaning));
}

// As many documents as have all its words, at most; 0 when one of them is in none.
int64_t Finding::fewest(const Phrase& phrase) {
  int64_t least = INT64_MAX;
  for (const std::string& word : phrase) {
    auto [known, is_new] = documents_with_.emplace(word, 0);
    if (is_new) known->second = lexicon_.documents_with(lang_, word);
    least = std::min(least, known->second);
    if (least == 0) break;
  }
  return least;
}

void Finding::find_written(size_t i) {
  const std::string& word = typed_.words[i];
  const bool is_others = reach_ == Reach::others;
  Meaning all{{{}}, 0, false};
  int64_t most = 0;
  // In other languages it is one question to the index, as good as the best of them.
  auto take = [&](std::vector<std::string> found, double quality, int64_t documents) {
    if (found.empty()) return;
    if (!is_others) return add(i, {{std::move(found)}, quality, false}, documents);
    all.words.front().insert(all.words.front().end(), found.begin(), found.end());
    all.quality = std::max(all.quality, quality);
    most = std::max(most, documents);
  };
  auto same = lexicon_.word(lang_, word);
  if (!same.empty()) take({word}, 1, same.front().documents());
  auto forms = lexicon_.by_stem(lang_, words::stem(word, lang_));
  auto form_words = words_of(forms, kMaxForms, word);
  take(form_words, kStem, documents_of(forms, form_words));
  if (goes_on(i) && !is_short_beginning(typed_, i)) {
    auto completions = lexicon_.beginning_with(lang_, word, is_others ? kLookedAtInOthers : kLookedAt);
    std::erase_if(completions, [&](const LexiconWord& completion) {
      return std::find(form_words.begin(), form_words.end(), completion.word) != form_words.end();
    });
    auto completed = words_of(completions, is_others ? kCompletionsInOthers : kMaxCompletions, word);
    take(completed, kBeginning, documents_of(completions, completed));
  }
  add(i, std::move(all), most);
}

void Finding::add_synonyms(size_t first, int count, const std::vector<Phrase>& phrases, double quality) {
  std::vector<std::string> single;  // what one word says
  int64_t most = 0;
  size_t added = 0;
  for (const Phrase& phrase : phrases) {
    if (added >= kMaxSynonyms || phrase.size() > kMaxPhraseWords) continue;
    int64_t documents = fewest(phrase);
    if (documents == 0) continue;
    ++added;
    if (phrase.size() == 1) {
      for (std::string& form : lexicon_.with_forms(lang_, phrase.front())) single.push_back(std::move(form));
      most = std::max(most, documents);
      continue;
    }
    Meaning meaning{{}, quality, false, 0, true};
    for (const std::string& word : phrase) meaning.words.push_back({word});
    for (int k = 0; k < count; ++k) add(first + static_cast<size_t>(k), meaning, documents);
  }
  if (single.empty()) return;
  for (int k = 0; k < count; ++k) add(first + static_cast<size_t>(k), {{single}, quality, false, 0, true}, most);
}

// Neither the language that is looked in nor one of the reader's.
bool Finding::is_strange(const std::string& from) const {
  const auto& readers = languages_.readers;
  return from != lang_ && std::find(readers.begin(), readers.end(), from) == readers.end();
}

bool Finding::may_come_from(const std::string& from, size_t i) const {
  if (from.empty() || lang_.empty() || from == lang_) return !from.empty() && from == lang_;
  if (reach_ == Reach::others) return false;
  if (!is_strange(from)) return true;
  return reach_ == Reach::readers && is_latin(typed_.words[i]) == (script_of(from) == "Latn");
}

void Finding::find_synonyms(size_t first, int count) {
  const size_t last = first + static_cast<size_t>(count) - 1;
  const bool may_go_on = reach_ != Reach::others && goes_on(last) && words::letters_in(typed_.words[last]) >= 4;
  if (is_short_beginning(typed_, last)) return;
  for (const std::string& from : languages_.all) {
    if (!may_come_from(from, first)) continue;
    const bool is_foreign = from != lang_;
    std::string stems, written;
    for (size_t i = first; i <= last; ++i) {
      stems.append(stems.empty() ? "" : " ").append(words::stem(typed_.words[i], from));
      written.append(written.empty() ? "" : " ").append(typed_.words[i]);
    }
    double quality = is_foreign ? kForeignSynonym : kSynonym;
    auto phrases = lexicon_.synonyms(from, stems, lang_, false);
    if (phrases.empty() && may_go_on && !is_strange(from)) phrases = lexicon_.synonyms(from, written, lang_, true);
    add_synonyms(first, count, phrases, quality);
  }
}

// "workpermit": work and permit.
void Finding::find_parts(size_t i) {
  const std::string& word = typed_.words[i];
  const int least = is_latin(word) ? 3 : 2, letters = words::letters_in(word);
  Phrase best;
  int64_t most = 0;
  size_t at = 0;
  for (int before = 1; before <= letters - least; ++before) {
    next_code_point(word, at);
    if (before < least) continue;
    Phrase parts = {word.substr(0, at), word.substr(at)};
    int64_t documents = fewest(parts);
    if (documents <= most) continue;
    most = documents;
    best = std::move(parts);
  }
  if (!best.empty()) add(i, {{{best[0]}, {best[1]}}, kCompound, false}, most);
}

// "pass port": passport.
void Finding::find_joined(size_t first, size_t count) {
  std::string joined;
  for (size_t i = first; i < first + count; ++i) joined += typed_.words[i];
  if (joined.size() > words::kMaxWordBytes) return;
  auto found = lexicon_.word(lang_, joined);
  if (found.empty()) return;
  for (size_t i = first; i < first + count; ++i) {
    add(i, {{{joined}}, kCompound, false}, found.front().documents());
  }
}

void Finding::weigh(size_t i) {
  auto all = static_cast<double>(std::max<int64_t>(1, lexicon_.documents(lang_)));
  double with = std::min(static_cast<double>(documents_[i]), all);
  meant_[i].documents = documents_[i];
  meant_[i].weight = std::log(1 + (all - with + 0.5) / (with + 0.5));
  if (is_short_beginning(typed_, i) && meant_[i].meanings.empty()) meant_[i].weight = 0;
  std::stable_sort(meant_[i].meanings.begin(), meant_[i].meanings.end(),
                   [](const Meaning& a, const Meaning& b) { return a.quality > b.quality; });
}

void Finding::add_guesses(size_t i, std::vector<Meaning> guesses) {
  for (Meaning& guess : guesses) {
    const int64_t documents = guess.documents;
    add(i, std::move(guess), documents);
  }
}

// How much a word says is not to change with what else it may be a mistake for.
void Finding::add_mistaken(size_t i, std::vector<Meaning> guesses) {
  const int64_t before = documents_[i];
  const bool is_known = is_found(i, kCompound);
  add_guesses(i, std::move(guesses));
  if (is_known) documents_[i] = before;
}

void Finding::find_guesses() {
  const size_t count = typed_.words.size();
  for (size_t n : {2, 3}) {
    for (size_t i = 0; i + n <= count; ++i) find_joined(i, n);
  }
  for (size_t i = 0; i < count; ++i) {
    if (is_short_beginning(typed_, i)) continue;
    GuessedWord typed{typed_.words[i], goes_on(i), is_other_script_[i]};
    if (!is_found(i, kStem)) find_parts(i);
    const int64_t documents = fewest({typed.word});
    add_mistaken(i, beginning_alike(lexicon_, lang_, typed, documents));
    if (typed.is_other_script || !is_found(i, kStem)) add_guesses(i, sounding_alike(lexicon_, lang_, typed));
    // What becomes a word as it is has no mistake in it yet, unless it is finished.
    typed.may_go_on = typed.may_go_on && !is_found(i, kBeginning);
    if (!typed.is_other_script) add_mistaken(i, mistaken(lexicon_, lang_, typed, documents));
  }
  for (GuessedRun& run : mistaken_runs(lexicon_, lang_, typed_)) {
    for (size_t i = run.first; i < run.first + run.count; ++i) add_mistaken(i, {run.meaning});
  }
}

std::vector<WordMeanings> Finding::run() {
  const bool lang_is_latin = script_of(lang_) == "Latn";
  const size_t count = typed_.words.size();
  for (size_t i = 0; i < count; ++i) {
    is_other_script_[i] = is_latin(typed_.words[i]) != lang_is_latin;
    find_written(i);
  }
  for (size_t i = 0; i < count; ++i) {
    for (int n = 1; n <= kMaxPhraseWords && i + static_cast<size_t>(n) <= count; ++n) find_synonyms(i, n);
  }
  if (reach_ == Reach::readers && !lang_.empty()) find_guesses();
  for (size_t i = 0; i < count; ++i) weigh(i);
  return std::move(meant_);
}

}  // namespace

bool is_short_beginning(const TypedWords& typed, size_t i) {
  return typed.last_goes_on && i + 1 == typed.words.size() && words::letters_in(typed.words[i]) <= 2;
}

TypedWords typed_words(std::string_view text, std::string_view lang, bool is_typing) {
  size_t end = std::min(text.size(), kMaxQueryBytes);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text = text.substr(0, end);
  TypedWords typed;
  size_t last_end = 0;
  for (words::Token& token : words::tokens(text, lang)) {
    if (typed.words.size() == kMaxQueryWords) break;
    typed.follows_at_once.push_back(!typed.words.empty() && token.begin == last_end);
    last_end = token.end;
    typed.words.push_back(std::move(token.word));
  }
  // A space after a word says that it is finished.
  typed.last_goes_on = is_typing && !typed.words.empty() && last_end == text.size();
  return typed;
}

std::vector<WordMeanings> meanings_in(Lexicon& lexicon, const std::string& lang, const TypedWords& typed, Reach reach,
                                      const QueryLanguages& languages) {
  return Finding(lexicon, lang, typed, reach, languages).run();
}

std::vector<std::string> title_words_beginning_with(Lexicon& lexicon, const std::string& lang,
                                                    const std::string& letters) {
  auto found = lexicon.beginning_with(lang, letters, kLookedAt);
  std::erase_if(found, [](const LexiconWord& word) { return word.titles == 0; });
  return words_of(found, kMaxCompletions * 4);
}

}  // namespace waystation::search
