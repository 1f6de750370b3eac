// What only a network can do: certificates, redirections, proxies, connections that are kept, servers that crawl or
// lie.
#include <cstdlib>
#include <fstream>
#include <string>

#include "platform/curl_http.h"
#include "tests/support/catch.h"
#include "tests/support/certificates.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/web_server.h"

using namespace waystation;
using Catch::Matchers::Contains;
using waystation::platform::CurlHttp;
using waystation::platform::HttpLimits;
using waystation::platform::HttpTotals;
using waystation::testing::Certificate;
using waystation::testing::CertificateAuthority;
using waystation::testing::FaultProxy;
using waystation::testing::Flaw;
using waystation::testing::TemporaryFolder;
using waystation::testing::WebServer;

namespace {

HttpLimits trusting(const std::string& ca_file) {
  HttpLimits limits;
  limits.ca_file = ca_file;
  return limits;
}

struct Got {
  Result<HttpReply> reply;
  std::string bytes;
};

Got ask(CurlHttp& http, const HttpRequest& request) {
  std::string bytes;
  auto reply = http.get(request, [&](uint64_t, std::string_view piece) -> Result<void> {
    bytes += piece;
    return {};
  });
  return {reply, bytes};
}

Got get(CurlHttp& http, const std::string& url) {
  return ask(http, {url, 1'000'000});
}

void check_refused(const Got& got, ErrorKind kind, const std::string& words) {
  REQUIRE_FALSE(got.reply);
  CHECK(got.reply.error().kind == kind);
  CHECK_THAT(got.reply.error().message, Contains(words));
}

struct Site {
  TemporaryFolder folder;
  Site() { std::ofstream(folder / "file") << "bytes"; }
};

uint64_t all_bytes(const HttpTotals& totals) {
  return totals.sent_bytes + totals.received_header_bytes + totals.received_body_bytes;
}

}  // namespace

TEST_CASE("a certificate that holds is taken, and its connection is used again") {
  Site site;
  TemporaryFolder keys;
  CertificateAuthority authority(keys.path());
  WebServer server(site.folder.path(), authority.issue());
  CurlHttp http(trusting(authority.ca_file()));
  for (int i = 0; i < 3; ++i) {
    auto got = get(http, server.url() + "file");
    REQUIRE(got.reply);
    CHECK(got.reply->status == 200);
    CHECK(got.bytes == "bytes");
  }
  auto requests = server.requests();
  REQUIRE(requests.size() == 3);
  CHECK(requests[2].connection == requests[0].connection);
}

TEST_CASE("a certificate that does not hold is refused, and the message says why") {
  Site site;
  TemporaryFolder keys;
  CertificateAuthority authority(keys.path());
  struct {
    Flaw flaw;
    const char* words;
  } cases[] = {{Flaw::expired, "has expired"},
               {Flaw::not_yet_valid, "not valid yet; check this machine's clock"},
               {Flaw::wrong_name, "for a server of another name"}};
  for (const auto& [flaw, words] : cases) {
    WebServer server(site.folder.path(), authority.issue(flaw));
    CurlHttp http(trusting(authority.ca_file()));
    auto got = get(http, server.url() + "file");
    check_refused(got, ErrorKind::untrusted, words);
    CHECK_THAT(got.reply.error().message, Contains(server.url() + "file"));
    CHECK(got.bytes.empty());
    CHECK(http.totals().received_header_bytes == 0);
  }
}

TEST_CASE("a certificate of an authority that the machine does not know is refused") {
  Site site;
  TemporaryFolder keys, other_keys;
  CertificateAuthority authority(keys.path()), other(other_keys.path());
  WebServer server(site.folder.path(), authority.issue());
  CurlHttp machine;
  check_refused(get(machine, server.url() + "file"), ErrorKind::untrusted, "authority");
  CurlHttp misled(trusting(other.ca_file()));
  check_refused(get(misled, server.url() + "file"), ErrorKind::untrusted, "signature is not of the authority");
}

TEST_CASE("a file of authorities that is not there is said to be the fault") {
  CurlHttp http(trusting("/nowhere/authority.pem"));
  TemporaryFolder keys;
  WebServer server(keys.path(), CertificateAuthority(keys.path()).issue());
  check_refused(get(http, server.url()), ErrorKind::invalid, "authorities to trust");
}

