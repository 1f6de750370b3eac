// Certificates that must not hold: each said in words that help, none believed because it was believed a moment ago.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "tests/journeys/waysync/kiosk.h"
#include "tests/journeys/waysync/publisher_folder.h"
#include "tests/support/catch.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/web_server.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

struct Secured {
  TemporaryFolder keys, other_keys;
  CertificateAuthority authority{keys.path()}, other{other_keys.path()};
  PublisherFolder publisher;
  Kiosk kiosk{{}, publisher.root()};

  // The kiosk shows release 1, and release 2 is there.
  Secured() {
    WebServer good(publisher.folder(), authority.issue());
    kiosk.set_urls({good.url()});
    REQUIRE(kiosk.update({"--ca", authority.ca_file()}).status == 0);
    publisher.release();
  }
  void refuses(const std::vector<std::string>& more, const std::string& words, const std::string& kind) {
    Ran ran = kiosk.update(more);
    INFO(ran.err);
    CHECK(ran.status == 1);
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK(ran.err.find(words) != std::string::npos);
    CHECK(kiosk.shown_release() == 1);
    CHECK(kiosk.status().failed == kind);
    CHECK(kiosk.log().find(words) != std::string::npos);
  }
};

}  // namespace

TEST_CASE("JOURNEY a certificate that does not hold keeps the old set and says why") {
  Secured world;
  auto [flaw, words] = GENERATE(table<Flaw, std::string>(
      {{Flaw::expired, "has expired"}, {Flaw::not_yet_valid, "not valid yet"}, {Flaw::wrong_name, "another name"}}));
  WebServer server(world.publisher.folder(), world.authority.issue(flaw));
  world.kiosk.set_urls({server.url()});
  world.refuses({"--ca", world.authority.ca_file()}, words, "untrusted");
  CHECK(server.requests().empty());
}

TEST_CASE("JOURNEY a certificate of another authority is refused, whether one is named or not") {
  Secured world;
  WebServer server(world.publisher.folder(), world.other.issue());
  world.kiosk.set_urls({server.url()});
  world.refuses({"--ca", world.authority.ca_file()}, "authority", "untrusted");
  world.refuses({}, "authority", "untrusted");
  CHECK(server.requests().empty());
  CHECK(world.kiosk.update({"--ca", world.other.ca_file()}).status == 0);
  CHECK(world.kiosk.shown_release() == 2);
}

TEST_CASE("JOURNEY a file of authorities that is not one is said to be the fault, not the server") {
  Secured world;
  WebServer server(world.publisher.folder(), world.authority.issue());
  world.kiosk.set_urls({server.url()});
  world.refuses({"--ca", "/nowhere/authority.pem"}, "authorities", "invalid");
  TemporaryFolder folder;
  std::ofstream(folder / "empty.pem") << "nothing\n";
  CHECK(world.kiosk.update({"--ca", folder / "empty.pem"}).status == 1);
  CHECK(world.kiosk.shown_release() == 1);
}

TEST_CASE("JOURNEY a secured address that leads to an open one is not followed") {
  Secured world;
  FaultProxy open(world.publisher.folder());
  WebServer server(world.publisher.folder(), world.authority.issue(),
                   "location /metadata/ { return 302 " + open.url() + "metadata/timestamp.json; }");
  world.kiosk.set_urls({server.url()});
  world.refuses({"--ca", world.authority.ca_file()}, "not safe", "untrusted");
  CHECK(open.count().requests == 0);
}

TEST_CASE("JOURNEY a captive portal in the place of a secured server is refused") {
  Secured world;
  // It speaks HTTP where TLS should be spoken.
  WebServer portal(world.publisher.folder());
  world.kiosk.set_urls({fmt::format("https://127.0.0.1:{}/", portal.port())});
  Ran ran = world.kiosk.update({"--ca", world.authority.ca_file()});
  INFO(ran.err);
  CHECK(ran.status == 1);
  CHECK(world.kiosk.shown_release() == 1);
  CHECK_FALSE(world.kiosk.status().failed.empty());
}
