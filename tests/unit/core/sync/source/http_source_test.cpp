#include <functional>
#include <optional>

#include "core/sync/source.h"
#include "tests/support/catch.h"
#include "tests/support/memory_http.h"

using namespace waystation;
using namespace waystation::sync;
using waystation::testing::MemoryHttp;

namespace {

constexpr const char* kFile = "http://example.org/repo/file";

// What a stream brings, with the offset of its first piece.
struct Taken {
  std::optional<uint64_t> first_offset_bytes;
  std::string bytes;
  Http::Sink sink() {
    return [this](uint64_t offset_bytes, std::string_view piece) -> Result<void> {
      if (!first_offset_bytes) first_offset_bytes = offset_bytes;
      bytes += piece;
      return {};
    };
  }
};

// A network that does not keep its promises.
struct FreeHttp : Http {
  std::function<Result<HttpReply>(const HttpRequest&, const Sink&)> answer;
  Result<HttpReply> get(const HttpRequest& request, const Sink& sink) override { return answer(request, sink); }
};

std::string asked_for(const std::string& base_url, const std::string& path) {
  MemoryHttp http;
  HttpSource web(http, base_url);
  Source& source = web;
  (void)source.fetch(path, 10);
  REQUIRE(http.asked.size() == 1);
  return http.asked.front().url;
}

template <typename T>
void check_refused(const Result<T>& result, ErrorKind kind) {
  REQUIRE_FALSE(result.has_value());
  INFO(result.error().message);
  CHECK(result.error().kind == kind);
  CHECK(result.error().message.size() > 20);
}

}  // namespace

TEST_CASE("a web source's address may end in a slash or not") {
  CHECK(asked_for("http://example.org/repo", "a/b.json") == "http://example.org/repo/a/b.json");
  CHECK(asked_for("http://example.org/repo/", "a/b.json") == "http://example.org/repo/a/b.json");
  MemoryHttp http;
  CHECK(HttpSource(http, "http://example.org/repo").name() == "http://example.org/repo/");
  CHECK_FALSE(HttpSource(http, "http://example.org").is_folder());
}

TEST_CASE("what an address may not have is escaped, and what is quoted already is kept") {
  CHECK(asked_for("http://h", "a b") == "http://h/a%20b");
  CHECK(asked_for("http://h", "é") == "http://h/%C3%A9");
  CHECK(asked_for("http://h", "\"<>\\^`{|}#?") == "http://h/%22%3C%3E%5C%5E%60%7B%7C%7D%23%3F");
  CHECK(asked_for("http://h", "\n\x7f") == "http://h/%0A%7F");
  CHECK(asked_for("http://h", "1.a%2Fb%3f.json") == "http://h/1.a%2Fb%3f.json");
  CHECK(asked_for("http://h", "100%/%4/%zz%") == "http://h/100%25/%254/%25zz%25");
  CHECK(asked_for("http://h", "...a/b..c/.d/~!$&'()*+,;=:@-_") == "http://h/...a/b..c/.d/~!$&'()*+,;=:@-_");
}

TEST_CASE("a path that leads out of a web source is not asked for") {
  MemoryHttp http;
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  for (const char* path : {"", "/a", "..", "../a", "a/../b", "a/..", "./a", "%2e%2E/a", "a/.%2e"}) {
    check_refused(source.fetch(path, 10), ErrorKind::invalid);
    check_refused(source.stream(path, 0, 10, Taken().sink()), ErrorKind::invalid);
  }
  check_refused(source.fetch(std::string("a\0b", 3), 10), ErrorKind::invalid);
  CHECK(http.asked.empty());
}

TEST_CASE("a small file comes whole, with its ETag, and the next time only if it has changed") {
  MemoryHttp http;
  http.files[kFile] = "first";
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  auto first = source.fetch("file", 5);
  REQUIRE(first);
  CHECK(first->bytes == "first");
  CHECK_FALSE(first->etag.empty());
  CHECK_FALSE(first->not_modified);
  auto same = source.fetch("file", 5, first->etag);
  REQUIRE(same);
  CHECK(same->not_modified);
  CHECK(same->bytes.empty());
  http.files[kFile] = "other";
  auto other = source.fetch("file", 5, first->etag);
  REQUIRE(other);
  CHECK(other->bytes == "other");
  CHECK(other->etag != first->etag);
}

