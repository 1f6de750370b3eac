#include "core/text/break_lines.h"

#include <algorithm>

#include "core/text/bidi.h"
#include "core/text/ink_overhang.h"

namespace waystation::text {
namespace {

// Sums of float advances in another order differ by this much; a line that is wider by less is not too wide.
constexpr double kTolerancePx = 1.0 / 256;

class Breaker {
 public:
  explicit Breaker(const LineBreaking& input) : in_(input) { measure(); }

  std::vector<BrokenLine> run() {
    std::vector<BrokenLine> lines;
    uint32_t begin = 0;
    while (begin < in_.text.size()) {
      uint32_t limit = in_.text.size();
      while (true) {
        Choice choice = choose(begin, limit);
        BrokenLine line = build(begin, choice.end);
        if (fits(line.width_px) || choice.is_shortest || (fits_without_overhang(line) && is_last_good(begin, choice))) {
          trim_overhang(line);
          begin = line.end;
          lines.push_back(std::move(line));
          break;
        }
        limit = choice.end - 1;
      }
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
  }

 private:
  struct Choice {
    uint32_t end;
    bool is_shortest;  // a single grapheme cluster: taken whether it fits or not
    BreakKind kind;
  };

  bool fits(float width_px) const { return width_px <= in_.width_px + kTolerancePx; }
  static float without_overhang(const BrokenLine& line) {
    return line.width_px - line.overhang.left_px - line.overhang.right_px;
  }
  bool fits_without_overhang(const BrokenLine& line) const { return fits(without_overhang(line)); }
  // No word is parted to make room for ink that reaches out of it.
  bool is_last_good(uint32_t begin, const Choice& choice) const {
    return choose(begin, choice.end - 1).kind < choice.kind;
  }

  void trim_overhang(BrokenLine& line) const {
    const float advances = without_overhang(line), overhang = line.width_px - advances;
    if (overhang <= 0 || fits(line.width_px)) return;
    const float part = std::max(0.f, in_.width_px - advances) / overhang;
    line.overhang = {line.overhang.left_px * part, line.overhang.right_px * part};
    line.width_px = advances + line.overhang.left_px + line.overhang.right_px;
  }

  double scale(const ShapedRun& run) const {
    return static_cast<double>(in_.size_px) / in_.fonts.units_per_em(run.item.font);
  }

  // Widths up to every unit, each cluster's at its first unit; and where a cut needs no new shaping.
  void measure() {
    advance_before_.assign(in_.text.size() + 1, 0);
    safe_.assign(in_.text.size() + 1, false);
    safe_.back() = true;
    for (const ShapedRun& run : in_.runs) {
      for (const ShapedGlyph& glyph : run.glyphs) {
        advance_before_[glyph.cluster + 1] += glyph.x_advance * scale(run);
        safe_[glyph.cluster] = true;
      }
      for (const ShapedGlyph& glyph : run.glyphs)
        if (glyph.unsafe_to_break) safe_[glyph.cluster] = false;
    }
    for (const ShapedRun& run : in_.runs) safe_[run.item.begin] = true;
    for (size_t i = 1; i < advance_before_.size(); ++i) advance_before_[i] += advance_before_[i - 1];
  }

  // The last opportunity at or before `limit` up to which the text fits, of the best kind that there is.
  Choice choose(uint32_t begin, uint32_t limit) const {
    uint32_t grapheme = 0, reluctant = 0, normal = 0, shortest = 0;
    for (uint32_t i = begin + 1; i <= limit; ++i) {
      BreakKind kind = in_.breaks.before[i];
      if (kind == BreakKind::none) continue;
      if (shortest == 0) shortest = i;
      uint32_t visible_end = std::max(begin, in_.breaks.trailing_start[i]);
      if (advance_before_[visible_end] - advance_before_[begin] > in_.width_px + kTolerancePx) break;
      grapheme = i;
      if (kind == BreakKind::reluctant) reluctant = i;
      if (kind >= BreakKind::normal) normal = i;
      if (kind == BreakKind::mandatory) break;
    }
    uint32_t end = normal ? normal : reluctant ? reluctant : grapheme ? grapheme : shortest ? shortest : limit;
    BreakKind kind = normal ? BreakKind::normal : reluctant ? BreakKind::reluctant : BreakKind::grapheme;
    return {std::max(end, begin + 1), end <= shortest, kind};
  }

  BrokenLine build(uint32_t begin, uint32_t end) {
    BrokenLine line{begin, end, std::clamp(in_.breaks.trailing_start[end], begin, end), 0, 0, {}, {}};
    auto run = std::upper_bound(in_.runs.begin(), in_.runs.end(), begin,
                                [](uint32_t unit, const ShapedRun& r) { return unit < r.item.end; });
    for (; run != in_.runs.end() && run->item.begin < end; ++run) {
      uint32_t from = std::max(begin, run->item.begin), to = std::min(end, run->item.end);
      // Rule L1: white space at the end of a line has the paragraph's direction.
      bool splits = line.trailing < to && run->item.level != in_.base_level;
      uint32_t middle = splits ? std::max(from, line.trailing) : to;
      if (from < middle) line.runs.push_back(cut(*run, from, middle, run->item.level));
      if (middle < to) line.runs.push_back(cut(*run, middle, to, in_.base_level));
    }
    double width = 0, trailing = 0;
    for (const ShapedRun& part : line.runs)
      for (const ShapedGlyph& glyph : part.glyphs)
        (glyph.cluster < line.trailing ? width : trailing) += glyph.x_advance * scale(part);
    line.width_px = static_cast<float>(width);
    line.trailing_px = static_cast<float>(trailing);
    line.overhang = measure_ink_overhang(in_.fonts, line, in_.base_level, in_.size_px);
    line.width_px += line.overhang.left_px + line.overhang.right_px;
    return line;
  }

  ShapedRun cut(const ShapedRun& run, uint32_t begin, uint32_t end, uint8_t level) const {
    Item item = run.item;
    item.begin = begin;
    item.end = end;
    item.level = level;
    bool whole = begin == run.item.begin && end == run.item.end;
    bool safe =
        !run.has_dotted_circles && (begin == run.item.begin || safe_[begin]) && (end == run.item.end || safe_[end]);
    if (item.is_right_to_left() != run.item.is_right_to_left() || !(whole || safe))
      return shape(in_.fonts, in_.text, item);
    ShapedRun part{item, {}, run.has_dotted_circles};
    const bool reversed = item.is_right_to_left();
    auto first = std::partition_point(run.glyphs.begin(), run.glyphs.end(), [&](const ShapedGlyph& glyph) {
      return reversed ? glyph.cluster >= end : glyph.cluster < begin;
    });
    auto last = std::partition_point(first, run.glyphs.end(), [&](const ShapedGlyph& glyph) {
      return reversed ? glyph.cluster >= begin : glyph.cluster < end;
    });
    part.glyphs.assign(first, last);
    return part;
  }

  const LineBreaking& in_;
  std::vector<double> advance_before_;
  std::vector<bool> safe_;
};

}  // namespace

std::vector<size_t> visual_order(const std::vector<ShapedRun>& runs) {
  std::vector<UBiDiLevel> levels;
  for (const ShapedRun& run : runs) levels.push_back(run.item.level);
  std::vector<int32_t> order(runs.size());
  ubidi_reorderVisual(levels.data(), static_cast<int32_t>(levels.size()), order.data());
  return {order.begin(), order.end()};
}

std::vector<BrokenLine> break_lines(const LineBreaking& input) {
  return Breaker(input).run();
}

}  // namespace waystation::text
