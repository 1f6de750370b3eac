#include "core/sync/officer_log.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "tests/support/catch.h"
#include "tests/support/memory_files.h"

using namespace waystation;
using namespace waystation::sync;
using waystation::testing::MemoryFiles;

namespace {

struct Log {
  MemoryFiles files;
  Log() { REQUIRE(files.create_folder("/data")); }
  Result<void> add(const std::vector<std::string>& facts) { return add_to_log(files, "/data/log", 1795255200, facts); }
  std::string read(const std::string& path = "/data/log") const { return files.read(path, 1 << 20).value_or(""); }
};

}  // namespace

TEST_CASE("each fact is a line with its time in UTC") {
  Log log;
  REQUIRE(log.add({"one", "two"}));
  REQUIRE(log.add({"three"}));
  CHECK(log.read() == "2026-11-21T10:00:00Z one\n2026-11-21T10:00:00Z two\n2026-11-21T10:00:00Z three\n");
}

TEST_CASE("what other people wrote cannot make a line of its own") {
  Log log;
  REQUIRE(log.add({"a\n2026-11-21T10:00:00Z all is well\x1b[2J"}));
  std::string text = log.read();
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("a long fact is cut off between characters") {
  std::string fact;
  for (int i = 0; i < 1000; ++i) fact += "ሀ";
  std::string line = as_one_line(fact);
  CHECK(line.size() <= 600);
  CHECK_FALSE(find_invalid_utf8(line));
}

TEST_CASE("the log is moved aside when it is full, and what was aside is gone") {
  Log log;
  std::string fact(500, 'x');
  for (int i = 0; i < 500; ++i) REQUIRE(log.add({fact}));
  CHECK(log.read().size() <= kMaxLogBytes);
  CHECK(log.read("/data/log.1").size() <= kMaxLogBytes);
  CHECK(log.read("/data/log.1").size() > kMaxLogBytes / 2);
}

TEST_CASE("a clock that is far off still gives a line") {
  MemoryFiles files;
  REQUIRE(files.create_folder("/data"));
  REQUIRE(add_to_log(files, "/data/log", INT64_MIN, {"early"}));
  REQUIRE(add_to_log(files, "/data/log", INT64_MAX, {"late"}));
  CHECK(files.read("/data/log", 1000) == "1970-01-01T00:00:00Z early\n2999-12-31T23:59:59Z late\n");
}

TEST_CASE("nothing to tell writes nothing") {
  Log log;
  REQUIRE(log.add({}));
  CHECK_FALSE(log.files.size_bytes("/data/log"));
}
