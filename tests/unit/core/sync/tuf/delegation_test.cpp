// Who may name which target: the search through delegations.
#include "core/base/sha256.h"
#include "tests/unit/core/sync/tuf/tuf_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;
using Asked = std::vector<std::string>;

namespace {

// "A" by "targets", "C" by "A" and so on, in order; all may name everything unless a path is given.
struct Edge {
  const char* delegator;
  const char* role;
  bool is_terminating = false;
  const char* path = "*";
};

struct Graph : TufWorld {
  explicit Graph(const std::vector<Edge>& edges) {
    for (const Edge& edge : edges) repository.delegate(edge.delegator, edge.role, {edge.path}, edge.is_terminating);
    repository.publish_all();
  }
  // The roles in which a target that nobody names was looked for.
  std::string visited(std::string_view target = "nowhere") {
    CHECK(find(target).error().kind == ErrorKind::not_found);
    std::string roles;
    for (const std::string& file : source.asked) roles += file.substr(2, file.size() - 7);
    return roles;
  }
};

}  // namespace

TEST_CASE("delegations are searched in order, each to its depth before the next") {
  CHECK(Graph({{"targets", "A"}, {"targets", "B"}}).visited() == "AB");
  CHECK(Graph({{"targets", "A"}, {"targets", "B"}, {"A", "C"}, {"A", "D"}}).visited() == "ACDB");
  CHECK(Graph({{"targets", "A"}, {"targets", "B"}, {"A", "C"}, {"C", "D"}}).visited() == "ACDB");
}

TEST_CASE("a terminating delegation ends the search outside it") {
  CHECK(Graph({{"targets", "A"}, {"targets", "B"}, {"A", "C", true}, {"A", "D"}}).visited() == "AC");
  CHECK(Graph({{"targets", "A"}, {"targets", "B"}, {"A", "C", true}, {"C", "D"}}).visited() == "ACD");
  CHECK(Graph({{"targets", "A", true, "x"}, {"targets", "B"}}).visited() == "B");
}

TEST_CASE("roles that may not name the target are not even asked for") {
  CHECK(Graph({{"targets", "A", false, "*.py"}, {"targets", "B"}, {"A", "C"}}).visited() == "B");
  CHECK(Graph({{"targets", "A"}, {"A", "C", false, "*.py"}, {"C", "D"}}).visited() == "A");
}

TEST_CASE("a circle of delegations ends") {
  CHECK(Graph({{"targets", "A"}, {"A", "B"}, {"B", "A"}, {"B", "B"}}).visited() == "AB");
}

TEST_CASE("the first role in order wins, and those after it are not asked") {
  Graph world({{"targets", "A"}, {"targets", "B"}});
  world.repository.set_target("x", "of A", {}, "A");
  world.repository.set_target("x", "of B", {}, "B");
  world.repository.publish_all();
  CHECK(world.found_in("x") == "A");
  CHECK(world.source.asked == Asked{"2.A.json"});
  world.repository.set_target("x", "of targets");
  world.repository.publish_all();
  CHECK(world.found_in("x") == "targets");
}

TEST_CASE("nobody can name a target outside the paths that were delegated") {
  Graph world({{"targets", "ministry", false, "packs/ministry/*"}, {"ministry", "office"}});
  world.repository.set_target("packs/embassy/records", "a lie", {}, "ministry");
  world.repository.set_target("packs/ministry/records", "truth", {}, "ministry");
  world.repository.publish_all();
  CHECK(world.found_in("packs/embassy/records") == "nobody");
  CHECK(world.found_in("packs/ministry/records") == "ministry");
}

TEST_CASE("a delegation by hash prefixes is about names whose hash begins so") {
  TufWorld world;
  world.repository.delegate("targets", "bin", {});
  auto& entry = std::get<pack::Json::Array>(at(world.repository.parts["targets"], {"delegations", "roles"}).value)[0];
  drop(entry, {"paths"});
  std::string prefix = sha256_hex("x").substr(0, 3);
  put(entry, {"path_hash_prefixes"}, {pack::Json::Array{{std::string("zz")}, {prefix}}});
  world.repository.set_target("x", "1", {}, "bin");
  world.repository.set_target("y", "1", {}, "bin");
  world.repository.publish_all();
  CHECK(world.found_in("x") == "bin");
  CHECK(world.found_in("y") == "nobody");
}

