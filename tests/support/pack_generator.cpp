#include "tests/support/pack_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace waystation::testing {
namespace {

using pack::Record;
using pack::TextRecord;
using Languages = std::vector<InventedLanguage>;

constexpr std::array<std::string_view, 6> kRoles = {"legal officer",      "consular section", "labour attaché",
                                                    "language volunteer", "head of mission",  "ministry of labour"};
constexpr std::array<std::string_view, 5> kIcons = {"home", "scale-balance", "cash", "phone", "passport"};
constexpr int64_t kFirstDay = 20089;  // 2025-01-01

std::string make_id(const Languages& languages, size_t number, CountedRandom& random) {
  std::string id = make_words(languages[0], 2, random);
  std::replace(id.begin(), id.end(), ' ', '-');
  return fmt::format("{}-{}", id.substr(0, 48), number);
}

Date recent_day(int64_t newest, size_t days, CountedRandom& random) {
  return date_from_days(newest - static_cast<int64_t>(random.below(days)));
}

std::string make_review(std::string_view role, Date on) {
  return fmt::format("reviewed by {} {}", role, to_iso(on));
}

// Adds records until there are enough; what is over is cut off by the caller.
class PackMaker {
 public:
  PackMaker(Languages languages, uint64_t seed) : languages_(std::move(languages)), random_(seed) {}

  std::vector<Record> make(size_t n_records) {
    add_pack();
    for (size_t i = 0; i < std::clamp<size_t>(n_records / 100, 1, 12); ++i) add_topic();
    for (size_t i = 0; i < n_records / 500 + 1; ++i) add_source();
    for (size_t i = 0; records_.size() < n_records; ++i) {
      add_article();
      if (i % 8 == 0) add_notice();
      if (i % 8 == 2) add_message();
      if (i % 8 == 4) add_glossary();
    }
    // The last ones are texts: nothing refers to them.
    records_.resize(n_records);
    return std::move(records_);
  }

 private:
  void add_pack() {
    pack::PackRecord record{"generated", "Ministry of Examples", "packs@example.org", {}, {"NP-QA"}, "CC-BY-4.0"};
    for (const InventedLanguage& language : languages_) record.languages.push_back(language.tag);
    records_.push_back(record);
  }

  void add_texts(std::string_view kind, std::string_view id, std::string_view field, size_t paragraphs) {
    for (const InventedLanguage& language : languages_) {
      TextRecord text{std::string(kind), std::string(id), std::string(field), language.tag, {}, "source"};
      for (size_t i = 0; i < std::max<size_t>(paragraphs, 1); ++i) {
        text.parts.push_back(paragraphs == 0 ? make_words(language, 2 + random_.below(4), random_)
                                             : make_paragraph(language, 1 + random_.below(3), random_));
      }
      if (&language != &languages_[0]) {
        bool is_read = random_.chance(0.7);
        text.review =
            is_read ? make_review(kRoles[random_.below(kRoles.size())], recent_day(kFirstDay, 700, random_)) : "draft";
      }
      records_.push_back(std::move(text));
    }
  }

  void add_topic() {
    std::string id = make_id(languages_, records_.size(), random_);
    auto order = static_cast<int64_t>(topics_.size() + 1);
    records_.push_back(pack::TopicRecord{id, std::string(kIcons[random_.below(kIcons.size())]), order, {}});
    add_texts("topic", id, "title", 0);
    add_texts("topic", id, "summary", 1);
    topics_.push_back(id);
  }

  void add_source() {
    std::string id = make_id(languages_, records_.size(), random_);
    records_.push_back(pack::SourceRecord{id, make_words(languages_[0], 3, random_),
                                          "https://example.org/documents/" + id, fmt::format("C{}", random_.below(190)),
                                          recent_day(kFirstDay, 9000, random_), recent_day(kFirstDay, 300, random_)});
    add_texts("source", id, "title", 0);
    sources_.push_back(id);
  }

  void add_article() {
    std::string id = make_id(languages_, records_.size(), random_);
    pack::ArticleRecord article;
    article.id = id;
    article.topic = topics_[random_.below(topics_.size())];
    article.order = static_cast<int64_t>(1 + random_.below(40));
    article.checked_on = recent_day(kFirstDay, 300, random_);
    article.review_by = date_from_days(days_since_epoch(article.checked_on) + 365);
    article.checked_by = kRoles[random_.below(kRoles.size())];
    article.sources.push_back({sources_[random_.below(sources_.size())], fmt::format("{}", 1 + random_.below(90))});
    if (random_.below(3) == 0) article.audience.push_back("women");
    records_.push_back(std::move(article));
    add_texts("article", id, "body", 2 + random_.below(4));
    add_texts("article", id, "summary", 1);
    add_texts("article", id, "title", 0);
  }

