#include "core/sync/source.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"

using namespace waystation;
using namespace waystation::sync;
using waystation::testing::MemoryFiles;

namespace {

struct Taken {
  std::string bytes;
  size_t pieces = 0;
  Result<void> operator()(uint64_t offset_bytes, std::string_view piece) {
    if (pieces == 0) first_offset_bytes = offset_bytes;
    CHECK(offset_bytes == first_offset_bytes + bytes.size());
    CHECK_FALSE(piece.empty());
    ++pieces;
    bytes += piece;
    return {};
  }
  uint64_t first_offset_bytes = 0;
};

// A stick that becomes another one after it was asked for a size.
struct GrowingFiles : MemoryFiles {
  Result<uint64_t> size_bytes(const std::string&) const override { return 1; }
};

template <typename T>
void check_refused(const Result<T>& result, ErrorKind kind) {
  REQUIRE_FALSE(result.has_value());
  INFO(result.error().message);
  CHECK(result.error().kind == kind);
}

}  // namespace

TEST_CASE("a file of a folder comes whole, without an ETag") {
  MemoryFiles files;
  files.put("/stick/metadata/1.root.json", "{}");
  files.put("/stick/empty", "");
  FolderSource folder(files, "/stick");
  Source& source = folder;
  CHECK(source.name() == "/stick");
  CHECK(source.is_folder());
  auto fetched = source.fetch("metadata/1.root.json", 2, "\"an etag\"");
  REQUIRE(fetched);
  CHECK(fetched->bytes == "{}");
  CHECK(fetched->etag.empty());
  CHECK_FALSE(fetched->not_modified);
  CHECK(source.fetch("empty", 0)->bytes.empty());
  CHECK(FolderSource(files, "/stick/").fetch("metadata/1.root.json", UINT64_MAX, "")->bytes == "{}");
}

TEST_CASE("the names of files in a folder are taken letter by letter") {
  MemoryFiles files;
  files.put("/stick/a%2Fb #?é", "quoted");
  FolderSource folder(files, "/stick");
  Source& source = folder;
  CHECK(source.fetch("a%2Fb #?é", 10)->bytes == "quoted");
  check_refused(source.fetch("a/b #?é", 10), ErrorKind::not_found);
}

TEST_CASE("a path that leads out of a folder is refused") {
  MemoryFiles files;
  files.put("/secret", "x");
  files.put("/stick/a/b", "x");
  FolderSource folder(files, "/stick");
  Source& source = folder;
  for (const char* path : {"", "/secret", "..", "../secret", "a/../../secret", "a/..", "./a/b"}) {
    check_refused(source.fetch(path, 10), ErrorKind::invalid);
    check_refused(source.stream(path, 0, 10, Taken()), ErrorKind::invalid);
  }
  check_refused(source.fetch(std::string("a/b\0", 4), 10), ErrorKind::invalid);
}

TEST_CASE("links, devices and folders of a stick are not read") {
  MemoryFiles files;
  files.put("/stick/folder/file", "x");
  files.put_special("/stick/link");
  FolderSource folder(files, "/stick");
  Source& source = folder;
  for (const char* path : {"folder", "link"}) {
    check_refused(source.fetch(path, 10), ErrorKind::invalid);
    check_refused(source.stream(path, 0, 10, Taken()), ErrorKind::invalid);
  }
  check_refused(source.fetch("nothing", 10), ErrorKind::not_found);
  check_refused(source.stream("nothing", 0, 10, Taken()), ErrorKind::not_found);
}

TEST_CASE("a file of a folder larger than the caller can take is untrusted") {
  MemoryFiles files;
  files.put("/stick/file", "12345");
  FolderSource folder(files, "/stick");
  Source& source = folder;
  check_refused(source.fetch("file", 4), ErrorKind::untrusted);
  Taken taken;
  check_refused(source.stream("file", 0, 4, std::ref(taken)), ErrorKind::untrusted);
  CHECK(taken.pieces == 0);
}

TEST_CASE("a file that grows while it is read is stopped at what the caller can take") {
  GrowingFiles files;
  files.put("/stick/file", std::string(1'000'000, 'x'));
  FolderSource folder(files, "/stick");
  Source& source = folder;
  Taken taken;
  check_refused(source.stream("file", 0, 300'000, std::ref(taken)), ErrorKind::untrusted);
  CHECK(taken.bytes.size() <= 300'000);
  check_refused(source.stream("file", 400'000, 300'000, std::ref(taken)), ErrorKind::untrusted);
}

TEST_CASE("a stream of a folder goes on where it is asked to, piece by piece") {
  std::string bytes;
  for (int i = 0; i < 1'000'000; ++i) bytes += static_cast<char>(i % 251);
  MemoryFiles files;
  files.put("/stick/file", bytes);
  FolderSource folder(files, "/stick");
  Source& source = folder;
  Taken whole;
  REQUIRE(source.stream("file", 0, bytes.size(), std::ref(whole)));
  CHECK((whole.bytes == bytes));
  CHECK(whole.pieces > 1);
  Taken rest;
  REQUIRE(source.stream("file", 999'990, bytes.size(), std::ref(rest)));
  CHECK(rest.first_offset_bytes == 999'990);
  CHECK((rest.bytes == bytes.substr(999'990)));
  for (uint64_t offset_bytes : {bytes.size(), bytes.size() + 5}) {
    Taken nothing;
    CHECK(source.stream("file", offset_bytes, bytes.size(), std::ref(nothing)));
    CHECK(nothing.pieces == 0);
  }
}

TEST_CASE("who takes a stream of a folder can stop it") {
  MemoryFiles files;
  files.put("/stick/file", std::string(1'000'000, 'x'));
  FolderSource folder(files, "/stick");
  Source& source = folder;
  int pieces = 0;
  auto stopped = source.stream("file", 0, 1'000'000, [&](uint64_t, std::string_view) -> Result<void> {
    ++pieces;
    return fail(ErrorKind::no_space, "The disk is full; make room.");
  });
  check_refused(stopped, ErrorKind::no_space);
  CHECK(pieces == 1);
}
