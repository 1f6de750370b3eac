#include "core/pack/store.h"
#include "tests/unit/core/sync/set/small_set.h"

using namespace waystation;
using namespace waystation::sync;
using waystation::testing::MemoryFiles;

namespace {

// Two releases; the second is shown.
struct Healthy {
  MemoryFiles files;
  SetFolder folder{files, kFolder};
  ActivePack help;

  Healthy() {
    REQUIRE(update_to(folder, 1));
    REQUIRE(update_to(folder, 2));
    help = folder.active()->packs.front();
  }
  std::string bytes(const std::string& path) const { return files.read(path, UINT64_MAX).value(); }
  void flip(const std::string& path) {
    std::string damaged = bytes(path);
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    files.put(path, damaged);
  }
};

}  // namespace

TEST_CASE("a store that has rotted in any way is built again from its records") {
  Healthy set;
  std::string path = set.folder.store_path(set.help), whole = set.bytes(path);
  std::string flipped = whole;
  flipped[5000] = static_cast<char>(flipped[5000] ^ 1);
  for (const std::string& rotten :
       {flipped, std::string(whole.size(), '\0'), whole.substr(0, 4096), whole + "x", std::string()}) {
    set.files.put(path, rotten);
    ActiveSet named = *set.folder.newest_named();
    CHECK_FALSE(set.folder.is_sound(named));
    CHECK(set.folder.heal().value() == std::vector<std::string>{"help"});
    CHECK(set.bytes(path) == whole);
    CHECK(set.folder.active() == named);
    CHECK(set.folder.is_sound(named));
  }
  REQUIRE(set.files.remove(path));
  CHECK(shown(set.folder) == 1);
  CHECK(set.folder.heal().value() == std::vector<std::string>{"help"});
  CHECK(shown(set.folder) == 2);
  CHECK(set.folder.heal().value().empty());
}

TEST_CASE("a store that comes out other than it was gets a new pointer") {
  Healthy set;
  set.flip(set.folder.store_path(set.help));
  SetFolder later(set.files, kFolder, build_with_other_sqlite);
  CHECK(later.heal().value() == std::vector<std::string>{"help"});
  auto active = later.active();
  REQUIRE(active);
  CHECK(active->number == 3);
  CHECK(active->packs.front().store_sha256 != set.help.store_sha256);
  CHECK(active->packs.front().records_sha256 == set.help.records_sha256);
  CHECK(later.is_sound(*active));
  CHECK(later.heal().value().empty());
}

TEST_CASE("a store with the tables of another program is built again, whole as it is") {
  Healthy set;
  ActiveSet named = set.folder.active().value();
  named.packs.front().store_tables = std::string(64, '0');
  REQUIRE(set.folder.activate(named));
  CHECK_FALSE(set.folder.is_sound(set.folder.active().value()));
  CHECK(set.folder.heal().value() == std::vector<std::string>{"help"});
  CHECK(set.folder.active()->packs.front().store_tables == pack::store_tables_id());
  CHECK(set.folder.is_sound(*set.folder.active()));
}

TEST_CASE("a store with the tables of another program stays when its records are lost") {
  Healthy set;
  ActiveSet named = set.folder.active().value();
  named.packs.front().store_tables = std::string(64, '0');
  REQUIRE(set.folder.activate(named));
  set.flip(set.folder.records_path(set.help));
  REQUIRE_FALSE(set.folder.heal());
  CHECK(set.files.size_bytes(set.folder.store_path(set.help)));
}

TEST_CASE("a rotten store whose records are lost too gives way to the set before") {
  Healthy set;
  set.flip(set.folder.store_path(set.help));
  set.flip(set.folder.records_path(set.help));
  auto healed = set.folder.heal();
  REQUIRE_FALSE(healed);
  CHECK(healed.error().kind == ErrorKind::corrupt);
  CHECK(healed.error().message.find("the pack help is damaged") != std::string::npos);
  CHECK(shown(set.folder) == 1);
  CHECK(set.folder.is_sound(*set.folder.active()));
  // The release that is named is known still, and can be brought again.
  CHECK(set.folder.newest_named()->packs.front().release == 2);
  REQUIRE(update_to(set.folder, 2));
  CHECK(shown(set.folder) == 2);
  CHECK(set.folder.heal().value().empty());
}

