// The root chain: who may change who may sign.
#include "core/sync/metadata.h"
#include "tests/unit/core/sync/tuf/tuf_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;

namespace {

// Two of three keys for the root, in version 1.
struct TwoOfThree : TufWorld {
  std::vector<TufKey> keys = {TufKey::make(), TufKey::make(), TufKey::make()};

  TwoOfThree() {
    put(at(repository.parts["root"], {"roles", "root"}), {"keyids"}, json("[]"));
    repository.signers["root"].clear();
    for (const TufKey& key : keys) repository.add_key("root", key);
    repository.set_threshold("root", 2);
    repository.publish_as_is("root");
    files = {};
    REQUIRE(Client::init(files, "trust", repository.root_bytes(1)));
  }
};

}  // namespace

TEST_CASE("roots are followed one by one, each signed by the one before and by itself") {
  TufWorld world;
  for (int i = 0; i < 5; ++i) {
    auto old = world.repository.signers["root"];
    world.repository.rotate_keys("root");
    auto rotated = world.repository.signers["root"];
    world.repository.signers["root"].push_back(old[0]);
    world.repository.publish("root");
    world.repository.signers["root"] = rotated;
  }
  world.refresh();
  CHECK(world.version("root") == 6);
  CHECK(world.kept("root") == world.published("6.root.json"));
}

TEST_CASE("a root that only the old keys or only the new keys signed is refused") {
  for (bool by_old : {true, false}) {
    TufWorld world;
    auto old = world.repository.signers["root"];
    world.repository.rotate_keys("root");
    if (by_old) world.repository.signers["root"] = old;
    world.repository.publish("root");
    CHECK(contains(world.refusal(), by_old ? "root.json is refused: it does not sign itself" : "root.json is refused"));
    CHECK(world.version("root") == 1);
    CHECK(world.version("timestamp") == 0);
  }
}

TEST_CASE("one of two root keys is not enough, two of three are") {
  TwoOfThree world;
  auto& signers = world.repository.signers["root"];
  signers = {world.keys[2]};
  world.repository.publish("root");
  CHECK(contains(world.refusal(), "has 1 valid signatures"));
  signers = {world.keys[0], world.keys[2]};
  world.repository.publish_as_is("root");
  world.refresh();
  CHECK(world.version("root") == 2);
}

TEST_CASE("a root key that signs twice under two ids is one of two") {
  TwoOfThree world;
  TufKey alias = world.keys[0];
  alias.id = "alias";
  world.repository.add_key("root", alias);
  world.repository.publish("root");
  world.refresh();
  REQUIRE(world.version("root") == 2);
  world.repository.signers["root"] = {world.keys[0], alias};
  world.repository.publish("root");
  CHECK(contains(world.refusal(), "has 1 valid signatures"));
}

TEST_CASE("a lower threshold has to be signed by the higher one") {
  TwoOfThree world;
  world.repository.set_threshold("root", 1);
  world.repository.signers["root"] = {world.keys[1]};
  world.repository.publish("root");
  CHECK(contains(world.refusal(), "root.json is refused"));
  CHECK(world.version("root") == 1);
}

TEST_CASE("the next root has the next version") {
  for (int64_t version : {int64_t{1}, int64_t{3}, int64_t{9007199254740991}}) {
    TufWorld world;
    put(world.repository.parts["root"], {"version"}, {version});
    world.repository.files["metadata/2.root.json"] = world.repository.sign("root");
    CHECK(contains(world.refusal(), "where 2 comes next"));
    CHECK(world.version("root") == 1);
  }
}

TEST_CASE("roots on the way may have expired, the last may not") {
  TufWorld world;
  world.options.now_unix_s = kTufNow + 400 * kDayS;
  for (const char* role : {"timestamp", "snapshot", "targets"})
    world.repository.set_expires(role, kTufNow + 1000 * kDayS);
  world.repository.publish("root");
  world.repository.publish_all();
  CHECK(contains(world.refusal(), "root.json is refused: it has expired on 2028-01-15"));
  CHECK(world.version("root") == 2);
  CHECK(world.version("timestamp") == 0);
  world.repository.set_expires("root", kTufNow + 1000 * kDayS);
  world.repository.publish("root");
  world.refresh();
  CHECK(world.version("root") == 3);
}

TEST_CASE("fields that nobody knows are part of what is signed") {
  TufWorld world;
  put(world.repository.parts["root"], {"custom-field"}, json(R"({"a":[1,null],"b":"é"})"));
  put(world.repository.parts["root"], {"roles", "root", "more"}, {std::string("value")});
  world.repository.publish("root");
  world.refresh();
  CHECK(world.version("root") == 2);
  std::string tampered = world.published("2.root.json");
  tampered.replace(tampered.find("\"value\""), 7, "\"other\"");
  TufWorld other;
  other.files.put("trust/root.json", tampered);
  CHECK_FALSE(Client::open(other.files, "trust", other.source, {}));
}

TEST_CASE("a repository that makes roots without end is left after so many, and gone on with later") {
  TufWorld world;
  for (int i = 0; i < 260; ++i) world.repository.publish("root");
  world.refresh();
  CHECK(world.version("root") == 257);
  world.refresh();
  CHECK(world.version("root") == 261);
}

TEST_CASE("all kinds of keys can sign any role") {
  TufWorld world;
  world.repository.add_key("root", TufKey::make("ecdsa-sha2-nistp256"));
  world.repository.add_key("root", TufKey::make("rsassa-pss-sha256"));
  world.repository.set_threshold("root", 3);
  world.repository.publish("root");
  world.refresh();
  CHECK(world.version("root") == 2);
  world.repository.signers["root"].pop_back();
  world.repository.publish("root");
  CHECK(contains(world.refusal(), "has 2 valid signatures of different keys that may sign it, and needs 3"));
}
