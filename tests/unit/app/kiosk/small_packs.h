// Packs of a few records, built as the real ones are, in a folder of the test's own.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "app/kiosk/library.h"
#include "app/kiosk/models/pages.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace waystation::kiosk {

inline Date day(std::string_view iso) {
  return parse_date(iso).value();
}

inline pack::Record words_in(std::string kind, std::string id, std::string field, std::string lang,
                             std::vector<std::string> parts, std::string review = "source") {
  return pack::TextRecord{std::move(kind), std::move(id),    std::move(field),
                          std::move(lang), std::move(parts), std::move(review)};
}

class SmallPacks {
 public:
  SmallPacks() {
    site.name = {{"en", "Here"}, {"ne", "यहाँ"}};
    site.languages = {"ne", "en", "xx"};
    site.fallbacks["ne"] = {"hi"};
    words_ = {pack::PackRecord{"ui", "Test", "", {"en", "ne", "ar"}, {}, "CC-BY-4.0"}};
    for (auto [id, pattern] : {std::pair{"nav.home", "Home"},
                               {"article.other_language", "Shown in: {language}"},
                               {"article.draft", "Nobody checked it"},
                               {"article.draft_short", "Draft"},
                               {"article.reviewed", "Checked by {who} {date}"},
                               {"article.checked", "Checked on {date} by {who}"},
                               {"article.overdue", "Was to be checked by {date}"},
                               {"article.source", "Source: {source}"},
                               {"article.citation", "Source: {source}, {article}"},
                               {"list.separator", ", "},
                               {"callout.answer", "Short answer:"},
                               {"notice.until", "Until {date}"},
                               {"pack.missing", "No information yet"}}) {
      words_.push_back(pack::MessageRecord{id});
      words_.push_back(words_in("message", id, "pattern", "en", {pattern}));
    }
    words_.push_back(words_in("message", "nav.home", "pattern", "ne", {"गृह"}, "draft"));
    words_.push_back(words_in("message", "article.citation", "pattern", "ar", {"المصدر: {source}، المادة {article}"}));
    words_.push_back(words_in("message", "list.separator", "pattern", "ar", {"، "}));
    content = {pack::PackRecord{"starter", "Test", "", {"en", "ne", "hi"}, {}, "CC-BY-4.0"}};
  }

  // A topic with a title in English.
  void add_topic(const std::string& id, std::vector<std::string> audience = {}) {
    content.push_back(pack::TopicRecord{id, "scale-balance", ++order_, std::move(audience)});
    content.push_back(words_in("topic", id, "title", "en", {"About " + id}));
    content.push_back(words_in("topic", id, "summary", "en", {"Summary"}));
  }
  // An article with a title, without a body.
  void add_article(const std::string& id, const std::string& topic, std::vector<std::string> related = {}) {
    pack::ArticleRecord article;
    article.id = id;
    article.topic = topic;
    article.order = ++order_;
    article.review_by = day("2027-11-21");
    article.checked_on = day("2026-11-21");
    article.checked_by = "Editors";
    article.sources = {{"law", "7, 9(1)"}};
    article.related = std::move(related);
    content.push_back(article);
    content.push_back(words_in("article", id, "title", "en", {"Title of " + id}));
    content.push_back(words_in("article", id, "summary", "en", {"Summary"}));
  }
  void add_source() {
    content.push_back(pack::SourceRecord{"law", "Ministry", "", "C181", day("1997-06-19"), day("2026-11-01")});
    content.push_back(words_in("source", "law", "title", "en", {"The law"}));
  }

  std::string build(const std::vector<pack::Record>& records, const std::string& file) {
    std::string path = folder_ / file;
    auto built = pack::build_store(records);
    INFO((built ? "" : built.error().message));
    REQUIRE(built.has_value());
    std::ofstream(path, std::ios::binary) << *built;
    return path;
  }

  std::string build_words() { return build(words_, "ui.pack"); }
  void add_message(const std::string& id, const std::string& pattern) {
    words_.push_back(pack::MessageRecord{id});
    words_.push_back(words_in("message", id, "pattern", "en", {pattern}));
  }

  // The words of the program and the content, opened; more packs by their records.
  Library open(const std::vector<std::vector<pack::Record>>& more = {}) {
    std::vector<std::string> paths{build_words()};
    if (!content.empty()) paths.push_back(build(content, "starter.pack"));
    for (size_t i = 0; i < more.size(); ++i) paths.push_back(build(more[i], "more" + std::to_string(i) + ".pack"));
    auto library = Library::open(paths, site);
    INFO((library ? "" : library.error().message));
    REQUIRE(library.has_value());
    return std::move(*library);
  }

  Site site;
  std::vector<pack::Record> content;

 private:
  testing::TemporaryFolder folder_;
  std::vector<pack::Record> words_;
  int64_t order_ = 0;
};

// The page that a visitor sees, as its model.
template <typename Model>
Model shown(const SmallPacks& packs, const Library& library, Route route, const std::string& lang = "en",
            std::string_view today = "2026-11-21") {
  State state;
  state.lang = lang;
  state.back_stack = {HomeRoute{}, std::move(route)};
  PageModel page = page_model({library, packs.site, state, day(today)});
  REQUIRE(std::holds_alternative<Model>(page));
  return std::get<Model>(std::move(page));
}

}  // namespace waystation::kiosk