  void add_notice() {
    std::string id = make_id(languages_, records_.size(), random_);
    Date from = recent_day(kFirstDay, 100, random_);
    records_.push_back(pack::NoticeRecord{id, {}, from, date_from_days(days_since_epoch(from) + 180), ""});
    add_texts("notice", id, "title", 0);
    add_texts("notice", id, "body", 1);
  }

  void add_message() {
    std::string id = fmt::format("message.{}", records_.size());
    records_.push_back(pack::MessageRecord{id});
    add_texts("message", id, "pattern", 0);
  }

  void add_glossary() {
    std::string id = make_id(languages_, records_.size(), random_);
    records_.push_back(pack::GlossaryRecord{id, {make_words(languages_[0], 1, random_)}});
    add_texts("glossary", id, "term", 0);
    add_texts("glossary", id, "definition", 1);
  }

  Languages languages_;
  CountedRandom random_;
  std::vector<std::string> topics_, sources_;
  std::vector<Record> records_;
};

// What can be changed, by index; each is taken once.
struct Candidates {
  std::vector<size_t> bodies, short_texts, numbers, articles, notices;
};

bool has_digit(const TextRecord& text) {
  return std::any_of(text.parts.begin(), text.parts.end(), [](const std::string& part) {
    return std::any_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  });
}

Candidates find_candidates(const std::vector<Record>& records) {
  Candidates found;
  for (size_t i = 0; i < records.size(); ++i) {
    if (std::holds_alternative<pack::ArticleRecord>(records[i])) found.articles.push_back(i);
    if (std::holds_alternative<pack::NoticeRecord>(records[i])) found.notices.push_back(i);
    const auto* text = std::get_if<TextRecord>(&records[i]);
    if (text == nullptr || text->of_kind == "notice") continue;
    bool is_body = text->field == "body";
    if (is_body && has_digit(*text) && i % 3 == 0) {
      found.numbers.push_back(i);
    } else {
      (is_body ? found.bodies : found.short_texts).push_back(i);
    }
  }
  return found;
}

// The places of a text where a word begins.
std::vector<size_t> word_starts(std::string_view text) {
  std::vector<size_t> starts = {0};
  for (size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) starts.push_back(at + 1);
  return starts;
}

class Officer {
 public:
  Officer(std::vector<Record> records, CountedRandom& random)
      : records_(std::move(records)), random_(random), candidates_(find_candidates(records_)) {
    for (const Record& record : records_) {
      const auto* article = std::get_if<pack::ArticleRecord>(&record);
      if (article != nullptr) today_ = std::max(today_, days_since_epoch(article->checked_on) + 7);
    }
  }

  // Records that were changed, added or removed so far.
  size_t edited() const { return edited_; }

  void edit() {
    // Shares, added up: a phrase in a body, one in a short text, a number, a sentence, a paragraph, dates, a new
    // article, a new notice, a notice that goes.
    static const std::vector<double> kSums = {0.48, 0.60, 0.72, 0.79, 0.83, 0.96, 0.97, 0.985, 1.0};
    switch (random_.pick(kSums)) {
      case 0:
        return change_text(candidates_.bodies, &Officer::change_phrase);
      case 1:
        return change_text(candidates_.short_texts, &Officer::change_phrase);
      case 2:
        return change_text(candidates_.numbers, &Officer::change_number);
      case 3:
        return change_text(candidates_.bodies, &Officer::add_sentence);
      case 4:
        return change_text(candidates_.bodies, &Officer::add_paragraph);
      case 5:
        return check_article();
      case 6:
        return add_article();
      case 7:
        return add_notice();
      default:
        return remove_notice();
    }
  }

  std::vector<Record> records() {
    std::erase_if(records_, [&](const Record& record) {
      const auto* notice = std::get_if<pack::NoticeRecord>(&record);
      if (notice != nullptr) return gone_.contains(notice->id);
      const auto* text = std::get_if<TextRecord>(&record);
      return text != nullptr && text->of_kind == "notice" && gone_.contains(text->of_id);
    });
    return std::move(records_);
  }

 private:
  using Change = void (Officer::*)(std::string& part, const InventedLanguage& language);

  size_t take(std::vector<size_t>& from) {
    size_t at = random_.below(from.size());
    size_t index = from[at];
    from[at] = from.back();
    from.pop_back();
    ++edited_;
    return index;
  }