TEST_CASE("each answer of a server is of one kind") {
  MemoryHttp http;
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  struct Case {
    int status;
    ErrorKind kind;
  };
  for (auto [status, kind] :
       {Case{404, ErrorKind::not_found}, Case{403, ErrorKind::not_found}, Case{410, ErrorKind::not_found},
        Case{500, ErrorKind::offline}, Case{503, ErrorKind::offline}, Case{511, ErrorKind::offline},
        Case{429, ErrorKind::offline}, Case{408, ErrorKind::offline}, Case{204, ErrorKind::untrusted},
        Case{302, ErrorKind::untrusted}, Case{304, ErrorKind::untrusted}, Case{400, ErrorKind::untrusted},
        Case{401, ErrorKind::untrusted}, Case{0, ErrorKind::untrusted}}) {
    http.status[""] = status;
    check_refused(source.fetch("file", 10), kind);
    check_refused(source.stream("file", 3, 10, Taken().sink()), kind);
  }
}

TEST_CASE("what the network refuses is passed on") {
  MemoryHttp http;
  http.files[kFile] = "bytes";
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  http.offline.insert("");
  check_refused(source.fetch("file", 10), ErrorKind::offline);
  check_refused(source.stream("file", 0, 10, Taken().sink()), ErrorKind::offline);
  http.offline.clear();
  http.untrusted.insert("");
  check_refused(source.fetch("file", 10), ErrorKind::untrusted);
}

TEST_CASE("a web file larger than the caller can take is untrusted") {
  MemoryHttp http;
  http.files[kFile] = "12345";
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  CHECK(source.fetch("file", 5));
  check_refused(source.fetch("file", 4), ErrorKind::untrusted);
  check_refused(source.stream("file", 0, 4, Taken().sink()), ErrorKind::untrusted);
  http.endless.insert("");
  check_refused(source.fetch("file", 1000), ErrorKind::untrusted);
}

TEST_CASE("a network that gives too much or out of order is not believed either") {
  FreeHttp http;
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  http.answer = [](const HttpRequest&, const Http::Sink& sink) -> Result<HttpReply> {
    if (auto taken = sink(0, "1234"); !taken) return pass_on(taken.error());
    if (auto taken = sink(4, "56"); !taken) return pass_on(taken.error());
    return HttpReply{200, ""};
  };
  CHECK(source.fetch("file", 6)->bytes == "123456");
  check_refused(source.fetch("file", 5), ErrorKind::untrusted);
  http.answer = [](const HttpRequest&, const Http::Sink& sink) -> Result<HttpReply> {
    if (auto taken = sink(1, "1"); !taken) return pass_on(taken.error());
    return HttpReply{206, ""};
  };
  check_refused(source.fetch("file", 5), ErrorKind::untrusted);
}

TEST_CASE("a stream goes on where it is asked to, and starts over at a server without ranges") {
  MemoryHttp http;
  http.files[kFile] = "0123456789";
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  Taken rest;
  REQUIRE(source.stream("file", 4, 10, rest.sink()));
  CHECK(rest.first_offset_bytes == 4);
  CHECK(rest.bytes == "456789");
  http.without_ranges.insert("");
  Taken whole;
  REQUIRE(source.stream("file", 4, 10, whole.sink()));
  CHECK(whole.first_offset_bytes == 0);
  CHECK(whole.bytes == "0123456789");
}

TEST_CASE("asking for more of a file that is here whole is no error") {
  MemoryHttp http;
  http.files[kFile] = "0123456789";
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  Taken nothing;
  CHECK(source.stream("file", 10, 10, nothing.sink()));
  CHECK_FALSE(nothing.first_offset_bytes.has_value());
  CHECK(http.asked.back().status == 416);
  http.status[""] = 416;
  check_refused(source.fetch("file", 10), ErrorKind::untrusted);
  check_refused(source.stream("file", 0, 10, nothing.sink()), ErrorKind::untrusted);
}

TEST_CASE("who takes a stream can stop it") {
  MemoryHttp http;
  http.files[kFile] = "0123456789";
  HttpSource web(http, "http://example.org/repo");
  Source& source = web;
  auto stopped = source.stream("file", 0, 10, [](uint64_t, std::string_view) -> Result<void> {
    return fail(ErrorKind::no_space, "The disk is full; make room.");
  });
  check_refused(stopped, ErrorKind::no_space);
}
