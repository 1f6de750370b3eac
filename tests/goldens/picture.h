// Pictures that should look the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace waystation::journeys {

struct Picture {
  int width = 0, height = 0;
  std::vector<uint8_t> rgba;  // rows from the top
};

// Throws when it is no PNG.
Picture decode_png(const std::string& bytes);

// Smaller than what the program writes, which is in a hurry; without the alpha.
std::string encode_small_png(const Picture& picture);

struct Difference {
  double mean = 0;   // of the channels, 0 to 255
  double share = 0;  // of the pixels that a person would see to differ, 0 to 1
};
// Two pictures of different size differ in everything.
Difference difference(const Picture& a, const Picture& b);

// Other versions of FreeType draw an edge a little lighter or darker; a word that moved or a colour that changed is
// more.
bool looks_the_same(const Difference& difference);

}  // namespace waystation::journeys
