#include "app/kiosk/updates.h"

#include <algorithm>
#include <map>

#include "tests/support/catch.h"
#include "tests/support/memory_files.h"

namespace waystation::kiosk {
namespace {

using News = Updates::News;
constexpr int64_t kMinuteMs = 60'000;

// Chance that is told what to say: `value` of 2001 steps, of which 1000 is the middle.
class ToldRandom : public Random {
 public:
  uint64_t value = 1000;
  uint64_t next() override { return value; }
};

// waysync, whose end the test decides.
class ToldProgram : public UpdateProgram {
 public:
  std::vector<std::string> started;  // from where
  std::optional<int> status;
  bool is_there_now = true;
  bool is_there() const override { return is_there_now; }
  Result<void> start(const std::string& from) override {
    if (!is_there_now) return fail(ErrorKind::not_found, "there is no program");
    status.reset();
    started.push_back(from);
    return {};
  }
  std::optional<int> poll() override { return status; }
};

// Folders of MemoryFiles, one level.
StickWatch watch(const testing::MemoryFiles& files, std::vector<std::string> folders) {
  auto folders_in = [&files](const std::string& folder) {
    std::vector<std::string> names;
    auto tree = files.list_tree(folder, 1000);
    for (const Files::Entry& entry : tree ? *tree : std::vector<Files::Entry>{}) {
      size_t slash = entry.path.find('/');
      if (slash == std::string::npos) continue;
      std::string name = entry.path.substr(0, slash);
      if (names.empty() || names.back() != name) names.push_back(name);
    }
    return names;
  };
  return {files, folders_in, std::move(folders)};
}

struct Kit {
  ToldProgram program;
  ToldRandom random;
  testing::MemoryFiles files;
  Updates updates;
  explicit Kit(int every_min, std::vector<std::string> sticks = {})
      : updates(program, random, watch(files, std::move(sticks)), every_min, 0) {}
};

TEST_CASE("the first look is half a minute after the start, the next at the site's pace") {
  ToldRandom random;
  Schedule schedule(60, 5000);
  CHECK(schedule.due_ms() == 35'000);
  schedule.began();
  CHECK(schedule.due_ms() == Schedule::kNever);
  schedule.ended(true, 100'000, random);
  CHECK(schedule.due_ms() == 100'000 + 60 * kMinuteMs);
}

TEST_CASE("chance moves the next look by a tenth at most") {
  ToldRandom random;
  Schedule schedule(100, 0);
  random.value = 0;
  schedule.ended(true, 0, random);
  CHECK(schedule.due_ms() == 90 * kMinuteMs);
  random.value = 2000;
  schedule.ended(true, 0, random);
  CHECK(schedule.due_ms() == 110 * kMinuteMs);
  for (random.value = UINT64_MAX; random.value > UINT64_MAX - 3000; --random.value) {
    schedule.ended(true, 0, random);
    CHECK((schedule.due_ms() >= 90 * kMinuteMs && schedule.due_ms() <= 110 * kMinuteMs));
  }
}

TEST_CASE("after failures it tries sooner, each time later, and never later than the site's pace") {
  ToldRandom random;
  Schedule schedule(100, 0);
  for (int64_t minutes : {15, 30, 60, 100, 100}) {
    schedule.ended(false, 0, random);
    CHECK(schedule.due_ms() == minutes * kMinuteMs);
  }
  for (int i = 0; i < 100; ++i) schedule.ended(false, 0, random);
  CHECK(schedule.due_ms() == 100 * kMinuteMs);
  schedule.ended(true, 0, random);
  schedule.ended(false, 0, random);
  CHECK(schedule.due_ms() == 15 * kMinuteMs);
  random.value = 0;
  schedule.ended(true, 0, random);
  schedule.ended(false, 0, random);
  CHECK(schedule.due_ms() == 15 * kMinuteMs);  // never sooner than a quarter of an hour
}

TEST_CASE("a site that leaves updates to the system has no schedule, and a machine that sleeps is not woken") {
  ToldRandom random;
  Schedule schedule(0, 0);
  CHECK(schedule.due_ms() == Schedule::kNever);
  schedule.ended(true, 0, random);
  CHECK(schedule.due_ms() == Schedule::kNever);
  Kit kit(0);
  CHECK(kit.updates.wakes_at_ms() == Updates::kNever);
  CHECK(kit.updates.step(1'000'000'000) == News::none);
  CHECK(kit.program.started.empty());
}

TEST_CASE("an update is started when it is due, one at a time, and its end is told once") {
  Kit kit(60);
  CHECK(kit.updates.step(29'999) == News::none);
  CHECK(kit.updates.wakes_at_ms() == 30'000);
  CHECK(kit.updates.step(30'000) == News::started);
  CHECK(kit.updates.is_running());
  kit.updates.ask();
  for (int64_t ms = 30'001; ms < 200'000; ms += 999) CHECK(kit.updates.step(ms) == News::none);
  CHECK(kit.program.started == std::vector<std::string>{""});
  kit.program.status = 0;
  CHECK(kit.updates.step(201'000) == News::ended);
  CHECK(kit.updates.due_ms() == 201'000 + 60 * kMinuteMs);
  CHECK(kit.updates.step(201'001) == News::started);  // what was asked for meanwhile
}

TEST_CASE("an update that fails is tried again sooner than one that went well") {
  Kit kit(600);
  kit.updates.step(30'000);
  kit.program.status = 1;
  CHECK(kit.updates.step(40'000) == News::ended);
  CHECK(kit.updates.due_ms() == 40'000 + 15 * kMinuteMs);
}

TEST_CASE("a program that is not there is no update, and is looked for again") {
  Kit kit(60);
  kit.program.is_there_now = false;
  CHECK(kit.updates.step(30'000) == News::ended);
  CHECK(!kit.updates.is_running());
  CHECK(kit.updates.due_ms() == 30'000 + 15 * kMinuteMs);
}

TEST_CASE("a stick is seen within five seconds, once, and again when it comes again") {
  Kit kit(0, {"/media"});
  CHECK(kit.updates.wakes_at_ms() == 5000);
  CHECK(kit.updates.step(5000) == News::none);
  kit.files.put("/media/STICK/metadata/timestamp.json", "x");
  CHECK(kit.updates.step(9999) == News::none);
  CHECK(kit.updates.step(10'000) == News::started);
  kit.program.status = 0;
  CHECK(kit.updates.step(10'500) == News::ended);
  for (int64_t ms = 11'000; ms < 60'000; ms += 1000) CHECK(kit.updates.step(ms) == News::none);
  CHECK(kit.program.started == std::vector<std::string>{"/media/STICK"});
  CHECK(kit.updates.due_ms() == Updates::kNever);  // a stick is no reason for a schedule
}

TEST_CASE("a repository is found in a stick or in its folder, one or two folders below, and nowhere else") {
  testing::MemoryFiles files;
  StickWatch sticks = watch(files, {"/media", "/mnt/none"});
  CHECK(sticks.look().empty());
  files.put("/media/metadata/timestamp.json", "x");  // in no stick
  files.put("/media/A/waystation/metadata/timestamp.json", "x");
  files.put("/media/user/B/metadata/timestamp.json", "x");
  files.put("/media/user/C/waystation/metadata/timestamp.json", "x");
  files.put("/media/user/deep/er/metadata/timestamp.json", "x");
  files.put("/media/user/D/metadata/1.root.json", "x");
  CHECK(sticks.look() == std::vector<std::string>{"/media/A/waystation", "/media/user/B", "/media/user/C/waystation"});
  CHECK(sticks.look().empty());
}

TEST_CASE("a stick that went and came again has come again") {
  testing::MemoryFiles with, without;
  with.put("/media/S/metadata/timestamp.json", "x");
  with.put("/media/other", "x");
  without.put("/media/other", "x");
  testing::MemoryFiles files = with;
  StickWatch sticks = watch(files, {"/media"});
  CHECK(sticks.look().size() == 1);
  files = without;
  CHECK(sticks.look().empty());
  files = with;
  CHECK(sticks.look().size() == 1);
}

TEST_CASE("a machine full of repositories is not asked without end") {
  testing::MemoryFiles files;
  for (int i = 0; i < 100; ++i) files.put("/media/" + std::to_string(i) + "/metadata/timestamp.json", "x");
  StickWatch sticks = watch(files, {"/media"});
  CHECK(sticks.look().size() == 16);
}

}  // namespace
}  // namespace waystation::kiosk
