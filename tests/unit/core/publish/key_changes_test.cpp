#include "core/publish/key_changes.h"

#include "core/sync/client.h"
#include "tests/unit/core/publish/publish_fixture.h"

using namespace waystation;
using namespace waystation::publish;
using namespace waystation::testing;

namespace {

// A kiosk that keeps what it trusts from one refresh to the next.
struct Kiosk {
  MemoryFiles trust;

  explicit Kiosk(World& world) {
    auto root = world.files.read(kRepo + "/metadata/1.root.json", 100000).value();
    REQUIRE(sync::Client::init(trust, "trust", root));
  }
  Result<sync::Target> ask(const Files& files, const std::string& pack, int64_t now_unix_s) {
    sync::FolderSource source(files, kRepo + "/metadata");
    auto client = sync::Client::open(trust, "trust", source, {now_unix_s, false, {}});
    if (!client) return pass_on(client.error());
    auto done = client->refresh();
    if (!done) return pass_on(done.error());
    return client->find_target("packs/" + pack + "/records");
  }
};

bool mentions(const std::vector<std::string>& lines, const std::string& words) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const auto& line) { return line.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("keys of any role change, and kiosks follow at every moment between two writes") {
  auto role = GENERATE(as<std::string>{}, "root", "targets", "snapshot", "timestamp", "ngo");
  CAPTURE(role);
  World world;
  world.release("starter", records_of("starter", {"one"}));
  Kiosk kiosk(world);
  REQUIRE(kiosk.ask(world.files, "starter", kNow));
  sync::RoleKeys next = world.box.make_role(role == "root" ? 3 : 1, role == "root" ? 2 : 1);
  auto new_files = change_keys(world.desk(), world.repository(), role, next);
  INFO((new_files ? "" : new_files.error().message));
  REQUIRE(new_files);
  std::vector<NewFile> written;
  for (const NewFile& file : *new_files) {
    REQUIRE(write_in_order(world.files, kRepo, {file}));
    Kiosk fresh(world), old = kiosk;
    CHECK(fresh.ask(world.files, "starter", kNow));
    CHECK(old.ask(world.files, "starter", kNow));
    world.require_sound();
  }
  CHECK(new_files->back().path == "metadata/timestamp.json");  // who only asks for it learns of a new root too
  CHECK(*keys_of(world.repository(), role) == next);
  // A kiosk that asked for a new root just before there was one goes on with the old root.
  MemoryFiles seen = world.files;
  (void)seen.remove(kRepo + "/metadata/2.root.json");
  Kiosk hasty = kiosk;
  CHECK(hasty.ask(seen, "starter", kNow));
  // From now on the old keys are of no use, and are not needed.
  world.box.lose(role == "root"        ? world.plan.root
                 : role == "targets"   ? world.plan.targets
                 : role == "snapshot"  ? world.plan.snapshot
                 : role == "timestamp" ? world.plan.timestamp
                                       : world.plan.publisher_keys);
  world.release("starter", records_of("starter", {"two"}));
  world.write(renew(world.desk(), world.repository(), role));
  world.require_sound();
  CHECK(kiosk.ask(world.files, "starter", kNow));
}

TEST_CASE("a new root needs the old keys too") {
  World world;
  world.box.lose(world.plan.root);
  auto refused = change_keys(world.desk(), world.repository(), "root", world.box.make_role(3, 2));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::not_found);
}

TEST_CASE("fewer keys than signatures are refused") {
  World world;
  CHECK_FALSE(change_keys(world.desk(), world.repository(), "root", world.box.make_role(1, 2)));
  CHECK_FALSE(change_keys(world.desk(), world.repository(), "nobody", world.box.make_role(1, 1)));
}

TEST_CASE("two publishers publish two packs, and neither can touch the other's") {
  World world;
  world.release("starter", records_of("starter", {"one"}));
  auto consulate = world.box.make_role(2, 2);
  world.write(add_publisher(world.desk(), world.repository(), "consulate", {"visas"}, consulate));
  world.require_sound();
  world.release("visas", records_of("visas", {"passport"}));
  world.require_sound();
  Kiosk kiosk(world);
  CHECK(kiosk.ask(world.files, "visas", kNow).value().role == "consulate");
  CHECK(kiosk.ask(world.files, "starter", kNow).value().role == "ngo");

  // The consulate signs for the other's pack; everything else is in order.
  Repository repository = world.repository();
  sync::Targets greedy = repository.publishers.at("consulate").content;
  greedy.version = repository.next_version("consulate");
  greedy.targets["packs/starter/records"] = greedy.targets.begin()->second;
  auto made = make_role(world.desk(), "consulate", greedy.version, to_json(greedy), {&consulate});
  world.write(with_snapshot(world.desk(), repository, {made.value()}));
  CHECK(kiosk.ask(world.files, "starter", kNow).value().role == "ngo");
  CHECK(mentions(world.check().errors, "not its own"));
}

TEST_CASE("a pack has one publisher, and a publisher one name") {
  World world;
  auto keys = world.box.make_role(1);
  CHECK_FALSE(add_publisher(world.desk(), world.repository(), "second", {"starter"}, keys));
  CHECK_FALSE(add_publisher(world.desk(), world.repository(), "ngo", {"other"}, keys));
  CHECK_FALSE(add_publisher(world.desk(), world.repository(), "targets", {"other"}, keys));
  CHECK_FALSE(add_publisher(world.desk(), world.repository(), "../x", {"other"}, keys));
  CHECK_FALSE(add_publisher(world.desk(), world.repository(), "third", {"a/b"}, keys));
}

