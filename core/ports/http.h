// What the domain may ask of the network: GET, bounded.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace waystation {

struct HttpRequest {
  std::string url;                 // http or https
  uint64_t max_bytes = 0;          // of the whole file, from its byte 0; more than that is refused as it arrives
  uint64_t offset_bytes = 0;       // asks for the rest of the file from here (Range)
  std::string if_none_match = {};  // an ETag; empty: unconditional
};

struct HttpReply {
  int status = 0;    // of the last answer, redirections followed
  std::string etag;  // may be empty
};

class Http {
 public:
  virtual ~Http() = default;

  // Takes a piece of the file that begins at offset_bytes of it. Pieces come in order; when a server does not know
  // ranges, the first piece is at 0 though more was asked for: start over. An error stops the transfer and is passed on.
  using Sink = std::function<Result<void>(uint64_t offset_bytes, std::string_view bytes)>;

  // Bodies of 200 and 206 reach the sink, those of other answers are dropped; a 206 whose range does not begin at
  // offset_bytes is `untrusted`. Every answer of the server is a reply, 404 and 503 too. `offline`: no connection, it
  // broke, or it was too slow (what the sink has got is good to keep); `untrusted`: the certificate does not hold, or
  // the file is larger than max_bytes. One thread; connections are reused between calls.
  virtual Result<HttpReply> get(const HttpRequest& request, const Sink& sink) = 0;
};

}  // namespace waystation
