// The same writing calls against the disk and against the fakes that other tests use.
#include <string>

#include "tests/contract/worlds.h"

using namespace waystation;
using namespace waystation::testing;

TEMPLATE_TEST_CASE("what is written durably is read back, and replaces what was there", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  std::string path = world.path("file");
  REQUIRE(world.files.write_durably(path, "old"));
  CHECK(world.files.read(path, 10).value() == "old");
  REQUIRE(world.files.write_durably(path, "newer"));
  CHECK(world.files.read(path, 10).value() == "newer");
  REQUIRE(world.files.write_durably(path, ""));
  CHECK(world.files.read(path, 10).value().empty());
}

TEMPLATE_TEST_CASE("a folder is not overwritten by a file, nor a file by a folder", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  REQUIRE(world.files.create_folder(world.path("folder")));
  check_refused(world.files.write_durably(world.path("folder"), "x"), ErrorKind::invalid);
  world.put("file", "kept");
  check_refused(world.files.create_folder(world.path("file")), ErrorKind::invalid);
  check_refused(world.files.create_folder(world.path("file/below")), ErrorKind::invalid);
  CHECK(world.files.read(world.path("file"), 10).value() == "kept");
}

TEMPLATE_TEST_CASE("a write that cannot take its place leaves no temporary file", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  REQUIRE(world.files.create_folder(world.path("folder/kept")));
  check_refused(world.files.write_durably(world.path("folder"), "x"), ErrorKind::invalid);
  CHECK(names_in(world).empty());
}

TEMPLATE_TEST_CASE("what power cuts left beside a file does not stop the next write", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  world.put("file.0.tmp", "half");
  world.put("file.2.tmp", "half");
  REQUIRE(world.files.create_folder(world.path("file.1.tmp")));
  REQUIRE(world.files.write_durably(world.path("file"), "whole"));
  CHECK(text_of(world, "file") == "whole");
  CHECK(names_in(world) == "file file.0.tmp file.2.tmp");
}

TEMPLATE_TEST_CASE("a hundred unfinished files beside a file are for somebody to look at", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  for (int i = 0; i < 100; ++i) world.put("file." + std::to_string(i) + ".tmp", "half");
  auto written = world.files.write_durably(world.path("file"), "whole");
  check_refused(written, ErrorKind::invalid);
  CHECK(written.error().message.find("remove " + world.path("file") + ".*.tmp") != std::string::npos);
}

