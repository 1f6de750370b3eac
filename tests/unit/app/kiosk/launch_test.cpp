#include "app/kiosk/launch.h"

#include "core/pack/store.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"

namespace waystation::kiosk {
namespace {

using Paths = std::vector<std::string>;
using testing::MemoryFiles;

std::string site_named(const std::string& name) {
  return "languages = [\"en\"]\npacks = [\"starter\"]\n[name]\nen = \"" + name + "\"\n";
}

MemoryFiles shipped_files() {
  MemoryFiles files;
  files.put("/share/site.toml", site_named("Shipped"));
  files.put("/share/packs/starter.pack", "x");
  files.put("/share/packs/ui.pack", "x");
  return files;
}

TEST_CASE("the site is the data folder's own, else the shipped one") {
  MemoryFiles files = shipped_files();
  CHECK(find_site(files, {"/data", "/share", {}})->name.at("en") == "Shipped");
  CHECK(find_site(files, {"", "/share", {}})->name.at("en") == "Shipped");
  files.put("/data/site.toml", site_named("Own"));
  CHECK(find_site(files, {"/data", "/share", {}})->name.at("en") == "Own");
}

TEST_CASE("a site of one's own that is wrong is told, not passed over for the shipped one") {
  MemoryFiles files = shipped_files();
  files.put("/data/site.toml", "languages = \n");
  auto site = find_site(files, {"/data", "/share", {}});
  REQUIRE(!site.has_value());
  CHECK(site.error().kind == ErrorKind::invalid);
  CHECK(site.error().message.find("/data/site.toml:1") != std::string::npos);
}

TEST_CASE("a site file beyond all bounds is not read") {
  MemoryFiles files = shipped_files();
  files.put("/data/site.toml", std::string(1024 * 1024, '#'));
  CHECK(find_site(files, {"/data", "/share", {}}).error().kind == ErrorKind::invalid);
}

TEST_CASE("without any site it says where one belongs") {
  auto site = find_site(MemoryFiles(), {"", "/share", {}});
  REQUIRE(!site.has_value());
  CHECK(site.error().kind == ErrorKind::not_found);
  CHECK(site.error().message.find("/share") != std::string::npos);
}

TEST_CASE("packs that are named win, then those of the data folder, then the shipped ones") {
  MemoryFiles files = shipped_files();
  CHECK(find_packs(files, {"/data", "/share", {}}).value() ==
        Paths{"/share/packs/starter.pack", "/share/packs/ui.pack"});
  files.put("/data/packs/local.pack", "x");
  files.put("/data/packs/ui.pack", "x");
  files.put("/data/packs/notes.txt", "x");
  CHECK(find_packs(files, {"/data", "/share", {}}).value() ==
        Paths{"/data/packs/local.pack", "/data/packs/ui.pack", "/share/packs/ui.pack"});
  CHECK(find_packs(files, {"/data", "/share", {"/tmp/mine.pack", "/tmp/ui.pack"}}).value() ==
        Paths{"/tmp/mine.pack", "/tmp/ui.pack"});
}

TEST_CASE("the shipped words of the program come last, wherever the rest is from") {
  MemoryFiles files = shipped_files();
  files.put("/data/packs/local.pack", "x");
  CHECK(find_packs(files, {"/data", "/share", {}}).value() == Paths{"/data/packs/local.pack", "/share/packs/ui.pack"});
  CHECK(find_packs(files, {"", "/share", {"mine.pack"}}).value() == Paths{"mine.pack", "/share/packs/ui.pack"});
  CHECK(find_packs(files, {"", "/share", {"ui.pack"}}).value() == Paths{"ui.pack"});
}

TEST_CASE("a pack whose name only ends like the program's words does not stand for them") {
  MemoryFiles files = shipped_files();
  CHECK(find_packs(files, {"", "/share", {"/tmp/gui.pack"}}).value() == Paths{"/tmp/gui.pack", "/share/packs/ui.pack"});
}

TEST_CASE("where nothing is, there are no packs; a folder that cannot be read is told and the shipped ones stand in") {
  MemoryFiles none;
  CHECK(find_packs(none, {"/data", "/share", {}}).error().kind == ErrorKind::not_found);
  MemoryFiles files = shipped_files();
  files.put_special("/data/packs/link.pack");
  Stores found = find_stores(files, {"/data", "/share", {}});
  REQUIRE(found.complaints.size() == 1);
  CHECK(found.complaints[0].find("/data/packs") != std::string::npos);
  CHECK(find_packs(files, {"/data", "/share", {}}).value() ==
        Paths{"/share/packs/starter.pack", "/share/packs/ui.pack"});
}

// A store as SetFolder would have made it, as far as the names of files tell.
sync::ActivePack active_pack(const std::string& id, char digit, const std::string& bytes) {
  sync::ActivePack pack;
  pack.pack = id;
  pack.repository = "ministry";
  pack.release = 1;
  pack.records_sha256 = pack.store_sha256 = std::string(64, digit);
  pack.records_length_bytes = 1;
  pack.store_length_bytes = bytes.size();
  pack.store_tables = pack::store_tables_id();
  return pack;
}

std::string put_store(MemoryFiles& files, const sync::ActivePack& pack, const std::string& bytes) {
  std::string path = sync::SetFolder(files, "/data/sync/set").store_path(pack);
  files.put(path, bytes);
  return path;
}

void put_pointer(MemoryFiles& files, uint64_t number, std::vector<sync::ActivePack> packs) {
  sync::ActiveSet set;
  set.number = number;
  set.packs = std::move(packs);
  files.put("/data/sync/set/ptr." + std::to_string(number & 1), to_pointer_file(set));
}

TEST_CASE("the stores of the active set come first, then what the data folder or the program has besides") {
  MemoryFiles files = shipped_files();
  auto law = active_pack("law", 'a', "store");
  std::string store = put_store(files, law, "store");
  put_pointer(files, 1, {law});
  CHECK(find_packs(files, {"/data", "/share", {}}).value() ==
        Paths{store, "/share/packs/starter.pack", "/share/packs/ui.pack"});
  files.put("/data/packs/local.pack", "x");
  files.put("/data/packs/law.pack", "x");
  CHECK(find_packs(files, {"/data", "/share", {}}).value() ==
        Paths{store, "/data/packs/local.pack", "/share/packs/ui.pack"});
  CHECK(find_packs(files, {"/data", "/share", {"mine.pack"}}).value() == Paths{"mine.pack", "/share/packs/ui.pack"});
}

TEST_CASE("behind a store of the set stand the one before it, the data folder's and the shipped one") {
  MemoryFiles files = shipped_files();
  auto older = active_pack("starter", 'a', "older"), newer = active_pack("starter", 'b', "newer");
  Paths stores{put_store(files, newer, "newer"), put_store(files, older, "older"), "/data/packs/starter.pack",
               "/share/packs/starter.pack"};
  put_pointer(files, 4, {older});
  put_pointer(files, 5, {newer});
  files.put("/data/packs/starter.pack", "x");
  Stores found = find_stores(files, {"/data", "/share", {}});
  REQUIRE(found.packs.size() == 2);
  CHECK(found.packs[0].name == "starter");
  CHECK(found.packs[0].stores == stores);
  CHECK(found.set->number == 5);
  files.put("/data/sync/set/ptr.1", "torn");
  CHECK(find_stores(files, {"/data", "/share", {}}).set->number == 4);
  files.put("/data/sync/set/ptr.0", "torn");
  CHECK(!find_stores(files, {"/data", "/share", {}}).set.has_value());
}

TEST_CASE("the shipped folder lies beside the folder of the program") {
  CHECK(shipped_folder().ends_with("/share/waystation"));
  CHECK(shipped_folder().starts_with("/"));
}

}  // namespace
}  // namespace waystation::kiosk
