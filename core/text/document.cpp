#include "core/text/document.h"

#include <algorithm>
#include <cmath>

#include "core/language/format.h"
#include "core/text/document_page.h"

namespace waystation::text {
namespace {

// Optical middle of a line of letters above its baseline, in em: what a bullet or a task's box is centred on.
constexpr float kLetterMiddleEm = 0.3f;

class DocumentSetter {
 public:
  explicit DocumentSetter(Page& page) : page_(page), style_(page.style()) {}

  // Each returns the y below what it set.
  float set_blocks(const std::vector<Block>& blocks, Column column, float y, float gap_px);

 private:
  float set_block(const Block& block, Column column, float y);
  float set_paragraph(const Block& block, TextRole role, Column column, float y);
  float set_callout(const Block& callout, Column column, float y);
  float set_list(const Block& list, Column column, float y);
  float set_item(const Block& list, const Block& item, PlacedText marker, Column column, Column content, float y);

  struct MarkerPlace {
    Column column;   // the margin, or for a marker on a line of its own the whole column
    bool beside;     // in the margin, at its inner edge
    float y;         // not above this
    float baseline;  // of the line that the marker belongs to
    size_t at;       // its place in the order of the texts
  };
  float set_marker(const Block& list, const Block& item, PlacedText marker, const MarkerPlace& place);

  float marker_gap() const { return std::round(style_.list_indent_px / 4); }

