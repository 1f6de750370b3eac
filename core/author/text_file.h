// A file of the source tree as text: bounded, well-formed, one spelling. Everything that parses starts here.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/ports/files.h"

namespace waystation::author {

inline constexpr uint64_t kMaxArticleBytes = uint64_t{256} << 10;
inline constexpr uint64_t kMaxTomlBytes = uint64_t{1} << 20;
inline constexpr uint64_t kMaxTreeBytes = uint64_t{256} << 20;
inline constexpr size_t kMaxTreeFiles = 20'000;

// Checks the bytes and brings them into one form: UTF-8 without byte order mark and zero bytes (`invalid` otherwise,
// naming file:line), LF line ends, NFC. Lines keep their numbers.
Result<std::string> clean_text(std::string bytes, std::string_view file);

// Reads `path` below `root`; errors name `path` as it is below the root. A table (.csv) may have a byte order mark:
// spreadsheets cannot be told to leave it out.
Result<std::string> read_text(const Files& files, const std::string& root, const std::string& path, uint64_t max_bytes);

}  // namespace waystation::author
