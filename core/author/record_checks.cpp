#include "core/author/record_checks.h"

#include <fmt/ranges.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/language/country.h"
#include "core/language/tag.h"

namespace waystation::author {
namespace {

constexpr int64_t kReviewSoonDays = 30;
constexpr int64_t kMostDays = 366;
constexpr std::array<std::string_view, 3> kAudiences = {"women", "children", "domestic-workers"};

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

}  // namespace

void RecordChecks::error(std::string rule, std::string_view field, std::string message) {
  context_.find(Severity::error, std::move(rule), origin_, origin_.line_of(field), std::move(message));
}

void RecordChecks::warning(std::string rule, std::string_view field, std::string message) {
  context_.find(Severity::warning, std::move(rule), origin_, origin_.line_of(field), std::move(message));
}

void RecordChecks::review_by(std::string_view what, Date review_by, std::string_view to_do) {
  int64_t left = days_since_epoch(review_by) - days_since_epoch(context_.options.today);
  if (left < 0) {
    error("review-passed", "review_by", fmt::format("{} was to be reviewed by {}; {}", what, to_iso(review_by), to_do));
  } else if (left <= kReviewSoonDays) {
    warning(
        "review-soon", "review_by",
        fmt::format("{} is to be reviewed by {}, in {} {}", what, to_iso(review_by), left, left == 1 ? "day" : "days"));
  }
}

void RecordChecks::not_for_ever(Date looked_up_on, Date review_by) {
  if (days_since_epoch(review_by) - days_since_epoch(looked_up_on) <= kMostDays) return;
  warning("review-far", "review_by",
          fmt::format("review_by is {}, more than a year after {}, when this was looked up; write an earlier day",
                      to_iso(review_by), to_iso(looked_up_on)));
}

void RecordChecks::not_in_future(std::string_view field, Date date) {
  if (date > context_.options.today) {
    warning("date-in-future", field,
            fmt::format("{} is {}, a day still to come; write the day on which it was done", field, to_iso(date)));
  }
}

void RecordChecks::cited(const std::vector<pack::Citation>& citations) {
  for (const pack::Citation& citation : citations) {
    source("sources", citation.source);
    if (is_citation_number(citation.article)) continue;
    warning("citation-not-a-number", "sources",
            fmt::format("article = “{}” of the source “{}” has words; write numbers only, as 7(1), 9: the kiosk puts "
                        "“article” before them in the reader's language",
                        citation.article, citation.source));
  }
}

void RecordChecks::source(std::string_view field, const std::string& id) {
  if (!context_.has("source", id)) {
    error("dead-reference", field, fmt::format("there is no source “{}” in sources.toml; add it or name another", id));
  }
}

void RecordChecks::audience(const std::vector<std::string>& audience) {
  for (const std::string& group : audience) {
    if (std::find(kAudiences.begin(), kAudiences.end(), group) != kAudiences.end()) continue;
    error("unknown-audience", "audience",
          fmt::format("“{}” is not an audience; use {}", group, fmt::join(kAudiences, ", ")));
  }
}

void RecordChecks::country(const std::string& code) {
  if (is_country(code)) return;
  error("unknown-country", "country",
        fmt::format("“{}” is not a country (ISO 3166-1); write two capital letters, as NP", code));
}

void RecordChecks::corridors(const std::vector<std::string>& corridors) {
  for (const std::string& corridor : corridors) {
    std::string_view view = corridor;
    if (view.size() == 5 && view[2] == '-' && is_country(view.substr(0, 2)) && is_country(view.substr(3))) continue;
    error("unknown-country", "corridors",
          fmt::format("“{}” is not a corridor between two countries (ISO 3166-1); write for example \"NP-QA\"",
                      corridor));
  }
}

void RecordChecks::languages(const std::vector<std::string>& languages) {
  for (const std::string& lang : languages) {
    if (is_known_language(lang)) continue;
    error("unknown-language", "languages",
          fmt::format("“{}” is not a language (BCP 47); write for example en, ne, pt-BR, zh-Hant", lang));
  }
}

}  // namespace waystation::author
