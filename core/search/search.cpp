#include "core/search/search.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/search/meanings.h"
#include "core/search/merge.h"
#include "core/search/ranking.h"

namespace waystation::search {
namespace {

constexpr size_t kMaxHits = 200;
// Between equals; and a little more, since a topic is only a way to articles, and agencies are many.
double weight_of(std::string_view kind) {
  constexpr std::pair<std::string_view, double> kWeights[] = {{"notice", 1.04}, {"article", 1.03},  {"service", 1.02},
                                                              {"topic", 0.85},  {"glossary", 0.85}, {"agency", 0.8}};
  for (const auto& [name, weight] : kWeights) {
    if (name == kind) return weight;
  }
  return 0;
}

}  // namespace

struct Search::Impl {
  mutable std::vector<StoreIndex> stores;
  mutable Lexicon lexicon{stores};
  std::optional<Error> undamaged;
  std::vector<std::string> languages;  // of all stores, sorted; "" is that of agencies

  std::vector<std::string> order_of(const Query& query) const;
  LanguageAnswer ask(const Query& query, const TypedWords& typed, const std::string& lang, Reach reach) const;
  void add_beginnings(const TypedWords& typed, const std::string& lang, std::vector<ScoredDocument>& scored,
                      LanguageAnswer& answer) const;
  void add_hits(const Query& query, const TypedWords& typed, std::vector<ScoredDocument>& scored,
                LanguageAnswer& answer) const;
};

// The reader's language, then that of agencies, the languages that stand in for the reader's, and the others; of them
// those that can have a record of a kind that is asked for.
std::vector<std::string> Search::Impl::order_of(const Query& query) const {
  std::vector<std::string> order;
  auto is_agency = [](const std::string& kind) { return kind == "agency"; };
  const bool has_agencies = query.kinds.empty() || std::any_of(query.kinds.begin(), query.kinds.end(), is_agency);
  const bool has_others = query.kinds.empty() || !std::all_of(query.kinds.begin(), query.kinds.end(), is_agency);
  auto add = [&](const std::string& lang) {
    bool is_there = std::binary_search(languages.begin(), languages.end(), lang);
    if (!is_there || !(lang.empty() ? has_agencies : has_others)) return;
    if (std::find(order.begin(), order.end(), lang) == order.end()) order.push_back(lang);
  };
  if (!query.langs.empty()) add(query.langs.front());
  add("");
  for (const std::string& lang : query.langs) add(lang);
  for (const std::string& lang : languages) add(lang);
  return order;
}

// One letter or two: the best titles that have a word which begins so.
void Search::Impl::add_beginnings(const TypedWords& typed, const std::string& lang, std::vector<ScoredDocument>& scored,
                                  LanguageAnswer& answer) const {
  if (typed.words.size() != 1 || !is_short_beginning(typed, 0)) return;
  for (size_t i = 0; i < stores.size(); ++i) {
    double score = 1;
    for (int64_t number : stores[i].best_beginning(lang, typed.words[0])) {
      bool is_known = std::any_of(scored.begin(), scored.end(), [&](const ScoredDocument& document) {
        return document.store == i && document.number == number;
      });
      if (!is_known) scored.push_back({i, number, score, 1, 0, false, 0});
      score *= 0.9;
    }
  }
  for (std::string& word : title_words_beginning_with(lexicon, lang, typed.words[0])) {
    answer.words.push_back(std::move(word));
  }
}

void Search::Impl::add_hits(const Query& query, const TypedWords& typed, std::vector<ScoredDocument>& scored,
                            LanguageAnswer& answer) const {
  for (ScoredDocument& one : scored) {
    const DocumentShape shape = stores[one.store].shape(one.number);
    const std::string_view kind = name_of(shape.kind);
    bool is_wanted =
        query.kinds.empty() || std::find(query.kinds.begin(), query.kinds.end(), kind) != query.kinds.end();
    one.score *= is_wanted ? weight_of(kind) : 0;
    if (shape.title_words > 0) {
      const double title = shape.title_words;
      one.score *= 1 + 0.25 * std::min(1.0, one.words_in_title / title);
      // The better, the nearer the words are to those that were typed.
      bool is_whole_title = one.words_in_title == typed.words.size() && title <= one.words_in_title;
      if (is_whole_title) one.score *= 1 + 0.5 * one.quality;
    }
    one.score /= 1 + 0.05 * std::log1p(static_cast<double>(shape.body_words) / 50);
  }
  std::erase_if(scored, [](const ScoredDocument& one) { return one.score <= 0; });
  const size_t kept = std::min({query.most, kMaxHits, scored.size()});
  std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(kept), scored.end(),
                    [](const ScoredDocument& a, const ScoredDocument& b) {
                      return std::tie(b.score, a.store, a.number) < std::tie(a.score, b.store, b.number);
                    });
  scored.resize(kept);
  for (const ScoredDocument& one : scored) {
    auto document = stores[one.store].document(one.number);
    if (!document) continue;
    answer.hits.push_back({&stores[one.store].store(), std::move(document->kind), std::move(document->id), answer.lang,
                           one.score, one.is_guess});
    answer.best_covered = std::max(answer.best_covered, one.covered);
  }
}

LanguageAnswer Search::Impl::ask(const Query& query, const TypedWords& typed, const std::string& lang,
                                 Reach reach) const {
  LanguageAnswer answer{lang, reach == Reach::readers, {}, 0, {}};
  std::vector<ScoredDocument> scored;
  auto meanings = meanings_in(lexicon, lang, typed, reach, {query.langs, languages});
  for (size_t i = 0; i < stores.size(); ++i) {
    for (const LanguageRange& range : stores[i].languages()) {
      if (range.lang == lang) score_documents(stores[i], i, range, meanings, reach, scored);
    }
  }
  if (reach != Reach::others) add_beginnings(typed, lang, scored, answer);
  for (const WordMeanings& word : meanings) {
    for (const Meaning& meaning : word.meanings) {
      for (const auto& any : meaning.words) answer.words.insert(answer.words.end(), any.begin(), any.end());
    }
  }
  add_hits(query, typed, scored, answer);
  return answer;
}

Search::Search(std::vector<const pack::Store*> stores) : impl_(std::make_unique<Impl>()) {
  for (const pack::Store* store : stores) {
    impl_->stores.emplace_back(*store);
    for (const LanguageRange& range : impl_->stores.back().languages()) impl_->languages.push_back(range.lang);
  }
  auto& languages = impl_->languages;
  std::sort(languages.begin(), languages.end());
  languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
}
Search::Search(Search&&) noexcept = default;
Search& Search::operator=(Search&&) noexcept = default;
Search::~Search() = default;

Answer Search::find(const Query& query) const {
  const std::string readers = query.langs.empty() ? "" : query.langs.front();
  TypedWords typed = typed_words(query.text, readers, query.is_typing);
  if (typed.words.empty()) return {};
  const size_t most = std::min(query.most, kMaxHits);
  std::vector<LanguageAnswer> answers;
  for (const std::string& lang : impl_->order_of(query)) {
    bool is_related = lang.empty() || std::find(query.langs.begin(), query.langs.end(), lang) != query.langs.end();
    Reach reach = lang == readers ? Reach::readers : is_related ? Reach::related : Reach::others;
    answers.push_back(impl_->ask(query, typed, lang, reach));
    if (is_decided(answers, most)) break;
  }
  return merged(std::move(answers), most);
}

const std::optional<Error>& Search::damage() const {
  for (const StoreIndex& store : impl_->stores) {
    if (store.damage()) return store.damage();
  }
  return impl_->undamaged;
}

}  // namespace waystation::search
