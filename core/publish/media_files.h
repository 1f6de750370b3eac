// Recordings and pictures in a repository: under their hash, there before the release that names them, and never
// changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ports/files.h"
#include "core/sync/media.h"

namespace waystation::publish {

// A file that a new release names, and where it lies now.
struct NewMedium {
  std::string path;
  sync::MediaFile file;
};

// Copies what is not in the repository yet, each durably; returns how many. `invalid`: a file is not any more what it
// was when it was hashed.
Result<size_t> place_media(Files& files, const std::string& repository_folder, const std::vector<NewMedium>& media);

// How many of the media that these records name the repository does not have. Kiosks use a release without them, and
// say that they are on their way.
Result<size_t> count_missing_media(const Files& files, const std::string& repository_folder, std::string_view records);

}  // namespace waystation::publish
