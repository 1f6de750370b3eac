// What the POSIX calls of this folder share: a file that is closed by itself, and an error as a sentence.
#pragma once

#include <unistd.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.h"

namespace waystation::platform {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

// "content/pack.toml cannot be read: Permission denied; check the path and who may use it."
tl::unexpected<Error> system_failure(const std::string& path, std::string_view what, int error);

// Why no call may be made with this path: it is empty, or has a zero byte in it.
std::optional<Error> refused_path(const std::string& path);

}  // namespace waystation::platform
