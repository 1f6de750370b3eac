// One answer of a web server as it arrives: what its headers say, what is refused of it, where its body goes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/ports/http.h"

namespace waystation::platform {

// Whether it may be sent back as If-None-Match: printable, not long.
bool is_usable_etag(std::string_view text);

class HttpAnswer {
 public:
  // `shown` is the address as people may see it. `request` and `sink` must outlive it.
  HttpAnswer(const HttpRequest& request, const Http::Sink& sink, std::string shown)
      : request_(request), sink_(sink), shown_(std::move(shown)) {}

  // A line of the headers, the status line first and the empty line last; a piece of the body. False: stop here.
  bool take_header(std::string_view line);
  bool take_body(std::string_view bytes);

  int status() const { return status_; }
  const std::string& etag() const { return etag_; }
  // Why it was stopped: what get() is to return.
  const std::optional<Error>& refused() const { return refused_; }
  // It was stopped because the rest of a body that nobody wants is too long to wait for; the answer is good.
  bool has_enough() const { return has_enough_; }

  uint64_t header_bytes() const { return header_bytes_; }
  uint64_t body_bytes() const { return body_bytes_; }

 private:
  struct ContentRange {
    uint64_t begin = 0;
    std::optional<uint64_t> total;
  };
  static std::optional<ContentRange> parse_content_range(std::string_view text);

  void begin_answer(std::string_view status_line);
  void take_field(std::string_view name, std::string_view value);
  bool begin_body();
  bool is_wanted() const { return status_ == 200 || status_ == 206; }
  bool fits(uint64_t more_bytes) const;
  bool refuse(ErrorKind kind, std::string message);
  bool refuse_as_too_large();

  const HttpRequest& request_;
  const Http::Sink& sink_;
  std::string shown_;
  int status_ = 0;
  std::string etag_;
  std::optional<ContentRange> range_;
  std::optional<uint64_t> length_bytes_;
  uint64_t next_ = 0;  // offset in the file of the next byte of the body
  uint64_t header_bytes_ = 0;
  uint64_t body_bytes_ = 0;
  bool in_body_ = false;
  bool has_enough_ = false;
  std::optional<Error> refused_;
};

}  // namespace waystation::platform
