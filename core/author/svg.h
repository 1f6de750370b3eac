// SVG pictures, as far as a pack may hold them: a drawing and nothing else. Inside core/author only.
#pragma once

#include <string>
#include <string_view>

namespace waystation::author {

// Why the bytes are not an SVG picture that stands alone, to follow "the file "; empty: they are. Refused are scripts,
// motion, foreign content, and every reference that leads out of the file. Not a check that all of it is drawn well.
std::string wrong_svg(std::string_view bytes);

}  // namespace waystation::author
