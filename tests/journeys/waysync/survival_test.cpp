// Death at any moment, and rot.
#include <chrono>
#include <fstream>

#include "tests/journeys/waysync/killer.h"
#include "tests/journeys/waysync/kiosk.h"
#include "tests/journeys/waysync/publisher_folder.h"
#include "tests/support/catch.h"
#include "tests/support/web_server.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

void flip_byte(const std::string& path, int64_t at) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(at);
  char byte = static_cast<char>(file.get());
  file.seekp(at);
  file.put(static_cast<char>(byte ^ 1));
  REQUIRE(file.good());
}

}  // namespace

TEST_CASE("JOURNEY an update that is killed at any moment leaves the old set or the new") {
  constexpr int kReleases = 6, kKillsEach = 6;
  constexpr unsigned kSeed = 20261121;
  INFO("seed " << kSeed);
  PublisherFolder publisher;
  WebServer server(publisher.folder());
  Kiosk kiosk({server.url()}, publisher.root());
  auto begin = std::chrono::steady_clock::now();
  REQUIRE(kiosk.update().status == 0);
  Killer killer(kSeed, std::chrono::steady_clock::now() - begin);
  int killed = 0;
  for (int i = 0; i < kReleases; ++i) {
    std::string before = kiosk.shown_sha256(), next = publisher.release().sha256;
    for (int kill = 0; kill < kKillsEach; ++kill) {
      killed += killer.kill_once(kiosk.update_arguments()) ? 1 : 0;
      CHECK((kiosk.shown_sha256() == before || kiosk.shown_sha256() == next));
      CHECK(kiosk.is_sound());
    }
    CHECK(kiosk.update().status == 0);
    CHECK(kiosk.shown_sha256() == next);
  }
  CHECK(killed > kReleases);
}

TEST_CASE("JOURNEY a store that has rotted is mended from its records") {
  PublisherFolder publisher;
  WebServer server(publisher.folder());
  Kiosk kiosk({server.url()}, publisher.root());
  REQUIRE(kiosk.update().status == 0);
  flip_byte(kiosk.store_path(), 5000);
  CHECK_FALSE(kiosk.is_sound());
  Ran ran = kiosk.update();
  CHECK(ran.status == 0);
  CHECK(ran.out.find("mended: starter") != std::string::npos);
  CHECK(kiosk.is_sound());
}

TEST_CASE("JOURNEY a pointer that has rotted falls back, and the next update brings the newest again") {
  auto slot = GENERATE(as<std::string>(), "ptr.0", "ptr.1");
  PublisherFolder publisher;
  WebServer server(publisher.folder());
  Kiosk kiosk({server.url()}, publisher.root());
  REQUIRE(kiosk.update().status == 0);
  publisher.release();
  REQUIRE(kiosk.update().status == 0);
  flip_byte(kiosk.data() + "/sync/set/" + slot, 30);
  CHECK(kiosk.shown_release() >= 1);
  CHECK(kiosk.update().status == 0);
  CHECK(kiosk.shown_release() == 2);
}
