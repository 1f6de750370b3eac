// How far the ink of a line reaches over the ends of its advances. Nastaliq's last letters and the long stroke of its
// kaf do so by a good part of an em; in every other script it is too little to see.
#pragma once

#include "core/text/break_lines.h"

namespace waystation::text {

InkOverhang measure_ink_overhang(const FontSet& fonts, const BrokenLine& line, uint8_t base_level, float size_px);

}  // namespace waystation::text
