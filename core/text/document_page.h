// A page while it is being set. Used by document*.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text/document.h"

namespace waystation::text {

// Where text may stand, counted from the side that reading starts on; Page mirrors.
struct Column {
  float x;
  float width;
};

class Page {
 public:
  Page(const FontSet& fonts, std::string_view lang, float width_px, const DocumentStyle& style, Direction direction);

  const DocumentStyle& style() const { return style_; }
  // No column is made narrower than this by indents, paddings or tables: a few letters must fit beside each other.
  float narrowest_px() const { return 4 * style_.body_px; }
  int next_block() { return blocks_++; }
  int next_task() { return tasks_++; }
  int last_task() const { return tasks_ - 1; }
  // Everything that was set since there were `from` texts belongs to this task.
  void mark_task(size_t from, int task) {
    for (size_t i = from; i < layout_.texts.size(); ++i) layout_.texts[i].task = task;
  }
  size_t text_count() const { return layout_.texts.size(); }
  // The first line's baseline of a text that was set, px of the page.
  float first_baseline(size_t text) const;
  float text_y(size_t text) const { return layout_.texts[text].y; }

  // A text at `y`; `at` is its place in the order of the texts (text_count(): last). Returns the y below it, a whole
  // pixel.
  float set(PlacedText text, Column column, float y, size_t at);
  PlacedText lay_out_block(const Block& block, TextRole role, float width_px, int ordinal) const;
  PlacedText lay_out_text(std::string text, TextRole role, float width_px) const;

  PlacedBox& add_box(BoxKind kind, Column column, float y, float height);
  size_t box_count() const { return layout_.boxes.size(); }
  PlacedBox& box(size_t index) { return layout_.boxes[index]; }

  std::string_view lang() const { return lang_; }
  DocumentLayout finish(float height);

 private:
  void lay_out_into(PlacedText& text, int level, float width_px) const;
  float left_of(Column column) const;

  const FontSet& fonts_;
  std::string lang_;
  DocumentStyle style_;
  bool slants_;
  DocumentLayout layout_;
  int blocks_ = 0;
  int tasks_ = 0;
};

// document_table.cpp. Returns the y below the table.
float set_table(Page& page, const Block& table, Column column, float y);

// The widths of a text's longest line and longest unbreakable part, when laid out on one line.
struct NaturalWidth {
  float max_content = 0;
  float min_content = 0;
};
NaturalWidth natural_width(const ParagraphLayout& layout, std::string_view text, std::string_view lang);

// Shares `width_px` out to columns; empty when the narrowest they can be does not fit.
std::vector<float> share_width(const std::vector<NaturalWidth>& columns, float gap_px, float width_px);

}  // namespace waystation::text
