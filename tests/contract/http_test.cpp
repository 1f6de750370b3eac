// The same cases against a web server, against a server of ours on a bad network, and against the fake that other tests
// use. What only the real one can do is in https_test.cpp.
#include <filesystem>
#include <fstream>
#include <string>

#include "platform/curl_http.h"
#include "tests/support/catch.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/memory_http.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/web_server.h"

using namespace waystation;
using waystation::testing::Fault;
using waystation::testing::FaultProxy;
using waystation::testing::MemoryHttp;
using waystation::testing::TemporaryFolder;
using waystation::testing::WebServer;

namespace {

void put_file(const TemporaryFolder& folder, const std::string& name, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(folder / name).parent_path());
  std::ofstream(folder / name, std::ios::binary) << bytes;
}

// A world is an implementation, and the hands that put files where it finds them and that break what is in between.
struct NginxWorld {
  TemporaryFolder folder;
  WebServer server{folder.path()};
  platform::CurlHttp http;

  std::string url(const std::string& name) const { return server.url() + name; }
  void put(const std::string& name, const std::string& bytes) { put_file(folder, name, bytes); }
};

struct ProxyWorld {
  TemporaryFolder folder;
  FaultProxy proxy{folder.path()};
  platform::CurlHttp http;

  std::string url(const std::string& name) const { return proxy.url() + name; }
  void put(const std::string& name, const std::string& bytes) { put_file(folder, name, bytes); }
  void answer_with(int status) { proxy.set("*", {.status = status}); }
  void cut_after(uint64_t bytes) { proxy.set("*", {.cut_after_bytes = bytes}); }
  void never_end() { proxy.set("*", {.endless = true}); }
  void forget_ranges() { proxy.set("*", {.no_ranges = true}); }
  void send_wrong_range() { proxy.set("*", {.range_from = 1}); }
  void forget_etags() { proxy.set("*", {.no_etag = true}); }
  void disconnect() { proxy.drop_connections(true); }
};

struct MemoryWorld {
  MemoryHttp http;

  std::string url(const std::string& name) const { return "http://memory.test/" + name; }
  void put(const std::string& name, const std::string& bytes) { http.files[url(name)] = bytes; }
  void answer_with(int status) { http.status[""] = status; }
  void cut_after(uint64_t bytes) { http.cut_after_bytes[""] = bytes; }
  void never_end() { http.endless.insert(""); }
  void forget_ranges() { http.without_ranges.insert(""); }
  void send_wrong_range() { http.wrong_range.insert(""); }
  void forget_etags() { http.without_etags.insert(""); }
  void disconnect() { http.offline.insert(""); }
};

// What a sink was given: in one piece and in order, or it says so.
struct Taken {
  bool called = false;
  uint64_t begin = 0;
  std::string bytes;

  Http::Sink sink() {
    return [this](uint64_t offset_bytes, std::string_view piece) -> Result<void> {
      if (!called) begin = offset_bytes;
      called = true;
      CHECK(offset_bytes == begin + bytes.size());
      CHECK_FALSE(piece.empty());
      bytes += piece;
      return {};
    };
  }
};

template <typename T>
void check_refused(const Result<T>& result, ErrorKind kind) {
  REQUIRE_FALSE(result.has_value());
  INFO(result.error().message);
  CHECK(result.error().kind == kind);
  CHECK(result.error().message.size() > 20);
}

std::string large_file() {
  std::string bytes;
  for (int i = 0; bytes.size() < 300'000; ++i) bytes += std::to_string(i) + '\0';
  return bytes;
}

}  // namespace

TEMPLATE_TEST_CASE("a file arrives whole, byte for byte", "", NginxWorld, ProxyWorld, MemoryWorld) {
  TestType world;
  std::string bytes = large_file();
  world.put("a/b", bytes);
  Taken taken;
  auto reply = world.http.get({world.url("a/b"), bytes.size()}, taken.sink());
  REQUIRE(reply);
  CHECK(reply->status == 200);
  CHECK(taken.begin == 0);
  CHECK(taken.bytes == bytes);
}

