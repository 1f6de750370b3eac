// The places of all glyphs of a page, as JSON. The format is part of waypack's interface; render.cpp describes it.
#pragma once

#include <string>
#include <string_view>

#include "core/text/paragraph.h"

namespace waystation::waypack {

class RenderJson {
 public:
  explicit RenderJson(const text::FontSet& fonts) : fonts_(fonts) {}

  // (x, y): the page's place of the layout's top left corner.
  void add(std::string_view text, const text::ParagraphLayout& layout, double x, double y);
  size_t size_bytes() const { return json_.size(); }
  std::string finish();

 private:
  void add_line(const text::Line& line, double x, double y);
  void add_run(const text::Run& run, double x, double y);

  const text::FontSet& fonts_;
  std::string json_ = "{\"paragraphs\":[";
  bool empty_ = true;
};

}  // namespace waystation::waypack
