// The fonts that this program may draw with: explicit files, opened lazily, chosen by script and language.
#pragma once

#include <hb.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace waystation::text {

class LayoutContext;  // layout_context.h: what a layout may reuse from the one before it

enum class Weight : uint8_t { regular, bold };

// An index into a FontSet; stable for the set's life. Never stored.
using FontId = uint16_t;

// Not thread-safe: one FontSet a thread. Files are mapped read-only and stay mapped for the set's life.
class FontSet {
 public:
  // Finds the files of the manifest (font_manifest.h) below `directories`, first hit wins. `not_found` when a font that the
  // interface cannot do without (Noto Sans) is missing, naming the Debian package that has it.
  static Result<FontSet> open(std::span<const std::string> directories);
  // The directories where Debian puts Noto and Material Design Icons.
  static std::vector<std::string> system_directories();

  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  // The fonts to try for a character of `script` in a text of `lang`, best first; never empty. The language's own font
  // (Nastaliq for Urdu) comes first, then the script's, then fonts with symbols, then every other font of the manifest.
  // `italic`: the italic file where a family has one (Noto Sans for Latin, Greek, Cyrillic).
  std::span<const FontId> chain(hb_script_t script, std::string_view lang, Weight weight, bool italic = false) const;

  // The icon font (Material Design Icons).
  FontId icons() const;

  bool covers(FontId font, char32_t code_point) const;
  // The glyph that stands for a character by itself: icons. 0 when the font has none.
  uint32_t glyph(FontId font, char32_t code_point) const;

  const std::string& path(FontId font) const;
  int face_index(FontId font) const;  // in a collection (.ttc), else 0
  bool is_italic(FontId font) const;
  // Scaled so that 1 em = units_per_em: results do not depend on the size. OpenType metrics (hb-ot). Owned by the set.
  hb_font_t* hb_font(FontId font) const;
  int units_per_em(FontId font) const;
  // FT_Face, as void* so that only core/text's .cpp files include FreeType. Owned by the set.
  void* ft_face(FontId font) const;

  // Break iterators and buffers that one layout leaves to the next.
  LayoutContext& context() const;

 private:
  struct Impl;
  explicit FontSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// How far apart the baselines of a script's lines stand, in em. Natural line heights of some Noto fonts are far too large.
float line_height_em(hb_script_t script, std::string_view lang);

}  // namespace waystation::text
