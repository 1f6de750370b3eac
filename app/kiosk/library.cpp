#include "app/kiosk/library.h"

#include <algorithm>
#include <set>

namespace waystation::kiosk {
namespace {

constexpr std::string_view kWordsPack = "ui";

// Packs in the site's order; an unnamed one is left out, unless the site names none.
void sort_by_site(std::vector<pack::Store>& packs, const Site& site) {
  if (site.packs.empty()) return;
  auto place = [&](const pack::Store& store) {
    return std::find(site.packs.begin(), site.packs.end(), store.pack().id) - site.packs.begin();
  };
  auto named = static_cast<std::ptrdiff_t>(site.packs.size());
  std::erase_if(packs, [&](const pack::Store& store) { return place(store) == named; });
  std::stable_sort(packs.begin(), packs.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

}  // namespace

Result<Library> Library::open(std::span<const std::string> store_paths, const Site& site) {
  std::vector<pack::Store> packs;
  std::optional<pack::Store> words;
  for (const std::string& path : store_paths) {
    auto store = pack::Store::open(path);
    if (!store) return pass_on(store.error());
    if (store->pack().id == kWordsPack) {
      words = std::move(*store);
    } else {
      packs.push_back(std::move(*store));
    }
  }
  if (!words)
    return fail(ErrorKind::not_found, "none of the {} packs holds the program's own words (pack id '{}'): build content/{} and name it too",
                store_paths.size(), kWordsPack, kWordsPack);
  Library library(site, std::move(*words));
  sort_by_site(packs, site);
  library.packs_ = std::move(packs);
  const std::vector<std::string>& known = library.words_.pack().languages;
  for (const std::string& lang : site.languages)
    if (std::find(known.begin(), known.end(), lang) != known.end()) library.languages_.push_back(lang);
  if (library.languages_.empty()) library.languages_ = known;
  if (library.languages_.empty()) library.languages_ = {std::string(kSourceLanguage)};
  return library;
}

const std::vector<std::string>& Library::chain(std::string_view lang) const {
  auto found = chains_.find(lang);
  if (found != chains_.end()) return found->second;
  auto site_fallbacks = site_.fallbacks.find(lang);
  static const std::vector<std::string> kNone;
  return chains_
      .emplace(std::string(lang), fallback_chain(lang, site_fallbacks == site_.fallbacks.end() ? kNone : site_fallbacks->second,
                                                 kSourceLanguage))
      .first->second;
}

const Messages::Patterns& Library::patterns(const std::string& lang) const {
  auto known = patterns_.find(lang);
  if (known != patterns_.end()) return known->second;
  Messages::Patterns patterns;
  for (auto& [id, pattern] : words_.messages(lang)) patterns.emplace(std::move(id), std::move(pattern));
  return patterns_.emplace(lang, std::move(patterns)).first->second;
}

const Messages& Library::messages(std::string_view lang) const {
  auto found = messages_.find(lang);
  if (found != messages_.end()) return found->second;
  std::vector<std::pair<std::string, Messages::Patterns>> with_fallbacks;
  for (const std::string& tag : chain(lang)) with_fallbacks.emplace_back(tag, patterns(tag));
  return messages_.emplace(std::string(lang), Messages(std::move(with_fallbacks))).first->second;
}

std::vector<pack::TopicRecord> Library::topics() const {
  std::vector<pack::TopicRecord> all;
  std::set<std::string> seen;
  for (const pack::Store& store : packs_)
    for (pack::TopicRecord& topic : store.topics())
      if (seen.insert(topic.id).second) all.push_back(std::move(topic));
  return all;
}

std::vector<pack::ArticleRecord> Library::articles(std::string_view topic) const {
  std::vector<pack::ArticleRecord> all;
  for (const pack::Store& store : packs_)
    for (pack::ArticleRecord& article : store.articles(topic)) all.push_back(std::move(article));
  return all;
}

std::vector<pack::NoticeRecord> Library::notices(Date on) const {
  std::vector<pack::NoticeRecord> all;
  for (const pack::Store& store : packs_)
    for (pack::NoticeRecord& notice : store.notices(on)) all.push_back(std::move(notice));
  return all;
}

int Library::not_understood() const {
  int sum = 0;
  for (const pack::Store& store : packs_) sum += store.not_understood();
  return sum;
}

std::optional<Library::FoundArticle> Library::article(std::string_view id) const {
  for (const pack::Store& store : packs_)
    if (auto article = store.article(id)) return FoundArticle{std::move(*article), &store};
  return std::nullopt;
}

std::optional<pack::SourceRecord> Library::source(std::string_view id) const {
  for (const pack::Store& store : packs_)
    if (auto source = store.source(id)) return source;
  return std::nullopt;
}

std::optional<pack::FoundText> Library::text(std::string_view kind, std::string_view id, std::string_view field,
                                             std::string_view lang) const {
  for (const pack::Store& store : packs_)
    if (auto text = store.text(kind, id, field, chain(lang))) return text;
  return std::nullopt;
}

}  // namespace waystation::kiosk
