// What a kiosk does every day: nginx, its own certificates, a network that comes and goes.
#include <chrono>
#include <thread>

#include "core/pack/canonical_json.h"
#include "tests/journeys/waysync/kiosk.h"
#include "tests/journeys/waysync/publisher_folder.h"
#include "tests/support/catch.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/web_server.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

TEST_CASE("JOURNEY a new kiosk is filled, polls cheaply, and follows the next release by a delta") {
  PublisherFolder publisher;
  WebServer server(publisher.folder());
  Kiosk kiosk({server.url()}, publisher.root());
  Ran first = kiosk.update();
  INFO(first.err);
  CHECK(first.status == 0);
  CHECK(first.out.find("home: new: starter") != std::string::npos);
  CHECK(kiosk.shown_release() == 1);

  size_t before = server.requests().size();
  CHECK(kiosk.update().status == 0);
  auto requests = server.requests();
  REQUIRE(requests.size() == before + 1);
  CHECK(requests.back().status == 304);
  CHECK(requests.back().received_bytes + requests.back().sent_bytes <= 1500);

  publisher.release();
  CHECK(kiosk.update().status == 0);
  CHECK(kiosk.shown_release() == 2);
  CHECK(kiosk.shown_sha256() == publisher.publisher.newest().sha256);
  size_t deltas = 0, whole = 0;
  for (const auto& request : server.requests()) {
    deltas += request.path.find(".from-") != std::string::npos ? 1 : 0;
    whole += request.path.find(".records") != std::string::npos ? 1 : 0;
  }
  CHECK(deltas == 1);
  CHECK(whole == 1);
}

TEST_CASE("JOURNEY one connection serves a whole update") {
  PublisherFolder publisher;
  WebServer server(publisher.folder());
  Kiosk kiosk({server.url()}, publisher.root());
  REQUIRE(kiosk.update().status == 0);
  for (const auto& request : server.requests()) CHECK(request.connection == server.requests().front().connection);
}

TEST_CASE("JOURNEY what it says to programs is a JSON object a line, the outcome last") {
  PublisherFolder publisher;
  WebServer server(publisher.folder());
  Kiosk kiosk({server.url()}, publisher.root());
  Ran ran = kiosk.update({"--json"});
  REQUIRE(ran.status == 0);
  std::string last;
  for (size_t start = 0, end = 0; (end = ran.out.find('\n', start)) != std::string::npos; start = end + 1) {
    last = ran.out.substr(start, end - start);
    auto json = pack::parse_json(last);
    REQUIRE(json.has_value());
    REQUIRE(json->find("event") != nullptr);
  }
  auto outcome = pack::parse_json(last);
  REQUIRE(outcome.has_value());
  CHECK(std::get<std::string>(outcome->find("event")->value) == "outcome");
  CHECK(std::get<bool>(outcome->find("well")->value));
  CHECK(std::get<int64_t>(outcome->find("http")->find("requests")->value) ==
        static_cast<int64_t>(server.requests().size()));
}

TEST_CASE("JOURNEY without a network the kiosk keeps its content, says so, and recovers") {
  PublisherFolder publisher;
  WebServer server(publisher.folder());
  Kiosk kiosk({server.url()}, publisher.root());
  REQUIRE(kiosk.update().status == 0);
  server.stop();
  publisher.release();
  Ran ran = kiosk.update();
  CHECK(ran.status == 1);
  CHECK(ran.err.starts_with("waysync: home: "));
  CHECK(kiosk.shown_release() == 1);
  CHECK(kiosk.status().failed == "offline");
  Ran said = run_waysync({"status", "--data", kiosk.data()});
  CHECK(said.out.find("starter release 1 from home") != std::string::npos);
  CHECK(said.out.find("not confirmed since") != std::string::npos);
  server.start();
  CHECK(kiosk.update().status == 0);
  CHECK(kiosk.shown_release() == 2);
}

TEST_CASE("JOURNEY a certificate that does not hold is an error, and the next mirror is asked") {
  TemporaryFolder folder;
  CertificateAuthority authority(folder.path());
  PublisherFolder publisher;
  auto flaw = GENERATE(Flaw::expired, Flaw::not_yet_valid, Flaw::wrong_name);
  WebServer bad(publisher.folder(), authority.issue(flaw));
  WebServer good(publisher.folder(), authority.issue());
  Kiosk kiosk({bad.url()}, publisher.root());
  Ran refused = kiosk.update({"--ca", authority.ca_file()});
  CHECK(refused.status == 1);
  CHECK(kiosk.status().failed == "untrusted");
  kiosk.set_urls({bad.url(), good.url()});
  CHECK(kiosk.update().status == 1);  // nobody knows this authority
  CHECK(kiosk.update({"--ca", authority.ca_file()}).status == 0);
  CHECK(kiosk.shown_release() == 1);
}

TEST_CASE("JOURNEY a connection that breaks every 20 kB costs no content twice") {
  PublisherFolder publisher(std::time(nullptr), 1500);
  FaultProxy proxy(publisher.folder());
  Kiosk kiosk({proxy.url()}, publisher.root());
  proxy.set("targets/*", {.cut_after_bytes = 20'000});
  for (int run = 0; run < 50 && kiosk.shown_release() == 0; ++run) kiosk.update();
  CHECK(kiosk.shown_release() == 1);
  uint64_t size = publisher.publisher.tuf.files.at(publisher.publisher.zst_path()).size();
  CHECK(size > 60'000);
  CHECK(proxy.count("targets/*").body_bytes <= size + size / 50);
}

TEST_CASE("JOURNEY a second update beside the first says that one is at work") {
  PublisherFolder publisher;
  FaultProxy proxy(publisher.folder());
  proxy.set("metadata/timestamp.json", {.wait_before_ms = 3000});
  Kiosk kiosk({proxy.url()}, publisher.root());
  pid_t first = start_waysync(kiosk.update_arguments());
  for (int i = 0; i < 5000 && proxy.count("metadata/*").requests == 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  Ran second = kiosk.update();
  CHECK(second.status == 1);
  CHECK(second.err.starts_with("waysync: "));
  CHECK(wait_for(first) == 0);
  CHECK(kiosk.shown_release() == 1);
}

TEST_CASE("JOURNEY a copy for a neighbour serves a kiosk, and is not copied again") {
  PublisherFolder publisher;
  publisher.release();
  WebServer server(publisher.folder());
  TemporaryFolder folder;
  std::string copy = folder / "copy";
  REQUIRE(run_waysync({"mirror", server.url(), copy}).status == 0);
  Kiosk kiosk({}, publisher.root());
  CHECK(kiosk.update_from(copy).status == 0);
  CHECK(kiosk.shown_release() == 2);
  Ran again = run_waysync({"mirror", server.url(), copy});
  CHECK(again.out.find(" 0 of them copied") != std::string::npos);
  CHECK(run_waysync({"mirror", copy, folder / "second"}).status == 0);
  WebServer neighbour(copy);
  Kiosk other({neighbour.url()}, publisher.root());
  CHECK(other.update().status == 0);
  CHECK(other.shown_release() == 2);
}
