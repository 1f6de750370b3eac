#include "core/sync/delta.h"

#include "tests/support/catch.h"

using namespace waystation;
using sync::apply_delta;

namespace {

const std::string kOld = "one\ntwo\nthree\n";

// As DELTA.md has it: one step, all orders 0, near: 4 bytes stay, 4 go, none come.
std::string without_two() {
  return std::string(sync::kDeltaMagic) + std::string("\x40\x00\x00\x29\x50", 5);
}

std::string script_of(std::string_view bits) {
  std::string bytes(sync::kDeltaMagic);
  for (size_t i = 0; i < bits.size(); i += 8) {
    unsigned byte = 0;
    for (size_t j = i; j < i + 8; ++j) byte = byte << 1 | (j < bits.size() && bits[j] == '1' ? 1u : 0u);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}
const std::string kOneStep = "010" + std::string(20, '0') + "0";  // orders 0, and near

void check_refused(const Result<std::string>& result) {
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::corrupt);
  CHECK_FALSE(result.error().message.empty());
}

}  // namespace

TEST_CASE("a delta that was written by hand from the specification is applied") {
  auto applied = apply_delta(kOld, without_two(), 10);
  REQUIRE(applied);
  CHECK(*applied == "one\nthree\n");
}

TEST_CASE("a delta that leads to another length than the signed one is refused") {
  check_refused(apply_delta(kOld, without_two(), 9));
  check_refused(apply_delta(kOld, without_two(), 11));
  check_refused(apply_delta(kOld, without_two(), uint64_t{1} << 60));
}

TEST_CASE("a delta is refused wherever it is cut off and with anything behind it") {
  std::string delta = without_two();
  for (size_t length = 0; length < delta.size(); ++length)
    check_refused(apply_delta(kOld, delta.substr(0, length), 10));
  check_refused(apply_delta(kOld, delta + '\0', 10));
  check_refused(apply_delta(kOld, delta + delta, 10));
}

TEST_CASE("a delta of another version or with bits that mean nothing is refused") {
  std::string delta = without_two();
  std::string other_version = delta, filled = delta;
  other_version[3] = 2;
  filled.back() = static_cast<char>(filled.back() | 1);
  check_refused(apply_delta(kOld, other_version, 10));
  check_refused(apply_delta(kOld, filled, 10));
}

TEST_CASE("a delta applied to shorter records than its own is refused") {
  check_refused(apply_delta("one\ntw", without_two(), 2));
  check_refused(apply_delta("", without_two(), 10));
}

TEST_CASE("a script with counts past every end is refused") {
  const std::string huge = std::string(32, '0') + '1' + std::string(32, '0'), zeros(4000, '0'), ones(4000, '1');
  check_refused(apply_delta(kOld, script_of(kOneStep + huge + "1" + "1"), 14));         // bytes stay
  check_refused(apply_delta(kOld, script_of(kOneStep + "1" + huge + "1"), 14));         // bytes go, as many come
  check_refused(apply_delta(kOld, script_of(kOneStep + "1" + "1" + "0" + huge), 14));   // bytes come
  check_refused(apply_delta(kOld, script_of(huge + std::string(20, '0') + ones), 14));  // steps
  check_refused(apply_delta(kOld, script_of(kOneStep + zeros), 14));                    // no number at all
  check_refused(apply_delta(kOld, script_of("010" + std::string(20, '1') + "0" + std::string(32, '0') + ones), 14));
}

TEST_CASE("a script that goes past the end of the old records is refused for that") {
  const std::string one_too_many_stay = "00001000011", one_too_many_go = "00011110101";  // 15; 14 and 1
  for (const std::string& bits : {one_too_many_stay, one_too_many_go}) {
    auto applied = apply_delta(kOld, script_of(kOneStep + bits), kOld.size());
    check_refused(applied);
    CHECK(applied.error().message.find("other records") != std::string::npos);
  }
}

TEST_CASE("counts that add up to the signed length only because they overflow are refused") {
  // Two steps in each of which 2^63 bytes come: order 31, 32 bits 0, then 2^63 + 2^31 in 64 bits.
  std::string number = std::string(32, '0') + "1" + std::string(31, '0') + "1" + std::string(31, '0');
  std::string step = "0110" + number;
  check_refused(apply_delta(kOld, script_of("011" + std::string(15, '0') + "11111" + step + step), kOld.size()));
}

TEST_CASE("a delta that brings more or fewer bytes than its script says is refused") {
  // One step: nothing stays, nothing goes, 3 bytes come (00100).
  std::string script = script_of(kOneStep + "1" + "1" + "0" + "00100");
  auto frame = [](std::string_view bytes) { return *sync::pack_whole(bytes); };
  auto applied = apply_delta("old", script + frame("new"), 6);
  REQUIRE(applied);
  CHECK(*applied == "newold");
  check_refused(apply_delta("old", script + frame("ne"), 6));
  check_refused(apply_delta("old", script + frame("news"), 6));
  check_refused(apply_delta("old", script, 6));
  check_refused(apply_delta("old", script + frame("new") + frame(""), 6));
  check_refused(apply_delta("old", script + frame(std::string(50'000'000, 'x')), 6));
}
