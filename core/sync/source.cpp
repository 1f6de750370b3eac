#include "core/sync/source.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace waystation::sync {
namespace {

constexpr uint64_t kPieceBytes = 256 * 1024;

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// "." and "..", also as a web address may spell them.
bool is_dots(std::string_view name) {
  std::string plain;
  for (size_t i = 0; i < name.size(); ++i) {
    bool quoted_dot = name.substr(i, 3) == "%2e" || name.substr(i, 3) == "%2E";
    plain += quoted_dot ? '.' : name[i];
    if (quoted_dot) i += 2;
  }
  return plain == "." || plain == "..";
}

// "%2F" is kept as it is: who made the path has quoted what belongs to a name.
std::string escaped(std::string_view path) {
  std::string url;
  for (size_t i = 0; i < path.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(path[i]);
    bool quotes = c == '%' && i + 2 < path.size() && is_hex(path[i + 1]) && is_hex(path[i + 2]);
    bool plain = c > 0x20 && c < 0x7F && std::string_view("\"<>\\^`{|}#?%").find(path[i]) == std::string_view::npos;
    if (plain || quotes)
      url += path[i];
    else
      url += fmt::format("%{:02X}", static_cast<unsigned>(c));
  }
  return url;
}

// A path may come out of metadata: it must stay below the source's base.
std::optional<Error> refused(std::string_view path) {
  bool stays_below = !path.empty() && path.front() != '/' && path.find('\0') == std::string_view::npos;
  for (size_t start = 0; stays_below && start <= path.size();) {
    size_t end = std::min(path.find('/', start), path.size());
    stays_below = !is_dots(path.substr(start, end - start));
    start = end + 1;
  }
  if (stays_below) return std::nullopt;
  return Error{ErrorKind::invalid,
               fmt::format("\"{}\" is not the path of a file in a repository; name one below its base", escaped(path))};
}

tl::unexpected<Error> too_large(const std::string& file, uint64_t max_bytes) {
  return fail(ErrorKind::untrusted, "{} has more than the {} bytes that it may have; ask who publishes it", file,
              max_bytes);
}

// What an answer that brings no file means.
tl::unexpected<Error> refusal(const std::string& url, int status) {
  if (status == 404 || status == 403 || status == 410)
    return fail(ErrorKind::not_found, "{} is not there (status {}); ask who publishes it", url, status);
  if (status >= 500 || status == 429 || status == 408)
    return fail(ErrorKind::offline, "{} cannot be had now (status {}); try again later", url, status);
  return fail(ErrorKind::untrusted, "{} answers with status {}, as no repository does; check the address", url, status);
}

bool brings_a_file(int status) {
  return status == 200 || status == 206;
}

}  // namespace

HttpSource::HttpSource(Http& http, std::string base_url) : http_(http), base_url_(std::move(base_url)) {
  if (!base_url_.ends_with('/')) base_url_ += '/';
}

Result<Fetched> HttpSource::fetch(const std::string& path, uint64_t max_bytes, std::string_view if_none_match) {
  if (auto bad = refused(path)) return pass_on(*bad);
  HttpRequest request{
      .url = base_url_ + escaped(path), .max_bytes = max_bytes, .if_none_match = std::string(if_none_match)};
  Fetched fetched;
  auto reply = http_.get(request, [&](uint64_t offset_bytes, std::string_view bytes) -> Result<void> {
    if (offset_bytes != fetched.bytes.size())
      return fail(ErrorKind::untrusted, "{} comes in pieces that do not fit; try another server", request.url);
    if (bytes.size() > max_bytes - offset_bytes) return too_large(request.url, max_bytes);
    fetched.bytes += bytes;
    return {};
  });
  if (!reply) return pass_on(reply.error());
  fetched.not_modified = reply->status == 304 && !if_none_match.empty();
  if (!fetched.not_modified && !brings_a_file(reply->status)) return refusal(request.url, reply->status);
  fetched.etag = reply->etag;
  return fetched;
}

Result<void> HttpSource::stream(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes,
                                const Http::Sink& sink) {
  if (auto bad = refused(path)) return pass_on(*bad);
  HttpRequest request{
      .url = base_url_ + escaped(path), .max_bytes = max_bytes, .offset_bytes = offset_bytes, .if_none_match{}};
  auto reply = http_.get(request, sink);
  if (!reply) return pass_on(reply.error());
  // A server says that the range cannot be satisfied when the file ends where it was asked to begin.
  bool nothing_more = reply->status == 416 && offset_bytes > 0;
  if (!nothing_more && !brings_a_file(reply->status)) return refusal(request.url, reply->status);
  return {};
}

FolderSource::FolderSource(const Files& files, std::string folder) : files_(files), folder_(std::move(folder)) {
  if (folder_.empty()) folder_ += '.';
}

Result<Fetched> FolderSource::fetch(const std::string& path, uint64_t max_bytes, std::string_view) {
  if (auto bad = refused(path)) return pass_on(*bad);
  std::string file = folder_ + "/" + path;
  // Read in one go: a size that is asked for first may be another's when the file is read.
  uint64_t limit = std::min(max_bytes, std::numeric_limits<uint64_t>::max() - 1) + 1;
  auto bytes = files_.read_part(file, 0, limit);
  if (!bytes) return pass_on(bytes.error());
  if (bytes->size() > max_bytes) return too_large(file, max_bytes);
  return Fetched{false, std::move(*bytes), ""};
}

Result<void> FolderSource::stream(const std::string& path, uint64_t offset_bytes, uint64_t max_bytes,
                                  const Http::Sink& sink) {
  if (auto bad = refused(path)) return pass_on(*bad);
  std::string file = folder_ + "/" + path;
  auto size_bytes = files_.size_bytes(file);
  if (!size_bytes) return pass_on(size_bytes.error());
  if (*size_bytes > max_bytes) return too_large(file, max_bytes);
  for (;;) {
    auto bytes = files_.read_part(file, offset_bytes, kPieceBytes);
    if (!bytes) return pass_on(bytes.error());
    if (bytes->empty()) return {};
    // It may have grown since.
    if (offset_bytes > max_bytes || bytes->size() > max_bytes - offset_bytes) return too_large(file, max_bytes);
    if (auto taken = sink(offset_bytes, *bytes); !taken) return taken;
    offset_bytes += bytes->size();
  }
}

}  // namespace waystation::sync
