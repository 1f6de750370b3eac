// A world is an implementation of Files and the hand that puts things where it should find them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "platform/posix_files.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"
#include "tests/support/power_cut_disk.h"
#include "tests/support/temporary_folder.h"

namespace waystation::testing {

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

template <typename Fake>
struct FakeWorld {
  Fake files;

  FakeWorld() { static_cast<void>(files.create_folder("/data")); }
  std::string path(const std::string& name) const { return "/data/" + name; }
  void put(const std::string& name, const std::string& bytes) { files.put(path(name), bytes); }
  void put_special(const std::string& name) { files.put_special(path(name)); }
};
using MemoryWorld = FakeWorld<MemoryFiles>;
using PowerCutWorld = FakeWorld<PowerCutDisk>;

template <typename T>
void check_refused(const Result<T>& result, ErrorKind kind) {
  REQUIRE_FALSE(result.has_value());
  INFO(result.error().message);
  CHECK(result.error().kind == kind);
  CHECK(result.error().message.size() > 20);
}

// "a b": all files of the world, by name.
template <typename World>
std::string names_in(const World& world) {
  std::string names;
  auto entries = world.files.list_tree(world.path(""), 1000);
  REQUIRE(entries);
  for (const auto& entry : *entries) names += (names.empty() ? "" : " ") + entry.path;
  return names;
}

template <typename World>
std::string text_of(const World& world, const std::string& name) {
  auto bytes = world.files.read(world.path(name), 1'000'000);
  return bytes ? *bytes : "(" + bytes.error().message + ")";
}

}  // namespace waystation::testing
