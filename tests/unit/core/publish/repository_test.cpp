#include "core/publish/repository.h"

#include "tests/unit/core/publish/publish_fixture.h"

using namespace waystation;
using namespace waystation::publish;
using namespace waystation::testing;

namespace {

std::vector<std::string> metadata_of(const World& world) {
  std::vector<std::string> paths;
  auto entries = world.files.list_tree(kRepo + "/metadata", 1000).value();
  for (const Files::Entry& entry : entries) paths.push_back(entry.path);
  return paths;
}

}  // namespace

TEST_CASE("a second repository is not made over a first") {
  World world;
  CHECK_FALSE(make_repository(world.desk(), world.plan));
}

TEST_CASE("no folder is no repository") {
  MemoryFiles files;
  auto none = read_repository(files, "nothing");
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == ErrorKind::not_found);
}

TEST_CASE("a flipped byte in any file that counts is noticed before anything is signed on top of it") {
  World world;
  world.release("starter", records_of("starter", {"one"}));
  for (const std::string& name : metadata_of(world)) {
    if (name == "1.ngo.json" || name == "1.snapshot.json") continue;  // of before: nothing refers to them
    CAPTURE(name);
    std::string path = kRepo + "/metadata/" + name;
    std::string bytes = world.files.read(path, 1000000).value();
    for (size_t at : {size_t{0}, bytes.size() / 3, bytes.size() - 20}) {
      std::string broken = bytes;
      broken[at] = static_cast<char>(broken[at] ^ 1);
      world.files.put(path, broken);
      auto read = read_repository(world.files, kRepo);
      REQUIRE_FALSE(read);
      CHECK(read.error().message.find("metadata") != std::string::npos);
      CHECK_FALSE(world.check().errors.empty());
    }
    world.files.put(path, "");
    CHECK_FALSE(read_repository(world.files, kRepo));
    world.files.put(path, bytes);
    CHECK(read_repository(world.files, kRepo));
  }
}

TEST_CASE("a check finds what is missing, spoiled or left over") {
  World world;
  world.release("starter", records_of("starter", {"one"}));
  auto release = newest_release(world.repository(), "starter").value().value();
  std::string path = kRepo + "/" + records_path("starter", release.records_sha256);
  std::string bytes = world.files.read(path, 100000).value();
  SECTION("records that are gone") {
    REQUIRE(world.files.remove(path));
    CHECK(world.check().errors.size() == 1);
  }
  SECTION("records that were changed") {
    bytes[bytes.size() / 2] = '!';
    world.files.put(path, bytes);
    CHECK(world.check().errors.size() == 1);
  }
  SECTION("a compressed form that is spoiled") {
    world.files.put(path + ".zst", "x");
    CHECK(world.check().errors.size() == 1);
  }
  SECTION("files that nothing names") {
    world.files.put(kRepo + "/metadata/9.snapshot.json", "{}");
    world.files.put(kRepo + "/keys/root-1.pem", "secret");
    auto report = world.check();
    CHECK(report.errors.empty());
    CHECK(report.warnings.size() == 2);
  }
}

TEST_CASE("metadata is what the specification says it is") {
  World world;
  world.release("starter", records_of("starter", {"one"}));
  auto json = [&](const std::string& name) {
    auto bytes = world.files.read(kRepo + "/metadata/" + name, 100000).value();
    return *pack::parse_json(bytes).value().find("signed");
  };
  auto text = [](const pack::Json* value) { return std::get<std::string>(value->value); };
  pack::Json timestamp = json("timestamp.json");
  CHECK(text(timestamp.find("_type")) == "timestamp");
  CHECK(text(timestamp.find("expires")) == "2027-02-14T08:00:00Z");
  CHECK(text(timestamp.find("x-signed-at")) == "2027-01-15T08:00:00Z");
  const pack::Json* snapshot = timestamp.find("meta")->find("snapshot.json");
  CHECK(text(snapshot->find("hashes")->find("sha256")).size() == 64);
  CHECK(std::get<int64_t>(snapshot->find("version")->value) == 2);
  const pack::Json targets = json("1.targets.json");
  const auto& role = std::get<pack::Json::Array>(targets.find("delegations")->find("roles")->value).front();
  CHECK(text(role.find("name")) == "ngo");
  CHECK(std::get<bool>(role.find("terminating")->value));
  CHECK(text(&std::get<pack::Json::Array>(role.find("paths")->value).front()) == "packs/starter/*");
  CHECK(std::get<bool>(json("1.root.json").find("consistent_snapshot")->value));
}