  void change_text(std::vector<size_t>& from, Change change) {
    if (from.empty()) return;
    auto& text = std::get<TextRecord>(records_[take(from)]);
    auto language =
        std::find_if(languages_.begin(), languages_.end(), [&](const auto& l) { return l.tag == text.lang; });
    std::string& part = text.parts[random_.below(text.parts.size())];
    (this->*change)(part, language == languages_.end() ? languages_[0] : *language);
    size_t role_end = text.review.rfind(' ');
    if (text.review.starts_with("reviewed by "))
      text.review = text.review.substr(0, role_end + 1) + to_iso(recent_day(today_, 7, random_));
  }

  void change_phrase(std::string& part, const InventedLanguage& language) {
    auto starts = word_starts(part);
    size_t first = random_.below(starts.size());
    size_t last = std::min(first + random_.below(5), starts.size() - 1);
    size_t end = last + 1 < starts.size() ? starts[last + 1] - 1 : part.size();
    part.replace(starts[first], end - starts[first], make_words(language, 1 + random_.below(8), random_));
  }

  void change_number(std::string& part, const InventedLanguage& language) {
    size_t start = part.find_first_of("0123456789");
    if (start == std::string::npos) return change_phrase(part, language);
    size_t end = std::min(part.find_first_not_of("0123456789", start), part.size());
    part.replace(start, end - start, std::to_string(10 + random_.below(9990)));
  }

  void add_sentence(std::string& part, const InventedLanguage& language) {
    auto starts = word_starts(part);
    part.insert(starts[random_.below(starts.size())], make_sentence(language, random_) + ' ');
  }

  void add_paragraph(std::string& part, const InventedLanguage& language) {
    part += "\n\n" + make_paragraph(language, 1 + random_.below(3), random_);
  }

  void check_article() {
    if (candidates_.articles.empty()) return;
    auto& article = std::get<pack::ArticleRecord>(records_[take(candidates_.articles)]);
    article.checked_on = recent_day(today_, 7, random_);
    article.review_by = date_from_days(days_since_epoch(article.checked_on) + 365);
    article.checked_by = kRoles[random_.below(kRoles.size())];
  }

  void add_source_text(std::string_view kind, std::string_view id, std::string_view field, std::string text) {
    records_.push_back(
        TextRecord{std::string(kind), std::string(id), std::string(field), "en", {std::move(text)}, "source"});
    ++edited_;
  }

  void add_article() {
    if (candidates_.articles.empty()) return;
    auto article =
        std::get<pack::ArticleRecord>(records_[candidates_.articles[random_.below(candidates_.articles.size())]]);
    article.id = make_id(languages_, records_.size(), random_);
    article.checked_on = recent_day(today_, 7, random_);
    article.review_by = date_from_days(days_since_epoch(article.checked_on) + 365);
    add_source_text("article", article.id, "title", make_words(languages_[0], 2 + random_.below(4), random_));
    add_source_text("article", article.id, "summary", make_sentence(languages_[0], random_));
    add_source_text("article", article.id, "body", make_paragraph(languages_[0], 4 + random_.below(6), random_));
    records_.push_back(std::move(article));
    ++edited_;
  }

  void add_notice() {
    std::string id = make_id(languages_, records_.size(), random_);
    Date from = recent_day(today_, 7, random_);
    records_.push_back(pack::NoticeRecord{id, {}, from, date_from_days(days_since_epoch(from) + 180), ""});
    ++edited_;
    add_source_text("notice", id, "title", make_words(languages_[0], 2 + random_.below(4), random_));
    add_source_text("notice", id, "body", make_paragraph(languages_[0], 1 + random_.below(3), random_));
  }

  void remove_notice() {
    if (candidates_.notices.empty()) return;
    gone_.insert(std::get<pack::NoticeRecord>(records_[take(candidates_.notices)]).id);
    edited_ += 2 * languages_.size();
  }

  Languages languages_ = invent_languages();
  std::vector<Record> records_;
  CountedRandom& random_;
  Candidates candidates_;
  std::set<std::string> gone_;
  int64_t today_ = kFirstDay;
  size_t edited_ = 0;
};

}  // namespace

std::vector<Record> make_pack(size_t n_records, uint64_t seed) {
  return PackMaker(invent_languages(), seed).make(n_records);
}

std::vector<Record> edit(std::vector<Record> records, size_t n_edits, CountedRandom& random) {
  Officer officer(std::move(records), random);
  for (size_t tries = 0; officer.edited() < n_edits && tries < 4 * n_edits + 100; ++tries) officer.edit();
  return officer.records();
}

}  // namespace waystation::testing
