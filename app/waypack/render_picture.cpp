#include "app/waypack/render_picture.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "platform/png_file.h"

namespace waystation::waypack {
namespace {

constexpr Color kPaper{0xFA, 0xF6, 0xEE}, kCard{0xFF, 0xFF, 0xFF}, kLine{0xDD, 0xD5, 0xC6};
constexpr Color kInk{0x16, 0x30, 0x2F}, kSoft{0x50, 0x62, 0x64};
constexpr Color kBrand{0x0B, 0x5D, 0x5B}, kBrandTint{0xE3, 0xF0, 0xEE};
constexpr Color kCare{0x7D, 0x51, 0x00}, kCareTint{0xFF, 0xF1, 0xD6};
constexpr Color kFine{0x1E, 0x6B, 0x3A}, kFineTint{0xE2, 0xF3, 0xE6};

constexpr int kMaxHeight = 200'000;
constexpr int64_t kMaxPixels = 128 * 1024 * 1024;

Color strong_color(text::Callout callout) {
  switch (callout) {
    case text::Callout::answer:
      return kFine;
    case text::Callout::warning:
      return kCare;
    case text::Callout::note:
      break;
  }
  return kBrand;
}

}  // namespace

RenderPicture::RenderPicture(const text::FontSet& fonts, int width) : rasters_(fonts), canvas_(width, kPaper) {}

Result<void> RenderPicture::reserve(double height_px) {
  // Room below too: some letters reach under their line.
  double wanted = std::ceil(height_px) + 512;
  if (height_px > kMaxHeight || height_px * canvas_.width() > static_cast<double>(kMaxPixels)) {
    return fail(
        ErrorKind::no_space,
        "the page is too tall for a picture ({} px at most, {} million pixels); split the text, or leave out --png",
        kMaxHeight, kMaxPixels / 1'000'000);
  }
  if (wanted > canvas_.height()) canvas_.set_height(static_cast<int>(wanted * 1.25));
  return {};
}

void RenderPicture::add_box(const text::PlacedBox& box, float scale) {
  Canvas::Box place{box.x, box.y, box.width, box.height};
  float radius = 14 * scale, thickness = std::max(1.f, 2.5f * scale);
  switch (box.kind) {
    case text::BoxKind::callout_note:
      return canvas_.fill(place, radius, kBrandTint);
    case text::BoxKind::callout_answer:
      return canvas_.fill(place, radius, kFineTint);
    case text::BoxKind::callout_warning:
      return canvas_.fill(place, radius, kCareTint);
    case text::BoxKind::callout_bar:
      return canvas_.fill(place, box.width / 2, strong_color(box.callout));
    case text::BoxKind::table_line:
    case text::BoxKind::rule:
      return canvas_.fill(place, 0, kLine);
    case text::BoxKind::bullet:
      return canvas_.fill(place, box.width / 2, kBrand);
    case text::BoxKind::task_open:
      canvas_.fill(place, radius / 2, kCard);
      return canvas_.stroke(place, radius / 2, thickness, kSoft);
    case text::BoxKind::task_done:
      canvas_.fill(place, radius / 2, kFine);
      return canvas_.tick(place, thickness * 1.2f, kCard);
  }
}

void RenderPicture::add_text(std::string_view text, const text::ParagraphLayout& layout, double x, double y,
                             text::TextRole role, std::span<const text::Span> spans) {
  Color color = role == text::TextRole::list_marker ? kBrand : kInk;
  for (const text::Line& line : layout.lines) {
    uint32_t ink_end = line.end;  // a link's underline does not run into the space where its line breaks
    while (ink_end > line.begin && text[ink_end - 1] == ' ') --ink_end;
    for (const text::Run& run : line.runs) {
      const text::Span* span = run.span >= 0 ? &spans[static_cast<size_t>(run.span)] : nullptr;
      bool link = span && !span->link.empty();
      if (link) underline(run, x, y + line.baseline, ink_end);
      add_run(run, x, y, link ? kBrand : color);
    }
  }
}

void RenderPicture::underline(const text::Run& run, double x, double baseline, uint32_t ink_end) {
  float thickness = std::max(1.f, std::round(run.size_px / 16));
  float left = std::numeric_limits<float>::max(), right = 0;
  for (const text::Glyph& glyph : run.glyphs) {
    if (glyph.cluster >= ink_end) continue;
    left = std::min(left, glyph.x);
    right = std::max(right, glyph.x + glyph.advance);
  }
  if (left >= right) return;
  float top = static_cast<float>(std::round(baseline + run.size_px * 0.16));
  canvas_.fill({static_cast<float>(x) + left, top, right - left, thickness}, 0, kBrand);
}

void RenderPicture::add_run(const text::Run& run, double x, double y, Color color) {
  for (const text::Glyph& glyph : run.glyphs) {
    // The nearest quarter of a pixel across, the nearest whole one down.
    auto quarters = static_cast<int64_t>(std::floor((x + glyph.x) * text::kSubpixelPhases + 0.5));
    auto phase = static_cast<int>(((quarters % text::kSubpixelPhases) + text::kSubpixelPhases) % text::kSubpixelPhases);
    int left = static_cast<int>((quarters - phase) / text::kSubpixelPhases);
    int baseline = static_cast<int>(std::floor(y + glyph.y + 0.5));
    canvas_.glyph(rasters_.get(run.font, glyph.id, run.size_px, phase, run.slanted), left, baseline, color);
  }
}

Result<std::string> RenderPicture::finish(double height_px) {
  int height = std::max(1, static_cast<int>(std::ceil(height_px)));
  canvas_.set_height(height);
  return platform::encode_png(canvas_.rgba(), canvas_.width(), height);
}

}  // namespace waystation::waypack
