// The disk, by POSIX calls.
#pragma once

#include "core/ports/files.h"

namespace waystation::platform {

class PosixFiles : public Files {
 public:
  Result<std::string> read(const std::string& path, uint64_t max_bytes) const override;
  Result<std::vector<Entry>> list_tree(const std::string& root, size_t max_files) const override;
  Result<void> write_durably(const std::string& path, std::string_view bytes) override;
  Result<void> create_folder(const std::string& path) override;
};

}  // namespace waystation::platform
