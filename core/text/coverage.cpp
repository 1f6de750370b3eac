#include "core/text/coverage.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <array>

namespace waystation::text {
namespace {

// HarfBuzz draws these with the space's glyph, and U+2011 with U+2010's, in a font that lacks them.
char32_t stand_in(char32_t c) {
  bool space = c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
  return space ? U' ' : c == 0x2011 ? char32_t{0x2010} : c;
}

bool covers_each(const FontSet& fonts, FontId font, std::u16string_view text) {
  for (size_t i = 0; i < text.size();) {
    UChar32 c = 0;
    U16_NEXT(text.data(), i, text.size(), c);
    if (!covers_character(fonts, font, static_cast<char32_t>(c))) return false;
  }
  return true;
}

bool covers_normalized(const FontSet& fonts, FontId font, std::u16string_view text, const UNormalizer2* form) {
  std::array<char16_t, 128> normal;
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = unorm2_normalize(form, text.data(), static_cast<int32_t>(text.size()), normal.data(),
                                    static_cast<int32_t>(normal.size()), &error);
  if (U_FAILURE(error) || length < 0 || static_cast<size_t>(length) > normal.size()) return false;
  std::u16string_view result(normal.data(), static_cast<size_t>(length));
  return result != text && covers_each(fonts, font, result);
}

}  // namespace

bool is_line_control(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_invisible(char32_t code_point) {
  auto c = static_cast<UChar32>(code_point);
  if (code_point >= 0x20 && code_point < 0x7F) return false;
  if (is_line_control(code_point)) return true;
  // Unicode calls the Hangul fillers ignorable as well; HarfBuzz draws them.
  bool filler = c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
  return !filler && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool covers_character(const FontSet& fonts, FontId font, char32_t c) {
  if (fonts.covers(font, c) || is_invisible(c)) return true;
  char32_t other = stand_in(c);
  return other != c && fonts.covers(font, other);
}

bool covers_cluster(const FontSet& fonts, FontId font, std::u16string_view cluster) {
  if (covers_each(fonts, font, cluster)) return true;
  if (cluster.size() == 1 && cluster[0] < 0x80) return false;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* compose = unorm2_getNFCInstance(&error);
  const UNormalizer2* decompose = unorm2_getNFDInstance(&error);
  if (U_FAILURE(error)) return false;
  return covers_normalized(fonts, font, cluster, compose) || covers_normalized(fonts, font, cluster, decompose);
}

}  // namespace waystation::text
