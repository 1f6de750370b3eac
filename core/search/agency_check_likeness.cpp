#include <algorithm>
#include <numeric>
#include <optional>

#include "core/search/agency_check_names.h"
#include "core/words/likeness.h"

namespace waystation::search {
namespace {

constexpr double kGeneric = 0.5;  // a word of less weight than this may be left out or shortened
constexpr double kTelling = 0.6;  // of the heaviest word's weight: what a name is known by
constexpr double kLeastLikeness = 0.68;

// "pvt" of "private", "ltd" of "limited", "intl" of "international": its first letter, then others of it in their
// order.
bool is_short_for(std::string_view abbreviation, std::string_view word) {
  if (abbreviation.size() < 2 || abbreviation.size() > 4 || word.size() < abbreviation.size() + 2) return false;
  if (abbreviation.front() != word.front()) return false;
  auto at = word.begin();
  for (char c : abbreviation) {
    at = std::find(at, word.end(), c);
    if (at++ == word.end()) return false;
  }
  return true;
}

bool are_one_generic_word(const std::string& a, const std::string& b, const WordWeights& weights) {
  if (is_short_for(a, b)) return weights.of(b) < kGeneric;
  if (is_short_for(b, a)) return weights.of(b) < kGeneric;
  return false;
}

std::string joined(const Words& words) {
  return std::accumulate(words.begin(), words.end(), std::string());
}

struct BestWord {
  Closeness close;
  size_t at = 0;
};

BestWord best_word(const std::string& typed, const Words& listed, bool may_go_on, Comparing by) {
  BestWord best;
  for (size_t i = 0; i < listed.size(); ++i) {
    Closeness close = closeness(typed, listed[i], may_go_on, by);
    if (close.share == 0 && are_one_generic_word(typed, listed[i], by.weights)) close = {0.5, false};
    if (best.close < close) best = {close, i};
  }
  return best;
}

// A typed word in one name; `seen` marks the words of the name that are accounted for.
Closeness in_name(const std::string& typed, const Words& name, bool may_go_on, std::vector<bool>& seen, Comparing by) {
  BestWord best = best_word(typed, name, may_go_on, by);
  if (best.close.share > 0) {
    seen[best.at] = true;
  } else if (letters_of(typed) >= 5 && joined(name).find(typed) != std::string::npos) {
    best.close = {0.6, false};
  }
  return best.close;
}

double weight_of(const Words& words, const WordWeights& weights) {
  return std::accumulate(words.begin(), words.end(), 0.0,
                         [&](double sum, const std::string& word) { return sum + weights.of(word); });
}

double heaviest(const Words& words, const WordWeights& weights) {
  double most = 0;
  for (const std::string& word : words) most = std::max(most, weights.of(word));
  return most;
}

// How alike two words are to somebody who reads fast or only heard them: that one begins like the other is not enough.
double likeness(const std::string& a, const std::string& b, Comparing by) {
  if (are_one_generic_word(a, b, by.weights)) return 1;
  int most = words::allowed_edits(a);
  int edits = words::edits(a, b, most);
  if (edits <= most) return 1 - 1.4 * edits / static_cast<double>(std::max(letters_of(a), letters_of(b)));
  Closeness close = closeness(a, b, false, by);
  return close.is_plain ? 0 : close.share;
}

// Which words of two names stand for each other, each at most once.
struct Pairs {
  std::vector<double> of_typed, of_listed;  // how alike to the other's; 0: it has none
};

Pairs pair_words(const Words& typed, const Words& listed, Comparing by) {
  struct Pair {
    double likeness;
    size_t typed, listed;
  };
  std::vector<Pair> all;
  for (size_t i = 0; i < typed.size(); ++i) {
    for (size_t j = 0; j < listed.size(); ++j) {
      if (double alike = likeness(typed[i], listed[j], by); alike > 0) all.push_back({alike, i, j});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
  Pairs pairs{std::vector<double>(typed.size()), std::vector<double>(listed.size())};
  for (const Pair& pair : all) {
    if (pairs.of_typed[pair.typed] > 0 || pairs.of_listed[pair.listed] > 0) continue;
    pairs.of_typed[pair.typed] = pairs.of_listed[pair.listed] = pair.likeness;
  }
  return pairs;
}

// The end of a typed name that the list may simply not write: "Pvt Ltd", or more than that after a name that is there.
size_t without_unlisted_end(const Words& typed, const Words& listed, const Pairs& pairs, const WordWeights& weights) {
  size_t n_there = 0;
  bool is_there = true;
  for (size_t i = 0; i < listed.size(); ++i) {
    n_there += pairs.of_listed[i] > 0 ? 1 : 0;
    is_there = is_there && (pairs.of_listed[i] > 0 || weights.of(listed[i]) < kGeneric);
  }
  is_there = is_there && n_there >= 2;
  size_t size = typed.size();
  while (size > 1 && pairs.of_typed[size - 1] == 0 &&
         (is_there || (letters_of(typed[size - 1]) <= 4 && weights.of(typed[size - 1]) == 1))) {
    --size;
  }
  return size;
}

struct Side {
  double all = 0, alike = 0;
  bool has_lost_a_telling_word = false;
};

Side side_of(const Words& words, const std::vector<double>& alike, const WordWeights& weights) {
  Side side;
  double most = heaviest(words, weights);
  // Where no word tells anything, all of them do: "International Manpower Services".
  double telling = most < kGeneric ? 0 : kTelling * most;
  for (size_t i = 0; i < words.size(); ++i) {
    double weight = weights.of(words[i]);
    // Squared: any number of words that nearly all names have is still no difference.
    side.all += weight * weight;
    side.alike += weight * weight * alike[i];
    if (alike[i] == 0 && weight >= telling) side.has_lost_a_telling_word = true;
  }
  return side;
}

}  // namespace

Coverage coverage(const Words& typed, const ListedAgency& listed, Comparing by) {
  Coverage best;
  double typed_weight = weight_of(typed, by.weights);
  if (typed_weight == 0) return best;
  for (const Words& name : listed.names) {
    Coverage one{true, true, false, typed == name, 0};
    std::vector<bool> seen(name.size());
    for (size_t i = 0; i < typed.size(); ++i) {
      bool may_go_on = i + 1 == typed.size();
      Closeness close = in_name(typed[i], name, may_go_on, seen, by);
      BestWord in_town = best_word(typed[i], listed.town, may_go_on, by);
      if (close < in_town.close) {
        close = in_town.close;
      } else if (close.share > 0) {
        one.is_name = true;
      }
      one.is_all = one.is_all && close.share > 0;
      one.is_plain = one.is_plain && close.is_plain;
      one.score += close.share * by.weights.of(typed[i]) / typed_weight;
    }
    double seen_weight = 0;
    for (size_t i = 0; i < name.size(); ++i) seen_weight += seen[i] ? by.weights.of(name[i]) : 0;
    if (!name.empty()) one.score += 0.6 * seen_weight / weight_of(name, by.weights) + (seen.front() ? 0.1 : 0);
    auto rank = [](const Coverage& c) { return std::tuple(c.is_whole, c.is_all && c.is_name, c.is_plain, c.score); };
    if (rank(best) < rank(one)) best = one;
  }
  return best;
}

double look_alike(const Words& typed, const Words& listed, Comparing by) {
  if (typed.empty() || listed.empty()) return 0;
  if (joined(typed) == joined(listed)) return 1;
  Pairs pairs = pair_words(typed, listed, by);
  size_t size = without_unlisted_end(typed, listed, pairs, by.weights);
  Words kept(typed.begin(), typed.begin() + static_cast<std::ptrdiff_t>(size));
  pairs.of_typed.resize(size);
  Side a = side_of(kept, pairs.of_typed, by.weights);
  Side b = side_of(listed, pairs.of_listed, by.weights);
  if (a.has_lost_a_telling_word || b.has_lost_a_telling_word) return 0;
  double alike = (a.alike + b.alike) / (a.all + b.all);
  return alike >= kLeastLikeness ? alike : 0;
}

Words distinctive(const Words& name, const WordWeights& weights) {
  double least = kTelling * heaviest(name, weights);
  Words out;
  for (const std::string& word : name) {
    if (weights.of(word) >= least) out.push_back(word);
  }
  std::stable_sort(out.begin(), out.end(),
                   [&](const std::string& a, const std::string& b) { return weights.of(a) > weights.of(b); });
  return out;
}

}  // namespace waystation::search
