// What the domain may ask of a disk. Paths are UTF-8 with '/'. Every call is bounded: the caller says how much it can
// take. What is written may be lost in a power cut, wholly or in part and in any order, until it is made durable.
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

  // At most max_bytes from offset_bytes on; shorter at the end of the file, empty behind it. Errors as of read().
  virtual Result<std::string> read_part(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes) const = 0;

  // Of a regular file; errors as of read().
  virtual Result<uint64_t> size_bytes(const std::string& path) const = 0;

  // All regular files below `root`, sorted by path in byte order. Symbolic links and devices are an error (`invalid`),
  // not followed: a tree that somebody hands over must not reach outside itself. More than max_files is `no_space`.
  virtual Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const = 0;

  // A file that was not there before; `invalid` if something was. Not durable. On failure nothing is left of it.
  virtual Result<void> write_new(const std::string& path, std::string_view bytes) = 0;

  // Adds to the end of a file, which comes into being if there is none. Not durable. On failure, and after a power
  // cut, some of the bytes may be there.
  virtual Result<void> append(const std::string& path, std::string_view bytes) = 0;

  // Makes a file's bytes durable, not its name.
  virtual Result<void> sync_file(const std::string& path) = 0;

  // Replaces a file that has the new name. Durable only after sync_folder; until then, either name may be there.
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;

  // Makes the names in a folder durable: new, renamed and removed ones.
  virtual Result<void> sync_folder(const std::string& path) = 0;

  // Removes a file; `not_found` if there is none. Durable only after sync_folder.
  virtual Result<void> remove(const std::string& path) = 0;

  // With the folders above it; durable when it returns. One that is there already is no error.
  virtual Result<void> create_folder(const std::string& path) = 0;

  // Writes the bytes so that `path` holds either what it held before or all of the new bytes, also after a power cut.
  // Made of the calls above, the same on every disk: a new file beside it, sync_file, rename, sync_folder.
  Result<void> write_durably(const std::string& path, std::string_view bytes);
};

}  // namespace waystation
