// The same cases against the disk and against the fakes that other tests use, then what only the disk can do.
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "tests/contract/worlds.h"

using namespace waystation;
using namespace waystation::testing;

namespace {

std::string nested(int folders) {
  std::string path;
  for (int i = 0; i < folders; ++i) path += "d/";
  return path + "file";
}

}  // namespace

TEMPLATE_TEST_CASE("a file is read whole, byte for byte", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  std::string bytes("a\0\xff\n", 4);
  world.put("file", bytes);
  CHECK(world.files.read(world.path("file"), 4).value() == bytes);
  world.put("empty", "");
  CHECK(world.files.read(world.path("empty"), 0).value().empty());
  std::string large(300'000, 'x');
  world.put("large", large);
  CHECK(world.files.read(world.path("large"), large.size()).value() == large);
}

TEMPLATE_TEST_CASE("a file larger than the caller can take is refused", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put("file", "12345");
  check_refused(world.files.read(world.path("file"), 4), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("what is not there is not found", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  check_refused(world.files.read(world.path("nothing"), 10), ErrorKind::not_found);
  check_refused(world.files.read(world.path("no/such/folder"), 10), ErrorKind::not_found);
  check_refused(world.files.list_tree(world.path("nothing"), 10), ErrorKind::not_found);
  check_refused(world.files.write_durably(world.path("no/such/folder"), "x"), ErrorKind::not_found);
}

TEMPLATE_TEST_CASE("folders and links are not read as files", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  REQUIRE(world.files.create_folder(world.path("folder")));
  world.put_special("link");
  check_refused(world.files.read(world.path("folder"), 10), ErrorKind::invalid);
  check_refused(world.files.read(world.path("link"), 100'000), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("a path that is empty or has a zero byte is refused by every call", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  world.put("file", "x");
  for (const std::string& path : {std::string(), world.path("file") + std::string("\0x", 2)}) {
    check_refused(world.files.read(path, 10), ErrorKind::invalid);
    check_refused(world.files.read_part(path, 0, 10), ErrorKind::invalid);
    check_refused(world.files.size_bytes(path), ErrorKind::invalid);
    check_refused(world.files.list_tree(path, 10), ErrorKind::invalid);
    check_refused(world.files.write_new(path, "x"), ErrorKind::invalid);
    check_refused(world.files.append(path, "x"), ErrorKind::invalid);
    check_refused(world.files.sync_file(path), ErrorKind::invalid);
    check_refused(world.files.rename(path, world.path("other")), ErrorKind::invalid);
    check_refused(world.files.rename(world.path("file"), path), ErrorKind::invalid);
    check_refused(world.files.sync_folder(path), ErrorKind::invalid);
    check_refused(world.files.remove(path), ErrorKind::invalid);
    check_refused(world.files.write_durably(path, "x"), ErrorKind::invalid);
    check_refused(world.files.create_folder(path), ErrorKind::invalid);
  }
}

TEMPLATE_TEST_CASE("a tree lists its files with sizes, sorted by path in byte order", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  world.put("tree/b", "12");
  world.put("tree/a/c", "1");
  world.put("tree/a.md", "");
  world.put("tree/é", "123");
  REQUIRE(world.files.create_folder(world.path("tree/empty")));
  auto entries = world.files.list_tree(world.path("tree"), 4);
  REQUIRE(entries);
  REQUIRE(entries->size() == 4);
  std::string listed;
  for (const auto& entry : *entries) listed += entry.path + "=" + std::to_string(entry.size_bytes) + " ";
  CHECK(listed == "a.md=0 a/c=1 b=2 é=3 ");
  CHECK(world.files.list_tree(world.path("tree/empty"), 0)->empty());
}

TEMPLATE_TEST_CASE("a tree with more files than the caller can take is refused", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  world.put("tree/a", "");
  world.put("tree/b/c", "");
  CHECK(world.files.list_tree(world.path("tree"), 2));
  check_refused(world.files.list_tree(world.path("tree"), 1), ErrorKind::no_space);
}

TEMPLATE_TEST_CASE("a link anywhere in a tree refuses the tree", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put("tree/a/b", "");
  world.put_special("tree/a/link");
  check_refused(world.files.list_tree(world.path("tree"), 10), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("a file is not a tree", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put("file", "x");
  check_refused(world.files.list_tree(world.path("file"), 10), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("names that other systems or terminals stumble over refuse the tree", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  for (const char* name :
       {"back\\slash", "line\nfeed", "bell\a", "delete\x7f", "not utf-8 \xff", "folder\x1b[2J/file"}) {
    TestType world;
    world.put(std::string("tree/") + name, "");
    check_refused(world.files.list_tree(world.path("tree"), 10), ErrorKind::invalid);
  }
}

TEMPLATE_TEST_CASE("a tree may be sixteen folders deep and no deeper", "", DiskWorld, MemoryWorld, PowerCutWorld) {
  TestType world;
  world.put("tree/" + nested(16), "");
  CHECK(world.files.list_tree(world.path("tree"), 10)->size() == 1);
  world.put("deeper/" + nested(17), "");
  check_refused(world.files.list_tree(world.path("deeper"), 10), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("a folder comes with its parents, and once more does no harm", "", DiskWorld, MemoryWorld,
                   PowerCutWorld) {
  TestType world;
  REQUIRE(world.files.create_folder(world.path("a/b/c")));
  REQUIRE(world.files.create_folder(world.path("a/b/c/")));
  REQUIRE(world.files.create_folder(world.path("a//b")));
  CHECK(world.files.write_durably(world.path("a/b/c/file"), "x"));
}

TEST_CASE("a write that stops half way leaves the old file and no other") {
  DiskWorld world;
  REQUIRE(world.files.write_durably(world.path("file"), "old"));
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  rlimit small{1000, before.rlim_max};
  auto previous = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  auto written = world.files.write_durably(world.path("file"), std::string(5000, 'x'));
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, previous);
  check_refused(written, ErrorKind::no_space);
  CHECK(world.files.read(world.path("file"), 10).value() == "old");
  CHECK(names_in(world) == "file");
}

TEST_CASE("writing over a symbolic link replaces the link, not what it points to") {
  DiskWorld world;
  world.put("precious", "kept");
  std::filesystem::create_symlink(world.path("precious"), world.path("link"));
  REQUIRE(world.files.write_durably(world.path("link"), "new"));
  CHECK(world.files.read(world.path("precious"), 10).value() == "kept");
  CHECK(world.files.read(world.path("link"), 10).value() == "new");
}

TEST_CASE("pipes, sockets and devices are refused without waiting for them") {
  DiskWorld world;
  REQUIRE(::mkfifo(world.path("pipe").c_str(), 0600) == 0);
  check_refused(world.files.append(world.path("pipe"), "x"), ErrorKind::invalid);
  for (const std::string& path : {world.path("pipe"), std::string("/dev/zero")}) {
    check_refused(world.files.read(path, 10), ErrorKind::invalid);
    check_refused(world.files.read_part(path, 0, 10), ErrorKind::invalid);
    check_refused(world.files.size_bytes(path), ErrorKind::invalid);
    check_refused(world.files.sync_file(path), ErrorKind::invalid);
    check_refused(world.files.rename(path, world.path("other")), ErrorKind::invalid);
  }
  check_refused(world.files.list_tree(world.folder.path(), 10), ErrorKind::invalid);
}

TEST_CASE("a link to a folder is not followed out of the tree") {
  DiskWorld world;
  REQUIRE(world.files.create_folder(world.path("tree")));
  std::filesystem::create_directory_symlink("/etc", world.path("tree/etc"));
  check_refused(world.files.list_tree(world.path("tree"), 100'000), ErrorKind::invalid);
}

TEST_CASE("a file whose size the system does not tell is bounded all the same") {
  platform::PosixFiles files;
  auto whole = files.read("/proc/self/status", 100'000);
  REQUIRE(whole);
  CHECK(whole->size() > 100);
  check_refused(files.read("/proc/self/status", 10), ErrorKind::invalid);
  CHECK(files.read_part("/proc/self/status", 0, 10)->size() == 10);
}

TEST_CASE("a hostile name is not printed as it is") {
  DiskWorld world;
  world.put("tree/clear\x1b[2J", "");
  auto listed = world.files.list_tree(world.path("tree"), 10);
  REQUIRE_FALSE(listed);
  CHECK(listed.error().message.find('\x1b') == std::string::npos);
  CHECK(listed.error().message.find("clear?[2J has a control character in its name; rename it") != std::string::npos);
}
