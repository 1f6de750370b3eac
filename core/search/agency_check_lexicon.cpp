#include <algorithm>
#include <bit>
#include <cstdlib>

#include "core/base/utf8.h"
#include "core/search/agency_check_index.h"
#include "core/words/likeness.h"

namespace waystation::search {

AgencyLexicon::Entry AgencyLexicon::entry_of(std::string word) {
  Entry entry{std::move(word)};
  for (size_t at = 0; at < entry.word.size(); ++entry.letters) {
    entry.signature |= uint32_t{1} << (next_code_point(entry.word, at) % 32);
  }
  return entry;
}

void AgencyLexicon::add(std::string word) {
  entries_.push_back(entry_of(std::move(word)));
}

std::vector<AgencyLexicon::Entry>::const_iterator AgencyLexicon::at_or_after(std::string_view word) const {
  return std::lower_bound(entries_.begin(), entries_.end(), word,
                          [](const Entry& entry, std::string_view looked_for) { return entry.word < looked_for; });
}

bool AgencyLexicon::has(std::string_view word) const {
  auto at = at_or_after(word);
  return at != entries_.end() && at->word == word;
}

bool AgencyLexicon::has_beginning(std::string_view letters) const {
  auto at = at_or_after(letters);
  return at != entries_.end() && at->word.starts_with(letters);
}

Words AgencyLexicon::that_begin(std::string_view letters, size_t most) const {
  Words out;
  for (auto at = at_or_after(letters); at != entries_.end() && at->word.starts_with(letters); ++at) {
    if (out.size() == most) break;
    out.push_back(at->word);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> AgencyLexicon::split(std::string_view word) const {
  std::vector<std::pair<std::string, std::string>> out;
  for (size_t i = 2; i + 2 <= word.size(); ++i) {
    if (has(word.substr(0, i)) && has(word.substr(i))) out.emplace_back(word.substr(0, i), word.substr(i));
  }
  return out;
}

Words AgencyLexicon::near(const std::string& word, bool may_go_on, size_t most) const {
  int allowed = words::allowed_edits(word);
  if (allowed == 0) return {};
  Entry typed = entry_of(word);
  struct Found {
    int edits;
    const std::string* word;
  };
  std::vector<Found> found;
  for (const Entry& entry : entries_) {
    // One edit changes at most one letter of each.
    if (std::popcount(typed.signature & ~entry.signature) > allowed) continue;
    bool may_be_whole = std::abs(static_cast<int>(typed.letters) - static_cast<int>(entry.letters)) <= allowed &&
                        std::popcount(entry.signature & ~typed.signature) <= allowed;
    bool may_be_beginning = may_go_on && entry.letters + static_cast<uint32_t>(allowed) >= typed.letters;
    if ((!may_be_whole && !may_be_beginning) || entry.word == word) continue;
    int edits = may_be_beginning ? words::edits_to_beginning(word, entry.word, allowed)
                                 : words::edits(word, entry.word, allowed);
    if (edits <= allowed) found.push_back({edits, &entry.word});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.edits < b.edits; });
  if (found.size() > most) found.resize(most);
  Words out;
  for (const Found& one : found) out.push_back(*one.word);
  return out;
}

}  // namespace waystation::search
