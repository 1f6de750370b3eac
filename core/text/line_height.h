// How much room a script's letters and marks need above and below the baseline.
#pragma once

#include <hb.h>

#include <string_view>

namespace waystation::text {

struct LineExtent {
  float ascent_em, descent_em;  // both positive; together the distance between baselines
};

// Whether it is set in letters that slope down to the line.
bool is_nastaliq(hb_script_t script, std::string_view lang);

LineExtent line_extent(hb_script_t script, std::string_view lang);

}  // namespace waystation::text
