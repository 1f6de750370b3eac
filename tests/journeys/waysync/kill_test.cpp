// kill -9 at random moments, while two packs come at once.
#include <chrono>
#include <filesystem>

#include "tests/journeys/waysync/killer.h"
#include "tests/journeys/waysync/two_packs.h"
#include "tests/support/catch.h"
#include "tests/support/fault_proxy.h"

using namespace waystation;
using namespace waystation::journeys;
using namespace waystation::testing;

namespace {

constexpr int kKills = 20;    // by HTTP, and as many from a stick
constexpr int kUpdates = 80;  // at most, until so many were killed: some end before their turn comes
constexpr unsigned kSeed = 20261122;

// Two pointers, and for each a store and the records of both packs.
constexpr size_t kMostInSet = 2 + 2 * 2 * 2;

// Something lies there that the program did not come to clear away or to show.
bool has_begun(const Kiosk& kiosk) {
  size_t in_set = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kiosk.data() + "/sync/set")) {
    if (entry.path().extension() == ".tmp") return true;
    ++in_set;
  }
  return in_set > kMostInSet || !std::filesystem::is_empty(kiosk.data() + "/sync/incoming");
}

// Nothing that was half-written stays.
void check_cleared(const Kiosk& kiosk) {
  size_t in_set = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kiosk.data() + "/sync/set")) {
    INFO(entry.path().string());
    CHECK(entry.path().extension() != ".tmp");
    ++in_set;
  }
  CHECK(in_set <= kMostInSet);
  CHECK(std::filesystem::is_empty(kiosk.data() + "/sync/incoming"));
}

// `offer` makes the newest release available and answers with the arguments of an update. The kiosk is up to date.
template <typename Offer>
void kill_often(TwoPacks& publisher, const Kiosk& kiosk, Offer offer) {
  INFO("seed " << kSeed);
  publisher.release();
  auto arguments = offer();
  auto begin = std::chrono::steady_clock::now();
  REQUIRE(run_waysync(arguments).status == 0);
  Killer killer(kSeed, std::chrono::steady_clock::now() - begin);
  int killed = 0, in_the_middle = 0;
  int64_t shown = publisher.newest();
  for (int n = 0; n < kUpdates && killed < kKills; ++n) {
    if (shown == publisher.newest()) {
      publisher.release();
      arguments = offer();
    }
    bool was_killed = killer.kill_once(arguments);
    killed += was_killed ? 1 : 0;
    int64_t before = shown;
    std::string problem;
    shown = publisher.shown_release(kiosk, problem);
    INFO("release " << publisher.newest() << ", kill " << n << ": " << problem);
    CHECK(problem.empty());
    CHECK((shown == before || shown == publisher.newest()));
    in_the_middle += was_killed && has_begun(kiosk) ? 1 : 0;
  }
  CHECK(killed == kKills);
  CHECK(in_the_middle > 0);
  publisher.release();
  Ran ran = run_waysync(offer());
  INFO(ran.err);
  CHECK(ran.status == 0);
  std::string problem;
  CHECK(publisher.shown_release(kiosk, problem) == publisher.newest());
  CHECK(problem.empty());
  check_cleared(kiosk);
}

}  // namespace

TEST_CASE("JOURNEY killed at any moment of an update by HTTP, a kiosk shows one whole release of all its packs") {
  TwoPacks publisher;
  FaultProxy proxy(publisher.folder());
  Kiosk kiosk({proxy.url()}, publisher.root());
  publisher.write_site(kiosk, proxy.url());
  REQUIRE(kiosk.update().status == 0);
  proxy.set("targets/*", {.bytes_per_s = 20'000});
  kill_often(publisher, kiosk, [&] {
    proxy.serve(publisher.folder());
    return kiosk.update_arguments();
  });
}

TEST_CASE("JOURNEY killed at any moment of an update from a stick, a kiosk shows one whole release of all its packs") {
  TwoPacks publisher;
  Kiosk kiosk({}, publisher.root());
  publisher.write_site(kiosk, "http://127.0.0.1:1/");
  REQUIRE(kiosk.update_from(publisher.folder()).status == 0);
  kill_often(publisher, kiosk, [&] { return kiosk.update_arguments({"--from", publisher.folder()}); });
}

TEST_CASE("JOURNEY of six updates that are started at once, one at a time works and none does harm") {
  TwoPacks publisher;
  FaultProxy proxy(publisher.folder());
  proxy.set("metadata/*", {.wait_before_ms = 50});
  Kiosk kiosk({proxy.url()}, publisher.root());
  publisher.write_site(kiosk, proxy.url());
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i) children.push_back(start_waysync(kiosk.update_arguments()));
  int went_well = 0, gave_way = 0;
  for (pid_t child : children) {
    int status = wait_for(child);
    went_well += status == 0 ? 1 : 0;
    gave_way += status == 1 ? 1 : 0;
  }
  CHECK(went_well >= 1);
  CHECK(went_well + gave_way == 6);
  std::string problem;
  CHECK(publisher.shown_release(kiosk, problem) == 1);
  CHECK(problem.empty());
  check_cleared(kiosk);
}
