#include "app/kiosk/upkeep.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include "core/sync/status.h"
#include "platform/posix_files.h"
#include "platform/system_clock.h"
#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {
namespace {

namespace fs = std::filesystem;

class NoRandom : public Random {
 public:
  uint64_t next() override { return 0; }
};

// waysync, as far as it ends when it is told to.
class Waysync : public UpdateProgram {
 public:
  std::vector<std::string> started;
  std::optional<int> status;
  bool is_there() const override { return true; }
  Result<void> start(const std::string& from) override {
    started.push_back(from);
    return {};
  }
  std::optional<int> poll() override { return status; }
};

// A kiosk's folders, with one active set.
class House {
 public:
  House() : sets(files, sync::DataFolder{data()}.set()) {
    fs::create_directories(folder_ / "share/packs");
    fs::copy_file(packs.build_words(), folder_ / "share/packs/ui.pack");
    packs.site.repositories = {{"ministry", "m.json", {"https://a.example"}, {"starter"}}};
    activate(1);
  }
  std::string data() const { return folder_ / "data"; }

  void activate(int64_t release) {
    auto added = sets.add("starter", pack::to_records_file({pack::PackRecord{
                                         "starter", "Release " + std::to_string(release), "", {"en"}, {}, "CC0-1.0"}}));
    REQUIRE(added.has_value());
    added->repository = "ministry";
    added->release = release;
    added->versions = {{"root", 1}};
    sync::ActiveSet set;
    set.packs = {*added};
    set.known_time_unix_s = 1'000'000 * release;
    REQUIRE(sets.activate(set).has_value());
    store = sets.store_path(*added);
  }

  Upkeep::Parts parts(bool is_watching) { return {files, shelf, updates, clock, packs.site, data(), is_watching}; }

  SmallPacks packs;
  platform::PosixFiles files;

 private:
  testing::TemporaryFolder folder_;

