// Finding things by words: one box over articles, services, agencies, the glossary and notices, in every pack.
//
// A query is divided into words (core/words). Each stands for the words of the packs that it may mean: itself, its
// other forms, what it may become while it is being typed, words that mean the same by the glossary, what it may be in
// another script, what it may be with a typing mistake. What has more and rarer of them, and has them in its title,
// comes first.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/pack/store.h"
#include "core/text/paragraph.h"

namespace waystation::search {

inline constexpr size_t kMaxQueryBytes = 400;  // of a longer one the beginning is looked at
inline constexpr size_t kMaxQueryWords = 12;

struct Query {
  std::string text;
  std::vector<std::string> langs;  // the reader's first, then those that stand in for it; all others come after these
  bool is_typing = true;           // the last word may go on
  std::vector<std::string> kinds;  // of records; empty: article, service, agency, glossary, notice, topic
  size_t most = 40;                // hits; at most 200
};

// A record that was found, in the language whose words matched best; an agency's is "".
struct Hit {
  const pack::Store* store = nullptr;
  std::string kind, id, lang;
  double score = 0;       // only to be compared with others of this answer
  bool is_guess = false;  // no word of it is the one that was typed: another spelling, script or a mistake was assumed
};

struct Answer {
  std::vector<Hit> hits;  // best first: the reader's language, then the others; each record once
  // Folded words that stand in the hits for the query's: what highlights() marks.
  std::set<std::string, std::less<>> words;
  bool is_guess = false;  // every hit is one
};

// Where the words stand in a text that is shown: sorted, not overlapping, on code points.
using text::ByteRange;
std::vector<ByteRange> highlights(std::string_view text, std::string_view lang, const Answer& answer);

// The sentence or two of a longer text where most of the words stand, at most `most_bytes`, on grapheme and, where it
// can be, word borders, with "…" where it was cut; empty when none of them is in it. `plain_text`: without Markdown.
std::string snippet(std::string_view plain_text, std::string_view lang, const Answer& answer, size_t most_bytes = 240);

// The stores must outlive it and stay where they are. One thread. Keeps nothing of a query.
class Search {
 public:
  explicit Search(std::vector<const pack::Store*> stores);
  Search(Search&&) noexcept;
  Search& operator=(Search&&) noexcept;
  ~Search();

  // Never an error: hostile or empty words find nothing. A store that turns out to be damaged finds nothing and says so
  // in `damage()`.
  Answer find(const Query& query) const;

  const std::optional<Error>& damage() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::search