TEST_CASE("no redirection leads from https to http, nor to a file") {
  Site site;
  TemporaryFolder keys;
  CertificateAuthority authority(keys.path());
  WebServer plain(site.folder.path());
  WebServer server(site.folder.path(), authority.issue(),
                   "location = /plain { return 302 " + plain.url() + "file; }" +
                       "location = /local { return 302 file:///etc/passwd; } location = /safe { return 302 /file; }");
  CurlHttp http(trusting(authority.ca_file()));
  check_refused(get(http, server.url() + "plain"), ErrorKind::untrusted, "not safe");
  check_refused(get(http, server.url() + "local"), ErrorKind::untrusted, "not safe");
  CHECK(get(http, server.url() + "safe").bytes == "bytes");
  CHECK(plain.requests().empty());
}

TEST_CASE("five redirections are followed and a sixth is not") {
  Site site;
  FaultProxy proxy(site.folder.path());
  CurlHttp http;
  proxy.set("start", {.redirect_to = proxy.url() + "step"});
  proxy.set("step", {.redirect_to = proxy.url() + "file"});
  proxy.set("step", {.redirect_to = proxy.url() + "step"}, 3);
  auto got = get(http, proxy.url() + "start");
  REQUIRE(got.reply);
  CHECK(got.bytes == "bytes");
  CHECK(proxy.count().requests == 6);
  proxy.set("step", {.redirect_to = proxy.url() + "step"}, 4);
  check_refused(get(http, proxy.url() + "start"), ErrorKind::offline, "without an end");
}

TEST_CASE("a redirected request asks for the same part, and the credentials of one server are not given to the next") {
  Site site;
  FaultProxy proxy(site.folder.path());
  FaultProxy other(site.folder.path());
  CurlHttp http;
  proxy.set("*", {.redirect_to = other.url() + "file"});
  std::string with_password = "http://officer:secret@" + proxy.url().substr(7) + "file";
  CHECK(ask(http, {with_password, 5, 2}).bytes == "tes");
  REQUIRE(other.requests().size() == 1);
  CHECK(other.requests()[0].headers.at("range") == "bytes=2-");
  CHECK_FALSE(other.requests()[0].headers.contains("authorization"));
}

TEST_CASE("a message names the server and the file, not passwords or queries") {
  Site site;
  FaultProxy proxy(site.folder.path());
  proxy.set("*", {.drop = true});
  CurlHttp http;
  auto got = get(http, "http://officer:secret@" + proxy.url().substr(7) + "file?token=secret");
  check_refused(got, ErrorKind::offline, proxy.url() + "file");
  CHECK_THAT(got.reply.error().message, !Contains("secret"));
}

TEST_CASE("a poll without news costs one request and less than 500 bytes, counted as the server counts") {
  Site site;
  WebServer server(site.folder.path());
  CurlHttp first;
  auto etag = get(first, server.url() + "file").reply->etag;
  CurlHttp http;
  auto got = ask(http, {server.url() + "file", 1000, 0, etag});
  REQUIRE(got.reply);
  CHECK(got.reply->status == 304);
  CHECK(http.totals().requests == 1);
  CHECK(http.totals().received_body_bytes == 0);
  CHECK(all_bytes(http.totals()) < 500);
  auto seen = server.requests().back();
  CHECK(http.totals().sent_bytes == seen.received_bytes);
  CHECK(http.totals().received_header_bytes == seen.sent_bytes);
}

TEST_CASE("one connection serves all that a server answers, bodies that nobody wants too") {
  Site site;
  WebServer server(site.folder.path());
  CurlHttp http;
  auto etag = get(http, server.url() + "file").reply->etag;
  CHECK(get(http, server.url() + "nothing").reply->status == 404);
  CHECK(ask(http, {server.url() + "file", 10, 2}).reply->status == 206);
  CHECK(ask(http, {server.url() + "file", 10, 5}).reply->status == 416);
  CHECK(ask(http, {server.url() + "file", 10, 0, etag}).reply->status == 304);
  CHECK(get(http, server.url() + "file").bytes == "bytes");
  auto requests = server.requests();
  REQUIRE(requests.size() == 6);
  for (const auto& request : requests) CHECK(request.connection == requests[0].connection);
}

TEST_CASE("a request says little of the machine, asks for no compression and keeps no cookies") {
  Site site;
  FaultProxy proxy(site.folder.path());
  CurlHttp http;
  REQUIRE(get(http, proxy.url() + "file").reply);
  auto headers = proxy.requests().at(0).headers;
  headers.erase("host");
  CHECK(headers == std::map<std::string, std::string>{{"user-agent", "waystation"}});
  WebServer server(site.folder.path(), std::nullopt,
                   "location = /cookie { add_header Set-Cookie \"visitor=1; Path=/\"; return 200 x; }"
                   "location = /seen { return 200 \"cookie:$http_cookie\"; }");
  REQUIRE(get(http, server.url() + "cookie").reply);
  CHECK(get(http, server.url() + "seen").bytes == "cookie:");
}

