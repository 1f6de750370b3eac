// Tables: columns side by side while they fit, else the rows one below the other, each under its first cell as a
// heading and every later cell under its column's.
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "core/text/document_page.h"

namespace waystation::text {
namespace {

constexpr float kUnbounded = 1e6f;
// A column is not made narrower than this many em while its content is wider: ragged words are hard to read.
constexpr float kPreferredEm = 5;

// Byte offsets after which a line may break; ends with the text's size.
std::vector<uint32_t> break_offsets(std::string_view text, std::string_view lang) {
  std::vector<uint32_t> offsets;
  UErrorCode status = U_ZERO_ERROR;
  std::string locale(lang);
  std::unique_ptr<UText, decltype(&utext_close)> source(
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status), utext_close);
  std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> breaks(
      ubrk_open(UBRK_LINE, locale.c_str(), nullptr, 0, &status), ubrk_close);
  if (U_SUCCESS(status)) ubrk_setUText(breaks.get(), source.get(), &status);
  if (U_SUCCESS(status)) {
    for (int32_t at = ubrk_next(breaks.get()); at != UBRK_DONE; at = ubrk_next(breaks.get())) {
      offsets.push_back(static_cast<uint32_t>(at));
    }
  }
  if (offsets.empty() || offsets.back() < text.size()) offsets.push_back(static_cast<uint32_t>(text.size()));
  return offsets;
}

// What every cell of a table knows of the whole.
struct TableParts {
  const Block* header = nullptr;
  std::vector<const Block*> rows;
  int first_ordinal = 0;
  size_t column_count = 0;

  int header_ordinal(size_t column) const { return first_ordinal + static_cast<int>(column); }
  int ordinal(size_t row, size_t column) const {
    size_t above = row + (header ? 1 : 0);
    return first_ordinal + static_cast<int>(above * column_count + column);
  }
};

// Every row has as many cells as the header: md4c pads and cuts them.
TableParts take_parts(Page& page, const Block& table) {
  TableParts parts;
  for (const Block& row : table.children) {
    parts.column_count = std::max(parts.column_count, row.children.size());
    if (row.header) {
      parts.header = &row;
    } else {
      parts.rows.push_back(&row);
    }
  }
  size_t cells = table.children.size() * parts.column_count;
  for (size_t i = 0; i < cells; ++i) {
    int ordinal = page.next_block();
    if (i == 0) parts.first_ordinal = ordinal;
  }
  return parts;
}

std::vector<NaturalWidth> measure(const Page& page, const Block& table, size_t column_count) {
  std::vector<NaturalWidth> columns(column_count);
  for (const Block& row : table.children) {
    TextRole role = row.header ? TextRole::table_header : TextRole::body;
    for (size_t c = 0; c < row.children.size(); ++c) {
      PlacedText cell = page.lay_out_block(row.children[c], role, kUnbounded, 0);
      NaturalWidth width = natural_width(cell.layout, cell.text, page.lang());
      columns[c].max_content = std::max(columns[c].max_content, width.max_content);
      columns[c].min_content = std::max(columns[c].min_content, width.min_content);
    }
  }
  for (NaturalWidth& column : columns) {
    float preferred = std::min(column.max_content, kPreferredEm * page.style().body_px);
    column.min_content = std::max(column.min_content, preferred);
  }
  return columns;
}

struct RowPlace {
  TextRole role;
  int first_ordinal;
  float y;
};

float set_row(Page& page, const Block& row, const std::vector<Column>& columns, RowPlace place) {
  float below = place.y;
  for (size_t c = 0; c < row.children.size() && c < columns.size(); ++c) {
    if (row.children[c].text.empty()) continue;
    int ordinal = place.first_ordinal + static_cast<int>(c);
    PlacedText cell = page.lay_out_block(row.children[c], place.role, columns[c].width, ordinal);
    below = std::max(below, page.set(std::move(cell), columns[c], place.y, page.text_count()));
  }
  return below;
}

float set_side_by_side(Page& page, const TableParts& parts, const std::vector<Column>& columns, Column table, float y) {
  float padding = std::round(page.style().block_gap_px / 2);
  if (parts.header) {
    y = set_row(page, *parts.header, columns, {TextRole::table_header, parts.header_ordinal(0), y});
    page.add_box(BoxKind::table_line, table, y + padding, 2);
    y += padding + 2;
  }
  for (size_t r = 0; r < parts.rows.size(); ++r) {
    if (r > 0) {
      page.add_box(BoxKind::table_line, table, y, 1);
      y += 1;
    }
    y = set_row(page, *parts.rows[r], columns, {TextRole::body, parts.ordinal(r, 0), y + padding}) + padding;
  }
  return y;
}

float set_stacked(Page& page, const TableParts& parts, Column column, float y) {
  float gap = std::round(page.style().block_gap_px / 2);
  for (size_t r = 0; r < parts.rows.size(); ++r) {
    const Block& row = *parts.rows[r];
    if (r > 0) {
      page.add_box(BoxKind::table_line, column, y + 2 * gap, 1);
      y += 4 * gap + 1;
    }
    bool first = true;
    for (size_t c = 0; c < row.children.size(); ++c) {
      if (row.children[c].text.empty()) continue;
      if (!first) y += gap;
      first = false;
      // The first column says what its row is about: the row's heading, that needs no label of its own.
      const bool labelled = c > 0 && parts.header && c < parts.header->children.size();
      const Block* heading = labelled ? &parts.header->children[c] : nullptr;
      if (heading && !heading->text.empty()) {
        PlacedText text = page.lay_out_block(*heading, TextRole::table_header, column.width, parts.header_ordinal(c));
        y = page.set(std::move(text), column, y, page.text_count());
      }
      TextRole role = c == 0 ? TextRole::table_header : TextRole::body;
      PlacedText text = page.lay_out_block(row.children[c], role, column.width, parts.ordinal(r, c));
      y = page.set(std::move(text), column, y, page.text_count());
    }
  }
  return y;
}

}  // namespace

