#include "core/search/lexicon.h"

#include <algorithm>

#include "core/words/tokens.h"

namespace waystation::search {
namespace {

constexpr size_t kHeldLanguages = 12;  // half a megabyte each with 12,000 words
constexpr size_t kMaxOfSkeleton = 200, kMaxForms = 12;

Phrase phrase_of(std::string_view words) {
  Phrase phrase;
  while (!words.empty()) {
    size_t end = std::min(words.find(' '), words.size());
    if (end > 0) phrase.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return phrase;
}

}  // namespace

template <typename Ask>
std::vector<LexiconWord> Lexicon::gather(Ask&& ask) {
  std::vector<LexiconWord> all;
  for (StoreIndex& store : *stores_) {
    for (LexiconWord& word : ask(store)) all.push_back(std::move(word));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
  size_t kept = 0;
  for (LexiconWord& word : all) {
    if (kept > 0 && all[kept - 1].word == word.word) {
      all[kept - 1].titles += word.titles;
      all[kept - 1].bodies += word.bodies;
    } else {
      // Moving a word onto itself would empty it.
      if (&all[kept] != &word) all[kept] = std::move(word);
      ++kept;
    }
  }
  all.resize(kept);
  // A word in a title is worth several in texts.
  auto weight = [](const LexiconWord& word) { return word.titles * 5 + word.bodies; };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return weight(a) > weight(b); });
  return all;
}

std::vector<LexiconWord> Lexicon::word(std::string_view lang, std::string_view word) {
  return gather([&](StoreIndex& store) {
    std::vector<LexiconWord> one;
    if (auto found = store.word(lang, word)) one.push_back(std::move(*found));
    return one;
  });
}

std::vector<LexiconWord> Lexicon::by_stem(std::string_view lang, std::string_view stem) {
  return gather([&](StoreIndex& store) { return store.by_stem(lang, stem); });
}

std::vector<std::string> Lexicon::with_forms(std::string_view lang, const std::string& word) {
  std::vector<std::string> all;
  for (LexiconWord& form : by_stem(lang, words::stem(word, lang))) {
    if (all.size() < kMaxForms && form.word != word) all.push_back(std::move(form.word));
  }
  all.push_back(word);
  return all;
}

std::vector<LexiconWord> Lexicon::beginning_with(std::string_view lang, std::string_view letters, size_t looked_at) {
  return gather([&](StoreIndex& store) { return store.beginning_with(lang, letters, looked_at); });
}

std::vector<LexiconWord> Lexicon::by_skeleton(std::string_view lang, std::string_view skeleton, bool may_go_on) {
  return gather([&](StoreIndex& store) { return store.by_skeleton(lang, skeleton, may_go_on, kMaxOfSkeleton); });
}

std::vector<Phrase> Lexicon::synonyms(std::string_view from, std::string_view stems, std::string_view to,
                                      bool may_go_on) {
  std::vector<Phrase> phrases;
  for (StoreIndex& store : *stores_) {
    if (!store.has_synonyms()) continue;
    for (const SynonymRecord& record : store.synonyms(from, stems, may_go_on)) {
      for (const std::string& words : store.synonym_words(record.of_id, to)) {
        Phrase phrase = phrase_of(words);
        bool is_known = phrase.empty() || std::find(phrases.begin(), phrases.end(), phrase) != phrases.end();
        if (!is_known) phrases.push_back(std::move(phrase));
      }
    }
  }
  return phrases;
}

template <typename Fill>
const WordList& Lexicon::held(std::deque<WordList>& lists, const std::string& lang, Fill&& fill) {
  for (const WordList& list : lists) {
    if (list.lang() == lang) return list;
  }
  WordList list(lang);
  fill(list);
  list.finish();
  lists.push_front(std::move(list));
  if (lists.size() > kHeldLanguages) lists.pop_back();
  return lists.front();
}

const WordList& Lexicon::all_words(const std::string& lang) {
  return held(words_, lang, [&](WordList& list) {
    for (StoreIndex& store : *stores_) {
      store.each_word(lang, [&](const LexiconWord& word) { list.add(word.word, word.titles * 5 + word.bodies); });
    }
  });
}

const WordList& Lexicon::all_skeletons(const std::string& lang) {
  return held(skeletons_, lang, [&](WordList& list) {
    for (StoreIndex& store : *stores_) {
      store.each_skeleton(lang, [&](const std::string& skeleton) { list.add(skeleton, 1); });
    }
  });
}

const WordList& Lexicon::all_phrases(const std::string& lang) {
  return held(phrases_, lang, [&](WordList& list) {
    for (StoreIndex& store : *stores_) {
      store.each_synonym(lang, [&](std::string words) {
        if (words.find(' ') == words.npos) return;
        std::erase(words, ' ');
        list.add(words, 1);
      });
    }
  });
}

int64_t Lexicon::documents(std::string_view lang) const {
  int64_t all = 0;
  for (const StoreIndex& store : *stores_) {
    for (const LanguageRange& range : store.languages()) {
      if (range.lang == lang) all += range.last - range.first + 1;
    }
  }
  return all;
}

int64_t Lexicon::documents_with(std::string_view lang, std::string_view word) {
  auto found = this->word(lang, word);
  return found.empty() ? 0 : found.front().documents();
}

}  // namespace waystation::search
