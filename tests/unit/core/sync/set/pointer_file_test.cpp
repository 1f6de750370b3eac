#include "core/base/sha256.h"
#include "core/sync/active_set.h"
#include "tests/support/catch.h"

using namespace waystation;
using namespace waystation::sync;

namespace {

ActiveSet sample_set() {
  ActiveSet set;
  set.number = 7;
  set.known_time_unix_s = 1'800'000'000;
  for (const char* pack : {"help", "words"})
    set.packs.push_back({pack,
                         "hub",
                         {{"root", 2}, {"snapshot", 40}},
                         12,
                         std::string(64, 'a'),
                         5000,
                         std::string(64, 'b'),
                         49152,
                         std::string(64, 'c')});
  return set;
}

bool is_refused(const ActiveSet& set) {
  auto parsed = parse_pointer_file(to_pointer_file(set));
  if (!parsed) CHECK(parsed.error().kind == ErrorKind::corrupt);
  return !parsed;
}

}  // namespace

TEST_CASE("a pointer file is read as it was written") {
  auto parsed = parse_pointer_file(to_pointer_file(sample_set()));
  REQUIRE(parsed);
  CHECK(*parsed == sample_set());
  ActiveSet empty;
  empty.number = 1;
  CHECK(parse_pointer_file(to_pointer_file(empty)).value() == empty);
}

TEST_CASE("names of roles come back byte for byte, whatever they are") {
  ActiveSet set = sample_set();
  // The third is an A and a combining ring, which NFC would make one letter; the fourth is no UTF-8.
  for (const char* role : {"a/b c", "100%", "A\u030A", "\xff\x01", "\"\n", "%41", ""}) set.packs[0].versions[role] = 3;
  auto parsed = parse_pointer_file(to_pointer_file(set));
  REQUIRE(parsed);
  CHECK(*parsed == set);
}

TEST_CASE("a pointer file with any bit flipped is refused") {
  std::string whole = to_pointer_file(sample_set());
  for (size_t i = 0; i < whole.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
      if (parse_pointer_file(damaged)) FAIL_CHECK("bit " << bit << " of byte " << i);
    }
  }
}

TEST_CASE("a pointer file that is cut off anywhere, filled with zeros or longer is refused") {
  std::string whole = to_pointer_file(sample_set());
  for (size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(parse_pointer_file(std::string_view(whole).substr(0, size)));
    CHECK_FALSE(parse_pointer_file(whole.substr(0, size) + std::string(whole.size() - size, '\0')));
  }
  CHECK_FALSE(parse_pointer_file(whole + "\n"));
  CHECK_FALSE(parse_pointer_file(whole + whole));
}

TEST_CASE("a pointer file in another form is refused, though its checksum holds") {
  std::string whole = to_pointer_file(sample_set());
  CHECK_FALSE(parse_pointer_file(" " + whole));
  CHECK_FALSE(parse_pointer_file("{\"a\":1," + whole.substr(1)));
  std::string spaced = whole;
  spaced.insert(spaced.find(':') + 1, " ");
  CHECK_FALSE(parse_pointer_file(spaced));
}

TEST_CASE("a set that no program makes is refused") {
  auto changed = [](auto change) {
    ActiveSet set = sample_set();
    change(set);
    return is_refused(set);
  };
  CHECK_FALSE(changed([](ActiveSet&) {}));
  CHECK(changed([](ActiveSet& set) { set.number = 0; }));
  CHECK(changed([](ActiveSet& set) { set.number = UINT64_MAX; }));
  CHECK(changed([](ActiveSet& set) { set.number = uint64_t{1} << 60; }));
  CHECK(changed([](ActiveSet& set) { std::swap(set.packs[0], set.packs[1]); }));
  CHECK(changed([](ActiveSet& set) { set.packs[1] = set.packs[0]; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].pack = "../help"; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].pack = std::string(65, 'a'); }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].repository = ""; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].release = -1; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].versions["root"] = -1; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].store_sha256 = "../../etc/passwd"; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].store_sha256[0] = 'A'; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].records_sha256 = ""; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].store_tables = ""; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].records_length_bytes = uint64_t{1} << 40; }));
  CHECK(changed([](ActiveSet& set) { set.packs[0].store_length_bytes = 0; }));
}

TEST_CASE("a pointer file that is too large is refused before it is looked at") {
  CHECK_FALSE(parse_pointer_file(std::string(kMaxPointerBytes, '[') + "\n"));
  ActiveSet set = sample_set();
  for (int i = 0; i < 200; ++i) set.packs[0].versions[std::string(400, 'r') + std::to_string(i)] = 1;
  CHECK(to_pointer_file(set).size() > kMaxPointerBytes);
  CHECK(is_refused(set));
}
