// A repository behind a bad network or a hostile proxy: serves a folder by HTTP/1.1 on loopback, and does wrong what it
// is told to. Without faults it answers as a static web server does: 200, 206, 304, 404, 416, ETags of the content,
// connections kept open.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace waystation::testing {

// What goes wrong with one request. Several may be set together: .cut_after_bytes = 20'000, .no_ranges = true.
struct Fault {
  // Which bytes: another file than was asked for.
  std::string folder = {};                   // stale copies: this tree is served instead, for example an older one
  std::string file = {};                     // swapped files: the bytes of this path of the tree, whatever is asked
  std::optional<std::string> bytes = {};     // exactly these bytes
  std::optional<uint64_t> flip_bit_at = {};  // the lowest bit of the byte at this offset of the file is the other one
  bool gzip_bomb = false;                    // about 1 MB with "Content-Encoding: gzip" that unpacks to 200 MB of zeros
  bool login_page = false;                   // captive portal: 200 and a page of HTML
  bool login_redirect = false;               // captive portal: 302 to /login on the same server, which is such a page
  std::string redirect_to = {};              // 302 to this URL
  // Which answer.
  int status = 0;                           // this one with a short text, for example 503
  bool no_ranges = false;                   // 200 with the whole file though a part was asked for
  std::optional<uint64_t> range_from = {};  // 206 from this offset, whatever part was asked for
  bool not_satisfiable = false;             // 416 to every request for a part
  bool never_not_modified = false;          // 200 though the ETag is the same
  bool always_not_modified = false;         // 304 to everybody, conditional or not
  int64_t length_differs_by = 0;            // Content-Length says so many bytes more (or fewer) than there are
  bool no_length = false;                   // no Content-Length, the end of the connection is the end of the body
  bool no_etag = false;
  // How the bytes come.
  bool drop = false;                             // the connection is closed instead of an answer
  std::optional<uint64_t> cut_after_bytes = {};  // the connection breaks after so many bytes of the body
  bool endless = false;                          // after the file come zeros for ever, without a Content-Length
  std::optional<uint64_t> bytes_per_s = {};      // slow: the body drips
  std::optional<uint64_t> wait_before_ms = {};   // the answer begins late
};

class FaultProxy {
 public:
  static constexpr int kAlways = std::numeric_limits<int>::max();

  // Serves what is below `folder` as it is at each request. Throws std::runtime_error when no port can be had.
  explicit FaultProxy(const std::string& folder);
  ~FaultProxy();  // breaks all connections
  FaultProxy(const FaultProxy&) = delete;
  FaultProxy& operator=(const FaultProxy&) = delete;

  std::string url() const;  // "http://127.0.0.1:40123/"

  // For requests whose path (without the '/' at its beginning, without query) fits the pattern, in which '*' is any run
  // of characters, '/' too: "metadata/timestamp.json", "targets/*", "*". The rule that was set last counts. `times`:
  // for so many requests, then it is as if it had not been set.
  void set(const std::string& pattern, const Fault& fault, int times = kAlways);
  void clear();  // no faults

  // While true, connections are accepted and closed at once, and those that are open are broken.
  void drop_connections(bool drop);

  // Another tree from now on: the repository published again.
  void serve(const std::string& folder);

  struct Count {
    uint64_t requests = 0;
    uint64_t body_bytes = 0;  // that were sent
  };
  Count count(const std::string& pattern = "*") const;  // over all paths that fit
  std::map<std::string, Count> counts() const;          // by path
  uint64_t connections() const;                         // that were accepted
  void reset_counts();

  struct Request {
    std::string path;
    std::map<std::string, std::string> headers;  // names in lower case
  };
  std::vector<Request> requests() const;  // since reset_counts(), in order

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace waystation::testing
