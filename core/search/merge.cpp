#include "core/search/merge.h"

#include <algorithm>
#include <tuple>

namespace waystation::search {
namespace {

// The reader's own language answers first unless it has less than this of what another has.
constexpr double kEnough = 0.5;

bool is_first(const LanguageAnswer& answer) {
  return answer.is_readers || answer.lang.empty();
}

bool is_certain(const LanguageAnswer& answer) {
  return std::any_of(answer.hits.begin(), answer.hits.end(), [](const Hit& hit) { return !hit.is_guess; });
}

struct Standing {
  double readers = 0, others = 0;  // best_covered
  bool is_readers_certain = false;

  bool are_others_first() const { return others > 0 && (!is_readers_certain || readers < others * kEnough); }
  // Nothing covers more than all of a query.
  bool stays_readers_first() const { return is_readers_certain && readers >= kEnough; }
};

Standing standing_of(const std::vector<LanguageAnswer>& answers) {
  Standing standing;
  for (const LanguageAnswer& answer : answers) {
    if (answer.hits.empty()) continue;
    if (is_first(answer)) {
      standing.readers = std::max(standing.readers, answer.best_covered);
      standing.is_readers_certain = standing.is_readers_certain || is_certain(answer);
    } else if (is_certain(answer)) {
      standing.others = std::max(standing.others, answer.best_covered);
    }
  }
  return standing;
}

using Key = std::tuple<const pack::Store*, std::string, std::string>;

}  // namespace

bool is_decided(const std::vector<LanguageAnswer>& answers, size_t most) {
  const Standing standing = standing_of(answers);
  if (!standing.are_others_first() && !standing.stays_readers_first()) return false;
  std::set<Key> records;
  for (const LanguageAnswer& answer : answers) {
    if (standing.are_others_first() && is_first(answer)) continue;
    for (const Hit& hit : answer.hits) records.emplace(hit.store, hit.kind, hit.id);
  }
  return records.size() >= most;
}

Answer merged(std::vector<LanguageAnswer> answers, size_t most) {
  std::vector<Hit> first, others;
  for (LanguageAnswer& answer : answers) {
    std::stable_sort(answer.hits.begin(), answer.hits.end(),
                     [](const Hit& a, const Hit& b) { return a.score > b.score; });
    auto& to = is_first(answer) ? first : others;
    to.insert(to.end(), answer.hits.begin(), answer.hits.end());
  }
  std::stable_sort(first.begin(), first.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
  if (standing_of(answers).are_others_first()) std::swap(first, others);
  first.insert(first.end(), others.begin(), others.end());
  Answer all;
  std::set<Key> known;
  std::set<std::string> langs;
  for (Hit& hit : first) {
    if (all.hits.size() >= most) break;
    if (!known.emplace(hit.store, hit.kind, hit.id).second) continue;
    langs.insert(hit.lang);
    all.hits.push_back(std::move(hit));
  }
  for (LanguageAnswer& answer : answers) {
    if (langs.contains(answer.lang)) all.words.insert(answer.words.begin(), answer.words.end());
  }
  all.is_guess =
      !all.hits.empty() && std::all_of(all.hits.begin(), all.hits.end(), [](const Hit& hit) { return hit.is_guess; });
  return all;
}

}  // namespace waystation::search
