// Which Noto family writes which script. Families are named, never matched: a file is <family>-Regular, -Bold, -Italic
// or -BoldItalic with the extension ttf, otf or ttc. This table and the files that exist are all that decides a font.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace waystation::text {

struct FontFamily {
  std::string_view name;     // the part of the file's name before the dash
  std::string_view scripts;  // ISO 15924, separated by spaces; "Zsym" for symbols of no script
  int face_index = 0;        // in a .ttc
};

// In the order of preference within a script; the whole list is the last resort of every chain.
std::span<const FontFamily> font_families();

// A language that wants another family than its script's first.
struct LanguageFont {
  std::string_view language;  // a BCP 47 prefix, whole subtags, lower case: "zh-hant" also means "zh-Hant-TW"
  std::string_view scripts;
  std::string_view family;
  int face_index = 0;
};

// The first row that fits a tag wins.
std::span<const LanguageFont> language_fonts();

// True when `script` ("Arab") is one of the words of `scripts` ("Arab Syrc").
bool lists_script(std::string_view scripts, std::string_view script);
// True when `tag` is `prefix` or continues it with a further subtag; letter case does not matter.
bool tag_has_prefix(std::string_view tag, std::string_view prefix);

inline constexpr std::string_view kInterfaceFamily = "NotoSans";
inline constexpr std::string_view kIconFile = "materialdesignicons-webfont.ttf";

}  // namespace waystation::text
