// Whether the fonts that are shipped can draw what a pack says.
#pragma once

#include <map>
#include <string>

#include "core/text/font_set.h"

namespace waystation::waypack {

class PackFonts {
 public:
  // The fonts below `directory`, or where the system keeps them when it is empty.
  static Result<PackFonts> open(const std::string& directory);
  bool can_draw(char32_t c, std::string_view lang);

 private:
  explicit PackFonts(text::FontSet fonts) : fonts_(std::move(fonts)) {}

  text::FontSet fonts_;
  std::map<std::pair<char32_t, std::string>, bool> known_;
};

}  // namespace waystation::waypack
