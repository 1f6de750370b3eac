// What must hold for every layout of every text. Each check answers what is wrong, in words; empty when nothing is.
#pragma once

#include <hb.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "core/text/paragraph.h"

namespace waystation::udhr {

// All characters that the Noto fonts on this machine have, read from their files and not through FontSet.
std::set<char32_t> letters_of_installed_fonts();

// Every byte is in exactly one run, lines and runs follow each other, every visible character has a cluster.
std::string find_lost_text(const text::ParagraphLayout& layout, std::string_view text);

// A line is wider than `width_px` only when it is a single grapheme cluster.
std::string find_wide_line(const text::ParagraphLayout& layout, std::string_view text, float width_px);

// Glyph 0 stands only for characters outside of `letters`, and each such character is in `layout.missing`.
std::string find_needless_replacement(const text::ParagraphLayout& layout, std::string_view text,
                                      const std::set<char32_t>& letters);

// Shapes each run again with HarfBuzz alone, from the UTF-8 text.
class PlainHarfBuzz {
 public:
  explicit PlainHarfBuzz(const text::FontSet& fonts) : fonts_(fonts) {}
  ~PlainHarfBuzz();
  PlainHarfBuzz(const PlainHarfBuzz&) = delete;
  PlainHarfBuzz& operator=(const PlainHarfBuzz&) = delete;

  // Ids, clusters exactly; advances within 1/64 px.
  std::string find_difference(const text::ParagraphLayout& layout, std::string_view text);

 private:
  std::string compare(const text::Run& run, std::string_view text);
  hb_font_t* font(text::FontId id);

  const text::FontSet& fonts_;
  std::map<text::FontId, hb_font_t*> opened_;
  hb_buffer_t* buffer_ = hb_buffer_create();
};

}  // namespace waystation::udhr
