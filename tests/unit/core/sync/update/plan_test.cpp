#include "core/sync/plan.h"

#include "tests/support/catch.h"

using namespace waystation::sync;

namespace {

std::string hash(char c) {
  return std::string(64, c);
}

DeltaEntry from(int64_t release, char c, uint64_t delta_bytes, bool has_list = false) {
  DeltaEntry entry{release, hash(c), 1000, {delta_bytes, hash('0')}, std::nullopt};
  if (has_list) entry.list = Packed{50, hash('1')};
  return entry;
}

Release release_with(std::vector<DeltaEntry> deltas) {
  return {"starter", 20, hash('f'), 5000, Packed{900, hash('e')}, std::move(deltas)};
}

const Installed kInstalled{hash('a'), 1000, 3};
const std::string kPath = "packs/starter/" + hash('f') + ".records";

}  // namespace

TEST_CASE("the ways to a release are taken in the order of what they cost") {
  auto routes = direct_routes(release_with({from(3, 'a', 100)}), kInstalled, kPath);
  REQUIRE(routes.size() == 3);
  CHECK(routes[0].legs.front().packing == Packing::delta);
  CHECK(routes[0].legs.front().file.path == "packs/starter/" + hash('f') + ".from-" + hash('a'));
  CHECK(routes[1].legs.front().packing == Packing::zst);
  CHECK(routes[2].legs.front().file.path == kPath);
}

TEST_CASE("a delta larger than the compressed records comes after them") {
  auto routes = direct_routes(release_with({from(3, 'a', 950)}), kInstalled, kPath);
  CHECK(routes[0].legs.front().packing == Packing::zst);
  CHECK(routes[1].legs.front().packing == Packing::delta);
}

TEST_CASE("a delta from other records, or from records of another length, is no way") {
  Installed longer = kInstalled;
  longer.length_bytes = 1001;
  CHECK(direct_routes(release_with({from(3, 'b', 100)}), kInstalled, kPath).size() == 2);
  CHECK(direct_routes(release_with({from(3, 'a', 100)}), longer, kPath).size() == 2);
}

TEST_CASE("a release that is only to be had whole has one way") {
  Release plain{"starter", 0, hash('f'), 5000, std::nullopt, {}};
  auto routes = direct_routes(plain, {}, kPath);
  REQUIRE(routes.size() == 1);
  CHECK(routes[0].cost_bytes() == 5000);
}

TEST_CASE("the first checkpoint after what is installed is asked first") {
  auto release = release_with({from(16, 'c', 100, true), from(8, 'b', 100, true), from(19, 'd', 10)});
  auto found = checkpoints(release, kInstalled, 900);
  REQUIRE(found.size() == 2);
  CHECK(found[0].release == 8);
  CHECK(list_of(release, found[0]).path == "packs/starter/" + hash('b') + ".deltas");
}

TEST_CASE("a checkpoint before what is installed, or that costs too much, is not asked") {
  auto release = release_with({from(2, 'b', 100, true), from(8, 'c', 860, true)});
  CHECK(checkpoints(release, kInstalled, 900).empty());
  CHECK(checkpoints(release_with({from(8, 'c', 100, true)}), {}, 900).empty());
}

TEST_CASE("two hops go through the checkpoint's records") {
  auto checkpoint = from(8, 'b', 100, true);
  checkpoint.from_length_bytes = 2000;
  auto release = release_with({checkpoint});
  auto route = route_through(release, checkpoint, {from(5, 'd', 1), from(3, 'a', 70)}, kInstalled);
  REQUIRE(route.legs.size() == 2);
  CHECK(route.legs[0].file.path == "packs/starter/" + hash('b') + ".from-" + hash('a'));
  CHECK(route.legs[0].sha256 == hash('b'));
  CHECK(route.legs[0].length_bytes == 2000);
  CHECK(route.legs[1].sha256 == hash('f'));
  CHECK(route.cost_bytes() == 170);
  CHECK(route_through(release, checkpoint, {from(5, 'd', 1)}, kInstalled).legs.empty());
}

TEST_CASE("lengths that somebody made up do not add up to a small cost") {
  Route route;
  route.legs = {{Packing::none, {"a", UINT64_MAX, ""}, "", 0}, {Packing::none, {"b", 2, ""}, "", 0}};
  CHECK(route.cost_bytes() > kMaxDownloadBytes);
}
