// The script of every character (UAX #24): Common and Inherited characters take a neighbour's, closing brackets their
// opener's, and a character that several scripts share (a danda, an Arabic comma) stays with the script it stands in.
#pragma once

#include <hb.h>

#include <string_view>
#include <vector>

#include "core/text/utf16_text.h"

namespace waystation::text {

struct CharacterScript {
  hb_script_t script = HB_SCRIPT_COMMON;
  bool common = false;  // the character itself belongs to no script: digits, spaces, punctuation
};

// By unit. `base` is for a text without any letter.
std::vector<CharacterScript> resolve_scripts(const Utf16Text& text, hb_script_t base);

// The script that the language is written in; HB_SCRIPT_COMMON when unknown.
hb_script_t script_of_language(std::string_view lang);

}  // namespace waystation::text