TEST_CASE("an expired, unsigned, missing or unnamed role stops the search instead of being passed over") {
  auto search = [](auto bend) {
    Graph world({{"targets", "A"}, {"targets", "B"}});
    world.repository.set_target("x", "of B", {}, "B");
    bend(world.repository);
    world.repository.publish_all();
    world.repository.files.erase("metadata/gone");
    return world.found_in("x");
  };
  CHECK(search([](TufRepository&) {}) == "B");
  CHECK(
      contains(search([](TufRepository& r) { r.set_expires("A", kTufNow - 1); }), "A.json is refused: it has expired"));
  CHECK(contains(search([](TufRepository& r) { r.signers["A"] = {TufKey::make()}; }),
                 "A.json is refused: it has 0 valid"));
  CHECK(contains(search([](TufRepository& r) { r.set_threshold("A", 2, "targets"); }), "needs 2"));
  Graph world({{"targets", "A"}, {"targets", "B"}});
  world.repository.delegate("targets", "C", {"c/*"});
  world.repository.publish("targets", "snapshot", "timestamp");
  CHECK(contains(world.found_in("c/x"), "C.json is refused: snapshot.json does not name it"));
  world.source.fails["1.A.json"] = {ErrorKind::not_found, "not there"};
  CHECK(world.find("x").error().kind == ErrorKind::not_found);
}

TEST_CASE("a role is trusted as the delegator of this search says, not as another did") {
  TufWorld world;
  auto& repository = world.repository;
  for (auto [parent, paths] : {std::pair("parent-a", "a/*"), std::pair("parent-b", "b/*")}) {
    repository.delegate("targets", parent, {paths});
    repository.delegate(parent, "release", {paths});
  }
  repository.signers["release"].pop_back();  // signs for parent-a only
  repository.set_target("a/x", "truth", {}, "release");
  repository.set_target("b/x", "a lie", {}, "release");
  repository.publish_all();
  auto client = world.open();
  REQUIRE(client.refresh());
  CHECK(client.find_target("a/x")->role == "release");
  CHECK(client.find_target("b/x").error().kind == ErrorKind::untrusted);
  CHECK(client.find_target("a/x"));
  // Not in another run either, with the role in the folder.
  CHECK(contains(world.found_in("b/x"), "release.json is refused: it has 0 valid signatures"));
}

TEST_CASE("a publisher can be sent away") {
  Graph world(std::vector<Edge>{{"targets", "ministry", false, "m/*"}});
  world.repository.set_target("m/x", "1", {}, "ministry");
  world.repository.publish_all();
  CHECK(world.found_in("m/x") == "ministry");
  put(world.repository.parts["targets"], {"delegations", "roles"}, json("[]"));
  world.repository.publish("targets", "snapshot", "timestamp");
  CHECK(world.found_in("m/x") == "nobody");
}

TEST_CASE("a publisher's lost key stops counting at once, though the role's file is here") {
  Graph world(std::vector<Edge>{{"targets", "ministry", false, "m/*"}});
  world.repository.set_target("m/x", "1", {}, "ministry");
  world.repository.publish_all();
  CHECK(world.found_in("m/x") == "ministry");
  auto thief = world.repository.signers["ministry"];
  world.repository.rotate_keys("ministry", "targets");
  world.repository.signers["ministry"] = thief;
  world.repository.publish("targets", "snapshot", "timestamp");
  CHECK(contains(world.found_in("m/x"), "ministry.json is refused: it has 0 valid signatures"));
}

TEST_CASE("delegated roles that are here and right are not fetched again, and several targets need one client") {
  Graph world({{"targets", "A", false, "a/*"}, {"targets", "B", false, "b/*"}});
  world.repository.set_target("a/x", "1", {}, "A");
  world.repository.set_target("b/x", "1", {}, "B");
  world.repository.publish_all();
  auto client = world.open();
  REQUIRE(client.refresh());
  world.source.asked.clear();
  for (const char* name : {"a/x", "b/x", "a/x"}) CHECK(client.find_target(name));
  CHECK(world.source.asked == Asked{"2.A.json", "2.B.json"});
  CHECK(client.versions().at("A") == 2);
  CHECK(world.version("A") == 2);
  CHECK(world.found_in("a/x") == "A");
  CHECK(world.source.asked.empty());
}

TEST_CASE("roles with unusual names are asked for and kept under quoted ones") {
  for (auto [role, file] : {std::pair("../root", "..%2Froot.json"), std::pair("/x", "%2Fx.json"),
                            std::pair("a b?#%", "a%20b%3F%23%25.json")}) {
    INFO(role);
    Graph world(std::vector<Edge>{{"targets", role}});
    CHECK(world.find("nowhere").error().kind == ErrorKind::not_found);
    CHECK(world.source.asked == Asked{"1." + std::string(file)});
    CHECK(world.files.read("trust/" + std::string(file), 1 << 20));
    CHECK(world.version("root") == 1);
  }
}

TEST_CASE("a search through too many roles is given up") {
  std::vector<std::string> names;
  for (int i = 0; i < 40; ++i) names.push_back(fmt::format("r{}", i));
  TufWorld deep;
  for (size_t i = 0; i < names.size(); ++i)
    deep.repository.delegate(i == 0 ? "targets" : names[i - 1], names[i], {"*"});
  deep.repository.set_target("x", "1", {}, names.back());
  deep.repository.set_target("y", "1", {}, names[20]);
  deep.repository.publish_all();
  CHECK(contains(deep.found_in("x"), "more than 32 roles"));
  CHECK(deep.found_in("y") == names[20]);
}
