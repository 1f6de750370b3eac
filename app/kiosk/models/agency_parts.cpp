#include "app/kiosk/models/agency_parts.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/words/fold.h"
#include "core/words/tokens.h"

namespace waystation::kiosk {
namespace {

using search::AgencyVerdict;

struct Standing {
  AgencyVerdict verdict;
  ui::Icon icon;
  std::string_view word;
};
constexpr Standing kStandings[] = {
    {AgencyVerdict::valid, ui::Icon::verified, "agency.valid"},
    {AgencyVerdict::expired, ui::Icon::calendar_remove, "agency.expired"},
    {AgencyVerdict::suspended, ui::Icon::pause_circle, "agency.suspended"},
    {AgencyVerdict::cancelled, ui::Icon::close_octagon, "agency.cancelled"},
    {AgencyVerdict::list_too_old, ui::Icon::clock_alert, "agency.list_too_old"},
};

// A language of a script: where several share it, the one of the country comes first.
struct ScriptLanguage {
  char32_t first, last;
  std::string_view country, lang;
};
constexpr ScriptLanguage kScriptLanguages[] = {
    {0x0590, 0x05FF, "", "he"},   {0x0600, 0x08FF, "PK", "ur"},      {0x0600, 0x08FF, "IN", "ur"},
    {0x0600, 0x08FF, "IR", "fa"}, {0x0600, 0x08FF, "", "ar"},        {0x0900, 0x097F, "NP", "ne"},
    {0x0900, 0x097F, "", "hi"},   {0x0980, 0x09FF, "", "bn"},        {0x0A00, 0x0A7F, "", "pa"},
    {0x0A80, 0x0AFF, "", "gu"},   {0x0B80, 0x0BFF, "", "ta"},        {0x0C00, 0x0C7F, "", "te"},
    {0x0C80, 0x0CFF, "", "kn"},   {0x0D00, 0x0D7F, "", "ml"},        {0x0D80, 0x0DFF, "", "si"},
    {0x0E00, 0x0E7F, "", "th"},   {0x0E80, 0x0EFF, "", "lo"},        {0x1000, 0x109F, "", "my"},
    {0x1200, 0x139F, "", "am"},   {0x1780, 0x17FF, "", "km"},        {0x3040, 0x30FF, "", "ja"},
    {0x4E00, 0x9FFF, "JP", "ja"}, {0x4E00, 0x9FFF, "TW", "zh-Hant"}, {0x4E00, 0x9FFF, "HK", "zh-Hant"},
    {0x4E00, 0x9FFF, "", "zh"},   {0xAC00, 0xD7AF, "", "ko"},        {0xFB50, 0xFDFF, "", "ar"},
};
constexpr std::string_view kLatin = "en";

// The characters of valid UTF-8, which all texts of a pack are.
std::vector<char32_t> characters_of(std::string_view text) {
  std::vector<char32_t> characters;
  for (char byte : text) {
    auto bits = static_cast<unsigned char>(byte);
    if ((bits & 0xC0) == 0x80) {
      if (!characters.empty()) characters.back() = characters.back() << 6 | (bits & 0x3F);
    } else {
      characters.push_back(bits < 0x80 ? bits : bits & (bits < 0xE0 ? 0x1F : bits < 0xF0 ? 0x0F : 0x07));
    }
  }
  return characters;
}

// The words that were typed, and where they stand in others: at the beginning of a word, or else in it.
class Marker {
 public:
  explicit Marker(std::string_view typed) {
    for (words::Token& token : words::tokens(typed, kLatin))
      if (std::find(typed_.begin(), typed_.end(), token.word) == typed_.end()) typed_.push_back(std::move(token.word));
  }

  MarkedText mark(Translated text) const {
    MarkedText marked{std::move(text), {}};
    if (typed_.empty()) return marked;
    const std::string& shown = marked.words.text;
    words::Folded folded = words::fold_with_origins(shown);
    std::set<uint32_t> beginnings;
    for (const words::Token& token : words::tokens(shown, marked.words.lang)) beginnings.insert(token.begin);
    for (const std::string& word : typed_) mark(word, folded, beginnings, marked.marks);
    std::sort(marked.marks.begin(), marked.marks.end(), [](auto a, auto b) { return a.begin < b.begin; });
    join(marked.marks, shown);
    return marked;
  }

 private:
  static constexpr size_t kLeastInWord = 3;  // bytes: fewer letters are in every other word by chance

  static void mark(const std::string& word, const words::Folded& in, const std::set<uint32_t>& beginnings,
                   std::vector<search::ByteRange>& marks) {
    for (size_t at = in.text.find(word); at != std::string::npos; at = in.text.find(word, at + word.size())) {
      if (!beginnings.contains(in.origins[at]) && word.size() < kLeastInWord) continue;
      uint32_t begin = in.origins[at], end = in.origins[at + word.size()];
      // Where one character became several, it is marked whole or not at all.
      if (end > in.origins[at + word.size() - 1]) marks.push_back({begin, end});
    }
  }

