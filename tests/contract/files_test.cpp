// The same cases against the disk and against the fake that other tests use, then what only the disk can do.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "platform/posix_files.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"
#include "tests/support/temporary_folder.h"

using namespace waystation;
using waystation::testing::MemoryFiles;
using waystation::testing::TemporaryFolder;

namespace {

// A world is an implementation and the hand that puts things where it should find them.
struct DiskWorld {
  TemporaryFolder folder;
  platform::PosixFiles files;

  std::string path(const std::string& name) const { return folder / name; }
  void put(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  void put_special(const std::string& name) { std::filesystem::create_symlink("/etc/passwd", path(name)); }
};

struct MemoryWorld {
  MemoryFiles files;

  MemoryWorld() { static_cast<void>(files.create_folder("/data")); }
  std::string path(const std::string& name) const { return "/data/" + name; }
  void put(const std::string& name, const std::string& bytes) { files.put(path(name), bytes); }
  void put_special(const std::string& name) { files.put_special(path(name)); }
};

template <typename T>
void check_refused(const Result<T>& result, ErrorKind kind) {
  REQUIRE_FALSE(result.has_value());
  INFO(result.error().message);
  CHECK(result.error().kind == kind);
  CHECK(result.error().message.size() > 20);
}

std::string nested(int folders) {
  std::string path;
  for (int i = 0; i < folders; ++i) path += "d/";
  return path + "file";
}

size_t names_in(const std::string& folder) {
  return static_cast<size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator{}));
}

}  // namespace

