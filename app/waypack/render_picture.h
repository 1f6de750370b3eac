// Paints set text and the boxes of a document on a canvas, in the kiosk's light colours.
#pragma once

#include <span>

#include "app/waypack/canvas.h"
#include "core/base/result.h"
#include "core/text/document.h"

namespace waystation::waypack {

class RenderPicture {
 public:
  RenderPicture(const text::FontSet& fonts, int width);

  // Makes room for a page of at least this height; `no_space` when the picture would be too large.
  Result<void> reserve(double height_px);
  // `scale`: 1 when the text is 24 px.
  void add_box(const text::PlacedBox& box, float scale);
  void add_text(std::string_view text, const text::ParagraphLayout& layout, double x, double y, text::TextRole role,
                std::span<const text::Span> spans);
  // The PNG of a page of exactly this height.
  Result<std::string> finish(double height_px);

 private:
  void add_run(const text::Run& run, double x, double y, Color color);
  void underline(const text::Run& run, double x, double baseline, uint32_t ink_end);

  RasterCache rasters_;
  Canvas canvas_;
};

}  // namespace waystation::waypack
