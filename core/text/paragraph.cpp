#include "core/text/paragraph.h"

#include <algorithm>
#include <cmath>

#include "core/text/bidi.h"
#include "core/text/break_lines.h"
#include "core/text/coverage.h"
#include "core/text/line_height.h"

namespace waystation::text {
namespace {

constexpr float kSmallestPx = 1, kLargestPx = 2000, kWidestPx = 1e6f;

// Lines of ICU to lines of the page: visual order, pen positions, baselines.
class Placer {
 public:
  Placer(const FontSet& fonts, const ParagraphInput& input, const Utf16Text& text, hb_script_t base_script,
         ParagraphLayout& layout)
      : fonts_(fonts), input_(input), text_(text), base_script_(base_script), layout_(layout) {}

  void place(const BrokenLine& broken) {
    Line line;
    line.begin = text_.byte_of[broken.begin];
    line.end = text_.byte_of[broken.end];
    line.width = broken.width_px;
    line.top = layout_.height;
    const LineExtent extent = extent_of(broken);
    line.baseline = line.top + extent.ascent_em * input_.size_px;
    line.height = (extent.ascent_em + extent.descent_em) * input_.size_px;
    const bool right_to_left = layout_.direction == Direction::right_to_left;
    const float room = input_.width_px - line.width;
    line.x = input_.alignment == Alignment::center ? room / 2 : right_to_left ? room : 0;

    float pen = line.x + broken.overhang.left_px - (right_to_left ? broken.trailing_px : 0);
    for (size_t index : visual_order(broken.runs))
      line.runs.push_back(place_run(broken.runs[index], line.baseline, pen));
    layout_.width = std::max(layout_.width, line.width);
    layout_.height += line.height;
    layout_.lines.push_back(std::move(line));
  }

 private:
  LineExtent extent_of(const BrokenLine& broken) const {
    LineExtent extent = line_extent(base_script_, input_.lang);
    for (const ShapedRun& run : broken.runs) {
      LineExtent own = line_extent(run.item.script, run.item.lang);
      extent.ascent_em = std::max(extent.ascent_em, own.ascent_em);
      extent.descent_em = std::max(extent.descent_em, own.descent_em);
    }
    return extent;
  }

  Run place_run(const ShapedRun& shaped, float baseline, float& pen) {
    const Item& item = shaped.item;
    Run run{item.font,
            item.script,
            std::string(item.lang),
            item.level,
            item.span,
            text_.byte_of[item.begin],
            text_.byte_of[item.end],
            input_.size_px,
            item.slanted,
            {}};
    const float scale = input_.size_px / static_cast<float>(fonts_.units_per_em(item.font));
    run.glyphs.reserve(shaped.glyphs.size());
    for (const ShapedGlyph& glyph : shaped.glyphs) {
      const float advance = static_cast<float>(glyph.x_advance) * scale;
      run.glyphs.push_back({glyph.id, text_.byte_of[glyph.cluster], pen + static_cast<float>(glyph.x_offset) * scale,
                            baseline - static_cast<float>(glyph.y_offset) * scale, advance});
      pen += advance;
      if (glyph.id == 0) report_missing(shaped, glyph.cluster);
    }
    return run;
  }

  void report_missing(const ShapedRun& shaped, uint32_t cluster) {
    uint32_t end = shaped.item.end;
    for (const ShapedGlyph& glyph : shaped.glyphs)
      if (glyph.cluster > cluster) end = std::min(end, glyph.cluster);
    for (uint32_t unit = cluster; unit < end;) {
      uint32_t begin = unit;
      char32_t c = text_.next(unit);
      if (covers_character(fonts_, shaped.item.font, c)) continue;
      MissingCharacter missing{c, text_.byte_of[begin]};
      auto same = [&](const MissingCharacter& other) { return other.offset == missing.offset; };
      if (std::none_of(layout_.missing.rbegin(), layout_.missing.rend(), same)) layout_.missing.push_back(missing);
    }
  }

  const FontSet& fonts_;
  const ParagraphInput& input_;
  const Utf16Text& text_;
  hb_script_t base_script_;
  ParagraphLayout& layout_;
};

float within(float value, float low, float high) {
  return std::isfinite(value) ? std::clamp(value, low, high) : low;
}

}  // namespace

ParagraphLayout lay_out(const FontSet& fonts, const ParagraphInput& original) {
  ParagraphInput input = original;
  input.size_px = within(input.size_px, kSmallestPx, kLargestPx);
  input.width_px = within(input.width_px, 0, kWidestPx);
  LayoutContext& context = fonts.context();
  const Utf16Text text = to_utf16(input.text);
  const hb_script_t base_script = script_of_language(input.lang);
  const std::vector<Isolate> isolates = find_isolates(text);

  ParagraphLayout layout;
  if (input.direction)
    layout.direction = *input.direction;
  else
    layout.direction = first_strong(text, isolates).value_or(direction_of(input.lang));
  const uint8_t base_level = layout.direction == Direction::right_to_left ? 1 : 0;
  const std::vector<uint8_t> levels = bidi_levels(context, text, isolates, layout.direction);

  std::vector<ShapedRun> runs;
  for (const Item& item : itemise(fonts, text, input, levels, base_script)) runs.push_back(shape(fonts, text, item));
  const BreakOpportunities breaks = find_breaks(context, text, input.lang, isolates);
  Placer placer(fonts, input, text, base_script, layout);
  for (const BrokenLine& line : break_lines({fonts, text, runs, breaks, base_level, input.size_px, input.width_px}))
    placer.place(line);
  return layout;
}

}  // namespace waystation::text
