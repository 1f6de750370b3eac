#include "core/base/sha256.h"
#include "core/pack/records.h"
#include "core/sync/media.h"
#include "core/sync/mirror.h"
#include "core/sync/repository_update.h"
#include "tests/support/catch.h"
#include "tests/unit/core/sync/update/kiosk_world.h"

using namespace waystation;
using namespace waystation::sync;
using namespace waystation::testing;

namespace {

pack::MediaRecord recording_of(const std::string& bytes, const std::string& lang) {
  return {"article", "a", lang, "audio/ogg", sha256_hex(bytes), static_cast<int64_t>(bytes.size())};
}

// A publisher whose articles have recordings.
struct Recorded : KioskWorld {
  const std::string english = std::string(300'000, 'e'), arabic = "an Arabic recording";

  Recorded() { publish({english, arabic}); }

  void publish(const std::vector<std::string>& recordings) {
    std::vector<pack::Record> records{pack::PackRecord{"starter", "An office", "", {"en"}, {}, "CC0-1.0"}};
    for (size_t i = 0; i < recordings.size(); ++i) {
      records.push_back(recording_of(recordings[i], fmt::format("l{}", i)));
      publisher.tuf.files[media_path(sha256_hex(recordings[i]))] = recordings[i];
    }
    publisher.release("starter", pack::to_records_file(records));
    serve();
  }
  std::string url_of(const std::string& bytes) const { return kUrl + media_path(sha256_hex(bytes)); }
  bool has(const std::string& bytes) const {
    return files.read(data().media(sha256_hex(bytes)), 1 << 20).value_or("") == bytes;
  }
};

}  // namespace

TEST_CASE("a records file names its media, each once") {
  std::vector<pack::Record> records = {recording_of("x", "en"), recording_of("x", "ar"), recording_of("yy", "fr"),
                                       pack::TextRecord{"a", "b", "c", "en", {R"(,"kind":"media",)"}, "draft"},
                                       pack::MessageRecord{"m"}};
  auto media = media_of(pack::to_records_file(records) + R"({"kind":"zebra","x":[{"kind":"media"}]})" + "\n");
  REQUIRE(media.has_value());
  CHECK(media->size() == 2);
  CHECK(std::count(media->begin(), media->end(), MediaFile{sha256_hex("yy"), 2}) == 1);
  CHECK(media_of("")->empty());
  CHECK_FALSE(media_of(R"({"kind":"media"})").has_value());
}

TEST_CASE("the text is shown first and its recordings come after it") {
  Recorded world;
  auto outcome = world.update();
  CHECK(outcome.is_well());
  CHECK(outcome.media_missing == 0);
  CHECK(world.has(world.english));
  CHECK(world.has(world.arabic));
  REQUIRE(world.http.asked.size() > 2);
  CHECK(world.http.asked.back().url.find("/media/") != std::string::npos);
  CHECK(world.http.asked[world.http.asked.size() - 3].url.find("targets/") != std::string::npos);
  CHECK(read_status(world.files, world.data()).media_missing == 0);
}

TEST_CASE("a recording that the server does not have fails no update and is asked for again") {
  Recorded world;
  world.http.files.erase(world.url_of(world.english));
  auto outcome = world.update();
  CHECK(outcome.is_well());
  CHECK(outcome.activated);
  CHECK(world.shown_release() == 1);
  CHECK(outcome.media_missing == 1);
  CHECK(world.has(world.arabic));
  CHECK(read_status(world.files, world.data()).media_missing == 1);
  world.serve();
  outcome = world.update();
  CHECK(outcome.repositories.front().not_modified);
  CHECK(outcome.media_missing == 0);
  CHECK(world.has(world.english));
  CHECK(world.asked_times("/media/") == 1);
}

TEST_CASE("a recording that was cut goes on where it stopped at the next update") {
  Recorded world;
  std::string url = world.url_of(world.english);
  world.http.cut_after_bytes[url] = 100'000;
  world.http.on_get = [&, tries = 0](const std::string& asked) mutable {
    if (asked == url && ++tries == 2) world.http.offline.insert("");
  };
  CHECK(world.update().media_missing >= 1);
  CHECK(world.shown_release() == 1);
  CHECK_FALSE(world.has(world.english));
  world.http.offline.clear();
  world.http.cut_after_bytes.clear();
  uint64_t before = world.asked_bytes("/media/");
  REQUIRE(before >= 100'000);
  CHECK(world.update().media_missing == 0);
  CHECK(world.has(world.english));
  CHECK(world.asked_bytes("/media/") <= world.english.size() + world.arabic.size());
}

TEST_CASE("a recording that is lost from the disk is fetched again though nothing is new") {
  Recorded world;
  REQUIRE(world.update().is_well());
  REQUIRE(world.files.remove(world.data().media(sha256_hex(world.arabic))));
  auto outcome = world.update();
  CHECK(outcome.repositories.front().not_modified);
  CHECK(world.has(world.arabic));
}

TEST_CASE("recordings that take long are left for the next update") {
  struct Slow : StandingClock {
    using StandingClock::StandingClock;
    int64_t monotonic_ms() const override { return now_ms += 400'000; }
    mutable int64_t now_ms = 0;
  };
  Recorded world;
  Slow clock(world.now);
  UpdateRequest request{world.site, "/site", world.data(), "", {}};
  auto first = update(world.files, world.http, clock, request);
  REQUIRE(first.has_value());
  CHECK(first->is_well());
  CHECK(first->media_missing == 1);
  CHECK(world.shown_release() == 1);
  CHECK(update(world.files, world.http, clock, request)->media_missing == 0);
}

TEST_CASE("without a network what is missing is still counted") {
  Recorded world;
  world.http.offline.insert(kUrl + "media/");
  CHECK(world.update().media_missing == 2);
  world.http.offline.insert("");
  auto outcome = world.update();
  CHECK(outcome.repositories.front().failed == "offline");
  CHECK(outcome.media_missing == 2);
}

TEST_CASE("a recording that no pack names any more goes one update later") {
  Recorded world;
  REQUIRE(world.update().is_well());
  world.publish({world.arabic});
  world.http.offline.insert("");
  REQUIRE_FALSE(world.update().is_well());
  CHECK(world.has(world.english));
  world.http.offline.clear();
  REQUIRE(world.update().activated);
  CHECK(world.has(world.english));  // a visit may still show the pages that name it
  // What is shown can be read, so that a network is not needed to know what is not.
  world.http.offline.insert("");
  REQUIRE_FALSE(world.update().is_well());
  CHECK_FALSE(world.has(world.english));
  CHECK(world.has(world.arabic));
}

TEST_CASE("one repository's media have a limit, and what is beyond it is missing") {
  MemoryFiles files;
  MemoryHttp http;
  REQUIRE(files.create_folder("/data/sync/incoming"));
  sync::Place place = place_at_url(http, kUrl);
  std::vector<MediaFile> wanted;
  for (int i = 0; i < 20; ++i) wanted.push_back({sha256_hex(fmt::format("{}", i)), kMaxDownloadBytes});
  Downloads downloads(files, "/data/sync/incoming");
  auto outcome = fetch_media(files, {"/data"}, downloads, {place.base.get()}, wanted, {});
  CHECK(http.asked.size() == kMaxMediaOfRepositoryBytes / kMaxDownloadBytes);
  CHECK(outcome.missing.size() == 20);
  REQUIRE_FALSE(outcome.errors.empty());
  CHECK(outcome.errors.front().kind == ErrorKind::no_space);
}

TEST_CASE("a copy for a stick has the recordings, and says which it is without") {
  Recorded world;
  sync::Place place = place_at_url(world.http, kUrl);
  MirrorRequest request{"", "/copy", world.now, {}};
  auto copy = [&] { return mirror(world.files, *place.metadata, *place.targets, *place.base, request).value(); };
  world.http.files.erase(world.url_of(world.english));
  CHECK(copy().left_out.size() == 1);
  CHECK(world.files.read("/copy/" + media_path(sha256_hex(world.arabic)), 100).value() == world.arabic);
  CHECK(world.update("/copy").media_missing == 1);
  world.serve();
  auto second = copy();
  CHECK(second.left_out.empty());
  CHECK(second.copied == 1);
  CHECK(world.update("/copy").media_missing == 0);
}

TEST_CASE("a stick brings recordings too, and one that it lacks comes from the web later") {
  Recorded world;
  world.put_on_stick(world.publisher);
  REQUIRE(world.files.remove(kStick + "/" + media_path(sha256_hex(world.english))));
  auto outcome = world.update(kStick);
  CHECK(outcome.is_well());
  CHECK(outcome.media_missing == 1);
  CHECK(world.has(world.arabic));
  CHECK(world.update().media_missing == 0);
  CHECK(world.has(world.english));
}
