// Finds the files of the font manifest below some directories. Opens none of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/text/font_set.h"

namespace waystation::text {

struct FontFile {
  std::string path;
  int face_index = 0;
  size_t family = 0;  // index into font_families()
  Weight weight = Weight::regular;
  bool italic = false;
};

struct FoundFonts {
  std::vector<FontFile> files;  // in the order of the manifest
  std::string icons;            // path; empty when there is none
};

// The first directory that has a file wins; directories that do not exist are passed over.
FoundFonts find_fonts(std::span<const std::string> directories);

}  // namespace waystation::text
