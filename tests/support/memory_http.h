// A web in memory, for tests: behaves as the network does (tests/contract shows it), and can be made to fail.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/ports/http.h"

namespace waystation::testing {

class MemoryHttp : public Http {
 public:
  std::map<std::string, std::string> files;  // URL -> bytes; what is not here is 404

  // Puts a tree there: path below the base -> bytes.
  void serve(const std::string& base_url, const std::map<std::string, std::string>& tree) {
    for (const auto& [path, bytes] : tree) files[base_url + (base_url.ends_with('/') ? "" : "/") + path] = bytes;
  }

  // What goes wrong. Each names URLs by how they begin: "" is every one, a whole URL that one (and what begins with
  // it); where two match, the longer one counts.
  std::set<std::string> offline;                       // no connection
  std::map<std::string, int> status;                   // answers with this, and no body
  std::map<std::string, uint64_t> cut_after_bytes;     // the connection breaks after so many bytes of each body
  std::set<std::string> endless;                       // after the file come zeros for ever
  std::set<std::string> without_ranges;                // 200 and the whole file, whatever part is asked for
  std::set<std::string> wrong_range;                   // 206 that begins one byte early
  std::set<std::string> without_etags;                 // no ETag, and so never 304
  std::set<std::string> untrusted;                     // its certificate does not hold
  std::function<void(const std::string& url)> on_get;  // called before each answer; may change all of this

  struct Asked {
    std::string url;
    uint64_t offset_bytes;
    std::string if_none_match;
    int status;           // 0: no answer
    uint64_t body_bytes;  // that reached the sink, or were dropped
  };
  std::deque<Asked> asked;  // in order; a sink may ask again

  static std::string etag_of(std::string_view bytes) {
    return '"' + std::to_string(std::hash<std::string_view>{}(bytes)) + '"';
  }

  Result<HttpReply> get(const HttpRequest& request, const Sink& sink) override {
    if (!request.url.starts_with("http://") && !request.url.starts_with("https://"))
      return fail(ErrorKind::invalid, "{} is not an address of http or https; correct it", request.url);
    if (on_get) on_get(request.url);
    asked.push_back({request.url, request.offset_bytes, request.if_none_match, 0, 0});
    Asked& trace = asked.back();
    if (matches(offline, request.url)) return fail(ErrorKind::offline, "{} cannot be reached; try later", request.url);
    if (matches(untrusted, request.url))
      return fail(ErrorKind::untrusted, "the certificate of {} does not hold; check the address", request.url);

    HttpReply reply;
    if (const int* forced = find(status, request.url)) {
      trace.status = reply.status = *forced;
      return reply;
    }
    auto file = files.find(request.url);
    if (file == files.end()) {
      trace.status = reply.status = 404;
      return reply;
    }
    const std::string body = file->second;  // a copy: the sink may change what is served
    if (!matches(without_etags, request.url)) reply.etag = etag_of(body);
    uint64_t begin = matches(without_ranges, request.url) ? 0 : request.offset_bytes;
    if (!reply.etag.empty() && reply.etag == request.if_none_match)
      reply.status = 304;
    else if (begin > 0 && begin >= body.size())
      reply.status = 416;
    else
      reply.status = begin > 0 ? 206 : 200;
    trace.status = reply.status;
    if (reply.status > 206) return reply;
    if (begin > 0 && matches(wrong_range, request.url))
      return fail(ErrorKind::untrusted, "{} sends another part of the file than was asked for", request.url);
    if (auto sent = send(request, body, begin, sink, trace.body_bytes); !sent) return pass_on(sent.error());
    return reply;
  }

 private:
  static constexpr uint64_t kPieceBytes = 16 * 1024;

  Result<void> send(const HttpRequest& request, const std::string& body, uint64_t begin, const Sink& sink,
                    uint64_t& sent) const {
    bool is_endless = matches(endless, request.url);
    const uint64_t* cut = find(cut_after_bytes, request.url);
    auto too_large = [&] {
      return fail(ErrorKind::untrusted, "{} is larger than the {} bytes it may have", request.url, request.max_bytes);
    };
    if (!is_endless && body.size() > request.max_bytes) return too_large();
    for (uint64_t at = begin; is_endless || at < body.size();) {
      std::string piece = at < body.size() ? body.substr(at, kPieceBytes) : std::string(kPieceBytes, '\0');
      if (cut != nullptr) piece.resize(std::min<uint64_t>(piece.size(), *cut - sent));
      if (at + piece.size() > request.max_bytes) return too_large();
      sent += piece.size();
      if (!piece.empty())
        if (auto taken = sink(at, piece); !taken) return taken;
      at += piece.size();
      if (cut != nullptr && sent == *cut && (is_endless || at < body.size()))
        return fail(ErrorKind::offline, "the connection to {} broke; try later", request.url);
    }
    return {};
  }

  static bool matches(const std::set<std::string>& beginnings, const std::string& url) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const std::string& beginning) { return url.starts_with(beginning); });
  }

  // The longest beginning comes last in the map's order.
  template <typename T>
  static const T* find(const std::map<std::string, T>& values, const std::string& url) {
    const T* found = nullptr;
    for (const auto& [beginning, value] : values)
      if (url.starts_with(beginning)) found = &value;
    return found;
  }
};

}  // namespace waystation::testing
