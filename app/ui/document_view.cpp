#include "app/ui/document_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace waystation::ui {
namespace {

// The document is placed in physical pixels; targets and shapes take logical ones.
Rect to_logical(const Ui& ui, Rect r) {
  if (ui.right_to_left()) r.x = ui.page().width - r.x - r.width;
  return r;
}

struct Tint {
  Color fill, edge;
};

std::optional<Tint> tint_of(const Palette& c, text::BoxKind kind) {
  switch (kind) {
    case text::BoxKind::callout_note:
      return Tint{c.brand_tint, c.brand};
    case text::BoxKind::callout_answer:
      return Tint{c.fine_tint, c.fine};
    case text::BoxKind::callout_warning:
      return Tint{c.care_tint, c.care};
    default:
      return std::nullopt;
  }
}

Color edge_of(const Palette& c, text::Callout callout) {
  return callout == text::Callout::answer ? c.fine : callout == text::Callout::warning ? c.care : c.brand;
}

void draw_box(Ui& ui, const text::PlacedBox& box, Rect r) {
  const Palette& c = ui.colors();
  if (auto tint = tint_of(c, box.kind)) {
    ui.fill(r, tint->fill, radius::kRow);
    // In strong contrast tints are white: the border carries the meaning.
    if (ui.frame().contrast == Contrast::high) ui.border(r, tint->edge, radius::kRow, 3);
  } else if (box.kind == text::BoxKind::callout_bar) {
    if (ui.frame().contrast != Contrast::high) ui.fill(r, edge_of(c, box.callout), 2);
  } else if (box.kind == text::BoxKind::bullet) {
    ui.fill(r, c.brand, r.height / 2 / std::max(0.01f, ui.px(1)));
  } else {
    ui.fill(r, c.line);
  }
}

// The whole item is touched, not only its box; it says its text aloud.
bool draw_task(Ui& ui, const text::DocumentLayout& layout, const text::PlacedBox& box, Point origin,
               const DocumentOptions& options) {
  Rect item{origin.x + box.x, origin.y + box.y, box.width, box.height};
  Translated label;
  for (const text::PlacedText& placed : layout.texts) {
    if (placed.task != box.task) continue;
    item = join(item, {origin.x + placed.x, origin.y + placed.y, placed.layout.width, placed.layout.height});
    label = {label.text.empty() ? placed.text : label.text + ' ' + placed.text, placed.lang};
  }
  // As wide as the text, not as the column: what looks touchable is.
  item.height = std::max(item.height, ui.metrics().target_px());
  item.width = std::max(item.width, ui.metrics().target_px());
  bool ticked = box.kind == text::BoxKind::task_done || (options.is_ticked && options.is_ticked(box.task));
  auto target = ui.target(fmt::format("{}/task/{}", options.id, box.task), to_logical(ui, item), label);
  Rect mark = to_logical(ui, {origin.x + box.x, origin.y + box.y, box.width, box.height});
  ui.icon(ticked ? Icon::checkbox_marked : Icon::checkbox_blank_outline, mark.x, mark.y, mark.height,
          ticked ? ui.colors().fine : ui.colors().soft);
  return target.clicked;
}

// Where a finger may land for a link: the longest of its lines, at least as tall as a target. One line only, because
// the box around several would cover its neighbours.
Rect link_area(const Ui& ui, const text::PlacedText& placed, const text::Span& span, float left, float top) {
  text::TextRect longest{};
  for (const text::TextRect& r : text::rects_of(placed.layout, span.begin, span.end))
    if (r.width > longest.width) longest = r;
  float grow_x = std::max(0.0f, (ui.metrics().target_px() - longest.width) / 2);
  float grow_y = std::max(0.0f, (ui.metrics().target_px() - longest.height) / 2);
  return {left + longest.x - grow_x, top + longest.y - grow_y, longest.width + 2 * grow_x, longest.height + 2 * grow_y};
}

bool can_be_followed(const text::Span& span) {
  return span.link.starts_with("article:");
}

}  // namespace

text::DocumentStyle document_style(const Metrics& metrics) {
  text::DocumentStyle style;
  style.body_px = metrics.type_px(TypeRole::reading);
  style.heading_px[0] = metrics.type_px(TypeRole::title);
  style.heading_px[1] = metrics.type_px(TypeRole::card);
  style.heading_px[2] = metrics.type_px(TypeRole::reading);
  // Links of neighbouring paragraphs must not lie on each other: their lines stand a target apart.
  constexpr float kLineEm = 1.35f;
  style.block_gap_px = std::max(metrics.px(space::k16), std::ceil(metrics.target_px() - kLineEm * style.body_px));
  style.list_indent_px = metrics.px(space::k32);
  style.callout_padding_px = metrics.px(space::k16);
  style.task_box_px = metrics.px(space::k32);
  style.task_item_px = metrics.target_px();
  style.task_gap_px = metrics.mm(kTargetGapMm);
  return style;
}

DocumentEvents draw_document(Ui& ui, const text::DocumentLayout& layout, float x, float y,
                             const DocumentOptions& options) {
  DocumentEvents events;
  Rect place = to_logical(ui, {x, y, layout.width, layout.height});  // its own inverse: now physical
  for (const text::PlacedBox& box : layout.boxes) {
    Rect r = to_logical(ui, {place.x + box.x, y + box.y, box.width, box.height});
    bool is_task = box.kind == text::BoxKind::task_open || box.kind == text::BoxKind::task_done;
    if (is_task && draw_task(ui, layout, box, {place.x, y}, options)) events.toggled_task = box.task;
    if (!is_task) draw_box(ui, box, r);
  }
  for (size_t at = 0; at < layout.texts.size(); ++at) {
    const text::PlacedText& placed = layout.texts[at];
    float left = place.x + placed.x, top = y + placed.y;
    const Palette& c = ui.colors();
    auto colors = [&](int span) {
      if (placed.role == text::TextRole::list_marker) return c.brand;
      return span >= 0 && can_be_followed(placed.spans[static_cast<size_t>(span)]) ? c.brand : c.ink;
    };
    Rect words = to_logical(ui, {left, top, placed.layout.width, placed.layout.height});
    ui.layout(placed.layout, placed.text, words.x, top, placed.layout.width, colors,
              fmt::format("{}/text/{}", options.id, at));
    for (size_t i = 0; i < placed.spans.size(); ++i) {
      const text::Span& span = placed.spans[i];
      if (!can_be_followed(span)) continue;
      for (const text::TextRect& r : text::rects_of(placed.layout, span.begin, span.end))
        ui.fill(to_logical(ui, {left + r.x, top + r.y + r.height - ui.px(5), r.width, ui.px(2)}), c.brand);
      Translated label{placed.text.substr(span.begin, span.end - span.begin), placed.lang};
      auto target = ui.target(fmt::format("{}/link/{}/{}", options.id, at, i),
                              to_logical(ui, link_area(ui, placed, span, left, top)), label);
      if (target.clicked) events.link = span.link;
    }
  }
  return events;
}

}  // namespace waystation::ui
