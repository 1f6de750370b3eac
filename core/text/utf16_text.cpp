#include "core/text/utf16_text.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <limits>

namespace waystation::text {

uint32_t Utf16Text::unit_of(uint32_t byte) const {
  auto after = std::upper_bound(byte_of.begin(), byte_of.end(), byte);
  if (after == byte_of.begin()) return 0;
  auto unit = static_cast<uint32_t>(after - byte_of.begin() - 1);
  bool second_half = unit > 0 && unit < size() && U16_IS_TRAIL(units[unit]) && byte_of[unit - 1] == byte_of[unit];
  return second_half ? unit - 1 : unit;
}

char32_t Utf16Text::next(uint32_t& unit) const {
  UChar32 point = 0;
  U16_NEXT(units.data(), unit, size(), point);
  return static_cast<char32_t>(point);
}

Utf16Text to_utf16(std::string_view utf8) {
  Utf16Text text;
  utf8 = utf8.substr(0, static_cast<size_t>(std::numeric_limits<int32_t>::max() / 4));
  const auto length = static_cast<int32_t>(utf8.size());
  text.units.reserve(utf8.size());
  text.byte_of.reserve(utf8.size() + 1);
  for (int32_t i = 0; i < length;) {
    const auto start = static_cast<uint32_t>(i);
    UChar32 point = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
    U8_NEXT(utf8.data(), i, length, point);
#pragma GCC diagnostic pop
    if (point < 0) point = 0xFFFD;
    char16_t pair[2];
    int32_t count = 0;
    U16_APPEND_UNSAFE(pair, count, point);
    text.units.append(pair, static_cast<size_t>(count));
    text.byte_of.insert(text.byte_of.end(), static_cast<size_t>(count), start);
  }
  text.byte_of.push_back(static_cast<uint32_t>(length));
  return text;
}

}  // namespace waystation::text
