#include "core/publish/release_files.h"

#include <map>

#include "core/base/sha256.h"
#include "core/sync/delta.h"
#include "tests/support/catch.h"
#include "tests/support/pack_generator.h"

using namespace waystation;
using publish::PastRelease;

namespace {

// A publisher who keeps every file, and the targets' custom parts.
struct Shelf {
  std::map<std::string, std::string> files;  // by path below targets/
  std::vector<PastRelease> history;
  std::vector<sync::Release> releases;

  void publish(int64_t number, const std::string& records) {
    auto made = publish::make_release_files("starter", number, records, history);
    REQUIRE(made);
    for (auto& file : made->files) CHECK(files.insert_or_assign(file.path, file.bytes).second);
    std::string sha256 = sha256_hex(records);
    sync::Target target;
    target.name = "packs/starter/records";
    target.length_bytes = records.size();
    target.hashes = {{"sha256", sha256}};
    target.custom = *pack::parse_json(pack::to_canonical(made->custom));
    auto release = sync::parse_release("starter", target);
    REQUIRE(release);
    releases.push_back(*release);
    PastRelease past{number, sha256, [this, sha256] { return read("packs/starter/" + sha256 + ".records"); }, {}};
    auto list = files.find("packs/starter/" + sha256 + ".deltas");
    if (list != files.end()) past.list = sync::Packed{list->second.size(), sha256_hex(list->second)};
    history.push_back(past);
  }

  Result<std::string> read(const std::string& path) const {
    auto found = files.find(path);
    if (found == files.end()) return fail(ErrorKind::not_found, "{} is not there", path);
    return found->second;
  }

  // The file at `path`, which must be the one that was signed.
  std::string get(const std::string& path, const sync::Packed& packed) const {
    auto bytes = read(path);
    REQUIRE(bytes);
    CHECK(bytes->size() == packed.length_bytes);
    CHECK(sha256_hex(*bytes) == packed.sha256);
    return *bytes;
  }

  std::string apply(const std::string& records, const sync::DeltaEntry& entry, const std::string& to,
                    uint64_t length_bytes) const {
    CHECK(sha256_hex(records) == entry.from_sha256);
    auto next = sync::apply_delta(records, get(sync::path_of_delta("starter", to, entry.from_sha256), entry.delta),
                                  length_bytes);
    REQUIRE(next);
    CHECK(sha256_hex(*next) == to);
    return *next;
  }
};

const sync::DeltaEntry* entry_from(const std::vector<sync::DeltaEntry>& entries, int64_t release) {
  for (const sync::DeltaEntry& entry : entries)
    if (entry.release == release) return &entry;
  return nullptr;
}

std::vector<int64_t> origins_of(int64_t number) {
  std::vector<PastRelease> history;
  for (int64_t i = 1; i < number; ++i) history.push_back({i, std::to_string(i), {}, {}});
  std::vector<int64_t> numbers;
  for (size_t i : publish::delta_origins(history, number, "new")) numbers.push_back(history[i].number);
  return numbers;
}

Shelf year_of_releases() {
  Shelf shelf;
  testing::CountedRandom random(4);
  auto records = testing::make_pack(60, 8);
  for (int64_t number = 1; number <= 53; ++number) {
    shelf.publish(number, pack::to_records_file(records));
    records = testing::edit(std::move(records), 2, random);
  }
  return shelf;
}

// Everything that a target names is there and is what it says.
void check_files(const Shelf& shelf) {
  for (const sync::Release& release : shelf.releases) {
    const std::string& to = release.records_sha256;
    CHECK(shelf.read(sync::path_of_records("starter", to)));
    REQUIRE(release.zst);
    CHECK(sync::unpack(shelf.get(sync::path_of_zst("starter", to), *release.zst), release.records_length_bytes));
    for (const sync::DeltaEntry& entry : release.deltas) {
      shelf.get(sync::path_of_delta("starter", to, entry.from_sha256), entry.delta);
      CHECK(entry.list.has_value() == (entry.release % sync::kCheckpointEvery == 0));
    }
  }
}

}  // namespace

