#include "tests/fleet/lossy_http.h"

#include <algorithm>
#include <functional>

namespace waystation::fleet {
namespace {

constexpr uint64_t kPieceBytes = 16 * 1024;
const std::string kPortal = "<!doctype html><title>Welcome</title>Accept our terms to go online.";

Result<void> send(const HttpRequest& request, std::string_view body, uint64_t begin, uint64_t end,
                  const Http::Sink& sink) {
  for (uint64_t at = begin; at < end;) {
    std::string_view piece = body.substr(at, std::min(kPieceBytes, end - at));
    if (at + piece.size() > request.max_bytes)
      return fail(ErrorKind::untrusted, "{} is larger than the {} bytes it may have", request.url, request.max_bytes);
    if (auto taken = sink(at, piece); !taken) return taken;
    at += piece.size();
  }
  return {};
}

}  // namespace

uint64_t below(Random& random, uint64_t n) {
  return random() % n;
}

bool chance(Random& random, uint64_t percent) {
  return below(random, 100) < percent;
}

Result<HttpReply> LossyHttp::get(const HttpRequest& request, const Sink& sink) {
  ++requests;
  if (weather.is_offline) {
    ++lost;
    return fail(ErrorKind::offline, "{} cannot be reached; try later", request.url);
  }
  if (weather.growing && weather.first < *weather.growing) ++weather.first;
  bool is_first = request.url.starts_with(kFirstMirror);
  const std::string& base = is_first ? kFirstMirror : kSecondMirror;
  const std::string* file = history_.file(request.url.substr(base.size()), is_first ? weather.first : weather.second);
  if (weather.has_portal) file = &kPortal;
  if (file == nullptr) return HttpReply{404, ""};
  HttpReply reply{200, '"' + std::to_string(std::hash<std::string>{}(*file)) + '"'};
  uint64_t begin = weather.has_portal ? 0 : request.offset_bytes;
  if (reply.etag == request.if_none_match) return HttpReply{304, reply.etag};
  if (begin > 0 && begin >= file->size()) return HttpReply{416, reply.etag};
  if (begin > 0) reply.status = 206;
  if (chance(random_, weather.percent_of_loss)) {
    ++lost;
    return lose(request, *file, begin, sink);
  }
  if (file->size() > request.max_bytes)
    return fail(ErrorKind::untrusted, "{} is larger than the {} bytes it may have", request.url, request.max_bytes);
  if (auto sent = send(request, *file, begin, file->size(), sink); !sent) return pass_on(sent.error());
  return reply;
}

Result<HttpReply> LossyHttp::lose(const HttpRequest& request, const std::string& body, uint64_t begin,
                                  const Sink& sink) {
  auto broken = [&] { return fail(ErrorKind::offline, "the connection to {} broke; try later", request.url); };
  switch (below(random_, 6)) {
    case 0:
      return HttpReply{503, ""};
    case 1:
      return HttpReply{404, ""};
    case 2: {  // a bit that no checksum of the network has noticed
      std::string other = body;
      if (!other.empty()) other[below(random_, other.size())] ^= 1;
      if (auto sent = send(request, other, begin, other.size(), sink); !sent) return pass_on(sent.error());
      return HttpReply{begin > 0 ? 206 : 200, ""};
    }
    case 3: {  // ranges are not known
      if (auto sent = send(request, body, 0, body.size(), sink); !sent) return pass_on(sent.error());
      return HttpReply{200, ""};
    }
    default: {  // it breaks
      uint64_t end = begin + below(random_, body.size() - begin + 1);
      if (auto sent = send(request, body, begin, end, sink); !sent) return pass_on(sent.error());
      return broken();
    }
  }
}

}  // namespace waystation::fleet
