#include <algorithm>

#include "tests/unit/core/sync/set/small_set.h"

using namespace waystation;
using namespace waystation::sync;
using waystation::testing::MemoryFiles;

namespace {

// The old set or the new is whole, a sweep leaves nothing over, and with room again the update goes through.
void check_whole(MemoryFiles files, bool went_through) {
  SetFolder folder(files, kFolder);
  CHECK((shown(folder) == 1 || shown(folder) == 2));
  if (went_through) CHECK(shown(folder) == 2);
  CHECK(folder.is_sound(*folder.active()));
  CHECK(folder.heal().value().empty());
  REQUIRE(folder.sweep());
  CHECK(files_in(files).size() == (shown(folder) == 1 ? 5 : 8));
  REQUIRE(update_to(folder, 2));
  REQUIRE(folder.sweep());
  CHECK(shown(folder) == 2);
  CHECK(files_in(files).size() <= 8);
}

}  // namespace

TEST_CASE("when the disk is full at any write, the old set or the new is there and nothing is left over") {
  MemoryFiles before;
  SetFolder first(before, kFolder);
  REQUIRE(update_to(first, 1));
  bool went_through = false;
  uint64_t writes = 0;
  for (; !went_through; ++writes) {
    MemoryFiles files = before;
    files.fail_after_writes = files.writing_calls + writes;
    SetFolder folder(files, kFolder);
    auto done = update_to(folder, 2);
    went_through = done.has_value();
    if (!done) CHECK(done.error().kind == ErrorKind::no_space);
    files.fail_after_writes = std::nullopt;
    INFO("after " << writes << " writes");
    check_whole(files, went_through);
    REQUIRE(writes < 100);
  }
  CHECK(writes > 12);
}

TEST_CASE("with any room that is left on the disk, the old set or the new is there and nothing is left over") {
  MemoryFiles before;
  SetFolder first(before, kFolder);
  REQUIRE(update_to(first, 1));
  bool went_through = false;
  for (uint64_t free_bytes = 0; !went_through; free_bytes += 499) {
    MemoryFiles files = before;
    files.free_bytes = free_bytes;
    SetFolder folder(files, kFolder);
    auto done = update_to(folder, 2);
    went_through = done.has_value();
    if (!done) CHECK(done.error().kind == ErrorKind::no_space);
    files.free_bytes = std::nullopt;
    INFO(free_bytes << " bytes were free");
    check_whole(files, went_through);
    REQUIRE(free_bytes < 1'000'000);
  }
}
