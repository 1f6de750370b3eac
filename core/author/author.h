// From the source tree that officers edit to checked records. Bytes come through the Files port; nothing here touches a
// disk.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/pack/records.h"
#include "core/ports/files.h"

namespace waystation::author {

enum class Severity { note, warning, error };

// One thing to mend. `rule` is a stable id ("review-passed", "no-source"); `message` says what is wrong and what to do.
struct Finding {
  Severity severity;
  std::string rule;
  std::string file;  // relative to the tree; empty: no file of it
  size_t line = 0;   // 1-based; 0: the whole file
  std::string message;

  bool operator==(const Finding&) const = default;
};

// Where each record came from, for the linter's findings.
struct Origin {
  std::string file;
  size_t line = 0;
  std::map<std::string, size_t, std::less<>> field_lines = {};  // of the fields that have a line of their own
  std::vector<size_t> part_lines = {};                          // of a text: of each part
  std::string comment = {};                                     // of a text in the source language: for its translators

  size_t line_of(std::string_view field) const {
    auto found = field_lines.find(field);
    return found == field_lines.end() ? line : found->second;
  }
  size_t line_of_part(size_t part) const { return part < part_lines.size() ? part_lines[part] : line; }
};

struct SourceTree {
  std::vector<pack::Record> records;
  std::vector<Origin> origins;    // origins[i] is where records[i] was written
  std::vector<Finding> findings;  // problems of single entries that parsing saw (a fuzzy or missing translation, …)
};

// Reads and parses a whole tree. An error (`invalid`, "file:line: …") is a file that does not follow its format; a tree
// that parses may still have lint findings.
Result<SourceTree> read_tree(const Files& files, const std::string& root);

struct LintOptions {
  Date today;
  // Answers whether a font that is shipped can draw the character in that language; without it the check is left out.
  std::function<bool(char32_t, std::string_view lang)> can_draw;
};

// Findings with which no pack is built, whatever else may wait: the pack would not hold what its authors meant.
bool blocks_build(const Finding& finding);

// All findings, the tree's own included, sorted by file, line, rule.
std::vector<Finding> lint(const SourceTree& tree, const LintOptions& options);

}  // namespace waystation::author
