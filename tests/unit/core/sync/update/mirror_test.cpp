#include "core/sync/mirror.h"

#include "core/sync/repository_update.h"
#include "tests/support/catch.h"
#include "tests/unit/core/sync/update/kiosk_world.h"

using namespace waystation;
using namespace waystation::testing;

namespace {

struct Mirroring : KioskWorld {
  Mirroring() {
    for (int i = 0; i < 3; ++i) publisher.release();
    serve();
  }
  Result<sync::MirrorOutcome> mirror(const std::string& from = kUrl, const std::string& root = "") {
    sync::Place place = from.starts_with("http") ? sync::place_at_url(http, from) : sync::place_in_folder(files, from);
    sync::MirrorRequest request;
    request.root = root;
    request.destination = "/copy";
    request.now_unix_s = clock.now_unix_s();
    return sync::mirror(files, *place.metadata, *place.targets, *place.base, request);
  }
  sync::MirrorOutcome mirror_well(const std::string& from = kUrl) {
    auto outcome = mirror(from);
    INFO((outcome ? "" : outcome.error().message));
    REQUIRE(outcome.has_value());
    CHECK(outcome->left_out.empty());
    return *outcome;
  }
};

}  // namespace

TEST_CASE("a kiosk is filled from a copy, and the copy's copy") {
  Mirroring world;
  auto first = world.mirror_well();
  CHECK(first.copied == first.files);
  auto outcome = world.update("/copy");
  CHECK(outcome.is_well());
  CHECK(world.shown_release() == 3);
  REQUIRE(world.files.rename("/copy/metadata/timestamp.json", "/copy/metadata/other"));
  world.put_on_stick(world.publisher);
  world.mirror_well(kStick);
}

TEST_CASE("a copy has the deltas that kiosks behind need") {
  Mirroring world;
  world.mirror_well();
  CHECK(world.files.size_bytes("/copy/" + world.publisher.delta_path()));
  CHECK(world.files.size_bytes("/copy/" + world.publisher.zst_path()));
  CHECK(world.files.size_bytes("/copy/" + world.publisher.records_path()));
}

TEST_CASE("what is in the copy already and right is not copied again") {
  Mirroring world;
  world.mirror_well();
  world.http.asked.clear();
  auto second = world.mirror_well();
  CHECK(second.copied == 0);
  CHECK(world.asked_times("targets/") == 0);
  world.files.put("/copy/" + world.publisher.zst_path(), "rotten");
  CHECK(world.mirror_well().copied == 1);
}

TEST_CASE("a file that is not what was signed ends a copy before the timestamp is changed") {
  Mirroring world;
  world.mirror_well();
  std::string before = *world.files.read("/copy/metadata/timestamp.json", 1 << 20);
  world.publisher.release();
  world.serve();
  world.http.files[kUrl + world.publisher.zst_path()][3] ^= 1;
  auto outcome = world.mirror();
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().kind == ErrorKind::untrusted);
  CHECK(world.files.read("/copy/metadata/timestamp.json", 1 << 20) == before);
}

TEST_CASE("a copy is made from the root that is trusted, and from no other repository") {
  Mirroring world;
  CHECK(world.mirror(kUrl, world.publisher.tuf.root_bytes()));
  PackPublisher stranger(world.now);
  auto outcome = world.mirror(kUrl, stranger.tuf.root_bytes());
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().kind == ErrorKind::untrusted);
}

TEST_CASE("a copy has every root, also those before the one that is given") {
  Mirroring world;
  world.publisher.tuf.rotate_keys("timestamp");
  world.publisher.tuf.publish("root");
  world.publisher.tuf.publish_all();
  world.serve();
  CHECK(world.mirror(kUrl, world.publisher.tuf.root_bytes(2)));
  CHECK(world.files.size_bytes("/copy/metadata/1.root.json"));
  CHECK(world.files.size_bytes("/copy/metadata/2.root.json"));
  CHECK(world.update("/copy").is_well());
}

TEST_CASE("a newer copy is not replaced by an older one") {
  Mirroring world;
  auto old_files = world.publisher.tuf.files;
  world.publisher.release();
  world.serve();
  world.mirror_well();
  world.http.files.clear();
  world.http.serve(kUrl, old_files);
  auto outcome = world.mirror();
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().kind == ErrorKind::invalid);
}

TEST_CASE("a publisher whose metadata has expired is left out, and said so") {
  Mirroring world;
  world.publisher.tuf.set_expires("office", world.now - kDay);
  world.publisher.tuf.publish_all();
  world.serve();
  auto outcome = world.mirror();
  REQUIRE(outcome.has_value());
  REQUIRE(outcome->left_out.size() == 1);
  CHECK(outcome->left_out.front().find("office") != std::string::npos);
}

TEST_CASE("names that do not go on a stick are refused before anything is written") {
  auto name = GENERATE(as<std::string>(), "packs/a:b", "packs/con.", "packs/..", "a\\b", "a//b", "line\nbreak");
  Mirroring world;
  world.publisher.tuf.set_target(name, "bytes");
  world.publisher.tuf.publish_all();
  world.serve();
  CHECK_FALSE(world.mirror().has_value());
  CHECK_FALSE(world.files.size_bytes("/copy/metadata/timestamp.json"));
}

TEST_CASE("a full disk ends a copy, and the next run completes it") {
  Mirroring world;
  for (uint64_t n = 0; n < 60; n += 7) {
    Mirroring again = world;
    again.files.fail_after_writes = again.files.writing_calls + n;
    auto outcome = again.mirror();
    CHECK((outcome.has_value() || outcome.error().kind == ErrorKind::no_space));
    if (!outcome) CHECK_FALSE(again.files.size_bytes("/copy/metadata/timestamp.json"));
    again.files.fail_after_writes.reset();
    again.mirror_well();
    CHECK(again.update("/copy").is_well());
  }
}
