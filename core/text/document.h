// A tree of blocks set on a page of a given width: paragraphs with their places, and the boxes to draw behind them.
// Everything is mirrored in right-to-left. Nothing is drawn here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/markdown.h"
#include "core/text/paragraph.h"

namespace waystation::text {

enum class TextRole { body, heading, table_header, list_marker };
enum class BoxKind {
  callout_note,
  callout_answer,
  callout_warning,
  callout_bar,  // the strong stripe on the start side of a callout; `callout` says which
  table_line,
  task_open,
  task_done,
  bullet,  // a disc
  rule,
};

struct DocumentStyle {
  float body_px = 24;
  float heading_px[3] = {32, 28, 24};  // levels 1, 2, 3 and below
  float block_gap_px = 16;
  float list_indent_px = 32;
  float callout_padding_px = 20;
  float task_box_px = 28;
  float task_item_px = 28;    // least height of an item with a box: what a finger needs
  float task_gap_px = 8;      // between two such items
};

struct PlacedText {
  float x, y;  // of the layout's top left corner, px of the page
  TextRole role;
  std::string text;  // what was set; offsets in the layout are into this
  std::string lang;
  std::vector<Span> spans;
  ParagraphLayout layout;
  int block;  // ordinal of the paragraph in the document: what a recording refers to; -1: a list marker.
              // A table's headings keep theirs where they are set again above each cell, or are not set (the first
              // column's, in a table that is set as its rows)
  int task = -1;  // ordinal of the task that it is the text of
};

struct PlacedBox {
  BoxKind kind;
  float x, y, width, height;
  int task = -1;                    // ordinal of the task in the document, for task_open and task_done
  Callout callout = Callout::note;  // for callout_bar
};

struct DocumentLayout {
  Direction direction = Direction::left_to_right;
  float width = 0, height = 0;
  std::vector<PlacedBox> boxes;  // draw first
  std::vector<PlacedText> texts;
};

// `lang` is the language of the blocks: it decides the direction. A table that does not fit side by side is set as a
// list of its rows, the first cell as the row's heading, each later one under its column's. Emphasis is set in
// bold in a language whose readers do not know slanted letters.
DocumentLayout lay_out_document(const FontSet& fonts, const std::vector<Block>& blocks, std::string_view lang,
                                float width_px, const DocumentStyle& style,
                                std::optional<Direction> direction = std::nullopt);

}  // namespace waystation::text
