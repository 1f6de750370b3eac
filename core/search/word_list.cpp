#include "core/search/word_list.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "core/base/utf8.h"
#include "core/words/likeness.h"
#include "core/words/tokens.h"

namespace waystation::search {
namespace {

struct Letters {
  int count = 0;
  uint64_t has = 0;
};

Letters letters_of(std::string_view word) {
  Letters letters;
  for (size_t i = 0; i < word.size(); ++letters.count) letters.has |= uint64_t{1} << (next_code_point(word, i) & 63);
  return letters;
}

}  // namespace

void WordList::add(std::string_view word, int64_t documents) {
  if (word.size() > words::kMaxWordBytes || words_.size() > (size_t{1} << 30)) return;
  Letters letters = letters_of(word);
  entries_.push_back({static_cast<uint32_t>(words_.size()), static_cast<uint8_t>(word.size()),
                      static_cast<uint8_t>(letters.count),
                      static_cast<uint32_t>(std::clamp<int64_t>(documents, 0, INT32_MAX)), letters.has});
  words_ += word;
}

void WordList::finish() {
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) { return word_of(a) < word_of(b); });
  size_t kept = 0;
  for (const Entry& entry : entries_) {
    if (kept > 0 && word_of(entries_[kept - 1]) == word_of(entry)) {
      entries_[kept - 1].documents += entry.documents;
    } else {
      entries_[kept++] = entry;
    }
  }
  entries_.resize(kept);
  entries_.shrink_to_fit();
}

std::vector<LikeWord> WordList::like(std::string_view word, int most_edits, bool may_go_on, size_t most) const {
  std::vector<LikeWord> found;
  const Letters typed = letters_of(word);
  for (const Entry& entry : entries_) {
    // An edit takes at most one letter away, and changes the length by at most one: most words need no closer look.
    if (entry.letters + most_edits < typed.count) continue;
    if (std::popcount(typed.has & ~entry.has) > most_edits) continue;
    if (!may_go_on) {
      if (entry.letters > typed.count + most_edits) continue;
      if (std::popcount(entry.has & ~typed.has) > most_edits) continue;
    }
    std::string_view other = word_of(entry);
    int edits = may_go_on ? words::edits_to_beginning(word, other, most_edits) : words::edits(word, other, most_edits);
    if (edits < 1 || edits > most_edits) continue;
    bool is_whole = !may_go_on || words::edits(word, other, edits) == edits;
    found.push_back({std::string(other), edits, is_whole, entry.documents});
  }
  std::sort(found.begin(), found.end(), [](const LikeWord& a, const LikeWord& b) {
    return std::tuple(a.edits, !a.is_whole, -a.documents, std::string_view(a.word)) <
           std::tuple(b.edits, !b.is_whole, -b.documents, std::string_view(b.word));
  });
  if (found.size() > most) found.resize(most);
  return found;
}

std::vector<std::string_view> WordList::beginning_with(std::string_view letters) const {
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), letters,
                                [&](const Entry& one, std::string_view other) { return word_of(one) < other; });
  std::vector<std::string_view> found;
  for (; entry != entries_.end() && word_of(*entry).starts_with(letters); ++entry) found.push_back(word_of(*entry));
  return found;
}

}  // namespace waystation::search
