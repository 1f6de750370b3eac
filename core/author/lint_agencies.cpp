// Rules about registers and the agencies on them.
#include <fmt/ranges.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "core/author/record_checks.h"
#include "core/base/utf8.h"

namespace waystation::author {
namespace {

constexpr size_t kMaxToldOf = 20;

void check_register(LintContext& context, const Origin& origin, const pack::RegisterRecord& list, size_t agencies) {
  RecordChecks checks(context, origin);
  checks.country(list.country);
  checks.source("source", list.source);
  checks.review_by("the list", list.review_by,
                   "it is too old to say anything: get the new one, then set listed_on and review_by");
  checks.not_for_ever(list.listed_on, list.review_by);
  checks.not_in_future("listed_on", list.listed_on);
  if (list.review_by < list.listed_on)
    checks.error("register-dates", "review_by", "the list is too old before it was made; mend review_by or listed_on");
  for (const std::string& id : list.related) {
    if (context.has("article", id)) continue;
    context.find(Severity::note, "related-elsewhere", origin, origin.line_of("related"),
                 fmt::format("there is no article “{}” in this pack; another pack beside it must have it", id));
  }
  if (agencies == 0)
    checks.error("empty-register", "file", "there is no agency on the list; then every agency looks unlicensed");
}

// The licences of one list that two agencies of different names have.
void check_licences(LintContext& context, const std::vector<size_t>& agencies) {
  std::map<std::string_view, size_t> by_licence;
  size_t found = 0;
  for (size_t i : agencies) {
    const auto& agency = std::get<pack::AgencyRecord>(context.tree.records[i]);
    if (agency.licence.empty()) continue;
    auto [first, is_new] = by_licence.emplace(agency.licence, i);
    if (is_new) continue;
    const auto& other = std::get<pack::AgencyRecord>(context.tree.records[first->second]);
    if (other.name == agency.name || ++found > kMaxToldOf) continue;
    const Origin& origin = context.tree.origins[i];
    context.find(Severity::warning, "duplicate-licence", origin, origin.line,
                 fmt::format("“{}” has the licence {} of “{}” at line {}; compare both with the official list",
                             agency.name, agency.licence, other.name, context.tree.origins[first->second].line));
  }
  if (found > kMaxToldOf) {
    Origin origin{context.tree.origins[agencies.front()].file, 0};
    context.find(Severity::warning, "duplicate-licence", origin, 0,
                 fmt::format("{} more licences are there for two names", found - kMaxToldOf));
  }
}

// The letters of names that no font draws. A warning: the list is quoted, and the other agencies can be shown.
void check_letters(LintContext& context, const std::vector<size_t>& agencies) {
  if (!context.options.can_draw) return;
  std::set<char32_t> seen;
  for (size_t i : agencies) {
    const auto& agency = std::get<pack::AgencyRecord>(context.tree.records[i]);
    std::string shown = fmt::format("{} {} {} {} {}", agency.name, fmt::join(agency.other_names, " "), agency.licence,
                                    agency.town, agency.address);
    for (size_t at = 0; at < shown.size();) {
      char32_t c = next_code_point(shown, at);
      auto code = static_cast<UChar32>(c);
      if (c <= ' ' || !seen.insert(c).second || u_isspace(code) ||
          u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
          context.options.can_draw(c, context.pack->languages.front()))
        continue;
      std::string letter;
      append_utf8(letter, c);
      const Origin& origin = context.tree.origins[i];
      context.find(Severity::warning, "cannot-draw", origin, origin.line,
                   fmt::format("no font that is shipped can draw “{}” (U+{:04X}) in the list", letter,
                               static_cast<uint32_t>(c)));
    }
  }
}

}  // namespace

void lint_agencies(LintContext& context) {
  std::map<std::string_view, std::vector<size_t>> by_register;
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    if (const auto* agency = std::get_if<pack::AgencyRecord>(&context.tree.records[i]))
      by_register[agency->of_register].push_back(i);
  }
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    if (const auto* list = std::get_if<pack::RegisterRecord>(&context.tree.records[i]))
      check_register(context, context.tree.origins[i], *list, by_register[list->id].size());
  }
  for (const auto& [id, agencies] : by_register) {
    check_licences(context, agencies);
    check_letters(context, agencies);
  }
}

}  // namespace waystation::author
