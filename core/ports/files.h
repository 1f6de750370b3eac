// What the domain may ask of a disk. Paths are UTF-8 with '/'. Every call is bounded: the caller says how much it can
// take.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace waystation {

class Files {
 public:
  virtual ~Files() = default;

  struct Entry {
    std::string path;     // below the listed root, '/' between folders
    uint64_t size_bytes;  // of the file
  };

  // The whole file. `invalid` when it is larger than max_bytes (nothing is read), is a folder or a device, or may not
  // be read; `not_found` when there is none.
  virtual Result<std::string> read(const std::string& path, uint64_t max_bytes) const = 0;

  // All regular files below `root`, sorted by path in byte order. Symbolic links and devices are an error (`invalid`),
  // not followed: a tree that somebody hands over must not reach outside itself. More than max_files is `no_space`.
  virtual Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const = 0;

  // Writes the bytes so that `path` holds either what it held before or all of the new bytes, also after a power cut.
  virtual Result<void> write_durably(const std::string& path, std::string_view bytes) = 0;

  virtual Result<void> create_folder(const std::string& path) = 0;
};

}  // namespace waystation
