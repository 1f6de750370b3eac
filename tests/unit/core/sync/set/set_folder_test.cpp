#include "core/base/sha256.h"
#include "core/pack/store.h"
#include "platform/posix_files.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/core/sync/set/small_set.h"

using namespace waystation;
using namespace waystation::sync;
using waystation::testing::MemoryFiles;

TEST_CASE("where nothing was ever activated, nothing is shown, and there is nothing to mend or to sweep") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  CHECK_FALSE(folder.active());
  CHECK_FALSE(folder.newest_named());
  CHECK(folder.heal().value().empty());
  CHECK(folder.sweep());
  CHECK(folder.records(std::string(64, 'a'), 10).error().kind == ErrorKind::not_found);
}

TEST_CASE("what was added and activated is shown, and its stores open") {
  testing::TemporaryFolder disk;
  platform::PosixFiles files;
  SetFolder folder(files, disk / "set");
  REQUIRE(update_to(folder, 1));
  auto active = folder.active();
  REQUIRE(active);
  CHECK(active->number == 1);
  CHECK(active == folder.newest_named());
  CHECK(folder.is_sound(*active));
  REQUIRE(active->packs.size() == 2);
  for (const ActivePack& pack : active->packs) {
    auto store = pack::Store::open(folder.store_path(pack));
    REQUIRE(store);
    CHECK(store->pack().id == pack.pack);
    CHECK(store->records_sha256() == pack.records_sha256);
  }
  const ActivePack& help = active->packs.front();
  CHECK(folder.records(help.records_sha256, help.records_length_bytes).value() == packs_of(1).front().second);
  REQUIRE(folder.sweep());
  CHECK(SetFolder(files, disk / "set").active() == active);
}

TEST_CASE("what was added is not shown before it is activated") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(add_all(folder, 1));
  CHECK_FALSE(folder.active());
  REQUIRE(update_to(folder, 2));
  REQUIRE(add_all(folder, 3));
  CHECK(shown(folder) == 2);
}

TEST_CASE("the two pointers take turns, and a sweep keeps what either names") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  for (int64_t release = 1; release <= 5; ++release) {
    REQUIRE(update_to(folder, release));
    CHECK(shown(folder) == release);
    CHECK(folder.active()->number == static_cast<uint64_t>(release));
    REQUIRE(folder.sweep());
    // Two releases of "help" and one of "words", each with its records, and the pointers.
    CHECK(files_in(files).size() == (release == 1 ? 5 : 8));
  }
  files.put(kFolder + "/ptr.1", "torn");
  CHECK(shown(folder) == 4);
  files.put(kFolder + "/ptr.0", "");
  CHECK(shown(folder) == 0);
}

TEST_CASE("a set whose store is missing or has another size gives way to the one before") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(update_to(folder, 1));
  REQUIRE(update_to(folder, 2));
  std::string path = folder.store_path(folder.active()->packs.front());
  std::string store = files.read(path, UINT64_MAX).value();
  files.put(path, store.substr(1));
  CHECK(shown(folder) == 1);
  CHECK(folder.newest_named()->packs.front().release == 2);
  files.put(path, store);
  CHECK(shown(folder) == 2);
  REQUIRE(files.remove(path));
  CHECK(shown(folder) == 1);
}

TEST_CASE("the pointer in force is not overwritten when the newer one's stores are gone") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(update_to(folder, 1));
  REQUIRE(update_to(folder, 2));
  REQUIRE(files.remove(folder.store_path(folder.active()->packs.front())));
  std::string in_force = files.read(kFolder + "/ptr.1", kMaxPointerBytes).value();
  // Also when adding brings the lost store back.
  for (int64_t release : {3, 2}) {
    MemoryFiles again = files;
    SetFolder next(again, kFolder);
    REQUIRE(update_to(next, release));
    CHECK(shown(next) == release);
    CHECK(again.read(kFolder + "/ptr.1", kMaxPointerBytes).value() == in_force);
  }
}

TEST_CASE("a pointer under the other's name does not count") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(update_to(folder, 1));
  REQUIRE(files.rename(kFolder + "/ptr.1", kFolder + "/ptr.0"));
  CHECK_FALSE(folder.active());
}

