// Questions to a layout: where is this text, which text is here.
#include <algorithm>
#include <optional>

#include "core/text/paragraph.h"

namespace waystation::text {
namespace {

struct Cell {
  uint32_t begin, end;  // bytes of the cluster
  float left, right;
};

// The clusters of a line in visual order. White space that hangs over the edge has cells outside of the line's width.
std::vector<Cell> cells_of(const ParagraphLayout& layout, const Line& line) {
  float total = 0;
  for (const Run& run : line.runs)
    for (const Glyph& glyph : run.glyphs) total += glyph.advance;
  float pen = layout.direction == Direction::right_to_left ? line.x - (total - line.width) : line.x;

  std::vector<Cell> cells;
  for (const Run& run : line.runs) {
    const size_t first = cells.size();
    for (const Glyph& glyph : run.glyphs) {
      if (cells.size() > first && cells.back().begin == glyph.cluster)
        cells.back().right = pen + glyph.advance;
      else
        cells.push_back({glyph.cluster, run.end, pen, pen + glyph.advance});
      pen += glyph.advance;
    }
    // A cluster ends where the next one of the text begins.
    for (size_t i = first; i < cells.size(); ++i) {
      if (run.level % 2 == 0 && i + 1 < cells.size()) cells[i].end = cells[i + 1].begin;
      if (run.level % 2 == 1 && i > first) cells[i].end = cells[i - 1].begin;
    }
  }
  return cells;
}

}  // namespace

std::vector<TextRect> rects_of(const ParagraphLayout& layout, uint32_t begin, uint32_t end) {
  std::vector<TextRect> rects;
  for (const Line& line : layout.lines) {
    if (line.end <= begin || line.begin >= end) continue;
    bool open = false;
    for (const Cell& cell : cells_of(layout, line)) {
      const float left = std::max(cell.left, line.x), right = std::min(cell.right, line.x + line.width);
      if (cell.end <= begin || cell.begin >= end || right <= left) {
        open = open && right <= left;
        continue;
      }
      if (open)
        rects.back().width = right - rects.back().x;
      else
        rects.push_back({left, line.top, right - left, line.height});
      open = true;
    }
  }
  return rects;
}

std::optional<ByteRange> sentence_at(const ParagraphLayout& layout, std::string_view text, std::string_view lang,
                                     float x, float y) {
  for (const Line& line : layout.lines) {
    if (y < line.top || y >= line.top + line.height || x < line.x || x >= line.x + line.width) continue;
    for (const Cell& cell : cells_of(layout, line)) {
      if (x < cell.left || x >= cell.right) continue;
      for (const ByteRange& sentence : sentences(text, lang))
        if (cell.begin >= sentence.begin && cell.begin < sentence.end) return sentence;
    }
  }
  return std::nullopt;
}

}  // namespace waystation::text