TEST_CASE("there are deltas from the last eight releases and from the last eight checkpoints") {
  CHECK(origins_of(1).empty());
  CHECK(origins_of(3) == std::vector<int64_t>{2, 1});
  CHECK(origins_of(53) == std::vector<int64_t>{52, 51, 50, 49, 48, 47, 46, 45, 40, 32, 24, 16, 8});
  CHECK(origins_of(100) == std::vector<int64_t>{99, 98, 97, 96, 95, 94, 93, 92, 88, 80, 72, 64, 56, 48, 40});
}

TEST_CASE("records that come again count once") {
  std::vector<PastRelease> history = {{1, "a", {}, {}}, {2, "b", {}, {}}, {3, "a", {}, {}}, {4, "c", {}, {}}};
  CHECK(publish::delta_origins(history, 5, "c") == std::vector<size_t>{2, 1});
}

TEST_CASE("a kiosk that missed a year of releases catches up in two deltas, of files that are what targets say") {
  Shelf shelf = year_of_releases();
  check_files(shelf);
  const sync::Release& newest = shelf.releases.back();
  std::string records = *shelf.history.front().records();
  CHECK(entry_from(newest.deltas, 1) == nullptr);
  const sync::DeltaEntry* checkpoint = entry_from(newest.deltas, 8);
  REQUIRE(checkpoint != nullptr);
  REQUIRE(checkpoint->list);
  auto list = sync::parse_delta_list(
      shelf.get(sync::path_of_delta_list("starter", checkpoint->from_sha256), *checkpoint->list));
  REQUIRE(list);
  const sync::DeltaEntry* first = entry_from(*list, 1);
  REQUIRE(first != nullptr);
  records = shelf.apply(records, *first, checkpoint->from_sha256, checkpoint->from_length_bytes);
  records = shelf.apply(records, *checkpoint, newest.records_sha256, newest.records_length_bytes);
  CHECK(records == *shelf.history.back().records());
}

TEST_CASE("a delta that is not smaller than all of the compressed records is left out") {
  Shelf shelf;
  shelf.publish(1, pack::to_records_file(testing::make_pack(40, 1)));
  testing::CountedRandom random(9);
  std::string other;
  for (int i = 0; i < 200; ++i) other += std::to_string(random.next()) + "\n";
  shelf.publish(2, other);
  CHECK(shelf.releases.back().deltas.empty());
}

TEST_CASE("a number that was used already and records of no bytes are refused") {
  Shelf shelf;
  shelf.publish(5, pack::to_records_file(testing::make_pack(20, 1)));
  CHECK(publish::make_release_files("starter", 5, "new\n", shelf.history).error().kind == ErrorKind::invalid);
  CHECK(publish::make_release_files("starter", 4, "new\n", shelf.history).error().kind == ErrorKind::invalid);
  CHECK(publish::make_release_files("starter", 6, "", shelf.history).error().kind == ErrorKind::invalid);
}

TEST_CASE("past records that are gone or not what they were get no delta, and the release is published") {
  Shelf shelf;
  testing::CountedRandom random(2);
  auto records = testing::make_pack(200, 1);
  for (int64_t number = 1; number <= 3; ++number) {
    shelf.publish(number, pack::to_records_file(records));
    records = testing::edit(std::move(records), 2, random);
  }
  shelf.history[0].records = [] { return Result<std::string>(fail(ErrorKind::not_found, "it is gone")); };
  shelf.history[1].records = [] { return Result<std::string>("rotten"); };
  shelf.publish(4, pack::to_records_file(records));
  REQUIRE(shelf.releases.back().deltas.size() == 1);
  CHECK(shelf.releases.back().deltas[0].release == 3);
}
