// ICU and HarfBuzz work on UTF-16; callers on UTF-8. This is the text in UTF-16 with the way back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waystation::text {

struct Utf16Text {
  std::u16string units;
  std::vector<uint32_t> byte_of;  // by unit, and one more for the end; both halves of a pair have their character's

  uint32_t size() const { return static_cast<uint32_t>(units.size()); }
  // The unit at which the character that contains `byte` starts.
  uint32_t unit_of(uint32_t byte) const;
  // The code point that starts at `unit`; advances `unit` past it.
  char32_t next(uint32_t& unit) const;
  char32_t at(uint32_t unit) const { return next(unit); }
};

// A byte that is not UTF-8 becomes U+FFFD: bad input is drawn, never a crash.
Utf16Text to_utf16(std::string_view utf8);

}  // namespace waystation::text