TEMPLATE_TEST_CASE("part of a file is read from where it is asked for, to the file's end", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  world.put("file", "0123456789");
  std::string path = world.path("file");
  CHECK(world.files.read_part(path, 0, 4).value() == "0123");
  CHECK(world.files.read_part(path, 4, 4).value() == "4567");
  CHECK(world.files.read_part(path, 8, 4).value() == "89");
  CHECK(world.files.read_part(path, 0, UINT64_MAX).value() == "0123456789");
  CHECK(world.files.read_part(path, 3, 0).value().empty());
  for (uint64_t offset_bytes : {uint64_t{10}, uint64_t{11}, uint64_t{1} << 62, uint64_t{1} << 63, UINT64_MAX})
    CHECK(world.files.read_part(path, offset_bytes, 4).value().empty());
  check_refused(world.files.read_part(world.path("nothing"), 0, 4), ErrorKind::not_found);
  check_refused(world.files.read_part(world.path(""), 0, 4), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("a part larger than one read of the system comes whole", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  std::string bytes;
  for (int i = 0; i < 300'000; ++i) bytes += static_cast<char>(i % 251);
  world.put("file", bytes);
  CHECK(world.files.read_part(world.path("file"), 1000, 200'000).value() == bytes.substr(1000, 200'000));
}

TEMPLATE_TEST_CASE("only a file has a size", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put("file", "12345");
  world.put("empty", "");
  world.put_special("link");
  CHECK(world.files.size_bytes(world.path("file")).value() == 5);
  CHECK(world.files.size_bytes(world.path("empty")).value() == 0);
  check_refused(world.files.size_bytes(world.path("nothing")), ErrorKind::not_found);
  check_refused(world.files.size_bytes(world.path("")), ErrorKind::invalid);
  check_refused(world.files.size_bytes(world.path("link")), ErrorKind::invalid);
  check_refused(world.files.read_part(world.path("link"), 0, 10), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("a new file is written only where nothing was", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  REQUIRE(world.files.write_new(world.path("file"), "first"));
  check_refused(world.files.write_new(world.path("file"), "second"), ErrorKind::invalid);
  CHECK(text_of(world, "file") == "first");
  REQUIRE(world.files.create_folder(world.path("folder")));
  world.put_special("link");
  check_refused(world.files.write_new(world.path("folder"), "x"), ErrorKind::invalid);
  check_refused(world.files.write_new(world.path("link"), "x"), ErrorKind::invalid);
  check_refused(world.files.write_new(world.path("no/such/folder"), "x"), ErrorKind::not_found);
  check_refused(world.files.write_new(world.path("file/below"), "x"), ErrorKind::not_found);
  check_refused(world.files.write_new(world.path("slash/"), "x"), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("what is appended comes after what was there", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  REQUIRE(world.files.append(world.path("file"), "one"));
  REQUIRE(world.files.append(world.path("file"), ""));
  REQUIRE(world.files.append(world.path("file"), std::string("\0two", 4)));
  CHECK(text_of(world, "file") == std::string("one\0two", 7));
  REQUIRE(world.files.append(world.path("empty"), ""));
  CHECK(world.files.size_bytes(world.path("empty")).value() == 0);
}

TEMPLATE_TEST_CASE("nothing is appended to what is not a file", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  REQUIRE(world.files.create_folder(world.path("folder")));
  world.put_special("link");
  check_refused(world.files.append(world.path("folder"), "x"), ErrorKind::invalid);
  check_refused(world.files.append(world.path("link"), "x"), ErrorKind::invalid);
  check_refused(world.files.append(world.path("no/such/folder"), "x"), ErrorKind::not_found);
}

TEMPLATE_TEST_CASE("only a file that is there is made durable", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put("file", "x");
  world.put_special("link");
  CHECK(world.files.sync_file(world.path("file")));
  check_refused(world.files.sync_file(world.path("nothing")), ErrorKind::not_found);
  check_refused(world.files.sync_file(world.path("")), ErrorKind::invalid);
  check_refused(world.files.sync_file(world.path("link")), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("only a folder's names are made durable", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put("file", "x");
  CHECK(world.files.sync_folder(world.path("")));
  check_refused(world.files.sync_folder(world.path("nothing")), ErrorKind::not_found);
  check_refused(world.files.sync_folder(world.path("file")), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("a file that is renamed replaces the one that had the name", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  world.put("old", "old");
  world.put("new", "new");
  world.put("folder/below", "kept");
  REQUIRE(world.files.rename(world.path("new"), world.path("old")));
  CHECK(text_of(world, "old") == "new");
  CHECK(names_in(world) == "folder/below old");
  REQUIRE(world.files.rename(world.path("old"), world.path("folder/moved")));
  REQUIRE(world.files.rename(world.path("folder/moved"), world.path("folder/moved")));
  CHECK(names_in(world) == "folder/below folder/moved");
  CHECK(text_of(world, "folder/moved") == "new");
}

TEMPLATE_TEST_CASE("a rename replaces a link itself, not what it points to", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  world.put("new", "new");
  world.put_special("link");
  check_refused(world.files.rename(world.path("link"), world.path("other")), ErrorKind::invalid);
  REQUIRE(world.files.rename(world.path("new"), world.path("link")));
  CHECK(text_of(world, "link") == "new");
}

TEMPLATE_TEST_CASE("a rename that cannot be leaves both as they were", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put("file", "kept");
  REQUIRE(world.files.create_folder(world.path("folder")));
  check_refused(world.files.rename(world.path("file"), world.path("folder")), ErrorKind::invalid);
  check_refused(world.files.rename(world.path("folder"), world.path("other")), ErrorKind::invalid);
  check_refused(world.files.rename(world.path("nothing"), world.path("file")), ErrorKind::not_found);
  check_refused(world.files.rename(world.path("file"), world.path("no/such/folder")), ErrorKind::not_found);
  CHECK(text_of(world, "file") == "kept");
  CHECK(names_in(world) == "file");
}

TEMPLATE_TEST_CASE("a file that is removed is gone; a folder is not removed", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  world.put("file", "x");
  world.put("folder/below", "kept");
  REQUIRE(world.files.remove(world.path("file")));
  check_refused(world.files.remove(world.path("file")), ErrorKind::not_found);
  check_refused(world.files.remove(world.path("folder")), ErrorKind::invalid);
  CHECK(names_in(world) == "folder/below");
  REQUIRE(world.files.write_new(world.path("file"), "again"));
  CHECK(text_of(world, "file") == "again");
}

TEMPLATE_TEST_CASE("removing a link leaves what it points to", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put_special("link");
  REQUIRE(world.files.remove(world.path("link")));
  check_refused(world.files.read(world.path("link"), 10), ErrorKind::not_found);
}

TEST_CASE("a full disk in memory keeps what it had") {
  MemoryFiles files;
  files.free_bytes = 4;
  REQUIRE(files.write_durably("file", "1234"));
  check_refused(files.write_durably("file", "5"), ErrorKind::no_space);
  CHECK(files.read("file", 10).value() == "1234");
}

TEST_CASE("a full disk in memory takes the part of an append that fits, and room that is made is there again") {
  MemoryFiles files;
  files.free_bytes = 6;
  REQUIRE(files.append("file", "1234"));
  check_refused(files.append("file", "5678"), ErrorKind::no_space);
  CHECK(files.read("file", 10).value() == "123456");
  CHECK(files.free_bytes == 0);
  REQUIRE(files.remove("file"));
  CHECK(files.free_bytes == 6);
}

TEST_CASE("a durable write that fails in memory at any call leaves the old file or the new, and no other") {
  for (uint64_t good = 0;; ++good) {
    MemoryFiles files;
    files.put("folder/file", "old");
    files.fail_after_writes = good;
    auto written = files.write_durably("folder/file", "new");
    auto entries = files.list_tree("folder", 10);
    CHECK(entries->size() == 1);
    std::string left = files.read("folder/file", 10).value();
    if (written) {
      CHECK(good == 4);
      CHECK(left == "new");
      break;
    }
    check_refused(written, ErrorKind::no_space);
    CHECK(left == (good == 3 ? "new" : "old"));
  }
}
