#include "app/waypack/pack_fonts.h"

#include <algorithm>

namespace waystation::waypack {

Result<PackFonts> PackFonts::open(const std::string& directory) {
  auto directories = directory.empty() ? text::FontSet::system_directories() : std::vector<std::string>{directory};
  auto fonts = text::FontSet::open(directories);
  if (!fonts) return pass_on(fonts.error());
  return PackFonts(std::move(*fonts));
}

bool PackFonts::can_draw(char32_t c, std::string_view lang) {
  auto [place, fresh] = known_.emplace(std::pair(c, std::string(lang)), false);
  if (!fresh) return place->second;
  hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
  auto chain = fonts_.chain(script, lang, text::Weight::regular);
  place->second = std::any_of(chain.begin(), chain.end(), [&](text::FontId font) { return fonts_.covers(font, c); });
  return place->second;
}

}  // namespace waystation::waypack
