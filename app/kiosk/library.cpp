#include "app/kiosk/library.h"

#include <algorithm>
#include <set>

namespace waystation::kiosk {
namespace {

void sort_by_site(std::vector<pack::Store>& packs, const Site& site) {
  auto place = [&](const pack::Store& store) {
    return std::find(site.packs.begin(), site.packs.end(), store.pack().id) - site.packs.begin();
  };
  std::stable_sort(packs.begin(), packs.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

// What `query` finds in each pack, each id once.
template <typename Record, typename Query>
std::vector<Library::Found<Record>> gather(const std::vector<pack::Store>& packs, Query query) {
  std::vector<Library::Found<Record>> all;
  std::set<std::string> seen;
  for (const pack::Store& store : packs)
    for (Record& record : query(store))
      if (seen.insert(record.id).second) all.push_back({std::move(record), &store});
  return all;
}

}  // namespace

Result<Library> Library::of(std::vector<pack::Store> stores, const Site& site) {
  Library library(site);
  size_t count = stores.size();
  for (pack::Store& store : stores)
    (store.pack().id == kWordsPack ? library.words_ : library.packs_).push_back(std::move(store));
  if (library.words_.empty())
    return fail(ErrorKind::not_found,
                "none of the {} packs holds the program's own words (pack id '{}'): build content/{} and name it too",
                count, kWordsPack, kWordsPack);
  sort_by_site(library.packs_, site);
  const std::vector<std::string>& known = library.words_.front().pack().languages;
  for (const std::string& lang : site.languages)
    if (std::find(known.begin(), known.end(), lang) != known.end()) library.languages_.push_back(lang);
  if (library.languages_.empty()) library.languages_ = known;
  if (library.languages_.empty()) library.languages_ = {std::string(kSourceLanguage)};
  std::vector<const pack::Store*> packs;
  for (const pack::Store& store : library.packs_) {
    packs.push_back(&store);
    library.has_services_ = library.has_services_ || !store.services().empty();
    library.has_registers_ = library.has_registers_ || !store.registers().empty();
    for (pack::FeeRuleRecord& record : store.fee_rules()) {
      auto rule = fees::rule_from(store.pack().id, std::move(record));
      if (rule)
        library.fee_rules_.push_back(std::move(*rule));
      else
        ++library.unusable_rules_;
    }
  }
  library.search_ = std::make_unique<search::Search>(packs);
  library.agency_check_ = std::make_unique<search::AgencyCheck>(packs);
  return library;
}

Result<Library> Library::open(std::span<const std::string> store_paths, const Site& site) {
  std::vector<pack::Store> stores;
  for (const std::string& path : store_paths) {
    auto store = pack::Store::open(path);
    if (!store) return pass_on(store.error());
    stores.push_back(std::move(*store));
  }
  return of(std::move(stores), site);
}

const std::vector<std::string>& Library::chain(std::string_view lang) const {
  auto found = chains_.find(lang);
  if (found != chains_.end()) return found->second;
  auto site_fallbacks = site_.fallbacks.find(lang);
  static const std::vector<std::string> kNone;
  return chains_
      .emplace(std::string(lang),
               fallback_chain(lang, site_fallbacks == site_.fallbacks.end() ? kNone : site_fallbacks->second,
                              kSourceLanguage))
      .first->second;
}

std::vector<std::string> Library::chain(const pack::Store& store, std::string_view lang) const {
  std::vector<std::string> all = chain(lang);
  for (const std::string& other : store.pack().languages)
    if (std::find(all.begin(), all.end(), other) == all.end()) all.push_back(other);
  return all;
}

const Messages::Patterns& Library::patterns(const std::string& lang) const {
  auto known = patterns_.find(lang);
  if (known != patterns_.end()) return known->second;
  Messages::Patterns patterns;
  for (const pack::Store& words : words_)  // those named first win
    for (auto& [id, pattern] : words.messages(lang)) patterns.emplace(std::move(id), std::move(pattern));
  return patterns_.emplace(lang, std::move(patterns)).first->second;
}

const Messages& Library::messages(std::string_view lang) const {
  auto found = messages_.find(lang);
  if (found != messages_.end()) return found->second;
  std::vector<std::pair<std::string, Messages::Patterns>> with_fallbacks;
  for (const std::string& tag : chain(lang)) with_fallbacks.emplace_back(tag, patterns(tag));
  return messages_.emplace(std::string(lang), Messages(std::move(with_fallbacks))).first->second;
}

Translated Library::message(std::string_view id, std::string_view lang) const {
  if (auto loaded = messages_.find(lang); loaded != messages_.end()) return loaded->second.get(id);
  std::vector<std::pair<std::string, Messages::Patterns>> with_fallbacks;
  for (const std::string& tag : chain(lang)) {
    auto& [language, patterns] = with_fallbacks.emplace_back(tag, Messages::Patterns());
    for (const pack::Store& words : words_)  // those named first win
      if (auto text = words.text("message", id, "pattern", std::span(&tag, 1))) patterns.emplace(id, text->value);
  }
  return Messages(std::move(with_fallbacks)).get(id);
}

std::vector<Library::Found<pack::TopicRecord>> Library::topics() const {
  return gather<pack::TopicRecord>(packs_, [](const pack::Store& store) { return store.topics(); });
}

std::vector<Library::Found<pack::ArticleRecord>> Library::articles(std::string_view topic) const {
  return gather<pack::ArticleRecord>(packs_, [&](const pack::Store& store) { return store.articles(topic); });
}

std::vector<Library::Found<pack::ServiceRecord>> Library::services() const {
  return gather<pack::ServiceRecord>(packs_, [](const pack::Store& store) { return store.services(); });
}

std::vector<Library::Found<pack::RegisterRecord>> Library::registers() const {
  return gather<pack::RegisterRecord>(packs_, [](const pack::Store& store) { return store.registers(); });
}

const pack::Store* Library::pack(std::string_view id) const {
  for (const pack::Store& store : packs_)
    if (store.pack().id == id) return &store;
  return nullptr;
}

std::vector<Library::Found<pack::NoticeRecord>> Library::notices(Date on) const {
  return gather<pack::NoticeRecord>(packs_, [&](const pack::Store& store) { return store.notices(on); });
}

std::optional<Library::Found<pack::ArticleRecord>> Library::article(std::string_view id) const {
  for (const pack::Store& store : packs_)
    if (auto article = store.article(id)) return Found<pack::ArticleRecord>{std::move(*article), &store};
  return std::nullopt;
}

std::optional<pack::FoundText> Library::text(const pack::Store& store, std::string_view kind, std::string_view id,
                                             std::string_view field, std::string_view lang) const {
  return store.text(kind, id, field, chain(store, lang));
}

std::vector<std::pair<std::string, std::string>> Library::fee_corridors() const {
  std::vector<std::pair<std::string, std::string>> corridors;
  for (const pack::Store& store : packs_) {
    const pack::PackRecord& pack = store.pack();
    bool has_rules =
        std::any_of(fee_rules_.begin(), fee_rules_.end(), [&](const fees::Rule& rule) { return rule.pack == pack.id; });
    if (!has_rules) continue;
    for (const std::string& corridor : pack.corridors)
      if (corridor.size() == 5 && corridor[2] == '-') corridors.emplace_back(corridor.substr(0, 2), corridor.substr(3));
  }
  return corridors;
}

std::vector<pack::RateRecord> Library::rates() const {
  std::vector<pack::RateRecord> all;
  std::set<std::pair<std::string, std::string>> known;
  for (const pack::Store& store : packs_)
    for (pack::RateRecord& rate : store.rates())
      if (known.emplace(rate.from, rate.to).second) all.push_back(std::move(rate));
  return all;
}

int Library::not_understood() const {
  int sum = unusable_rules_;
  for (const pack::Store& store : packs_) sum += store.not_understood();
  return sum;
}

std::optional<Error> Library::damage() const {
  for (const pack::Store& store : packs_)
    if (store.damage()) return store.damage();
  for (const pack::Store& store : words_)
    if (store.damage()) return store.damage();
  if (search_->damage()) return search_->damage();
  if (agency_check_->damage()) return agency_check_->damage();
  return std::nullopt;
}

std::vector<Library::Held> Library::held() const {
  std::vector<Held> all;
  for (const pack::Store& store : packs_) {
    Held held{store.pack().id, store.records_sha256(), 0};
    for (const pack::TopicRecord& topic : store.topics())
      held.pages += static_cast<int64_t>(store.articles(topic.id).size());
    all.push_back(std::move(held));
  }
  return all;
}

}  // namespace waystation::kiosk