TEST_CASE("nobody believes a publisher that was removed, and clients go on") {
  World world;
  world.release("starter", records_of("starter", {"one"}));
  Kiosk kiosk(world);
  REQUIRE(kiosk.ask(world.files, "starter", kNow));
  world.write(remove_publisher(world.desk(), world.repository(), "ngo"));
  world.require_sound();
  CHECK(kiosk.ask(world.files, "starter", kNow).error().kind == ErrorKind::not_found);
  CHECK_FALSE(make_draft(world.desk(), world.repository(), "starter", records_of("starter", {"two"})));
  CHECK_FALSE(remove_publisher(world.desk(), world.repository(), "ngo"));

  // Somebody else takes the pack over; releases go on counting.
  world.write(add_publisher(world.desk(), world.repository(), "union", {"starter"}, world.box.make_role(1)));
  world.release("starter", records_of("starter", {"two"}));
  CHECK(world.newest("starter") == 2);
  CHECK(kiosk.ask(world.files, "starter", kNow).value().role == "union");
  // The name is not given to other keys.
  CHECK_FALSE(add_publisher(world.desk(), world.repository(), "ngo", {"more"}, world.box.make_role(1)));
}

TEST_CASE("what strangers and removed publishers name does not hold up a pack") {
  World world;
  world.release("starter", records_of("starter", {"one"}));
  auto spy = world.box.make_role(1);
  world.write(add_publisher(world.desk(), world.repository(), "spy", {"other"}, spy));
  auto sign_as_spy = [&](const pack::Json& custom) {
    Repository repository = world.repository();
    sync::Targets content;
    content.version = repository.next_version("spy");
    content.expires_unix_s = kNow + kPublisherLastsS;
    content.targets["packs/starter/records"] = repository.publishers.at("ngo").content.targets.begin()->second;
    content.targets["packs/starter/records"].custom = custom;
    auto made = make_role(world.desk(), "spy", content.version, to_json(content), {&spy});
    world.write(with_snapshot(world.desk(), repository, {made.value()}));
  };
  pack::Json high = world.repository().publishers.at("ngo").content.targets.begin()->second.custom;
  for (auto& member : std::get<pack::Json::Object>(high.value))
    if (member.name == "release") member.value = {pack::kMaxJsonInteger};
  sign_as_spy(high);
  CHECK(world.newest("starter") == 1);
  sign_as_spy({pack::Json::Object{{"release", {std::string("none")}}}});
  CHECK(world.newest("starter") == 1);
  world.release("starter", records_of("starter", {"two"}));
  world.write(remove_publisher(world.desk(), world.repository(), "spy"));
  world.release("starter", records_of("starter", {"three"}));
  world.write(remove_publisher(world.desk(), world.repository(), "ngo"));
  world.write(add_publisher(world.desk(), world.repository(), "union", {"starter"}, world.box.make_role(1)));
  world.release("starter", records_of("starter", {"four"}));
  CHECK(world.newest("starter") == 4);
}

TEST_CASE("a publisher's key that is elsewhere is changed in two steps") {
  World world;
  world.release("starter", records_of("starter", {"one"}));
  auto old_keys = world.plan.publisher_keys, new_keys = world.box.make_role(1);
  sync::RoleKeys both = old_keys;
  both.keys.merge(sync::RoleKeys(new_keys).keys);
  world.box.lose(new_keys);
  CHECK_FALSE(change_keys(world.desk(), world.repository(), "ngo", new_keys));
  world.write(change_keys(world.desk(), world.repository(), "ngo", both));
  world.box.find_all_again();
  world.box.lose(old_keys);
  world.release("starter", records_of("starter", {"two"}));
  world.box.lose(new_keys);
  world.write(change_keys(world.desk(), world.repository(), "ngo", new_keys));
  world.require_sound();
}

TEST_CASE("what expires soon is said, and renewing moves the date") {
  World world;
  auto role = GENERATE(as<std::string>{}, "root", "targets", "snapshot", "timestamp", "ngo");
  int64_t lasts_s = role == "root"        ? kRootLastsS
                    : role == "targets"   ? kTargetsLastsS
                    : role == "snapshot"  ? kSnapshotLastsS
                    : role == "timestamp" ? kTimestampLastsS
                                          : kPublisherLastsS;
  world.now_unix_s = kNow + lasts_s - kDayS;
  CHECK(mentions(world.check().warnings, "“" + role + "” expires"));
  CHECK(mentions(check_expiry(world.repository(), world.now_unix_s).warnings, "“" + role + "” expires"));
  world.now_unix_s = kNow + lasts_s + 1;
  CHECK(mentions(world.check().errors, "“" + role + "” has expired"));
  world.write(renew(world.desk(), world.repository(), role));
  CHECK_FALSE(mentions(world.check().errors, "“" + role + "” has expired"));
}

TEST_CASE("the timestamp is renewed with its own key alone") {
  World world;
  for (const auto* role : {&world.plan.root, &world.plan.targets, &world.plan.snapshot, &world.plan.publisher_keys})
    world.box.lose(*role);
  auto made = renew(world.desk(), world.repository(), "timestamp");
  REQUIRE(made);
  CHECK(made->size() == 1);
  world.write(made);
  world.require_sound();
  CHECK_FALSE(renew(world.desk(), world.repository(), "snapshot"));
}
