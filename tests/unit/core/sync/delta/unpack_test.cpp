#include "core/sync/unpack.h"

#include "core/pack/records.h"
#include "core/sync/delta.h"
#include "tests/support/catch.h"

using namespace waystation;
using sync::pack_whole;
using sync::unpack;

namespace {

void check_refused(const Result<std::string>& result) {
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::corrupt);
}

std::string lines() {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "the line with the number " + std::to_string(i * 7919) + "\n";
  return text;
}

}  // namespace

TEST_CASE("what was packed is unpacked, and packed the same again") {
  for (const std::string& bytes : {std::string(), std::string("x"), lines(), std::string(300'000, '\0')}) {
    auto packed = pack_whole(bytes);
    REQUIRE(packed);
    CHECK(*pack_whole(bytes) == *packed);
    auto unpacked = unpack(*packed, bytes.size());
    REQUIRE(unpacked);
    CHECK(*unpacked == bytes);
  }
  CHECK(pack_whole(lines())->size() < lines().size() / 4);
}

TEST_CASE("a frame with another length than the signed one is refused") {
  std::string bytes = lines(), packed = *pack_whole(bytes);
  check_refused(unpack(packed, bytes.size() - 1));
  check_refused(unpack(packed, bytes.size() + 1));
  check_refused(unpack(packed, 0));
  check_refused(unpack(packed, pack::kMaxRecordsBytes + 1));
  check_refused(unpack(packed, UINT64_MAX));
}

TEST_CASE("a frame that was cut off or has something behind it is refused") {
  std::string packed = *pack_whole("some words");
  for (size_t length = 0; length < packed.size(); ++length) check_refused(unpack(packed.substr(0, length), 10));
  check_refused(unpack(packed + '\0', 10));
  check_refused(unpack(packed + *pack_whole("more"), 14));
  check_refused(unpack(packed + *pack_whole(""), 10));
}

TEST_CASE("a frame that zstd skips is not a file of no bytes with something else in it") {
  std::string skipped(
      "\x50\x2a\x4d\x18\x03\x00\x00\x00"
      "abc",
      11);
  check_refused(unpack(skipped, 3));
  check_refused(unpack(skipped + *pack_whole("abc"), 3));
}

TEST_CASE("a small frame that grows without end is stopped at the signed length") {
  std::string bomb = *pack_whole(std::string(60'000'000, 'x'));
  CHECK(bomb.size() < 10'000);
  check_refused(unpack(bomb, 1000));
}

TEST_CASE("a flipped bit is refused or gives other bytes of the same length") {
  std::string bytes = lines().substr(0, 2000), packed = *pack_whole(bytes);
  for (size_t i = 0; i < packed.size() * 8; ++i) {
    std::string flipped = packed;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ 1 << i % 8);
    auto unpacked = unpack(flipped, bytes.size());
    CHECK((unpacked ? unpacked->size() == bytes.size() : unpacked.error().kind == ErrorKind::corrupt));
  }
}
