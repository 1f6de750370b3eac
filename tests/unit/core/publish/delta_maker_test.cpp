#include "core/publish/delta_maker.h"

#include <set>

#include "core/sync/delta.h"
#include "tests/support/catch.h"
#include "tests/support/pack_generator.h"

using namespace waystation;
using testing::CountedRandom;

namespace {

std::string must_make(std::string_view old_records, std::string_view new_records) {
  auto delta = publish::make_delta(old_records, new_records);
  REQUIRE(delta);
  return *delta;
}

void check_leads(std::string_view old_records, std::string_view new_records) {
  auto applied = sync::apply_delta(old_records, must_make(old_records, new_records), new_records.size());
  REQUIRE(applied);
  CHECK(*applied == new_records);
}

std::string random_line(CountedRandom& random) {
  std::string line;
  size_t length = random.below(4) == 0 ? random.below(3) : random.below(120);
  for (size_t i = 0; i < length; ++i) line += static_cast<char>('a' + random.below(random.below(2) == 0 ? 26 : 2));
  return line + '\n';
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

// Lines that came from `lines` by changes of every kind.
std::vector<std::string> changed(std::vector<std::string> lines, CountedRandom& random) {
  for (size_t changes = random.below(12); changes > 0; --changes) {
    size_t at = random.below(lines.size() + 1);
    auto place = lines.begin() + static_cast<ptrdiff_t>(at);
    size_t kind = at == lines.size() ? 0 : random.below(4);
    if (kind == 0) lines.insert(place, random_line(random));
    if (kind == 1) lines.erase(place);
    if (kind == 2) *place = random_line(random);
    if (kind == 3) place->insert(random.below(place->size()), random_line(random).substr(0, random.below(3)));
  }
  return lines;
}

}  // namespace

TEST_CASE("a delta leads from any file of sorted lines to any other") {
  for (uint64_t seed = 1; seed <= 400; ++seed) {
    INFO("seed " << seed);
    CountedRandom random(seed);
    std::set<std::string> sorted;
    for (size_t i = random.below(60); i > 0; --i) sorted.insert(random_line(random));
    std::vector<std::string> old_lines(sorted.begin(), sorted.end());
    auto new_lines = changed(old_lines, random);
    std::sort(new_lines.begin(), new_lines.end());
    check_leads(joined(old_lines), joined(new_lines));
  }
}

TEST_CASE("a delta leads from any text to any other, sorted or not, with its last line ended or not") {
  for (uint64_t seed = 1; seed <= 400; ++seed) {
    INFO("seed " << seed);
    CountedRandom random(seed);
    std::vector<std::string> old_lines;
    for (size_t i = random.below(40); i > 0; --i) old_lines.push_back(random_line(random));
    std::string old_text = joined(old_lines), new_text = joined(changed(old_lines, random));
    check_leads(old_text, new_text.substr(0, new_text.size() - std::min(new_text.size(), random.below(3))));
    check_leads(new_text, old_text);
  }
  for (std::string_view one : {"", "\n", "a", "a\n", "a\na\n", "\n\n", "a\nb"})
    for (std::string_view other : {"", "\n", "a", "a\n", "a\na\n", "\n\n", "b\na"}) check_leads(one, other);
}

TEST_CASE("the same records are the same delta, and no change is hardly a delta") {
  std::string records = pack::to_records_file(testing::make_pack(50, 3));
  CHECK(must_make(records, records).size() < 8);
  CHECK(must_make("", records) == must_make("", records));
  check_leads(records, records);
  check_leads(records, "");
  check_leads("", records);
}

TEST_CASE("a delta of an officer's edits is not much more than what the officer decided") {
  CountedRandom random(7);
  auto records = testing::make_pack(2000, 5);
  std::string old_records = pack::to_records_file(records);
  std::string new_records = pack::to_records_file(testing::edit(std::move(records), 100, random));
  check_leads(old_records, new_records);
  CHECK(static_cast<double>(must_make(old_records, new_records).size()) < 3 * random.bits() / 8);
}

TEST_CASE("a delta with a flipped bit is refused or leads to as many other bytes") {
  CountedRandom random(11);
  auto records = testing::make_pack(60, 6);
  std::string old_records = pack::to_records_file(records);
  std::string new_records = pack::to_records_file(testing::edit(std::move(records), 4, random));
  std::string delta = must_make(old_records, new_records);
  size_t refused = 0;
  for (size_t i = 0; i < delta.size() * 8; ++i) {
    std::string flipped = delta;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ 1 << i % 8);
    auto applied = sync::apply_delta(old_records, flipped, new_records.size());
    if (!applied) {
      ++refused;
      CHECK(applied.error().kind == ErrorKind::corrupt);
    } else {
      CHECK(applied->size() == new_records.size());
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("a delta applied to other records of the same length never leads to the right ones unseen") {
  CountedRandom random(12);
  auto records = testing::make_pack(60, 6);
  std::string old_records = pack::to_records_file(records);
  std::string new_records = pack::to_records_file(testing::edit(std::move(records), 4, random));
  std::string delta = must_make(old_records, new_records);
  std::string other = old_records;
  other[0] = ' ';
  auto applied = sync::apply_delta(other, delta, new_records.size());
  CHECK((!applied || *applied != new_records));
}
