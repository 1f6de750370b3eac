// What the index of words takes from a record's texts: its words, by how much they say about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pack/records.h"

namespace waystation::pack {

// Markdown without what is not words: targets of links, names of anchors, the marks of callouts. What else Markdown has
// is no letter or digit, and makes no word.
std::string without_marks(std::string_view markdown);

// The words or phrases of `also` and `typed_as`, which are divided by ";": spaces around them are taken off.
std::vector<std::string_view> divided(std::string_view words);

// Words that mean the same, as they are and their stems, one space between two.
struct Synonym {
  std::string words, stems;
};

// One document: the texts of a record in one language.
class DocumentWords {
 public:
  explicit DocumentWords(std::string lang) : lang_(std::move(lang)) {}

  void add(const TextRecord& text);
  void add(const AgencyRecord& agency);
  // After the last text: sorts the words and drops those that are there more than once.
  void finish();
  void clear();

  // Folded; each once, sorted: in the title; in title, summary, headings or at least three times; anywhere.
  std::vector<std::string> title, theme, body;
  size_t title_words = 0, body_words = 0;  // as many as there are, all counted
  std::vector<std::string> heading;        // the title's words in their order
  std::vector<Synonym> synonyms;           // of a glossary record

 private:
  std::string lang_;

  void add_title(std::string_view text);
  void add_synonym(std::string_view text);
};

// An agency's names, folded, in Latin letters, divided by "\n": what is looked through for any three letters.
std::string latin_names(const AgencyRecord& agency);

}  // namespace waystation::pack