TEST_CASE("one pack that is lost does not keep the others from being mended") {
  Healthy set;
  REQUIRE(set.files.remove(set.folder.store_path(set.help)));
  REQUIRE(set.files.remove(set.folder.records_path(set.help)));
  set.flip(set.folder.store_path(set.folder.newest_named()->packs[1]));
  CHECK_FALSE(set.folder.heal());
  CHECK(shown(set.folder) == 1);
  CHECK(set.folder.is_sound(*set.folder.active()));
}

TEST_CASE("the set to fall back to is mended too, and when it cannot be, nothing is said") {
  Healthy set;
  auto older = parse_pointer_file(set.bytes(kFolder + "/ptr.1"));
  REQUIRE(older);
  const ActivePack& help = older->packs.front();
  set.flip(set.folder.store_path(help));
  CHECK(set.folder.heal().value() == std::vector<std::string>{"help"});
  CHECK(set.folder.is_sound(*older));
  set.flip(set.folder.store_path(help));
  set.flip(set.folder.records_path(help));
  CHECK(set.folder.heal().value().empty());
  CHECK(shown(set.folder) == 2);
}

TEST_CASE("on a full disk a rotten store gives way to the set before, and is mended when there is room") {
  Healthy set;
  set.flip(set.folder.store_path(set.help));
  set.files.free_bytes = 100;
  auto healed = set.folder.heal();
  REQUIRE_FALSE(healed);
  CHECK(healed.error().kind == ErrorKind::no_space);
  CHECK(shown(set.folder) == 1);
  set.files.free_bytes = std::nullopt;
  CHECK(set.folder.heal());
  CHECK(shown(set.folder) == 2);
}

TEST_CASE("a pack that is lost in both sets leaves the others to be shown") {
  Healthy set;
  const ActivePack words = set.folder.newest_named()->packs[1];
  REQUIRE(set.files.remove(set.folder.store_path(words)));
  REQUIRE(set.files.remove(set.folder.records_path(words)));
  REQUIRE_FALSE(set.folder.active());
  REQUIRE_FALSE(set.folder.heal());
  REQUIRE(set.folder.show_rest());
  auto active = set.folder.active();
  REQUIRE(active);
  CHECK(active->packs == std::vector<ActivePack>{set.help});
  CHECK(set.folder.is_sound(*active));
}

TEST_CASE("after a change of the program a pack that is lost does not keep the others' new stores from being named") {
  Healthy set;
  for (int i = 0; i < 2; ++i) {
    ActiveSet named = set.folder.active().value();
    for (ActivePack& pack : named.packs) pack.store_tables = std::string(64, '0');
    REQUIRE(set.folder.activate(named));
  }
  const ActivePack words = set.folder.newest_named()->packs[1];
  set.flip(set.folder.records_path(words));
  REQUIRE_FALSE(set.folder.heal());
  REQUIRE(set.folder.show_rest());
  auto active = set.folder.active();
  REQUIRE(active);
  REQUIRE(active->packs.size() == 2);
  CHECK(active->packs[0].store_tables == pack::store_tables_id());
  CHECK(active->packs[1] == words);
}

TEST_CASE("what is left of a set is not shown while there is a whole one to fall back to") {
  Healthy set;
  set.flip(set.folder.store_path(set.help));
  set.flip(set.folder.records_path(set.help));
  REQUIRE_FALSE(set.folder.heal());
  REQUIRE(set.folder.show_rest());
  CHECK(shown(set.folder) == 1);
  CHECK(set.folder.active()->packs.size() == 2);
}
