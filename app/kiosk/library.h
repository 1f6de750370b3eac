// What this kiosk can show: the content packs and the program's own words, opened for one visit.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/language/messages.h"
#include "core/pack/store.h"
#include "core/site/site.h"

namespace waystation::kiosk {

inline constexpr std::string_view kSourceLanguage = "en";   // of the program's own words

// Main thread only. Immutable but for what it loads lazily.
class Library {
 public:
  // A store whose pack id is "ui" holds the program's words; the others are content, in the order of site.packs (a pack
  // that the site does not name is left out, unless the site names none). `not_found` without the program's words.
  static Result<Library> open(std::span<const std::string> store_paths, const Site& site);

  // The program's words for a reader of `lang`.
  const Messages& messages(std::string_view lang) const;
  // The languages to try for a reader of `lang`.
  const std::vector<std::string>& chain(std::string_view lang) const;
  // The site's languages that the program's words exist in; never empty.
  const std::vector<std::string>& languages() const { return languages_; }

  std::vector<pack::TopicRecord> topics() const;
  std::vector<pack::ArticleRecord> articles(std::string_view topic) const;
  std::vector<pack::NoticeRecord> notices(Date on) const;
  int not_understood() const;
  bool has_content() const { return !packs_.empty(); }

  struct FoundArticle {
    pack::ArticleRecord article;
    const pack::Store* store;   // valid as long as the library
  };
  std::optional<FoundArticle> article(std::string_view id) const;
  std::optional<pack::SourceRecord> source(std::string_view id) const;

  // A text of any pack, for a reader of `lang`; nullopt if no language has it.
  std::optional<pack::FoundText> text(std::string_view kind, std::string_view id, std::string_view field,
                                      std::string_view lang) const;

 private:
  const Messages::Patterns& patterns(const std::string& lang) const;

  Library(Site site, pack::Store words) : site_(std::move(site)), words_(std::move(words)) {}

  Site site_;
  pack::Store words_;
  std::vector<pack::Store> packs_;
  std::vector<std::string> languages_;
  mutable std::map<std::string, Messages, std::less<>> messages_;
  mutable std::map<std::string, Messages::Patterns, std::less<>> patterns_;   // by language: chains share them
  mutable std::map<std::string, std::vector<std::string>, std::less<>> chains_;
};

}  // namespace waystation::kiosk
