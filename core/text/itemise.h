// A paragraph cut into runs that are each of one direction, script, font, language and span: what HarfBuzz can shape.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/font_set.h"
#include "core/text/paragraph.h"
#include "core/text/scripts.h"
#include "core/text/utf16_text.h"

namespace waystation::text {

struct Item {
  uint32_t begin = 0, end = 0;  // units
  uint8_t level = 0;
  hb_script_t script = HB_SCRIPT_COMMON;
  FontId font = 0;
  int16_t span = -1;
  std::string_view lang;  // into the input
  bool slanted = false;

  bool is_right_to_left() const { return level & 1; }
};

std::vector<Item> itemise(const FontSet& fonts, const Utf16Text& text, const ParagraphInput& input,
                          const std::vector<uint8_t>& levels, hb_script_t base_script);

}  // namespace waystation::text
