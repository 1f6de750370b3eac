// The linter's rules, a group a file. Inside core/author only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/author/author.h"
#include "core/text/markdown.h"

namespace waystation::author {

// A part of a text: in the source language, or a translation with the source that it translates.
struct LintPart {
  const pack::TextRecord* text;
  const Origin* origin;
  size_t index;
  const std::string* source;        // the same part in the source language; nullptr for the source itself
  std::vector<text::Block> blocks;  // when it is Markdown that could be parsed
  std::vector<text::Block> source_blocks;

  const std::string& value() const { return text->parts[index]; }
  size_t line() const { return origin->line_of_part(index); }
};

// What the rules share: the tree, looked up once.
struct LintContext {
  const SourceTree& tree;
  const LintOptions& options;
  std::vector<Finding> findings;

  const pack::PackRecord* pack = nullptr;
  std::map<std::string, std::set<std::string>, std::less<>> ids;  // kind -> keys
  std::vector<LintPart> parts;                                    // those that are not empty

  bool has(std::string_view kind, std::string_view id) const {
    auto found = ids.find(kind);
    return found != ids.end() && found->second.contains(std::string(id));
  }
  void find(Severity severity, std::string rule, const Origin& origin, size_t line, std::string message) {
    findings.push_back({severity, std::move(rule), origin.file, line, std::move(message)});
  }
};

// True for the fields that are Markdown: an article's body, a notice's body.
bool is_markdown(const pack::TextRecord& text);

// Calls `take(text, spans)` for every heading, paragraph and cell.
template <typename Take>
void each_paragraph(const std::vector<text::Block>& blocks, Take&& take) {
  for (const text::Block& block : blocks) {
    if (!block.text.empty()) take(block);
    each_paragraph(block.children, take);
  }
}

void lint_records(LintContext& context);       // dates, sources, references, countries, languages, audience
void lint_services(LintContext& context);      // contacts, hours, papers
void lint_agencies(LintContext& context);      // registers, and the lists that they name
void lint_fees(LintContext& context);          // fee rules alone, beside each other, and their notes
void lint_rates(LintContext& context);         // rates between currencies
void lint_translations(LintContext& context);  // what is missing; numbers, links and arguments that differ
void lint_language(LintContext& context);      // sentences, words we do not use, letters that no font draws
void lint_markdown(LintContext& context);      // headings, links, telephone numbers

}  // namespace waystation::author
