// HTTP by libcurl. The only user of it; waysync alone links it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/ports/http.h"

namespace waystation::platform {

struct HttpLimits {
  int connect_timeout_s = 20;
  int low_speed_bytes_per_s = 50;  // slower than this for low_speed_s: it is given up for now; 2G in the rain is faster
  int low_speed_s = 60;
  // A file may take start_s, and its greatest length at this speed, and then it is given up for now, too: a server that
  // drips must not keep the next one from being asked.
  int start_s = 60;
  int least_average_bytes_per_s = 1000;
  std::string ca_file;  // PEM; empty: the system's authorities
};

// What went over the wire, TLS apart: for measuring.
struct HttpTotals {
  uint64_t requests = 0;
  uint64_t sent_bytes = 0;  // request lines and headers
  uint64_t received_header_bytes = 0;
  uint64_t received_body_bytes = 0;
};

class CurlHttp : public Http {
 public:
  explicit CurlHttp(HttpLimits limits = {});
  ~CurlHttp() override;
  CurlHttp(const CurlHttp&) = delete;
  CurlHttp& operator=(const CurlHttp&) = delete;

  Result<HttpReply> get(const HttpRequest& request, const Sink& sink) override;
  const HttpTotals& totals() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::platform
