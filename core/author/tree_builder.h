// What reading a tree collects. Inside core/author only.
#pragma once

#include <map>
#include <set>

#include "core/author/author.h"

namespace waystation::author {

class TreeBuilder {
 public:
  // False, with a finding, when there is a record of that kind and key already; then the caller adds none of its texts.
  bool add(pack::Record record, Origin origin);
  void find(Severity severity, std::string rule, std::string file, size_t line, std::string message);

  const pack::PackRecord& pack() const { return std::get<pack::PackRecord>(tree.records.front()); }
  const std::string& source_language() const { return pack().languages.front(); }

  // A text in the source language; nothing when it is empty.
  void add_source_text(std::string_view of_kind, std::string_view of_id, std::string_view field, std::string text,
                       Origin origin);

  // The source texts that a PO file of `lang` translates, as indices into the tree.
  std::vector<size_t> translated_by(std::string_view po_file, std::string_view lang) const;

  SourceTree tree;  // its first record is the pack

 private:
  std::map<std::string, std::vector<size_t>, std::less<>> source_texts_;  // by the article's file; all others under ""
  std::map<std::pair<std::string, std::string>, size_t> by_key_;
};

// topics.toml, sources.toml, notices.toml, glossary.toml, messages.toml: `text` is the file's, cleaned.
struct TomlKind {
  std::string_view file;
  Result<void> (*read)(std::string_view text, TreeBuilder& builder);
};
const std::vector<TomlKind>& toml_kinds();

Result<void> read_pack_file(std::string_view text, TreeBuilder& builder);
Result<void> read_article_file(std::string_view text, const std::string& file, std::string_view topic,
                               std::string_view id, TreeBuilder& builder);

// services.csv, fees.csv, rates.csv: `text` is the file's, cleaned.
Result<void> read_services_file(std::string_view text, TreeBuilder& builder);
inline constexpr size_t kMaxFeeRules = 5'000;
Result<void> read_fees_file(std::string_view text, TreeBuilder& builder);
Result<void> read_rates_file(std::string_view text, TreeBuilder& builder);

// A [[register]] of agencies.toml: how to read its list.
struct AgencyList {
  std::string register_id, country, file, date_format;
  size_t line = 0;  // in agencies.toml
  Date listed_on;
  // Ours -> the list's own columns.
  std::map<std::string, std::vector<std::string>, std::less<>> columns;
  std::map<std::string, std::string, std::less<>> statuses;  // what the list writes, in small letters -> ours
};
// agencies.toml: adds the registers; their lists are still to be read.
Result<std::vector<AgencyList>> read_registers_file(std::string_view text, TreeBuilder& builder);
// A–Z as a–z; other letters stay.
std::string small_letters(std::string text);
// `ids`: of agencies that were read before, of this list and others.
Result<void> read_agency_list(std::string_view text, const AgencyList& list, std::set<std::string>& ids,
                              TreeBuilder& builder);

// A text's place in the PO files of a language.
struct PoPlace {
  std::string file;
  std::string context;
};
PoPlace po_place(const pack::TextRecord& text, const Origin& origin, std::string_view lang);

// Adds the translations that a PO file has for the source texts in `tree`, and what is wrong with its entries.
Result<void> read_po_file(std::string_view text, const std::string& file, const std::string& lang,
                          TreeBuilder& builder);

}  // namespace waystation::author
