// Ports and connections on 127.0.0.1, for servers of tests.
#pragma once

#include <cstdint>
#include <utility>

namespace waystation::testing {

// A file descriptor with an owner.
class Socket {
 public:
  explicit Socket(int fd = -1) : fd_(fd) {}
  Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Socket();
  int fd() const { return fd_; }
  bool valid() const { return fd_ >= 0; }

 private:
  int fd_;
};

// Listens on a port that the system chooses; throws std::runtime_error.
Socket listen_on_loopback();
uint16_t port_of(const Socket& socket);
// Not valid when nobody listens.
Socket connect_to_loopback(uint16_t port);

}  // namespace waystation::testing
