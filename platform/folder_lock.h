// One process at a time works in a folder.
#pragma once

#include <string>

#include "core/base/result.h"

namespace waystation::platform {

// Held until it is destroyed, and let go of by the system when the process dies.
class FolderLock {
 public:
  // Takes FOLDER/lock without waiting; the folder must be there. `invalid`: another process has it, or it cannot be
  // made.
  static Result<FolderLock> take(const std::string& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace waystation::platform
