// CommonMark (md4c) to a tree of blocks: what an article may be made of, and nothing else (no HTML, no pictures).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/text/paragraph.h"

namespace waystation::text {

enum class BlockKind {
  heading,    // level 1..6
  paragraph,
  list,       // children: list_item; ordered or not
  list_item,  // children: blocks
  callout,    // children: blocks; `callout` says which (a quote that starts with [!ANSWER], [!WARNING], [!NOTE])
  table,      // children: table_row
  table_row,  // children: table_cell; `header` for the head
  table_cell,
  rule,
};

enum class Callout { note, answer, warning };
enum class Task { none, open, done };

struct Block {
  BlockKind kind;
  int level = 0;               // heading
  bool ordered = false;        // list
  int start = 1;               // ordered list
  bool header = false;         // table_row
  Task task = Task::none;      // list_item
  Callout callout = Callout::note;
  size_t line = 0;             // 1-based, in the Markdown; best effort
  std::string text;            // heading, paragraph, table_cell: plain UTF-8
  std::vector<Span> spans;     // its emphasis and links
  std::string anchor;          // heading, paragraph, table_cell: NAME of a closing "{#NAME}", which is not in `text`
  std::vector<Block> children;
};

inline constexpr size_t kMaxMarkdownBytes = 1024 * 1024;
inline constexpr int kMaxMarkdownDepth = 8;        // lists and quotes inside each other
inline constexpr size_t kMaxMarkdownBlocks = 4000;
inline constexpr size_t kMaxMarkdownSpans = 1000;  // in one block

// Every failure is `invalid`, and its message begins with the line ("12: a picture; …"), so that a caller that knows the file
// puts "FILE:" in front. `first_line` is the line of the file that the Markdown begins on. Refused: raw HTML, code blocks,
// pictures, links to anything but article:ID, service:ID and tel:NUMBER, an anchor used twice, control characters,
// whatever is not UTF-8, and more than the bounds above.
Result<std::vector<Block>> parse_markdown(std::string_view markdown, size_t first_line = 1);

}  // namespace waystation::text
