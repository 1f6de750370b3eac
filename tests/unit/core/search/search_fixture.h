// A small pack with something to find in several languages.
#pragma once

#include <fstream>

#include "core/search/search.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace waystation::testing {

inline pack::Record text_of(std::string kind, std::string id, std::string field, std::string lang, std::string text) {
  return pack::TextRecord{std::move(kind), std::move(id),     std::move(field),
                          std::move(lang), {std::move(text)}, "source"};
}

inline pack::Record article(std::string id) {
  return pack::ArticleRecord{std::move(id), "rights", 0, {}, {}, {2027, 1, 1}, {2026, 1, 1}, "An office", {}, {}};
}

inline std::vector<pack::Record> findable_records() {
  using namespace pack;
  AgencyRecord agency;
  agency.id = "list-1";
  agency.of_register = "list";
  agency.name = "Golden Falcon Manpower";
  agency.status = "valid";
  return {
      PackRecord{"sample", "A publisher", "", {"en", "hi", "ar", "id"}, {}, "CC0-1.0"},
      TopicRecord{"rights", "scale-balance", 1, {}},
      text_of("topic", "rights", "title", "en", "Passport and papers"),
      article("passport"),
      text_of("article", "passport", "title", "en", "My employer took my passport"),
      text_of("article", "passport", "body", "en", "Your passport is yours. Ask the embassy for healthcare and help."),
      text_of("article", "passport", "title", "hi", "मालिक ने मेरा पासपोर्ट ले लिया"),
      text_of("article", "passport", "body", "hi", "आपका पासपोर्ट आपका है।"),
      text_of("article", "passport", "title", "ar", "صاحب العمل أخذ جواز سفري"),
      article("wages"),
      text_of("article", "wages", "title", "en", "Unpaid wages"),
      text_of("article", "wages", "body", "en",
              "Write down the days that you worked. Keep your passport safe. A work permit helps."),
      article("sponsor"),
      text_of("article", "sponsor", "title", "en", "Leaving your sponsor"),
      text_of("article", "sponsor", "body", "en", "The sponsor must agree."),
      GlossaryRecord{"kafala", {}},
      text_of("glossary", "kafala", "term", "en", "sponsorship"),
      text_of("glossary", "kafala", "also", "en", "kafala; sponsor; visa system"),
      text_of("glossary", "kafala", "definition", "en", "A worker's stay depends on one person."),
      GlossaryRecord{"pay", {}},
      text_of("glossary", "pay", "term", "id", "upah"),
      text_of("glossary", "pay", "term", "en", "wages"),
      text_of("article", "wages", "title", "id", "Upah tidak dibayar"),
      agency,
  };
}

// The records as a store that is open.
class OpenStore {
 public:
  explicit OpenStore(const std::vector<pack::Record>& records) {
    auto bytes = pack::build_store(records);
    INFO((bytes ? "" : bytes.error().message));
    REQUIRE(bytes);
    write(*bytes);
    auto opened = pack::Store::open(path_);
    REQUIRE(opened);
    store_.emplace(std::move(*opened));
  }

  const pack::Store& operator*() const { return *store_; }
  const std::string& path() const { return path_; }
  void write(std::string_view bytes) const {
    std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

 private:
  TemporaryFolder folder_;
  std::string path_ = folder_ / "s.pack";
  std::optional<pack::Store> store_;
};

}  // namespace waystation::testing
