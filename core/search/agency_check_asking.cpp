#include "core/search/agency_check_asking.h"

#include <algorithm>

#include "core/words/tokens.h"

namespace waystation::search {
namespace {

// How many agencies are looked at closely at each stage: all of these are read, divided into words and compared.
constexpr size_t kMostByWords = 150;
constexpr size_t kMostByLetters = 80;
constexpr size_t kMostByLikeness = 150;
constexpr size_t kMostAlternatives = 24;
constexpr size_t kShortestLicenceBeginning = 4;
constexpr size_t kMostTelling = 3;
constexpr size_t kUntypedEnd = 2;  // words: "Pvt. Ltd."
constexpr double kTelling = 0.6;

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The typed words from the first that has a digit: of "licence no. 12/071", "12071". Empty if that is all of them.
std::string number_in(const Words& words) {
  auto first = std::find_if(words.begin(), words.end(), [](const std::string& word) { return has_digit(word); });
  std::string out;
  if (first == words.begin()) return out;
  for (; first != words.end(); ++first) out += *first;
  return out;
}

}  // namespace

const Asking::Candidate* Asking::candidate(int64_t number) {
  auto [at, is_new] = candidates_.try_emplace(number);
  if (!is_new) return at->second ? &*at->second : nullptr;
  auto agency = index_->agency(number);
  if (!agency) return nullptr;
  if (!question_->of_register.empty() && agency->of_register != question_->of_register) return nullptr;
  ListedAgency listed;
  listed.names.push_back(words_of(agency->name));
  for (const std::string& name : agency->other_names) listed.names.push_back(words_of(name));
  listed.town = words_of(agency->town);
  at->second = Candidate{std::move(*agency), std::move(listed)};
  return &*at->second;
}

AgencyHit Asking::hit(const Candidate& candidate, AgencyMatch match, double score) const {
  return {&index_->store(), candidate.agency, match, score};
}

void Asking::take_licence(int64_t number, std::string_view typed, bool is_whole, Answers& answers) {
  const Candidate* found = candidate(number);
  if (found == nullptr || taken_.contains(number)) return;
  is_whole = is_whole || words::compact(found->agency.licence) == typed;
  if (!is_whole && (typed.size() < kShortestLicenceBeginning || typed != words::compact(question_->text))) return;
  taken_.insert(number);
  answers.has_licence = answers.has_licence || is_whole;
  answers.hits.push_back(hit(*found, AgencyMatch::licence, is_whole ? 2 : 1));
}

// Somebody else's number beside a name: the words that agencies are called by must be this one's too.
bool Asking::has_other_name(int64_t number) {
  const Candidate* found = candidate(number);
  if (found == nullptr) return false;
  std::string licence = words::compact(found->agency.licence);
  return std::any_of(question_->words.begin(), question_->words.end(), [&](const std::string& word) {
    if (has_digit(word) || licence.find(word) != std::string::npos || !index_->lexicon().has(word)) return false;
    return std::none_of(found->listed.names.begin(), found->listed.names.end(),
                        [&](const Words& name) { return std::find(name.begin(), name.end(), word) != name.end(); }) &&
           std::find(found->listed.town.begin(), found->listed.town.end(), word) == found->listed.town.end();
  });
}

void Asking::ask_by_licence(Answers& answers) {
  for (const std::string& typed : {words::compact(question_->text), number_in(question_->words)}) {
    if (!has_digit(typed)) continue;
    // The same number may be on several lists of a store.
    for (int64_t number : index_->with_licence(typed, 2 * question_->most)) {
      if (!has_other_name(number)) take_licence(number, typed, false, answers);
    }
  }
}

void Asking::ask_by_licence_end(Answers& answers) {
  std::string typed = words::compact(question_->text);
  if (typed.size() < kShortestLicenceBeginning || !has_digit(typed)) return;
  for (int64_t number : index_->with_licence_end(typed, question_->most)) take_licence(number, typed, true, answers);
}

void Asking::take_town(const Candidate& candidate, const Coverage& covered, Answers& answers) {
  const Words& typed = question_->words;
  const Words& town = candidate.listed.town;
  bool is_town = typed.size() <= town.size() && std::equal(typed.begin(), typed.end(), town.begin());
  AgencyMatch match = covered.is_plain ? AgencyMatch::name : AgencyMatch::guess;
  (is_town ? answers.in_town : answers.in_town_like).push_back(hit(candidate, match, covered.score));
}

bool Asking::take_name(int64_t number, Answers& answers) {
  const Candidate* found = candidate(number);
  if (found == nullptr || taken_.contains(number)) return false;
  Coverage covered = coverage(question_->words, found->listed, by_);
  if (!covered.is_all) return false;
  taken_.insert(number);
  if (!covered.is_name) {
    take_town(*found, covered, answers);
    return true;
  }
  answers.has_name = answers.has_name || covered.is_whole;
  AgencyMatch match = covered.is_plain ? AgencyMatch::name : AgencyMatch::guess;
  answers.hits.push_back(hit(*found, match, covered.score));
  return true;
}

// The words that begin so, if they are not too many: SQLite is much slower at "what begins so", also where it is one
// word.
std::string Asking::match_beginning(const std::string& word) const {
  Words begin = index_->lexicon().that_begin(word, kMostAlternatives + 1);
  bool are_all = begin.size() <= kMostAlternatives;
  // Nearly every agency has a word with this letter or these two: a few of those words stand for all.
  if (begin.empty() || (!are_all && letters_of(word) > 2)) return match_word(word, true);
  std::vector<std::string> parts;
  for (const std::string& one : begin) parts.push_back(match_word(one, false));
  return match_any(parts);
}

void Asking::ask_by_words(Answers& answers) {
  const Words& typed = question_->words;
  std::vector<std::string> parts;
  for (const std::string& word : typed) {
    if (typed.size() == 1 || letters_of(word) > 2) {
      parts.push_back(match_beginning(word));
    } else if (letters_of(word) == 2) {
      parts.push_back(match_word(word, true));
    }
  }
  size_t most = std::max(kMostByWords, question_->most);
  std::vector<int64_t> found = index_->with_words(match_all(parts), question_->of_register, most);
  for (int64_t number : found) take_name(number, answers);
  if (found.size() == most && typed.size() > 1) ask_by_whole_name(answers);
}

// "Overseas Services": thousands have these words, and one has no others. Who types its whole name must find it.
void Asking::ask_by_whole_name(Answers& answers) {
  std::vector<std::string> parts;
  for (const std::string& word : question_->words) parts.push_back(match_word(word, false));
  for (int64_t number :
       index_->with_whole_name(match_all(parts), question_->words.size() + kUntypedEnd, kMostByWords)) {
    take_name(number, answers);
  }
}

// By the words that tell most: the others are everywhere, and the closer look wants them too.
void Asking::ask_by_letters(Answers& answers) {
  double heaviest = 0;
  for (const std::string& word : question_->words) heaviest = std::max(heaviest, by_.weights.of(word));
  std::vector<std::string> parts;
  for (const std::string& word : question_->words) {
    if (by_.weights.of(word) >= kTelling * heaviest) parts.push_back(match_letters(by_.sounds.latin(word)));
  }
  for (int64_t number : index_->with_letters(match_all(parts), question_->of_register, kMostByLetters)) {
    take_name(number, answers);
  }
}

Asking::Telling Asking::telling(const std::string& word, bool may_go_on) {
  const AgencyLexicon& lexicon = index_->lexicon();
  Telling out{word, lexicon.near(word, may_go_on, kMostAlternatives), by_.weights.of(word)};
  const std::string& latin = by_.sounds.latin(word);
  if (latin != word) {
    for (std::string& near : lexicon.near(latin, may_go_on, kMostAlternatives)) out.near.push_back(std::move(near));
    if (lexicon.has(latin)) out.near.push_back(latin);
  }
  // A mistake in a word that everybody has does not make it telling.
  if (!lexicon.has(word)) {
    for (const std::string& near : out.near) out.weight = std::min(out.weight, by_.weights.of(near));
  }
  return out;
}

std::string Asking::match_like(const Telling& word, bool may_go_on) {
  const AgencyLexicon& lexicon = index_->lexicon();
  std::vector<std::string> parts;
  for (const std::string& near : word.near) parts.push_back(match_word(near, false));
  if (const std::string& skeleton = by_.sounds.skeleton(word.word); skeleton.size() >= 2) {
    for (const std::string& same : index_->that_sound_like(skeleton, kMostAlternatives)) {
      parts.push_back(match_word(same, false));
    }
  }
  for (const std::string& one : {word.word, by_.sounds.latin(word.word)}) {
    if (lexicon.has_beginning(one)) parts.push_back(may_go_on ? match_beginning(one) : match_word(one, false));
  }
  for (const auto& [first, second] : lexicon.split(word.word)) {
    parts.push_back(match_all({match_word(first, false), match_word(second, false)}));
  }
  return match_any(parts);
}

// Those that have something like each of the words that tell most. A word that is nothing here is left to the closer
// look: it may be one that this list does not write, or writes shorter.
std::vector<int64_t> Asking::like_candidates(bool is_typing) {
  const Words& typed = question_->words;
  std::vector<Telling> words;
  for (size_t i = 0; i < typed.size(); ++i) {
    words.push_back(telling(typed[i], is_typing && i + 1 == typed.size()));
  }
  std::stable_sort(words.begin(), words.end(), [](const Telling& a, const Telling& b) { return a.weight > b.weight; });
  double heaviest = 0;
  std::vector<std::string> parts;
  for (const Telling& word : words) {
    if (word.weight < kTelling * heaviest || parts.size() == kMostTelling) break;
    std::string match = match_like(word, is_typing && word.word == typed.back());
    if (match.empty()) continue;
    heaviest = std::max(heaviest, word.weight);
    parts.push_back(std::move(match));
  }
  return index_->with_words(match_all(parts), question_->of_register, kMostByLikeness);
}

double Asking::likeness(const Candidate& candidate) {
  double best = 0;
  for (const Words& name : candidate.listed.names) best = std::max(best, look_alike(question_->words, name, by_));
  return best;
}

void Asking::ask_by_likeness(Answers& answers) {
  for (int64_t number : like_candidates(true)) {
    const Candidate* found = candidate(number);
    if (found == nullptr || taken_.contains(number) || take_name(number, answers)) continue;
    if (double alike = likeness(*found); alike > 0) {
      answers.look_alikes.push_back(hit(*found, AgencyMatch::look_alike, alike));
    }
  }
}

void Asking::ask_look_alikes(std::string_view but_not, std::vector<AgencyHit>& look_alikes) {
  for (int64_t number : like_candidates(false)) {
    const Candidate* found = candidate(number);
    if (found == nullptr || found->agency.id == but_not || taken_.contains(number)) continue;
    if (double alike = likeness(*found); alike > 0) {
      taken_.insert(number);
      look_alikes.push_back(hit(*found, AgencyMatch::look_alike, alike));
    }
  }
}

}  // namespace waystation::search
