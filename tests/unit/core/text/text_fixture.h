// What the tests of core/text share: the fonts of this machine, and a layout told in words.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/paragraph.h"
#include "tests/support/catch.h"

namespace waystation::text {

inline FontSet system_fonts() {
  auto fonts = FontSet::open(FontSet::system_directories());
  REQUIRE(fonts.has_value());
  return std::move(*fonts);
}

inline ParagraphLayout lay_out_text(const FontSet& fonts, std::string_view text, std::string_view lang,
                                    float width_px = 2000) {
  ParagraphInput input;
  input.text = text;
  input.lang = lang;
  input.size_px = 20;
  input.width_px = width_px;
  return lay_out(fonts, input);
}

// The characters of a line as they stand from left to right, each cluster's once.
inline std::string visual_text(const ParagraphLayout& layout, std::string_view text, size_t line = 0) {
  std::string result;
  for (const Run& run : layout.lines.at(line).runs) {
    for (size_t i = 0; i < run.glyphs.size(); ++i) {
      uint32_t begin = run.glyphs[i].cluster, end = run.end;
      if (i > 0 && run.glyphs[i - 1].cluster == begin) continue;
      for (const Glyph& glyph : run.glyphs)
        if (glyph.cluster > begin) end = std::min(end, glyph.cluster);
      result += text.substr(begin, end - begin);
    }
  }
  return result;
}

// The bytes of each line, trailing white space included.
inline std::vector<std::string> line_texts(const ParagraphLayout& layout, std::string_view text) {
  std::vector<std::string> result;
  for (const Line& line : layout.lines) result.emplace_back(text.substr(line.begin, line.end - line.begin));
  return result;
}

// True when every byte of the text is in exactly one run.
inline bool holds_every_byte(const ParagraphLayout& layout, std::string_view text) {
  std::vector<int> count(text.size(), 0);
  for (const Line& line : layout.lines)
    for (const Run& run : line.runs)
      for (uint32_t i = run.begin; i < run.end; ++i) ++count.at(i);
  for (int times : count)
    if (times != 1) return false;
  return true;
}

}  // namespace waystation::text