TEMPLATE_TEST_CASE("a file is read whole, byte for byte", "", DiskWorld, MemoryWorld) {
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

TEMPLATE_TEST_CASE("a file larger than the caller can take is refused", "", DiskWorld, MemoryWorld) {
  TestType world;
  world.put("file", "12345");
  check_refused(world.files.read(world.path("file"), 4), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("what is not there is not found", "", DiskWorld, MemoryWorld) {
  TestType world;
  check_refused(world.files.read(world.path("nothing"), 10), ErrorKind::not_found);
  check_refused(world.files.read(world.path("no/such/folder"), 10), ErrorKind::not_found);
  check_refused(world.files.list_tree(world.path("nothing"), 10), ErrorKind::not_found);
  check_refused(world.files.write_durably(world.path("no/such/folder"), "x"), ErrorKind::not_found);
}

TEMPLATE_TEST_CASE("folders and links are not read as files", "", DiskWorld, MemoryWorld) {
  TestType world;
  REQUIRE(world.files.create_folder(world.path("folder")));
  world.put_special("link");
  check_refused(world.files.read(world.path("folder"), 10), ErrorKind::invalid);
  check_refused(world.files.read(world.path("link"), 100'000), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("a path that is empty or has a zero byte is refused by every call", "", DiskWorld, MemoryWorld) {
  TestType world;
  world.put("file", "x");
  for (const std::string& path : {std::string(), world.path("file") + std::string("\0x", 2)}) {
    check_refused(world.files.read(path, 10), ErrorKind::invalid);
    check_refused(world.files.list_tree(path, 10), ErrorKind::invalid);
    check_refused(world.files.write_durably(path, "x"), ErrorKind::invalid);
    check_refused(world.files.create_folder(path), ErrorKind::invalid);
  }
}

TEMPLATE_TEST_CASE("a tree lists its files with sizes, sorted by path in byte order", "", DiskWorld, MemoryWorld) {
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

TEMPLATE_TEST_CASE("a tree with more files than the caller can take is refused", "", DiskWorld, MemoryWorld) {
  TestType world;
  world.put("tree/a", "");
  world.put("tree/b/c", "");
  CHECK(world.files.list_tree(world.path("tree"), 2));
  check_refused(world.files.list_tree(world.path("tree"), 1), ErrorKind::no_space);
}

TEMPLATE_TEST_CASE("a link anywhere in a tree refuses the tree", "", DiskWorld, MemoryWorld) {
  TestType world;
  world.put("tree/a/b", "");
  world.put_special("tree/a/link");
  check_refused(world.files.list_tree(world.path("tree"), 10), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("a file is not a tree", "", DiskWorld, MemoryWorld) {
  TestType world;
  world.put("file", "x");
  check_refused(world.files.list_tree(world.path("file"), 10), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("names that other systems or terminals stumble over refuse the tree", "", DiskWorld, MemoryWorld) {
  for (const char* name :
       {"back\\slash", "line\nfeed", "bell\a", "delete\x7f", "not utf-8 \xff", "folder\x1b[2J/file"}) {
    TestType world;
    world.put(std::string("tree/") + name, "");
    check_refused(world.files.list_tree(world.path("tree"), 10), ErrorKind::invalid);
  }
}

TEMPLATE_TEST_CASE("a tree may be sixteen folders deep and no deeper", "", DiskWorld, MemoryWorld) {
  TestType world;
  world.put("tree/" + nested(16), "");
  CHECK(world.files.list_tree(world.path("tree"), 10)->size() == 1);
  world.put("deeper/" + nested(17), "");
  check_refused(world.files.list_tree(world.path("deeper"), 10), ErrorKind::invalid);
}

TEMPLATE_TEST_CASE("what is written durably is read back, and replaces what was there", "", DiskWorld, MemoryWorld) {
  TestType world;
  std::string path = world.path("file");
  REQUIRE(world.files.write_durably(path, "old"));
  CHECK(world.files.read(path, 10).value() == "old");
  REQUIRE(world.files.write_durably(path, "newer"));
  CHECK(world.files.read(path, 10).value() == "newer");
  REQUIRE(world.files.write_durably(path, ""));
  CHECK(world.files.read(path, 10).value().empty());
}

TEMPLATE_TEST_CASE("a folder is not overwritten by a file, nor a file by a folder", "", DiskWorld, MemoryWorld) {
  TestType world;
  REQUIRE(world.files.create_folder(world.path("folder")));
  check_refused(world.files.write_durably(world.path("folder"), "x"), ErrorKind::invalid);
  world.put("file", "kept");
  check_refused(world.files.create_folder(world.path("file")), ErrorKind::invalid);
  check_refused(world.files.create_folder(world.path("file/below")), ErrorKind::invalid);
  CHECK(world.files.read(world.path("file"), 10).value() == "kept");
}

TEMPLATE_TEST_CASE("a folder comes with its parents, and once more does no harm", "", DiskWorld, MemoryWorld) {
  TestType world;
  REQUIRE(world.files.create_folder(world.path("a/b/c")));
  REQUIRE(world.files.create_folder(world.path("a/b/c/")));
  REQUIRE(world.files.create_folder(world.path("a//b")));
  CHECK(world.files.write_durably(world.path("a/b/c/file"), "x"));
}

TEST_CASE("a full disk in memory keeps what it had") {
  MemoryFiles files;
  files.free_bytes = 4;
  REQUIRE(files.write_durably("file", "1234"));
  check_refused(files.write_durably("file", "5"), ErrorKind::no_space);
  CHECK(files.read("file", 10).value() == "1234");
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
  CHECK(names_in(world.folder.path()) == 1);
}

TEST_CASE("a write that cannot take its place leaves no temporary file") {
  DiskWorld world;
  REQUIRE(world.files.create_folder(world.path("folder/kept")));
  check_refused(world.files.write_durably(world.path("folder"), "x"), ErrorKind::invalid);
  CHECK(names_in(world.folder.path()) == 1);
}

TEST_CASE("a temporary file left by a power cut does not stop the next write") {
  DiskWorld world;
  world.put("file." + std::to_string(::getpid()) + "-0.tmp", "half");
  REQUIRE(world.files.write_durably(world.path("file"), "whole"));
  CHECK(world.files.read(world.path("file"), 10).value() == "whole");
  CHECK(names_in(world.folder.path()) == 2);
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
  check_refused(world.files.read(world.path("pipe"), 10), ErrorKind::invalid);
  check_refused(world.files.read("/dev/zero", 10), ErrorKind::invalid);
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
}

TEST_CASE("a hostile name is not printed as it is") {
  DiskWorld world;
  world.put("tree/clear\x1b[2J", "");
  auto listed = world.files.list_tree(world.path("tree"), 10);
  REQUIRE_FALSE(listed);
  CHECK(listed.error().message.find('\x1b') == std::string::npos);
  CHECK(listed.error().message.find("clear?[2J has a control character in its name; rename it") != std::string::npos);
}
