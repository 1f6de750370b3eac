// What this kiosk can show: the content packs and the program's own words, opened for one visit.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/fees/rule.h"
#include "core/language/messages.h"
#include "core/pack/store.h"
#include "core/search/agency_check.h"
#include "core/search/search.h"
#include "core/site/site.h"

namespace waystation::kiosk {

inline constexpr std::string_view kSourceLanguage = "en";  // of the program's own words
inline constexpr std::string_view kWordsPack = "ui";       // id of the pack that holds them

// Main thread only. Immutable but for what it loads lazily.
class Library {
 public:
  // A store whose pack id is "ui" holds the program's words, and stands in where those before it lack some; the others
  // are content: first those that site.packs names, in its order, then the rest. `not_found` without the program's
  // words.
  static Result<Library> of(std::vector<pack::Store> stores, const Site& site);
  // The same of files, each of which must open.
  static Result<Library> open(std::span<const std::string> store_paths, const Site& site);

  // The program's words for a reader of `lang`.
  const Messages& messages(std::string_view lang) const;
  // One of them without arguments, read alone: where a few are wanted in each of many languages, as on the attract
  // screen, loading all words of all languages would cost more time and memory than everything else at the start.
  Translated message(std::string_view id, std::string_view lang) const;
  // The languages to try for a reader of `lang`.
  const std::vector<std::string>& chain(std::string_view lang) const;
  // The same for the texts of one pack: what none of these has is read in a language that the pack has.
  std::vector<std::string> chain(const pack::Store& store, std::string_view lang) const;
  // The site's languages that the program's words exist in; never empty.
  const std::vector<std::string>& languages() const { return languages_; }

  // A record and the pack that it is from: its texts and its sources are that pack's, whatever ids other packs use.
  // `store` is valid as long as the library.
  template <typename Record>
  struct Found {
    Record record;
    const pack::Store* store;
  };
  // Of records with one id in several packs, the first pack's.
  std::vector<Found<pack::TopicRecord>> topics() const;
  std::vector<Found<pack::ArticleRecord>> articles(std::string_view topic) const;
  std::vector<Found<pack::NoticeRecord>> notices(Date on) const;
  std::optional<Found<pack::ArticleRecord>> article(std::string_view id) const;
  std::vector<Found<pack::ServiceRecord>> services() const;
  std::vector<Found<pack::RegisterRecord>> registers() const;
  // The pack of that id; nullptr: it is not here.
  const pack::Store* pack(std::string_view id) const;
  // Of all packs, in their order. A rule that cannot be used is left out, and counts as not understood.
  const std::vector<fees::Rule>& fee_rules() const { return fee_rules_; }
  // Origin and destination of the journeys that packs with fee rules name, in their order.
  std::vector<std::pair<std::string, std::string>> fee_corridors() const;
  std::vector<pack::RateRecord> rates() const;  // of two for the same currencies, the first pack's
  bool has_services() const { return has_services_; }
  bool has_fee_rules() const { return !fee_rules_.empty(); }
  bool has_registers() const { return has_registers_; }
  // Over all packs of content.
  const search::Search& search() const { return *search_; }
  const search::AgencyCheck& agency_check() const { return *agency_check_; }

  // A text for a reader of `lang`; nullopt if no language has it.
  std::optional<pack::FoundText> text(const pack::Store& store, std::string_view kind, std::string_view id,
                                      std::string_view field, std::string_view lang) const;

  // A pack of content: its id, the records that it was built from, and how many pages it has.
  struct Held {
    std::string pack, records_sha256;
    int64_t pages = 0;
  };
  std::vector<Held> held() const;

  bool has_content() const { return !packs_.empty(); }
  int not_understood() const;  // records left out: this program is too old for them
  // What went wrong when a store was read; nullopt while all is well.
  std::optional<Error> damage() const;

 private:
  const Messages::Patterns& patterns(const std::string& lang) const;

  explicit Library(Site site) : site_(std::move(site)) {}

  Site site_;
  std::vector<pack::Store> words_;  // best first
  std::vector<pack::Store> packs_;
  bool has_services_ = false, has_registers_ = false;
  std::vector<fees::Rule> fee_rules_;
  int unusable_rules_ = 0;
  // They hold pointers to packs_, which stay when the library moves.
  std::unique_ptr<search::Search> search_;
  std::unique_ptr<search::AgencyCheck> agency_check_;
  std::vector<std::string> languages_;
  mutable std::map<std::string, Messages, std::less<>> messages_;
  mutable std::map<std::string, Messages::Patterns, std::less<>> patterns_;  // by language: chains share them
  mutable std::map<std::string, std::vector<std::string>, std::less<>> chains_;
};

}  // namespace waystation::kiosk
