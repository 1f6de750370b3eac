#include "core/sync/status.h"

#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::sync;

namespace {

Status sample() {
  Status status;
  status.repositories = {{"home", "http://one.example/", 300, 200, 100, true, "offline", "“Kein” Netz"}};
  status.packs = {{"starter", "home", 12}};
  status.media_missing = 3;
  return status;
}

}  // namespace

TEST_CASE("a status file says what was written") {
  auto again = parse_status_file(to_status_file(sample()));
  REQUIRE(again.has_value());
  CHECK(to_status_file(*again) == to_status_file(sample()));
  CHECK(again->repositories.front().message == "“Kein” Netz");
  CHECK(again->packs.front().release == 12);
  CHECK(again->media_missing == 3);
}

TEST_CASE("a status file that is cut off anywhere is refused") {
  std::string whole = to_status_file(sample());
  for (size_t length = 0; length + 1 < whole.size(); ++length)
    CHECK_FALSE(parse_status_file(whole.substr(0, length)).has_value());
}

TEST_CASE("a status file with other types is refused") {
  CHECK_FALSE(parse_status_file(R"({"media_missing":-1,"packs":[],"repositories":[]})").has_value());
  CHECK_FALSE(parse_status_file(R"({"media_missing":"1","packs":[],"repositories":[]})").has_value());
  CHECK_FALSE(parse_status_file(R"({"media_missing":1,"packs":{},"repositories":[]})").has_value());
  CHECK_FALSE(parse_status_file(R"({"media_missing":1,"packs":[1],"repositories":[]})").has_value());
  CHECK(parse_status_file(R"({"media_missing":1,"packs":[],"repositories":[]})").has_value());
}