NaturalWidth natural_width(const ParagraphLayout& layout, std::string_view text, std::string_view lang) {
  NaturalWidth width;
  width.max_content = std::ceil(layout.width);
  std::vector<uint32_t> ends = break_offsets(text, lang);
  std::vector<float> parts(ends.size());
  float advances = 0;
  for (const Line& line : layout.lines) {
    for (const Run& run : line.runs) {
      for (const Glyph& glyph : run.glyphs) {
        advances += glyph.advance;
        if (glyph.cluster < text.size() && text[glyph.cluster] == ' ') continue;
        size_t part = static_cast<size_t>(std::upper_bound(ends.begin(), ends.end(), glyph.cluster) - ends.begin());
        parts[std::min(part, parts.size() - 1)] += glyph.advance;
      }
    }
  }
  // A word set on its own may be a little wider than inside its line (a final form, lost kerning).
  // Nor may the ink that reaches over its line's edges (Nastaliq) part it.
  float slack = 2 + std::max(0.f, layout.width - advances);
  for (float part : parts) width.min_content = std::max(width.min_content, std::ceil(part + slack));
  width.max_content = std::max(width.max_content, width.min_content);
  return width;
}

std::vector<float> share_width(const std::vector<NaturalWidth>& columns, float gap_px, float width_px) {
  if (columns.empty()) return {};
  float available = width_px - gap_px * static_cast<float>(columns.size() - 1);
  float min_sum = 0, max_sum = 0;
  for (const NaturalWidth& column : columns) {
    min_sum += column.min_content;
    max_sum += column.max_content;
  }
  if (min_sum > available) return {};
  std::vector<float> widths;
  for (const NaturalWidth& column : columns) {
    if (max_sum <= available) {
      widths.push_back(column.max_content + (available - max_sum) / static_cast<float>(columns.size()));
    } else {
      float share = (available - min_sum) / (max_sum - min_sum);
      widths.push_back(column.min_content + share * (column.max_content - column.min_content));
    }
  }
  return widths;
}

float set_table(Page& page, const Block& table, Column column, float y) {
  TableParts parts = take_parts(page, table);
  float gap = std::round(1.5f * page.style().block_gap_px);
  std::vector<float> widths = share_width(measure(page, table, parts.column_count), gap, column.width);
  if (widths.empty()) return set_stacked(page, parts, column, y);
  std::vector<Column> columns;
  float x = column.x;
  for (float width : widths) {
    columns.push_back({x, width});
    x += width + gap;
  }
  return set_side_by_side(page, parts, columns, column, y);
}

}  // namespace waystation::text
