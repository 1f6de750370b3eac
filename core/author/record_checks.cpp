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
constexpr size_t kLongestRoman = 8;  // xxxviii, and more
constexpr std::array<std::string_view, 3> kAudiences = {"women", "children", "domestic-workers"};

bool is_roman_digit(char32_t c) {
  return c == 'i' || c == 'v' || c == 'x' || c == 'l';
}

// A letter that is part of a number: "43(1)(e)", "25(2)(xiii)", "12A", "37-A".
bool belongs_to_number(const std::u32string& text, size_t at) {
  auto is_digit = [&](size_t i) { return i < text.size() && u_isdigit(static_cast<UChar32>(text[i])); };
  size_t begin = at, end = at;
  while (begin > 0 && u_isalpha(static_cast<UChar32>(text[begin - 1]))) --begin;
  while (end < text.size() && u_isalpha(static_cast<UChar32>(text[end]))) ++end;
  bool is_alone = end - begin == 1;
  bool in_parentheses = begin > 0 && text[begin - 1] == '(' && end < text.size() && text[end] == ')';
  if (in_parentheses && end - begin <= kLongestRoman)
    return is_alone || std::all_of(text.begin() + begin, text.begin() + end, is_roman_digit);
  bool is_capital = text[at] >= 'A' && text[at] <= 'Z';
  return is_alone && is_capital && begin > 0 &&
         (is_digit(begin - 1) || (begin > 1 && text[begin - 1] == '-' && is_digit(begin - 2)));
}

// "7(1), 9": no other letters.
bool is_citation_number(std::string_view article) {
  std::u32string text;
  for (size_t at = 0; at < article.size();) text += next_code_point(article, at);
  for (size_t i = 0; i < text.size(); ++i) {
    if (u_isalpha(static_cast<UChar32>(text[i])) && !belongs_to_number(text, i)) return false;
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
    numbers_only("sources", fmt::format("article = “{}” of the source “{}”", citation.article, citation.source),
                 citation.article);
  }
}

void RecordChecks::numbers_only(std::string_view field, std::string_view what, const std::string& article) {
  if (is_citation_number(article)) return;
  warning("citation-not-a-number", field,
          fmt::format("{} has words; write numbers only, as 7(1), 9: the kiosk puts “article” before them in the "
                      "reader's language",
                      what));
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