TEST_CASE("a body that claims to be compressed is taken as it is, a bomb stays small") {
  Site site;
  FaultProxy proxy(site.folder.path());
  proxy.set("*", {.gzip_bomb = true});
  CurlHttp http;
  auto got = ask(http, {proxy.url() + "file", 2'000'000});
  REQUIRE(got.reply);
  CHECK(got.bytes.starts_with("\x1f\x8b"));
  CHECK(got.bytes.size() < 1'500'000);
}

TEST_CASE("a body that is shorter than it was said to be is a broken connection, a longer one ends where it should") {
  Site site;
  FaultProxy proxy(site.folder.path());
  CurlHttp http;
  proxy.set("*", {.length_differs_by = 3});
  check_refused(ask(http, {proxy.url() + "file", 8}), ErrorKind::offline, "broke");
  proxy.set("*", {.length_differs_by = -3});
  CHECK(ask(http, {proxy.url() + "file", 8}).bytes == "by");
  proxy.set("*", {.no_length = true});
  CHECK(ask(http, {proxy.url() + "file", 8}).bytes == "bytes");
}

TEST_CASE("an error page or a redirection without an end does not hold the program up") {
  Site site;
  FaultProxy proxy(site.folder.path());
  CurlHttp http;
  proxy.set("error", {.status = 503, .endless = true});
  CHECK(get(http, proxy.url() + "error").reply->status == 503);
  proxy.set("moved", {.redirect_to = proxy.url() + "file", .endless = true});
  check_refused(get(http, proxy.url() + "moved"), ErrorKind::offline, "without an end");
  CHECK(http.totals().received_body_bytes < 1'000'000);
}

TEST_CASE("a captive portal is followed to its page, for the reader to refuse") {
  Site site;
  FaultProxy proxy(site.folder.path());
  CurlHttp http;
  proxy.set("*", {.login_redirect = true});
  CHECK_THAT(get(http, proxy.url() + "file").bytes, Contains("<!doctype html>"));
  CHECK(proxy.count("login").requests == 1);
}

TEST_CASE("a server that crawls is given up, and what it sent is kept") {
  Site site;
  std::ofstream(site.folder / "large") << std::string(100'000, 'x');
  FaultProxy proxy(site.folder.path());
  proxy.set("*", {.bytes_per_s = 50});
  HttpLimits limits;
  limits.low_speed_bytes_per_s = 1000;
  limits.low_speed_s = 1;
  CurlHttp http(limits);
  auto got = get(http, proxy.url() + "large");
  check_refused(got, ErrorKind::offline, "too slow");
  CHECK_FALSE(got.bytes.empty());
  CHECK(got.bytes.size() < 1000);
}

TEST_CASE("a server just fast enough to go on for ever is given up, and what it sent is kept") {
  Site site;
  std::ofstream(site.folder / "large") << std::string(100'000, 'x');
  FaultProxy proxy(site.folder.path());
  proxy.set("*", {.bytes_per_s = 200});
  HttpLimits limits;
  limits.start_s = 1;
  limits.least_average_bytes_per_s = 1'000'000;
  CurlHttp http(limits);
  auto got = get(http, proxy.url() + "large");
  check_refused(got, ErrorKind::offline, "too slow");
  CHECK_FALSE(got.bytes.empty());
}

TEST_CASE("a server that went away and came back is found again") {
  Site site;
  WebServer server(site.folder.path());
  CurlHttp http;
  REQUIRE(get(http, server.url() + "file").reply);
  server.stop();
  check_refused(get(http, server.url() + "file"), ErrorKind::offline, "127.0.0.1");
  server.start();
  CHECK(get(http, server.url() + "file").bytes == "bytes");
}

TEST_CASE("an ETag that no server gave is not sent") {
  Site site;
  FaultProxy proxy(site.folder.path());
  CurlHttp http;
  for (const std::string& etag : {std::string("\"a\"\r\nX-Injected: yes"), std::string(300, 'x'), std::string("\0", 1)})
    CHECK(ask(http, {proxy.url() + "file", 5, 0, etag}).bytes == "bytes");
  for (const auto& request : proxy.requests()) {
    CHECK_FALSE(request.headers.contains("if-none-match"));
    CHECK_FALSE(request.headers.contains("x-injected"));
  }
}

TEST_CASE("the proxy of the environment is used") {
  Site site;
  FaultProxy proxy(site.folder.path());
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  CurlHttp http;
  auto got = get(http, "http://elsewhere.test/file");
  ::unsetenv("http_proxy");
  REQUIRE(got.reply);
  CHECK(proxy.count("*elsewhere.test/file").requests == 1);
}
