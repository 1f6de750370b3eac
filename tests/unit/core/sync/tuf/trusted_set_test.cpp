#include "core/sync/trusted_set.h"

#include "tests/unit/core/sync/tuf/tuf_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;

namespace {

TrustedSet start(const TufRepository& repository, ClientOptions options = {kTufNow, false, {}}) {
  auto set = TrustedSet::start(repository.root_bytes(1), std::move(options));
  REQUIRE(set);
  return std::move(*set);
}

}  // namespace

TEST_CASE("nothing is trusted before what names it") {
  TufRepository repository;
  TrustedSet set = start(repository);
  CHECK_FALSE(set.update_snapshot(repository.sign("snapshot")));
  CHECK_FALSE(set.keep_snapshot(repository.sign("snapshot")));
  CHECK_FALSE(set.update_targets("targets", set.root().targets, repository.sign("targets")));
  REQUIRE(set.update_timestamp(repository.sign("timestamp")));
  CHECK_FALSE(set.update_targets("targets", set.root().targets, repository.sign("targets")));
  REQUIRE(set.update_snapshot(repository.sign("snapshot")));
  CHECK(set.targets("targets", set.root().targets) == nullptr);
  REQUIRE(set.update_targets("targets", set.root().targets, repository.sign("targets")));
  CHECK(set.targets("targets", set.root().targets) != nullptr);
  CHECK(set.versions() == MetadataVersions{{"root", 1}, {"timestamp", 1}, {"snapshot", 1}, {"targets", 1}});
}

TEST_CASE("a call that fails changes nothing") {
  TufRepository repository;
  TrustedSet set = start(repository);
  REQUIRE(set.update_timestamp(repository.sign("timestamp")));
  REQUIRE(set.update_snapshot(repository.sign("snapshot")));
  REQUIRE(set.update_targets("targets", set.root().targets, repository.sign("targets")));
  const Targets* before = set.targets("targets", set.root().targets);
  MetadataVersions versions = set.versions();
  repository.publish_all();
  for (const char* role : {"timestamp", "snapshot", "targets"}) repository.set_expires(role, kTufNow);
  CHECK_FALSE(set.update_root(repository.sign("targets")));
  CHECK_FALSE(set.update_timestamp(repository.sign("timestamp")));
  CHECK_FALSE(set.update_snapshot(repository.sign("snapshot")));
  CHECK_FALSE(set.update_targets("targets", set.root().targets, repository.sign("targets")));
  CHECK(set.versions() == versions);
  CHECK(set.targets("targets", set.root().targets) == before);
}

TEST_CASE("a kept snapshot only gates when it is not the one that is named") {
  TufRepository repository;
  TrustedSet set = start(repository);
  std::string old = repository.sign("snapshot");
  repository.publish_all();
  REQUIRE(set.update_timestamp(repository.sign("timestamp")));
  CHECK(set.keep_snapshot(old) == false);
  CHECK_FALSE(set.has_final_snapshot());
  CHECK(set.meta_of("targets") == nullptr);
  REQUIRE(set.update_snapshot(repository.sign("snapshot")));
  CHECK(set.meta_of("targets")->version == 2);
  CHECK(set.meta_of("nobody") == nullptr);
}

TEST_CASE("a kept timestamp is checked with the keys of now") {
  TufRepository repository;
  TrustedSet set = start(repository);
  std::string old = repository.sign("timestamp");
  repository.rotate_keys("timestamp");
  repository.publish("root");
  auto other_keys = set.update_root(repository.root_bytes(2));
  REQUIRE(other_keys);
  CHECK(*other_keys);
  CHECK_FALSE(set.keep_timestamp(old));
  CHECK(set.timestamp() == nullptr);
}

TEST_CASE("a timestamp that says it was signed when the root has expired is refused, and does not gate") {
  TufRepository repository;
  const int64_t root_expires = parse_root(repository.parts["root"])->expires_unix_s;
  TrustedSet set = start(repository);
  repository.set_expires("timestamp", root_expires + 1000 * kDayS);
  for (int64_t late : {root_expires, root_expires + 800 * kDayS}) {
    put(repository.parts["timestamp"], {"x-signed-at"}, {utc(late)});
    auto refused = set.update_timestamp(repository.sign("timestamp"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::untrusted);
    CHECK(contains(refused.error().message, "timestamp.json is refused: it says that it was signed on"));
    CHECK_FALSE(set.keep_timestamp(repository.sign("timestamp")));
    CHECK(set.timestamp() == nullptr);
  }
  put(repository.parts["timestamp"], {"x-signed-at"}, {utc(root_expires - 1)});
  CHECK(set.update_timestamp(repository.sign("timestamp")));
}

TEST_CASE("signatures are looked at before contents") {
  TufRepository repository;
  TrustedSet set = start(repository);
  put(repository.parts["timestamp"], {"version"}, {int64_t{0}});
  auto by_others = set.update_timestamp(TufRepository::sign(repository.parts["timestamp"], {TufKey::make()}));
  CHECK(contains(by_others.error().message, "0 valid signatures"));
  auto by_its_own = set.update_timestamp(repository.sign("timestamp"));
  CHECK(contains(by_its_own.error().message, "version is 0"));
}
