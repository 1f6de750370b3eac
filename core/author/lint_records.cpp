// Rules about single records and what they refer to.
#include <unicode/locid.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/author/lint_rules.h"
#include "core/base/utf8.h"
#include "core/language/tag.h"

namespace waystation::author {
namespace {

constexpr int64_t kReviewSoonDays = 30;
constexpr size_t kMaxArticleTextBytes = 24 << 10;  // ten minutes of reading, standing at a kiosk
constexpr std::array<std::string_view, 3> kAudiences = {"women", "children", "domestic-workers"};

bool is_country(std::string_view code) {
  const char* const* codes = icu::Locale::getISOCountries();
  for (; *codes != nullptr; ++codes) {
    if (code == *codes) return true;
  }
  return false;
}

// "7(1), 9", "43(1)(e)": no letter but single ones in parentheses.
bool is_citation_number(std::string_view article) {
  std::u32string letters;
  for (size_t at = 0; at < article.size();) letters += next_code_point(article, at);
  for (size_t i = 0; i < letters.size(); ++i) {
    if (!u_isalpha(static_cast<UChar32>(letters[i]))) continue;
    bool alone = i > 0 && letters[i - 1] == '(' && i + 1 < letters.size() && letters[i + 1] == ')';
    if (!alone) return false;
  }
  return true;
}

class Checker {
 public:
  Checker(LintContext& context, const Origin& origin) : context_(context), origin_(origin) {}

  void operator()(const pack::PackRecord& pack) {
    corridors(pack.corridors);
    for (const std::string& lang : pack.languages) {
      if (is_known_language(lang)) continue;
      error("unknown-language", "languages",
            fmt::format("“{}” is not a language (BCP 47); write for example en, ne, pt-BR, zh-Hant", lang));
    }
  }

  void operator()(const pack::TopicRecord& topic) { audience(topic.audience); }

  void operator()(const pack::ArticleRecord& article) {
    audience(article.audience);
    corridors(article.corridors);
    if (!context_.has("topic", article.topic)) {
      error("unknown-topic", "topic",
            fmt::format("there is no topic “{}” in topics.toml; add it or name another", article.topic));
    }
    if (article.sources.empty()) {
      error("no-source", "sources",
            "the article names no source; add [[sources]] with source = \"…\" and article = \"…\"");
    }
    for (const pack::Citation& citation : article.sources) cited(citation);
    for (const std::string& id : article.related) {
      if (!context_.has("article", id)) {
        error("dead-reference", "related", fmt::format("there is no article “{}”; name another or take it out", id));
      } else if (id == article.id) {
        error("dead-reference", "related", "the article names itself as related; take it out");
      }
    }
    review(article);
  }

  void operator()(const pack::SourceRecord& source) {
    if (source.address.empty() && source.document.empty()) {
      error("source-incomplete", "", "the source has neither address nor document; write where it can be read");
    }
    not_in_future("read_on", source.read_on);
  }

  void operator()(const pack::NoticeRecord& notice) {
    for (const std::string& topic : notice.topics) {
      if (context_.has("topic", topic)) continue;
      error("unknown-topic", "topics",
            fmt::format("there is no topic “{}” in topics.toml; add it or name another", topic));
    }
    if (notice.source.empty()) {
      error("no-source", "source", "the notice names no source; write source = \"…\"");
    } else {
      source("source", notice.source);
    }
    if (notice.until < notice.from) {
      error("notice-dates", "until", "the notice ends before it begins; mend from or until");
    } else if (notice.until < context_.options.today) {
      warning("notice-passed", "until",
              fmt::format("the notice ended on {} and is not shown any more; remove it", to_iso(notice.until)));
    }
  }

  void operator()(const pack::TextRecord& text) {
    if (text.of_kind != "article" || text.field != "body" || text.review != "source") return;
    size_t size_bytes = 0;
    for (const std::string& part : text.parts) size_bytes += part.size();
    if (size_bytes > kMaxArticleTextBytes) {
      warning("too-large", "",
              fmt::format("the article has {} bytes of text; nobody reads more than {} at a kiosk: make two of it",
                          size_bytes, kMaxArticleTextBytes));
    }
  }

  void operator()(const auto&) {}

 private:
  void error(std::string rule, std::string_view field, std::string message) {
    context_.find(Severity::error, std::move(rule), origin_, origin_.line_of(field), std::move(message));
  }
  void warning(std::string rule, std::string_view field, std::string message) {
    context_.find(Severity::warning, std::move(rule), origin_, origin_.line_of(field), std::move(message));
  }

  void review(const pack::ArticleRecord& article) {
    int64_t left = days_since_epoch(article.review_by) - days_since_epoch(context_.options.today);
    if (left < 0) {
      error("review-passed", "review_by",
            fmt::format(
                "the article was to be reviewed by {}; check it against its sources, then set checked_on and review_by",
                to_iso(article.review_by)));
    } else if (left <= kReviewSoonDays) {
      warning("review-soon", "review_by",
              fmt::format("the article is to be reviewed by {}, in {} {}", to_iso(article.review_by), left,
                          left == 1 ? "day" : "days"));
    }
    not_in_future("checked_on", article.checked_on);
  }

  void not_in_future(std::string_view field, Date date) {
    if (date > context_.options.today) {
      warning("date-in-future", field,
              fmt::format("{} is {}, a day still to come; write the day on which it was done", field, to_iso(date)));
    }
  }

  void cited(const pack::Citation& citation) {
    source("sources", citation.source);
    if (is_citation_number(citation.article)) return;
    warning("citation-not-a-number", "sources",
            fmt::format("article = “{}” of the source “{}” has words; write numbers only, as 7(1), 9: the kiosk puts "
                        "“article” before them in the reader's language",
                        citation.article, citation.source));
  }

  void source(std::string_view field, const std::string& id) {
    if (!context_.has("source", id)) {
      error("dead-reference", field,
            fmt::format("there is no source “{}” in sources.toml; add it or name another", id));
    }
  }

  void audience(const std::vector<std::string>& audience) {
    for (const std::string& group : audience) {
      if (std::find(kAudiences.begin(), kAudiences.end(), group) != kAudiences.end()) continue;
      error("unknown-audience", "audience",
            fmt::format("“{}” is not an audience; use {}", group, fmt::join(kAudiences, ", ")));
    }
  }

  void corridors(const std::vector<std::string>& corridors) {
    for (const std::string& corridor : corridors) {
      std::string_view view = corridor;
      if (view.size() == 5 && view[2] == '-' && is_country(view.substr(0, 2)) && is_country(view.substr(3))) continue;
      error("unknown-country", "corridors",
            fmt::format("“{}” is not a corridor between two countries (ISO 3166-1); write for example \"NP-QA\"",
                        corridor));
    }
  }

  LintContext& context_;
  const Origin& origin_;
};

// The kiosk's "Help now" leads to the topic of this name. The pack of the program's own words has none.
void check_help_topic(LintContext& context) {
  if (context.pack->id == "ui" || context.has("topic", "help")) return;
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    if (!std::holds_alternative<pack::TopicRecord>(context.tree.records[i])) continue;
    context.find(Severity::note, "no-help-topic", context.tree.origins[i], 0,
                 "there is no topic “help”, to which “Help now” leads; add it, unless another pack beside this has it");
    return;
  }
}

}  // namespace

void lint_records(LintContext& context) {
  check_help_topic(context);
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    std::visit(Checker(context, context.tree.origins[i]), context.tree.records[i]);
  }
}

}  // namespace waystation::author
