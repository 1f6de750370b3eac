#include "core/search/ranking.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace waystation::search {
namespace {

constexpr double kTitle = 3, kTheme = 1.6, kBody = 1;
// A name says nothing of what an agency does: its words are to weigh like those of a text.
constexpr double kAgencyTitle = 1.5;

// What more documents of the language have is looked for in texts only where a rarer word is too; with still more of
// them only in titles, which tell them apart.
constexpr int64_t kManyDocuments = 300, kCommonDocuments = 4000;
// Of one meaning, in one store's language.
constexpr size_t kMaxDocuments = 20'000, kMaxDocumentsInOthers = 300;
// When titles have a word so often, texts would only follow them.
constexpr size_t kEnoughTitles = 60;

struct Score {
  float score = 0, covered = 0;
  uint16_t latest_word = 0;  // 1 is the first: a word counts once, by the best that it stands for
  uint8_t in_title = 0, certain = 0, own = 0;
  float quality = 0;
};

// One question to the index: what has this meaning here.
struct Asking {
  const Meaning* meaning;
  Tier tier;
  double value;
};

std::vector<Asking> askings(const WordMeanings& word, bool is_agency, Reach reach) {
  std::vector<Asking> all;
  for (const Meaning& meaning : word.meanings) {
    all.push_back({&meaning, Tier::title, meaning.quality * (is_agency ? kAgencyTitle : kTitle)});
    if (is_agency) continue;
    all.push_back({&meaning, Tier::theme, meaning.quality * kTheme});
    if (reach == Reach::others || meaning.documents > kCommonDocuments) continue;
    all.push_back({&meaning, Tier::body, meaning.quality * kBody});
  }
  std::stable_sort(all.begin(), all.end(), [](const Asking& a, const Asking& b) { return a.value > b.value; });
  return all;
}

// What a phrase stands in is asked for each of the words that it stands for: the index is asked once.
class Answers {
 public:
  Answers(StoreIndex& index, const LanguageRange& range, size_t most) : index_(index), range_(range), most_(most) {}

  const std::vector<int64_t>& documents_with(AllOfAny words, Tier tier) {
    auto [known, is_new] = known_.try_emplace({tier, std::move(words)});
    if (is_new) index_.documents_with(known->first.second, tier, range_, most_, known->second);
    return known->second;
  }

 private:
  StoreIndex& index_;
  const LanguageRange& range_;
  const size_t most_;
  std::map<std::pair<Tier, AllOfAny>, std::vector<int64_t>> known_;
};

// The words that stand for the rarest word of the query that is there.
struct Rarest {
  size_t at = SIZE_MAX;  // which word; none when it is the only one that is there
  std::vector<std::string> words;
};

Rarest rarest_of(const std::vector<WordMeanings>& words) {
  Rarest rarest;
  size_t there = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].documents == 0) continue;
    ++there;
    if (rarest.at == SIZE_MAX || words[i].documents < words[rarest.at].documents) rarest.at = i;
  }
  if (there < 2) return {};
  for (const Meaning& meaning : words[rarest.at].meanings) {
    // Of a phrase each word by itself may be in very many.
    if (meaning.words.size() > 1) continue;
    const auto& any = meaning.words.front();
    rarest.words.insert(rarest.words.end(), any.begin(), any.end());
  }
  return rarest.words.empty() ? Rarest{} : rarest;
}

}  // namespace

void score_documents(StoreIndex& index, size_t store, const LanguageRange& range,
                     const std::vector<WordMeanings>& words, Reach reach, std::vector<ScoredDocument>& to) {
  double total = 0;
  bool has_meaning = false;
  for (const WordMeanings& word : words) {
    total += word.weight;
    has_meaning = has_meaning || !word.meanings.empty();
  }
  if (!has_meaning || total <= 0) return;
  std::vector<Score> scores(static_cast<size_t>(range.last - range.first + 1));
  std::vector<size_t> touched;
  const Rarest rarest = rarest_of(words);
  Answers answers(index, range, reach == Reach::others ? kMaxDocumentsInOthers : kMaxDocuments);
  uint16_t latest = 0;
  for (const WordMeanings& word : words) {
    ++latest;
    for (const Asking& asking : askings(word, range.lang.empty(), reach)) {
      AllOfAny all = asking.meaning->words;
      if (asking.tier == Tier::body && asking.meaning->documents > kManyDocuments) {
        const bool has_rarer = rarest.at != SIZE_MAX && rarest.at + 1u != latest;
        if (!has_rarer && touched.size() >= kEnoughTitles) continue;
        if (has_rarer) all.push_back(rarest.words);
      }
      for (int64_t number : answers.documents_with(std::move(all), asking.tier)) {
        auto at = static_cast<size_t>(number - range.first);
        Score& score = scores[at];
        if (score.latest_word == latest) continue;
        if (score.latest_word == 0) touched.push_back(at);
        score.latest_word = latest;
        score.score += static_cast<float>(word.weight * asking.value);
        score.covered += static_cast<float>(word.weight);
        score.in_title = static_cast<uint8_t>(score.in_title + (asking.tier == Tier::title));
        score.quality += static_cast<float>(asking.meaning->quality);
        score.own = static_cast<uint8_t>(score.own + !asking.meaning->is_other_word);
        score.certain = static_cast<uint8_t>(score.certain + !asking.meaning->is_guess);
      }
    }
  }
  for (size_t at : touched) {
    const Score& score = scores[at];
    double covered = score.covered / total;
    double quality = score.own == words.size() ? score.quality / static_cast<double>(words.size()) : 0;
    // What has all the words is better by far than what has some of them often.
    to.push_back({store, range.first + static_cast<int64_t>(at), score.score * covered * std::sqrt(covered), covered,
                  score.in_title, score.certain == 0, quality});
  }
}

}  // namespace waystation::search
