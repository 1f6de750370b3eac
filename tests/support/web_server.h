// nginx, as Debian has it, on loopback with packaging/nginx.conf, for as long as the test lasts.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/certificates.h"
#include "tests/support/temporary_folder.h"

namespace waystation::testing {

// Mind that nginx makes a file's ETag of its length and its time in whole seconds: a file that is written again within
// a second, with the same length, is 304 to who asks with the old ETag. touch_later() makes it differ.
class WebServer {
 public:
  // Serves what is below `folder` as it is at each request, on a free port; with a certificate, by https (HTTP/1.1 and
  // 2). `lines` go into the server's block of the configuration, for what a repository's server does not do. Throws
  // std::runtime_error when nginx is not installed or does not start.
  explicit WebServer(const std::string& folder, const std::optional<Certificate>& certificate = std::nullopt,
                     const std::string& lines = "");
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  std::string url() const;  // "http://127.0.0.1:40123/"
  uint16_t port() const { return port_; }

  // The network goes away (connections are refused) and comes back on the same port.
  void stop();
  void start();

  struct Request {
    std::string method;
    std::string path;  // as it was asked for, with '/' at its beginning
    int status;
    uint64_t received_bytes;  // request line, headers
    uint64_t sent_bytes;      // headers and body
    uint64_t sent_body_bytes;
    uint64_t connection;  // the same number: the same connection
  };
  // All that were answered until now, in order.
  std::vector<Request> requests();

 private:
  bool try_to_start();

  std::string folder_;
  std::optional<Certificate> certificate_;
  std::string lines_;
  TemporaryFolder own_;
  uint16_t port_ = 0;
  pid_t pid_ = -1;
  int barriers_ = 0;
};

// Sets a file's time of change one second later than it is, so that its ETag is another.
void touch_later(const std::string& path);

}  // namespace waystation::testing