 public:
  sync::SetFolder sets;
  std::string store;
  platform::ScriptedClock machine{5'000'000};
  sync::BelievedClock clock{machine, 1};
  NoRandom random;
  Waysync waysync;
  Shelf shelf{files, {data(), folder_ / "share", {}}, packs.site};
  Updates updates{waysync, random, StickWatch(files, [](const std::string&) { return std::vector<std::string>{}; }, {}),
                  60, 0};
};

void wait_a_little() {
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

TEST_CASE("sound stores are read through without a word") {
  House house;
  REQUIRE(house.shelf.open().has_value());
  Soundness soundness(house.files, sync::DataFolder{house.data()}.set());
  CHECK(!soundness.take().has_value());
  soundness.begin(*house.shelf.set());
  std::optional<bool> told;
  while (!(told = soundness.take())) wait_a_little();
  CHECK(*told);
  CHECK(!soundness.take().has_value());
}

TEST_CASE("of two sets the later one counts, and nobody waits for the first") {
  House house;
  REQUIRE(house.shelf.open().has_value());
  sync::ActiveSet sound = *house.shelf.set(), gone = sound;
  gone.packs[0].store_sha256 = std::string(64, 'a');
  Soundness soundness(house.files, sync::DataFolder{house.data()}.set());
  soundness.begin(sound);
  soundness.begin(gone);
  std::optional<bool> told;
  while (!(told = soundness.take())) wait_a_little();
  CHECK(!*told);
  CHECK(!soundness.is_busy());
}

TEST_CASE("a byte that rotted starts an update at once, which mends before it fetches") {
  House house;
  REQUIRE(house.shelf.open().has_value());
  std::fstream store(house.store, std::ios::in | std::ios::out | std::ios::binary);
  store.seekp(-1, std::ios::end);
  store.put('x');
  store.close();
  Upkeep upkeep(house.parts(true));
  while (house.waysync.started.empty()) {
    upkeep.step();
    wait_a_little();
  }
  CHECK(house.waysync.started == std::vector<std::string>{""});
  CHECK(house.machine.monotonic_ms() == 0);  // long before the first update is due
  CHECK(upkeep.facts().is_damaged);
  CHECK(upkeep.facts().is_running);
}

TEST_CASE("in a script nothing starts by itself, and nobody is woken") {
  House house;
  REQUIRE(house.shelf.open().has_value());
  Upkeep upkeep(house.parts(false));
  house.machine.advance_ms(100 * 3'600'000);
  CHECK(!upkeep.step().any);
  upkeep.ask_for_update();
  CHECK(!upkeep.step().any);
  CHECK(house.waysync.started.empty());
  CHECK(upkeep.wakes_at_ms() == Updates::kNever);
}

TEST_CASE("an officer's wish starts an update, and its end is told") {
  House house;
  REQUIRE(house.shelf.open().has_value());
  Upkeep upkeep(house.parts(true));
  upkeep.step();
  upkeep.ask_for_update();
  upkeep.ask_for_update();
  CHECK(upkeep.facts().is_running);
  CHECK(upkeep.step().any);
  house.waysync.status = 0;
  house.machine.advance_ms(1000);
  CHECK(upkeep.step().has_update_ended);
  CHECK(house.waysync.started.size() == 1);
  CHECK(*upkeep.facts().next_try_s == 54 * 60);  // a tenth less by chance
}

TEST_CASE("a newer set is handed over between visits, and the time that it proves is learned") {
  House house;
  REQUIRE(house.shelf.open().has_value());
  Upkeep upkeep(house.parts(false));
  CHECK(!upkeep.newer_library().has_value());
  house.activate(7);
  CHECK(upkeep.newer_library().has_value());
  CHECK(upkeep.facts().set->packs[0].release == 7);
  CHECK(upkeep.facts().is_clock_uncertain);  // the machine is at 5,000,000 s, the set was signed at 7,000,000 s
  CHECK(upkeep.facts().now_unix_s == 7'000'000);
}

TEST_CASE("a script's update runs to its end and is told as one that ended") {
  House house;
  REQUIRE(house.shelf.open().has_value());
  Upkeep upkeep(house.parts(false));
  house.waysync.status = 1;
  REQUIRE(upkeep.run_update(house.waysync, "/media/stick").has_value());
  CHECK(house.waysync.started == std::vector<std::string>{"/media/stick"});
  CHECK(upkeep.step().has_update_ended);
  CHECK(!upkeep.step().any);
}

TEST_CASE("a kiosk without repositories is not set up, and runs no update") {
  House house;
  house.packs.site.repositories.clear();
  REQUIRE(house.shelf.open().has_value());
  Upkeep upkeep(house.parts(true));
  upkeep.step();
  upkeep.ask_for_update();
  CHECK(!upkeep.facts().is_set_up);
  CHECK(!upkeep.facts().is_running);
  CHECK(!upkeep.run_update(house.waysync, "").has_value());
}

TEST_CASE("a recording is waited for until its file is whole, and only where somebody fetches it") {
  House house;
  REQUIRE(house.shelf.open().has_value());
  auto store = pack::Store::open(house.store);
  REQUIRE(store.has_value());
  pack::MediaRecord recording{"article", "a", "en", "audio/ogg", std::string(64, 'a'), 4};
  std::string path = sync::DataFolder{house.data()}.media(recording.sha256);
  CHECK(!Upkeep(house.parts(false)).has_arrived(*store, recording));
  REQUIRE(house.files.create_folder(path.substr(0, path.rfind('/'))).has_value());
  REQUIRE(house.files.append(path, "two").has_value());
  CHECK(!Upkeep(house.parts(false)).has_arrived(*store, recording));
  REQUIRE(house.files.append(path, "."));
  CHECK(Upkeep(house.parts(false)).has_arrived(*store, recording));
  recording.sha256 = std::string(64, 'b');
  CHECK(!Upkeep(house.parts(false)).has_arrived(*store, recording));
  house.packs.site.repositories.front().packs = {"another"};
  CHECK(Upkeep(house.parts(false)).has_arrived(*store, recording));
}

TEST_CASE("complaints are handed over once, and again when they are others") {
  House house;
  fs::create_directories(house.data() + "/packs");
  std::ofstream(house.data() + "/packs/broken.pack") << "x";
  REQUIRE(house.shelf.open().has_value());
  Upkeep upkeep(house.parts(false));
  CHECK(upkeep.take_complaints().size() == 1);
  CHECK(upkeep.take_complaints().empty());
  CHECK(upkeep.newer_library().has_value());
  CHECK(upkeep.take_complaints().empty());
  std::ofstream(house.data() + "/packs/worse.pack") << "x";
  CHECK(upkeep.newer_library().has_value());
  CHECK(upkeep.take_complaints().size() == 2);
}

}  // namespace
}  // namespace waystation::kiosk