TEMPLATE_TEST_CASE("an empty file is a reply, and the sink is not called", "", NginxWorld, ProxyWorld, MemoryWorld) {
  TestType world;
  world.put("empty", "");
  Taken taken;
  auto reply = world.http.get({world.url("empty"), 0}, taken.sink());
  REQUIRE(reply);
  CHECK(reply->status == 200);
  CHECK_FALSE(taken.called);
}

TEMPLATE_TEST_CASE("what is not there is a reply of 404, without its body", "", NginxWorld, ProxyWorld, MemoryWorld) {
  TestType world;
  Taken taken;
  auto reply = world.http.get({world.url("nothing"), 0}, taken.sink());
  REQUIRE(reply);
  CHECK(reply->status == 404);
  CHECK_FALSE(taken.called);
}

TEMPLATE_TEST_CASE("the rest of a file begins where it was asked for", "", NginxWorld, ProxyWorld, MemoryWorld) {
  TestType world;
  std::string bytes = large_file();
  world.put("file", bytes);
  Taken taken;
  auto reply = world.http.get({world.url("file"), bytes.size(), 123'456}, taken.sink());
  REQUIRE(reply);
  CHECK(reply->status == 206);
  CHECK(taken.begin == 123'456);
  CHECK(taken.bytes == bytes.substr(123'456));
}

TEMPLATE_TEST_CASE("asking for the rest of a file that is complete is a reply of 416, without a body", "", NginxWorld,
                   ProxyWorld, MemoryWorld) {
  TestType world;
  world.put("file", "12345");
  Taken taken;
  auto reply = world.http.get({world.url("file"), 5, 5}, taken.sink());
  REQUIRE(reply);
  CHECK(reply->status == 416);
  CHECK_FALSE(taken.called);
}

TEMPLATE_TEST_CASE("a file that has not changed is a reply of 304", "", NginxWorld, ProxyWorld, MemoryWorld) {
  TestType world;
  world.put("file", "old");
  Taken first;
  auto reply = world.http.get({world.url("file"), 10}, first.sink());
  REQUIRE(reply);
  REQUIRE_FALSE(reply->etag.empty());
  Taken again;
  auto same = world.http.get({world.url("file"), 10, 0, reply->etag}, again.sink());
  REQUIRE(same);
  CHECK(same->status == 304);
  CHECK_FALSE(again.called);
  world.put("file", "newer");
  auto changed = world.http.get({world.url("file"), 10, 0, reply->etag}, again.sink());
  REQUIRE(changed);
  CHECK(changed->status == 200);
  CHECK(again.bytes == "newer");
  CHECK(changed->etag != reply->etag);
}

TEMPLATE_TEST_CASE("a file of exactly the size that it may have is taken, a larger one is refused before a byte of it",
                   "", NginxWorld, ProxyWorld, MemoryWorld) {
  TestType world;
  std::string bytes = large_file();
  world.put("file", bytes);
  Taken taken;
  CHECK(world.http.get({world.url("file"), bytes.size()}, taken.sink()));
  CHECK(taken.bytes == bytes);
  Taken refused;
  check_refused(world.http.get({world.url("file"), bytes.size() - 1}, refused.sink()), ErrorKind::untrusted);
  check_refused(world.http.get({world.url("file"), bytes.size() - 1, 100}, refused.sink()), ErrorKind::untrusted);
  CHECK_FALSE(refused.called);
}

TEMPLATE_TEST_CASE("an error of the sink stops the transfer and is passed on", "", NginxWorld, ProxyWorld,
                   MemoryWorld) {
  TestType world;
  world.put("file", large_file());
  int calls = 0;
  auto full = [&](uint64_t, std::string_view) -> Result<void> {
    ++calls;
    return fail(ErrorKind::no_space, "the disk is full, says the sink of this test");
  };
  auto reply = world.http.get({world.url("file"), 1'000'000}, full);
  check_refused(reply, ErrorKind::no_space);
  CHECK(reply.error().message == "the disk is full, says the sink of this test");
  CHECK(calls == 1);
  Taken after;
  CHECK(world.http.get({world.url("file"), 1'000'000}, after.sink()));
  CHECK(after.bytes == large_file());
}

TEMPLATE_TEST_CASE("an address that is not of the web is refused", "", NginxWorld, MemoryWorld) {
  TestType world;
  Taken taken;
  for (const char* url : {"", "file:///etc/passwd", "ftp://localhost/file", "/etc/passwd", "gopher://localhost/"})
    check_refused(world.http.get({url, 1'000'000}, taken.sink()), ErrorKind::invalid);
  CHECK_FALSE(taken.called);
}

TEMPLATE_TEST_CASE("every answer of a server is a reply, an error of its own too", "", ProxyWorld, MemoryWorld) {
  for (int status : {400, 403, 429, 500, 503}) {
    TestType world;
    world.put("file", "bytes");
    world.answer_with(status);
    Taken taken;
    auto reply = world.http.get({world.url("file"), 10}, taken.sink());
    REQUIRE(reply);
    CHECK(reply->status == status);
    CHECK_FALSE(taken.called);
  }
}

TEMPLATE_TEST_CASE("when there is no connection it is offline", "", ProxyWorld, MemoryWorld) {
  TestType world;
  world.put("file", "bytes");
  world.disconnect();
  Taken taken;
  check_refused(world.http.get({world.url("file"), 10}, taken.sink()), ErrorKind::offline);
  CHECK_FALSE(taken.called);
}

TEMPLATE_TEST_CASE("when the connection breaks it is offline, and what came before can be kept", "", ProxyWorld,
                   MemoryWorld) {
  TestType world;
  std::string bytes = large_file();
  world.put("file", bytes);
  world.cut_after(100'000);
  std::string kept;
  int broken = 0;
  while (kept.size() < bytes.size() && broken < 10) {
    Taken taken;
    auto reply = world.http.get({world.url("file"), bytes.size(), kept.size()}, taken.sink());
    CHECK(taken.begin == kept.size());
    kept += taken.bytes;
    if (reply) break;
    check_refused(reply, ErrorKind::offline);
    CHECK(taken.bytes.size() == 100'000);
    ++broken;
  }
  CHECK(broken == 3 - (bytes.size() <= 300'000));
  CHECK(kept == bytes);
}

TEMPLATE_TEST_CASE("a body without an end is refused when it is more than the file may have", "", ProxyWorld,
                   MemoryWorld) {
  TestType world;
  world.put("file", "begins well");
  world.never_end();
  Taken taken;
  check_refused(world.http.get({world.url("file"), 50'000}, taken.sink()), ErrorKind::untrusted);
  CHECK(taken.bytes.size() <= 50'000);
}

TEMPLATE_TEST_CASE("a server that does not know ranges gives the file from its beginning", "", ProxyWorld,
                   MemoryWorld) {
  TestType world;
  world.put("file", "12345");
  world.forget_ranges();
  Taken taken;
  auto reply = world.http.get({world.url("file"), 5, 3}, taken.sink());
  REQUIRE(reply);
  CHECK(reply->status == 200);
  CHECK(taken.begin == 0);
  CHECK(taken.bytes == "12345");
}

TEMPLATE_TEST_CASE("another part than was asked for is refused before a byte of it", "", ProxyWorld, MemoryWorld) {
  TestType world;
  world.put("file", "12345");
  world.send_wrong_range();
  Taken taken;
  check_refused(world.http.get({world.url("file"), 1000, 3}, taken.sink()), ErrorKind::untrusted);
  CHECK_FALSE(taken.called);
}

TEMPLATE_TEST_CASE("a server without ETags always gives the file", "", ProxyWorld, MemoryWorld) {
  TestType world;
  world.put("file", "12345");
  world.forget_etags();
  Taken taken;
  auto reply = world.http.get({world.url("file"), 5, 0, MemoryHttp::etag_of("12345")}, taken.sink());
  REQUIRE(reply);
  CHECK(reply->status == 200);
  CHECK(reply->etag.empty());
  CHECK(taken.bytes == "12345");
}
