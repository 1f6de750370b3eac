#include "core/publish/media_files.h"

#include "core/base/sha256.h"
#include "core/publish/changes.h"
#include "tests/unit/core/publish/publish_fixture.h"

using namespace waystation;
using namespace waystation::publish;
using namespace waystation::testing;

namespace {

pack::MediaRecord record_of(const std::string& bytes, const std::string& lang) {
  return {"article", "a", lang, "audio/ogg", sha256_hex(bytes), static_cast<int64_t>(bytes.size())};
}

// A publisher with two recordings in a folder.
struct Recordings : World {
  const std::string english = "an English recording", arabic = "an Arabic recording";
  std::vector<NewMedium> media;
  std::vector<pack::Record> records{pack::PackRecord{"starter", "Someone", "", {"en"}, {}, "CC0-1.0"}};

  Recordings() {
    add(english, "en");
    add(arabic, "ar");
  }
  void add(const std::string& bytes, const std::string& lang) {
    files.put("tree/media/a." + lang + ".opus", bytes);
    media.push_back({"tree/media/a." + lang + ".opus", {sha256_hex(bytes), bytes.size()}});
    records.push_back(record_of(bytes, lang));
  }
  static std::string place_of(const std::string& bytes) { return kRepo + "/" + sync::media_path(sha256_hex(bytes)); }
  size_t missing() { return count_missing_media(files, kRepo, pack::to_records_file(records)).value(); }
};

}  // namespace

TEST_CASE("recordings lie in a repository under their hash, each written once") {
  Recordings world;
  CHECK(world.missing() == 2);
  CHECK(place_media(world.files, kRepo, world.media).value() == 2);
  CHECK(world.files.read(Recordings::place_of(world.english), 100).value() == world.english);
  CHECK(world.files.read(Recordings::place_of(world.arabic), 100).value() == world.arabic);
  CHECK(world.missing() == 0);
  uint64_t calls = world.files.writing_calls;
  CHECK(place_media(world.files, kRepo, world.media).value() == 0);
  CHECK(world.files.writing_calls == calls);
  world.files.put(Recordings::place_of(world.arabic), "an Arabic recordinG");
  CHECK(place_media(world.files, kRepo, world.media).value() == 1);
}

TEST_CASE("a recording that has changed since it was hashed is not placed") {
  Recordings world;
  for (const char* now : {"an English recordinG", "an English", "an English recording and more"}) {
    world.files.put("tree/media/a.en.opus", now);
    auto placed = place_media(world.files, kRepo, world.media);
    REQUIRE_FALSE(placed.has_value());
    CHECK(placed.error().kind == ErrorKind::invalid);
    CHECK_FALSE(world.files.size_bytes(Recordings::place_of(world.english)));
  }
}

TEST_CASE("a disk that is full leaves no recording half there") {
  Recordings world;
  world.files.free_bytes = 10;
  auto placed = place_media(world.files, kRepo, world.media);
  REQUIRE_FALSE(placed.has_value());
  CHECK(placed.error().kind == ErrorKind::no_space);
  CHECK(world.missing() == 2);
}

TEST_CASE("a check of the repository finds a recording that is missing or rotten") {
  Recordings world;
  REQUIRE(place_media(world.files, kRepo, world.media));
  world.release("starter", pack::to_records_file(world.records));
  world.require_sound();
  world.files.put(Recordings::place_of(world.arabic), "an Arabic recordinG");
  CHECK(world.check().errors.size() == 1);
  REQUIRE(world.files.remove(Recordings::place_of(world.arabic)));
  CHECK(world.check().errors.size() == 1);
}

TEST_CASE("a change of a recording is told with the article that it belongs to") {
  std::vector<pack::Record> before = {record_of("old", "en"), record_of("gone", "fr")};
  std::vector<pack::Record> after = {record_of("newer", "en"), record_of("first", "ar")};
  auto changes = describe_changes(before, after);
  CHECK(changes.added == 1);
  CHECK(changes.changed == 1);
  CHECK(changes.deleted == 1);
  REQUIRE(changes.lines.size() == 8);
  CHECK(changes.lines[0] == "  article “a” changed");
  CHECK(changes.lines[1] == "    ar audio/ogg added:");
  CHECK(changes.lines[2].starts_with("      + 5 bytes, sha256 "));
  CHECK(changes.lines[3] == "    en audio/ogg replaced:");
  CHECK(changes.lines[4].starts_with("      - 3 bytes, sha256 "));
  CHECK(changes.lines[5].starts_with("      + 5 bytes, sha256 "));
  CHECK(changes.lines[6] == "    fr audio/ogg deleted:");
}