  // Parts that meet, or have only a hyphen or a stroke between them, are one.
  static void join(std::vector<search::ByteRange>& marks, const std::string& shown) {
    std::vector<search::ByteRange> joined;
    for (search::ByteRange range : marks) {
      uint32_t end = joined.empty() ? 0 : joined.back().end;
      bool is_one = range.begin <= end || (range.begin == end + 1 && (shown[end] == '-' || shown[end] == '/'));
      if (!joined.empty() && is_one)
        joined.back().end = std::max(joined.back().end, range.end);
      else
        joined.push_back(range);
    }
    marks = std::move(joined);
  }

  std::vector<std::string> typed_;
};

MarkedText where(const Context& context, const pack::AgencyRecord& agency, const pack::RegisterRecord& list,
                 const Marker& marker) {
  if (agency.licence.empty() || agency.town.empty())
    return marker.mark(as_listed(agency.licence.empty() ? agency.town : agency.licence, list.country));
  return marker.mark(context.word("agency.where", {{"licence", agency.licence}, {"town", agency.town}}));
}

// The other name is shown when more of what was typed stands in it than in the name.
std::optional<MarkedText> other_name(const pack::AgencyRecord& agency, const pack::RegisterRecord& list,
                                     const MarkedText& name, const Marker& marker) {
  auto marked_bytes = [](const MarkedText& text) {
    size_t bytes = 0;
    for (search::ByteRange range : text.marks) bytes += range.end - range.begin;
    return bytes;
  };
  for (const std::string& other : agency.other_names) {
    MarkedText marked = marker.mark(as_listed(other, list.country));
    if (marked_bytes(marked) > marked_bytes(name)) return marked;
  }
  return std::nullopt;
}

}  // namespace

Translated as_listed(std::string_view words, std::string_view country) {
  for (char32_t c : characters_of(words)) {
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F)) break;
    for (const ScriptLanguage& one : kScriptLanguages)
      if (c >= one.first && c <= one.last && (one.country.empty() || one.country == country))
        return {std::string(words), std::string(one.lang)};
  }
  return {std::string(words), std::string(kLatin)};
}

bool is_day_unsure(const Context& context, const pack::RegisterRecord& list) {
  return context.is_clock_uncertain && !(list.review_by < context.today);
}

AgencyStanding standing_of(const Context& context, const pack::AgencyRecord& agency, const pack::RegisterRecord& list) {
  AgencyVerdict verdict = search::judge(agency, list, context.today, context.is_clock_uncertain);
  for (const Standing& standing : kStandings) {
    if (standing.verdict != verdict) continue;
    bool is_clock = verdict == AgencyVerdict::list_too_old && is_day_unsure(context, list);
    return {verdict, standing.icon, context.word(is_clock ? "agency.cannot_say" : standing.word)};
  }
  return {};
}

std::vector<AgencyRow> agency_rows(const Context& context, const std::vector<search::AgencyHit>& hits,
                                   std::string_view typed) {
  std::vector<AgencyRow> rows;
  std::map<std::pair<const pack::Store*, std::string>, std::optional<pack::RegisterRecord>> lists;
  Marker marker(typed);
  for (const search::AgencyHit& hit : hits) {
    auto [list, is_new] = lists.try_emplace({hit.store, hit.agency.of_register});
    if (is_new) list->second = hit.store->agency_register(hit.agency.of_register);
    if (!list->second) continue;
    AgencyRow row{hit.store->pack().id,
                  hit.agency.id,
                  marker.mark(as_listed(hit.agency.name, list->second->country)),
                  std::nullopt,
                  where(context, hit.agency, *list->second, marker),
                  standing_of(context, hit.agency, *list->second)};
    row.other_name = other_name(hit.agency, *list->second, row.name, marker);
    rows.push_back(std::move(row));
  }
  return rows;
}

RegisterRow register_row(const Context& context, const Library::Found<pack::RegisterRecord>& list) {
  RegisterRow row;
  row.title = context.content(*list.store, "register", list.record.id, "title");
  row.listed = context.word("agencies.list", {{"date", list.record.listed_on}});
  Translated note = context.content(*list.store, "register", list.record.id, "note");
  if (!note.text.empty()) row.note = std::move(note);
  if (list.record.review_by < context.today)
    row.too_old = context.word("agencies.list_too_old");
  else if (is_day_unsure(context, list.record))
    row.too_old = context.word("agencies.clock_uncertain");
  row.source = citation(context, *list.store, {list.record.source, {}});
  return row;
}

std::vector<ArticleRow> related_rows(const Context& context, const std::vector<std::string>& articles) {
  std::vector<ArticleRow> rows;
  std::set<std::string> seen;
  for (const std::string& id : articles) {
    if (!seen.insert(id).second) continue;
    if (auto article = context.library.article(id)) rows.push_back(article_row(context, *article));
  }
  return rows;
}

}  // namespace waystation::kiosk
