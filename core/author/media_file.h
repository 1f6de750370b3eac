// Recordings and pictures of a source tree: media/ARTICLE.LANGUAGE.opus, .png or .svg. Inside core/author only.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/author/tree_builder.h"
#include "core/ports/files.h"

namespace waystation::author {

inline constexpr uint64_t kMaxQuietMediaBytes = uint64_t{8} << 20;  // more is a warning
inline constexpr uint64_t kMaxSvgBytes = uint64_t{1} << 20;         // it is looked at as a whole

// What a path below the root is, by its name alone.
struct MediaPath {
  std::string article, lang;
  std::string_view media_type;
};
std::optional<MediaPath> media_path(std::string_view path);

// Reads, checks and hashes the file and adds its record; a finding, and no record, when it cannot be shipped.
// `articles`: the ids that there are. Files are read in pieces.
Result<void> read_media_file(const Files& files, const std::string& root, const std::string& path,
                             const MediaPath& place, const std::set<std::string, std::less<>>& articles,
                             TreeBuilder& builder);

// Why a file is not what its ending says, or not what a kiosk may show, to follow "the file "; empty: it is. `head` is
// the beginning of the file, of an SVG the whole.
std::string what_is_wrong(std::string_view media_type, std::string_view head);

}  // namespace waystation::author
