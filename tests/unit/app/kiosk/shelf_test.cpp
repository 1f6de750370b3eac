#include "app/kiosk/shelf.h"

#include <filesystem>
#include <fstream>

#include "core/sync/update.h"
#include "platform/posix_files.h"
#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {
namespace {

namespace fs = std::filesystem;

// A kiosk's folders with real stores in them.
class Place {
 public:
  Place() {
    fs::create_directories(folder_ / "share/packs");
    fs::create_directories(folder_ / "data/packs");
    copy(packs.build_words(), "share/packs/ui.pack");
    copy(packs.build({pack_record("starter", "Shipped")}, "shipped"), "share/packs/starter.pack");
  }

  static pack::Record pack_record(const std::string& id, const std::string& publisher) {
    return pack::PackRecord{id, publisher, "", {"en"}, {}, "CC-BY-4.0"};
  }

  void copy(const std::string& from, const std::string& to) {
    fs::copy_file(from, folder_ / to, fs::copy_options::overwrite_existing);
  }
  void put(const std::string& to, const std::string& bytes) { std::ofstream(folder_ / to, std::ios::binary) << bytes; }

  // Another set with this release of the starter pack is active. Returns the path of its store.
  std::string activate(const std::string& publisher, int64_t release) {
    sync::SetFolder sets(files, sync::DataFolder{folder_ / "data"}.set());
    auto added = sets.add("starter", pack::to_records_file({pack_record("starter", publisher)}));
    INFO((added ? "" : added.error().message));
    REQUIRE(added.has_value());
    added->repository = "ministry";
    added->release = release;
    added->versions = {{"root", 1}};
    sync::ActiveSet set;
    set.packs = {*added};
    REQUIRE(sets.activate(set).has_value());
    return sets.store_path(*added);
  }

  Shelf shelf() { return {files, {folder_ / "data", folder_ / "share", {}}, packs.site}; }

  SmallPacks packs;
  platform::PosixFiles files;

 private:
  testing::TemporaryFolder folder_;
};

// Which release of the starter pack is shown: its records tell.
std::string shown(const Library& library) {
  REQUIRE(library.held().size() == 1);
  return library.held()[0].records_sha256;
}
std::string shown(Shelf& shelf) {
  auto library = shelf.open();
  INFO((library ? "" : library.error().message));
  REQUIRE(library.has_value());
  return shown(*library);
}

TEST_CASE("what was fetched is shown in place of what was shipped, and all is well") {
  Place place;
  Shelf shelf = place.shelf();
  std::string shipped = shown(shelf);
  CHECK(!shelf.set().has_value());
  place.activate("Fetched", 1);
  CHECK(shown(shelf) != shipped);
  CHECK(shelf.set()->number == 1);
  CHECK(shelf.complaints().empty());
  CHECK(!shelf.is_damaged());
}

TEST_CASE("another set is taken when there is one, and the same one is not taken again") {
  Place place;
  place.activate("First", 1);
  Shelf shelf = place.shelf();
  std::string first = shown(shelf);
  CHECK(!shelf.newer().has_value());
  place.activate("Second", 2);
  auto newer = shelf.newer();
  REQUIRE(newer.has_value());
  CHECK(shown(*newer) != first);
  CHECK(!shelf.newer().has_value());
}

TEST_CASE("a store of the set that is no store gives way to the set before it, and it is told") {
  Place place;
  Shelf shelf = place.shelf();
  place.activate("First", 1);
  std::string first = shown(shelf);
  std::string store = place.activate("Second", 2);
  auto size = fs::file_size(store);
  std::ofstream(store, std::ios::binary) << std::string(size, 'x');
  CHECK(shown(shelf) == first);
  REQUIRE(shelf.complaints().size() == 1);
  CHECK(shelf.complaints()[0].find(store) != std::string::npos);
  CHECK(shelf.is_damaged());
}

TEST_CASE("when no store of the set opens, what was shipped is shown") {
  Place place;
  Shelf shelf = place.shelf();
  std::string shipped = shown(shelf);
  std::string store = place.activate("Only", 1);
  auto size = fs::file_size(store);
  std::ofstream(store, std::ios::binary) << std::string(size, 'x');
  CHECK(shown(shelf) == shipped);
  CHECK(shelf.is_damaged());
}

TEST_CASE("a store that is another pack's is not shown for the one that the set names") {
  Place place;
  Shelf shelf = place.shelf();
  std::string shipped = shown(shelf);
  std::string store = place.activate("Only", 1);
  std::string other = place.packs.build({Place::pack_record("stirrer", "Only")}, "other");
  REQUIRE(fs::file_size(other) == fs::file_size(store));
  fs::copy_file(other, store, fs::copy_options::overwrite_existing);
  CHECK(shown(shelf) == shipped);
  CHECK(shelf.is_damaged());
}

TEST_CASE("a mended store is shown again, though the set has the number that it had") {
  Place place;
  Shelf shelf = place.shelf();
  std::string shipped = shown(shelf);
  std::string store = place.activate("Only", 1), whole = store + ".whole";
  fs::copy_file(store, whole);
  auto size = fs::file_size(store);
  std::ofstream(store, std::ios::binary) << std::string(size, 'x');
  CHECK(shown(shelf) == shipped);
  fs::copy_file(whole, store, fs::copy_options::overwrite_existing);
  auto newer = shelf.newer();
  REQUIRE(newer.has_value());
  CHECK(shown(*newer) != shipped);
  CHECK(!shelf.is_damaged());
}

TEST_CASE("rot that was found is looked at again after an update, once") {
  Place place;
  place.activate("First", 1);
  Shelf shelf = place.shelf();
  shown(shelf);
  shelf.note_rot();
  CHECK(shelf.is_damaged());
  CHECK(!shelf.newer().has_value());
  shelf.note_update();
  CHECK(shelf.newer().has_value());
  CHECK(!shelf.is_damaged());
  CHECK(!shelf.newer().has_value());
}

TEST_CASE("a damaged pack of the data folder gives way to the shipped one of its name, and others stay") {
  Place place;
  Shelf shelf = place.shelf();
  std::string shipped = shown(shelf);
  place.put("data/packs/starter.pack", "no store");
  place.put("data/packs/gone.pack", "");
  CHECK(shown(shelf) == shipped);
  CHECK(shelf.complaints().size() == 2);
}

TEST_CASE("damaged words give way to the shipped ones, and only nothing at all stops the program") {
  Place place;
  Shelf shelf = place.shelf();
  place.put("data/packs/ui.pack", "no store");
  CHECK(shelf.open().has_value());
  CHECK(shelf.complaints().size() == 1);
  place.put("share/packs/ui.pack", "no store");
  auto none = shelf.open();
  REQUIRE(!none.has_value());
  CHECK(none.error().kind == ErrorKind::not_found);
}

}  // namespace
}  // namespace waystation::kiosk