TEST_CASE("a set is not activated without its stores, or when it does not fit") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(update_to(folder, 1));
  auto set = add_all(folder, 2);
  REQUIRE(set);
  ActiveSet missing = *set;
  missing.packs[1].store_sha256 = std::string(64, '0');
  CHECK(folder.activate(missing).error().kind == ErrorKind::invalid);
  ActiveSet unsorted = *set;
  std::swap(unsorted.packs[0], unsorted.packs[1]);
  CHECK(folder.activate(unsorted).error().kind == ErrorKind::invalid);
  ActiveSet large = *set;
  for (int i = 0; i < 200; ++i) large.packs[0].versions[std::string(400, 'r') + std::to_string(i)] = 1;
  CHECK(folder.activate(large).error().kind == ErrorKind::invalid);
  CHECK(shown(folder) == 1);
}

TEST_CASE("records that make no pack are not added") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  CHECK_FALSE(folder.add("help", "not records\n"));
  CHECK_FALSE(folder.add("help", ""));
  REQUIRE(folder.sweep());
  CHECK(files_in(files).empty());
}

TEST_CASE("a release that is taken back needs nothing that is still here to be written again") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(update_to(folder, 1));
  REQUIRE(update_to(folder, 2));
  REQUIRE(folder.sweep());
  auto before = files_in(files);
  files.free_bytes = 3000;  // enough for a pointer, not for a store
  REQUIRE(update_to(folder, 1));
  CHECK(shown(folder) == 1);
  CHECK(folder.active()->number == 3);
  CHECK(files_in(files) == before);
}

TEST_CASE("damaged records are told apart from records that are not there") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(update_to(folder, 1));
  ActivePack pack = folder.active()->packs.front();
  std::string whole = files.read(folder.records_path(pack), UINT64_MAX).value();
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 4);
    files.put(folder.records_path(pack), damaged);
    auto records = folder.records(pack.records_sha256, pack.records_length_bytes);
    // A bit that zstd does not use may flip; what comes out is right all the same.
    if (records) CHECK(sha256_hex(*records) == pack.records_sha256);
    if (!records) CHECK(records.error().kind == ErrorKind::corrupt);
  }
  files.put(folder.records_path(pack), std::string(1 << 20, 'x'));
  CHECK(folder.records(pack.records_sha256, pack.records_length_bytes).error().kind == ErrorKind::corrupt);
  CHECK(folder.records(pack.records_sha256, 1).error().kind == ErrorKind::corrupt);
  CHECK(folder.records(std::string(64, '0'), 10).error().kind == ErrorKind::not_found);
  CHECK(folder.records("../../../etc/passwd", 10).error().kind == ErrorKind::not_found);
  // Adding the release again mends them.
  REQUIRE(update_to(folder, 1));
  CHECK(folder.records(pack.records_sha256, pack.records_length_bytes));
}

TEST_CASE("a sweep removes nothing but what this program names so") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(update_to(folder, 1));
  auto kept = files_in(files);
  std::string hash(64, 'c');
  for (const char* foreign : {"notes.txt", "x.pack", "ptr.2", "ptr.0.bak", "pictures/a.png", "letter.tmp", ".tmp"})
    files.put(kFolder + "/" + foreign, "x");
  files.put(kFolder + "/other/" + hash + ".pack", "x");
  files.put(kFolder + "/" + hash + ".pack.old.tmp", "x");
  size_t with_foreign = files_in(files).size();
  for (const std::string& left : {hash + ".pack", hash + ".records.zst", hash + ".pack.0.tmp",
                                  std::string("ptr.1.3.tmp"), hash + ".records.zst.12.tmp"})
    files.put(kFolder + "/" + left, "x");
  REQUIRE(folder.sweep());
  CHECK(files_in(files).size() == with_foreign);
  CHECK(shown(folder) == 1);
}

TEST_CASE("a sweep removes nothing while a pointer cannot be read") {
  MemoryFiles files;
  SetFolder folder(files, kFolder);
  REQUIRE(update_to(folder, 1));
  ActivePack pack = folder.active()->packs.front();
  files.put(kFolder + "/ptr.0", std::string(kMaxPointerBytes + 1, 'x'));
  CHECK_FALSE(folder.sweep());
  CHECK(files.size_bytes(folder.store_path(pack)));
}