  Page& page_;
  const DocumentStyle& style_;
};

float DocumentSetter::set_blocks(const std::vector<Block>& blocks, Column column, float y, float gap_px) {
  const Block* above = nullptr;
  for (const Block& block : blocks) {
    float gap = 0;
    if (above) {
      if (block.kind == BlockKind::heading) {
        gap = std::max(gap_px, 2 * style_.block_gap_px);  // a heading belongs to what follows it
      } else {
        bool close = above->kind == BlockKind::heading && block.kind != BlockKind::callout;  // a box needs air
        gap = close ? style_.block_gap_px / 2 : gap_px;
      }
    }
    float top = std::ceil(y + gap);
    float below = set_block(block, column, top);
    if (below <= top) continue;  // nothing to see: no gap for it either
    y = below;
    above = &block;
  }
  return y;
}

float DocumentSetter::set_block(const Block& block, Column column, float y) {
  switch (block.kind) {
    case BlockKind::heading:
      return set_paragraph(block, TextRole::heading, column, y);
    case BlockKind::paragraph:
    case BlockKind::table_cell:
      return set_paragraph(block, TextRole::body, column, y);
    case BlockKind::list:
      return set_list(block, column, y);
    case BlockKind::callout:
      return set_callout(block, column, y);
    case BlockKind::table:
      return set_table(page_, block, column, y);
    case BlockKind::rule:
      page_.add_box(BoxKind::rule, column, y, 1);
      return y + 1;
    case BlockKind::list_item:
    case BlockKind::table_row:
      return set_blocks(block.children, column, y, style_.block_gap_px);
  }
  return y;
}

float DocumentSetter::set_paragraph(const Block& block, TextRole role, Column column, float y) {
  int ordinal = page_.next_block();
  if (block.text.empty()) return y;
  return page_.set(page_.lay_out_block(block, role, column.width, ordinal), column, y, page_.text_count());
}

BoxKind box_of(Callout callout) {
  switch (callout) {
    case Callout::answer:
      return BoxKind::callout_answer;
    case Callout::warning:
      return BoxKind::callout_warning;
    case Callout::note:
      break;
  }
  return BoxKind::callout_note;
}

float DocumentSetter::set_callout(const Block& callout, Column column, float y) {
  // The bar takes a fifth of a padding and stands at the very edge, between the rounded corners of the tint: a padding
  // is about as tall as they are.
  constexpr float kSides = 2.2f;
  float room = column.width - page_.narrowest_px();
  float padding = std::floor(std::clamp(room / kSides, 0.f, style_.callout_padding_px));
  float bar = std::round(padding / 5);
  Column inner{column.x + padding + bar, column.width - 2 * padding - bar};

  // The boxes are drawn in order: the callout's before those of its content.
  size_t tint = page_.box_count();
  page_.add_box(box_of(callout.callout), column, y, 0);
  page_.add_box(BoxKind::callout_bar, {column.x, bar}, y + padding, 0);
  float below = set_blocks(callout.children, inner, y + padding, style_.block_gap_px);
  page_.box(tint).height = below + padding - y;
  page_.box(tint + 1).height = below - y - padding;
  page_.box(tint + 1).callout = callout.callout;
  return below + padding;
}

float DocumentSetter::set_list(const Block& list, Column column, float y) {
  std::vector<PlacedText> markers;
  float indent = style_.list_indent_px;
  for (size_t i = 0; i < list.children.size(); ++i) {
    if (list.children[i].task != Task::none) indent = std::max(indent, style_.task_box_px + 1.5f * marker_gap());
    if (!list.ordered) continue;
    std::string number = format_number(list.start + static_cast<int64_t>(i), page_.lang()) + ".";
    markers.push_back(page_.lay_out_text(std::move(number), TextRole::list_marker, column.width));
    indent = std::max(indent, markers.back().layout.width + marker_gap());
  }
  indent = std::ceil(indent);
  // Too narrow for a margin: each marker gets a line of its own.
  if (column.width - indent < page_.narrowest_px()) indent = 0;
  Column content{column.x + indent, column.width - indent};

  for (size_t i = 0; i < list.children.size(); ++i) {
    bool is_task = list.children[i].task != Task::none;
    if (i > 0) y = std::ceil(y + (is_task ? style_.task_gap_px : style_.block_gap_px / 2));
    PlacedText marker = list.ordered ? std::move(markers[i]) : PlacedText{};
    float below = set_item(list, list.children[i], std::move(marker), column, content, y);
    y = is_task ? std::max(below, y + style_.task_item_px) : below;
  }
  return y;
}

float DocumentSetter::set_item(const Block& list, const Block& item, PlacedText marker, Column column, Column content,
                               float y) {
  size_t at = page_.text_count();
  float middle = std::round(style_.body_px * 1.1f);  // a baseline for an item that does not begin with text
  if (content.x == column.x) {
    float marked = set_marker(list, item, std::move(marker), {column, false, y, y + middle, at});
    float below = set_blocks(item.children, content, marked, style_.block_gap_px / 2);
    if (item.task != Task::none) page_.mark_task(at, page_.last_task());
    return below;
  }
  float below = set_blocks(item.children, content, y, style_.block_gap_px / 2);
  bool begins_with_text = page_.text_count() > at && page_.text_y(at) == y;
  float baseline = begins_with_text ? page_.first_baseline(at) : y + middle;
  Column margin{column.x, content.x - column.x};
  return std::max(below, set_marker(list, item, std::move(marker), {margin, true, y, baseline, at}));
}

float DocumentSetter::set_marker(const Block& list, const Block& item, PlacedText marker, const MarkerPlace& place) {
  auto with_width = [&](float width, float gap) {
    return Column{place.beside ? place.column.x + place.column.width - gap - width : place.column.x, width};
  };
  auto centred_top = [&](float size) {
    float middle = place.baseline - kLetterMiddleEm * style_.body_px;
    return std::max(place.y, std::round(middle - size / 2));
  };
  if (item.task != Task::none) {
    float size = style_.task_box_px;
    float top = centred_top(size);
    BoxKind kind = item.task == Task::done ? BoxKind::task_done : BoxKind::task_open;
    int task = page_.next_task();
    page_.add_box(kind, with_width(size, 1.5f * marker_gap()), top, size).task = task;
    page_.mark_task(place.at, task);
    return top + size;
  }
  if (list.ordered) {
    float top = place.beside ? std::max(place.y, place.baseline - marker.layout.lines.front().baseline) : place.y;
    float width = std::min(std::ceil(marker.layout.width), place.column.width);
    // Laid out again in exactly its width: in a right-to-left page a line stands at the right of what it was given.
    PlacedText fitted = page_.lay_out_text(std::move(marker.text), TextRole::list_marker, width);
    return page_.set(std::move(fitted), with_width(width, marker_gap()), top, place.at);
  }
  float size = std::round(style_.body_px * 0.3f);
  float top = centred_top(size);
  page_.add_box(BoxKind::bullet, with_width(size, 1.5f * marker_gap()), top, size);
  return place.beside ? top + size : place.y + std::round(style_.body_px * 1.1f);
}

}  // namespace

DocumentLayout lay_out_document(const FontSet& fonts, const std::vector<Block>& blocks, std::string_view lang,
                                float width_px, const DocumentStyle& style, std::optional<Direction> direction) {
  Page page(fonts, lang, width_px, style, direction.value_or(direction_of(lang)));
  float height = DocumentSetter(page).set_blocks(blocks, {0, width_px}, 0, style.block_gap_px);
  return page.finish(std::ceil(height));
}

}  // namespace waystation::text
