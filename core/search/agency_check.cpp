#include "core/search/agency_check.h"

#include <algorithm>
#include <tuple>

#include "core/search/agency_check_asking.h"

namespace waystation::search {
namespace {

constexpr size_t kMostLookAlikes = 5;
constexpr size_t kMostHits = 200;
constexpr size_t kFew = 5;        // hits: with fewer, other ways of reading what was typed are tried
constexpr size_t kMostNames = 3;  // of an agency, whose look-alikes are looked for

void best_first(std::vector<AgencyHit>& hits, size_t most) {
  auto rank = [](const AgencyHit& hit) {
    return std::tuple(hit.match, -hit.score, std::string_view(hit.agency.name), std::string_view(hit.agency.id));
  };
  std::sort(hits.begin(), hits.end(), [&](const AgencyHit& a, const AgencyHit& b) { return rank(a) < rank(b); });
  if (hits.size() > most) hits.resize(most);
}

void move_to_end(std::vector<AgencyHit>& hits, std::vector<AgencyHit>&& more, size_t most) {
  best_first(more, most - std::min(most, hits.size()));
  std::move(more.begin(), more.end(), std::back_inserter(hits));
}

AgencyAnswer answer_of(Answers&& found, size_t most) {
  AgencyAnswer answer;
  best_first(found.hits, most);
  answer.hits = std::move(found.hits);
  if (!found.in_town.empty()) {
    answer.is_town_only = true;
    move_to_end(answer.hits, std::move(found.in_town), most);
  } else if (answer.hits.empty() && !found.in_town_like.empty()) {
    answer.is_town_only = true;
    move_to_end(answer.hits, std::move(found.in_town_like), most);
  }
  if (found.has_licence || found.has_name || answer.is_town_only) return answer;
  best_first(found.look_alikes, kMostLookAlikes);
  answer.look_alikes = std::move(found.look_alikes);
  return answer;
}

}  // namespace

struct AgencyCheck::Impl {
  std::vector<AgencyIndex> indexes;
  WordWeights weights;
  std::optional<Error> no_damage;
};

AgencyCheck::AgencyCheck(std::vector<const pack::Store*> stores) : impl_(std::make_unique<Impl>()) {
  for (const pack::Store* store : stores) {
    impl_->indexes.emplace_back(*store).teach(impl_->weights);
  }
}

AgencyCheck::AgencyCheck(AgencyCheck&&) noexcept = default;
AgencyCheck& AgencyCheck::operator=(AgencyCheck&&) noexcept = default;
AgencyCheck::~AgencyCheck() = default;

AgencyAnswer AgencyCheck::find(const AgencyQuery& query) const {
  size_t most = std::min(query.most, kMostHits);
  Question question{beginning_of(query.text), words_of(query.text), query.of_register, most};
  if (question.words.empty() || most == 0) return {};
  Sounds sounds;
  std::vector<Asking> asked;
  for (AgencyIndex& index : impl_->indexes) asked.emplace_back(index, question, Comparing{impl_->weights, sounds});

  Answers answers;
  for (Asking& one : asked) one.ask_by_licence(answers);
  for (Asking& one : asked) one.ask_by_words(answers);
  bool is_certain = answers.has_licence || answers.has_name;
  // A town's agencies hide those that are named after it.
  if (!is_certain && (answers.hits.size() < kFew || !answers.in_town.empty())) {
    for (Asking& one : asked) one.ask_by_letters(answers);
  }
  if (!is_certain && answers.hits.size() < most && answers.in_town.empty()) {
    for (Asking& one : asked) one.ask_by_likeness(answers);
  }
  if (answers.hits.empty()) {
    for (Asking& one : asked) one.ask_by_licence_end(answers);
  }
  return answer_of(std::move(answers), most);
}

std::vector<AgencyHit> AgencyCheck::look_alikes(const pack::Store& store, const pack::AgencyRecord& agency) const {
  std::vector<AgencyHit> found;
  Sounds sounds;
  for (AgencyIndex& index : impl_->indexes) {
    if (&index.store() != &store) continue;
    std::vector<std::string> names = {agency.name};
    names.insert(names.end(), agency.other_names.begin(), agency.other_names.end());
    if (names.size() > kMostNames) names.resize(kMostNames);
    for (const std::string& name : names) {
      Question question{beginning_of(name), words_of(name), agency.of_register, kMostLookAlikes};
      if (question.words.empty()) continue;
      Asking(index, question, {impl_->weights, sounds}).ask_look_alikes(agency.id, found);
    }
  }
  // One agency may be like several of the names.
  std::sort(found.begin(), found.end(), [](const AgencyHit& a, const AgencyHit& b) {
    return std::tuple(std::string_view(a.agency.id), -a.score) < std::tuple(std::string_view(b.agency.id), -b.score);
  });
  auto is_same = [](const AgencyHit& a, const AgencyHit& b) { return a.agency.id == b.agency.id; };
  found.erase(std::unique(found.begin(), found.end(), is_same), found.end());
  best_first(found, kMostLookAlikes);
  return found;
}

const std::optional<Error>& AgencyCheck::damage() const {
  for (const AgencyIndex& index : impl_->indexes) {
    if (index.damage()) return index.damage();
  }
  return impl_->no_damage;
}

}  // namespace waystation::search
