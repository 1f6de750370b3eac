#include "core/publish/publishing.h"

#include "core/base/sha256.h"
#include "core/sync/client.h"
#include "tests/unit/core/publish/publish_fixture.h"

using namespace waystation;
using namespace waystation::publish;
using namespace waystation::testing;

namespace {

// What a kiosk gets that has trusted the first root from the beginning and asks now.
Result<sync::Target> fetch(World& world, MemoryFiles& trust, const std::string& name) {
  auto root = world.files.read(kRepo + "/metadata/1.root.json", 100000).value();
  auto begun = sync::Client::init(trust, "trust", root);
  if (!begun) return pass_on(begun.error());
  sync::FolderSource source(world.files, kRepo + "/metadata");
  auto client = sync::Client::open(trust, "trust", source, {world.now_unix_s, false, {}});
  if (!client) return pass_on(client.error());
  auto done = client->refresh();
  if (!done) return pass_on(done.error());
  return client->find_target(name);
}

}  // namespace

TEST_CASE("a new repository is sound and has no release") {
  World world;
  world.require_sound();
  CHECK(world.newest("starter") == 0);
}

TEST_CASE("what is published reaches a client, release after release") {
  World world;
  MemoryFiles trust;
  for (int i = 1; i <= 3; ++i) {
    std::string records = records_of("starter", {"word " + std::to_string(i)});
    world.release("starter", records);
    world.require_sound();
    CHECK(world.newest("starter") == i);
    auto target = fetch(world, trust, "packs/starter/records");
    INFO((target ? "" : target.error().message));
    REQUIRE(target);
    CHECK(target->hashes.at("sha256") == sha256_hex(records));
    CHECK(world.files.read(kRepo + "/targets/" + target->path, 100000).value() == records);
  }
}

TEST_CASE("the same records again are no new release") {
  World world;
  std::string records = records_of("starter", {"one"});
  world.release("starter", records);
  CHECK_FALSE(make_draft(world.desk(), world.repository(), "starter", records).value().has_value());
}

TEST_CASE("a pack that nobody may publish is refused") {
  World world;
  auto refused = make_draft(world.desk(), world.repository(), "other", records_of("other", {}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::invalid);
}

TEST_CASE("a release is undone by publishing an older one again") {
  World world;
  std::string good = records_of("starter", {"good"});
  world.release("starter", good);
  world.release("starter", records_of("starter", {"bad"}));
  world.release("starter", records_of("starter", {"worse"}));
  CHECK(records_of_release(world.files, kRepo, world.repository(), "starter", 1).value() == good);
  CHECK_FALSE(records_of_release(world.files, kRepo, world.repository(), "starter", 9));
  world.release("starter", good);
  CHECK(world.newest("starter") == 4);
  world.require_sound();
  MemoryFiles trust;
  CHECK(fetch(world, trust, "packs/starter/records").value().hashes.at("sha256") == sha256_hex(good));
}

TEST_CASE("whoever reads between two writes sees the old release or the new one, whole") {
  World world;
  std::string old_records = records_of("starter", {"old"}), new_records = records_of("starter", {"new"});
  world.release("starter", old_records);
  auto new_files = world.files_of("starter", new_records);
  MemoryFiles before = world.files;
  std::string seen_last;
  for (uint64_t writes = 0;; ++writes) {
    world.files = before;
    world.files.writing_calls = 0;
    world.files.fail_after_writes = writes;
    bool done = write_in_order(world.files, kRepo, new_files).has_value();
    world.files.fail_after_writes.reset();
    world.require_sound();
    MemoryFiles trust;
    seen_last = fetch(world, trust, "packs/starter/records").value().hashes.at("sha256");
    CHECK((seen_last == sha256_hex(old_records) || seen_last == sha256_hex(new_records)));
    if (done) break;
    // And the next try goes through; unless it has happened already, and only the last fsync did not.
    if (world.newest("starter") == 1) world.release("starter", new_records);
    world.require_sound();
    REQUIRE(writes < 200);
  }
  CHECK(seen_last == sha256_hex(new_records));
}

TEST_CASE("a release of two people waits until both have signed") {
  World world;
  auto author = world.box.make_role(1), reviewer = world.box.make_role(1);
  sync::RoleKeys both{author.keys, 2};
  both.keys.merge(sync::RoleKeys(reviewer).keys);
  world.write(change_keys(world.desk(), world.repository(), "ngo", both));
  world.box.lose(reviewer);
  Draft draft = world.draft("starter", records_of("starter", {"one"}));
  Repository repository = world.repository();
  auto checked = check_draft(repository, draft);
  REQUIRE(checked);
  CHECK(sync::count_signers(*checked->keys, draft.envelope) == 1);
  CHECK(place_draft(world.desk(), repository, draft, *checked).error().kind == ErrorKind::not_found);

  Draft travelled = parse_draft_file(to_draft_file(draft), "file").value();
  world.box.find_all_again();
  CHECK(sign(travelled.envelope, both, world.box.finder()).value() == 2);
  auto again = check_draft(repository, travelled);
  REQUIRE(again);
  world.write(place_draft(world.desk(), repository, travelled, *again));
  world.require_sound();
  CHECK(world.newest("starter") == 1);
}

TEST_CASE("a travelling release that was tampered with is refused") {
  World world;
  world.release("starter", records_of("starter", {"one"}));
  Draft draft = world.draft("starter", records_of("starter", {"two"}));
  std::string file = to_draft_file(draft);

  SECTION("cut off, or with a byte too many") {
    CHECK_FALSE(parse_draft_file(file.substr(0, file.size() - 1), "file"));
    CHECK_FALSE(parse_draft_file(file + "x", "file"));
    CHECK_FALSE(parse_draft_file("", "file"));
    CHECK_FALSE(parse_draft_file("{}\n", "file"));
  }
  SECTION("other words in the records") {
    size_t at = file.rfind("two");
    // The compressed form is last; the plain records are before it.
    REQUIRE(at != std::string::npos);
    file[at] = 'x';
    CHECK_FALSE(parse_draft_file(file, "file"));
  }
  SECTION("a file that has no business there") {
    draft.files.push_back({"metadata/timestamp.json", "{}"});
    CHECK_FALSE(check_draft(world.repository(), draft));
    draft.files.back().path = "../outside";
    CHECK_FALSE(check_draft(world.repository(), draft));
  }
  SECTION("another pack's records under this pack's name") {
    sync::Targets content = sync::parse_targets(draft.envelope.signed_part).value();
    content.targets["packs/other/records"] = content.targets.begin()->second;
    draft.envelope.signed_part = to_json(content);
    CHECK_FALSE(check_draft(world.repository(), draft));
  }
  SECTION("signed for too long, or no longer") {
    CHECK(check_draft(world.repository(), draft, kNow).value().expires_unix_s == kNow + kPublisherLastsS);
    CHECK_FALSE(check_draft(world.repository(), draft, kNow + kPublisherLastsS));
    sync::Targets content = sync::parse_targets(draft.envelope.signed_part).value();
    content.expires_unix_s = kNow + 400 * kDayS;
    draft.envelope.signed_part = to_json(content);
    CHECK(check_draft(world.repository(), draft, kNow));
    ++content.expires_unix_s;
    draft.envelope.signed_part = to_json(content);
    auto refused = check_draft(world.repository(), draft, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("too long") != std::string::npos);
  }
  SECTION("made before somebody else published") {
    world.release("starter", records_of("starter", {"three"}));
    auto refused = check_draft(world.repository(), draft);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("make the release again") != std::string::npos);
  }
}
