// A test that counts on the disk that forgets must know what it forgets, and what it does not.
#include "tests/support/power_cut_disk.h"

#include <functional>
#include <set>

#include "tests/support/catch.h"

using namespace waystation;
using waystation::testing::PowerCutDisk;

namespace {

constexpr int kRuns = 2000;

// All files with their bytes, as text: what is on the disk.
std::string content(const PowerCutDisk& disk) {
  std::string all;
  auto entries = disk.list_tree("/", 1000);
  REQUIRE(entries);
  for (const auto& entry : *entries) all += entry.path + "=" + disk.read("/" + entry.path, 1'000'000).value() + "\n";
  return all;
}

// All that the disk may hold after the work and a power cut, over many seeds.
std::set<std::string> outcomes(const std::function<void(PowerCutDisk&)>& work, uint64_t cut_after = 0,
                               PowerCutDisk::Bug bug = PowerCutDisk::Bug::none) {
  std::set<std::string> seen;
  std::mt19937_64 rng(7);
  for (int run = 0; run < kRuns; ++run) {
    PowerCutDisk disk;
    disk.put("/data/old", "old");
    disk.bug = bug;
    if (cut_after != 0) disk.cut_after(cut_after);
    work(disk);
    disk.restart(rng);
    seen.insert(content(disk));
  }
  return seen;
}

using Outcomes = std::set<std::string>;

void write_new_and_sync(PowerCutDisk& disk) {
  REQUIRE(disk.write_new("/data/new", "new"));
  REQUIRE(disk.sync_file("/data/new"));
}

// Reads nothing but what the calls returned: as a program would be that does not look at errors.
void replace_old(PowerCutDisk& disk) {
  (void)disk.write_durably("/data/old", "newer");
}

}  // namespace

TEST_CASE("what was made durable with its name is always left") {
  auto seen = outcomes([](PowerCutDisk& disk) {
    write_new_and_sync(disk);
    REQUIRE(disk.sync_folder("/data"));
  });
  CHECK(seen == Outcomes{"data/new=new\ndata/old=old\n"});
}

TEST_CASE("a name that was not made durable may be lost") {
  CHECK(outcomes(write_new_and_sync) == Outcomes{"data/old=old\n", "data/new=new\ndata/old=old\n"});
}

TEST_CASE("bytes that were not made durable may be there, gone, torn, or zeros") {
  auto seen = outcomes([](PowerCutDisk& disk) {
    REQUIRE(disk.write_new("/data/new", "new"));
    REQUIRE(disk.sync_folder("/data"));
  });
  for (const std::string& bytes : {std::string("new"), std::string(), std::string("n"), std::string("ne"),
                                   std::string(3, '\0'), std::string(2, '\0')}) {
    INFO(bytes.size());
    CHECK(seen.contains("data/new=" + bytes + "\ndata/old=old\n"));
  }
  CHECK_FALSE(seen.contains("data/old=old\n"));
  CHECK(seen.size() > 6);  // and bytes that belonged to something else
}

TEST_CASE("sectors may be written out of order, but not those that are durable") {
  std::string first(700, 'a');
  std::string second(1000, 'b');
  bool hole = false;
  std::mt19937_64 rng(7);
  for (int run = 0; run < kRuns; ++run) {
    PowerCutDisk disk;
    disk.put("/file", first);
    REQUIRE(disk.append("/file", second));
    disk.restart(rng);
    std::string left = disk.read("/file", 10'000).value();
    REQUIRE(left.size() >= first.size());
    REQUIRE(left.starts_with(first));
    hole |= left.size() == 1700 && left.substr(700, 324) == std::string(324, '\0') && left.ends_with("b");
  }
  CHECK(hole);
}

TEST_CASE("a rename that was not made durable leaves the old file or the new, whole") {
  auto seen = outcomes([](PowerCutDisk& disk) {
    write_new_and_sync(disk);
    REQUIRE(disk.sync_folder("/data"));
    REQUIRE(disk.rename("/data/new", "/data/old"));
  });
  CHECK(seen == Outcomes{"data/new=new\ndata/old=old\n", "data/old=new\n"});
}

TEST_CASE("a rename may be durable before the bytes of the file are") {
  auto seen = outcomes([](PowerCutDisk& disk) {
    REQUIRE(disk.write_new("/data/new", "new"));
    REQUIRE(disk.rename("/data/new", "/data/old"));
  });
  CHECK(seen.contains("data/old=\n"));
  CHECK(seen.contains(std::string("data/old=\0\0\0\n", 13)));
}

TEST_CASE("a rename to another folder is durable once both folders are") {
  auto moved = [](bool both) {
    return [both](PowerCutDisk& disk) {
      disk.put("/data/below/other", "x");
      REQUIRE(disk.rename("/data/old", "/data/below/old"));
      REQUIRE(disk.sync_folder("/data/below"));
      if (both) REQUIRE(disk.sync_folder("/data"));
    };
  };
  CHECK(outcomes(moved(false)) ==
        Outcomes{"data/below/old=old\ndata/below/other=x\n", "data/below/other=x\ndata/old=old\n"});
  CHECK(outcomes(moved(true)) == Outcomes{"data/below/old=old\ndata/below/other=x\n"});
}

TEST_CASE("a durable change takes along those that it follows from") {
  auto seen = outcomes([](PowerCutDisk& disk) {
    disk.put("/data/below/other", "x");
    REQUIRE(disk.rename("/data/old", "/data/below/old"));
    REQUIRE(disk.remove("/data/below/old"));
    REQUIRE(disk.sync_folder("/data/below"));
  });
  CHECK(seen == Outcomes{"data/below/other=x\n"});
}

TEST_CASE("a file that is renamed again and again has one of its names") {
  auto seen = outcomes([](PowerCutDisk& disk) {
    REQUIRE(disk.rename("/data/old", "/data/a"));
    REQUIRE(disk.rename("/data/a", "/data/b"));
  });
  CHECK(seen == Outcomes{"data/old=old\n", "data/a=old\n", "data/b=old\n"});
}

TEST_CASE("a removed file may come back until its folder is made durable") {
  auto removed = [](PowerCutDisk& disk) { REQUIRE(disk.remove("/data/old")); };
  CHECK(outcomes(removed) == Outcomes{"", "data/old=old\n"});
  auto durably = [](PowerCutDisk& disk) {
    REQUIRE(disk.remove("/data/old"));
    REQUIRE(disk.sync_folder("/data"));
  };
  CHECK(outcomes(durably) == Outcomes{""});
}

TEST_CASE("changes of different names may be kept in any order, those of one name only in theirs") {
  auto seen = outcomes([](PowerCutDisk& disk) {
    REQUIRE(disk.write_new("/data/a", ""));
    REQUIRE(disk.write_new("/data/b", ""));
    REQUIRE(disk.rename("/data/a", "/data/c"));
  });
  CHECK(seen == Outcomes{"data/old=old\n", "data/a=\ndata/old=old\n", "data/b=\ndata/old=old\n",
                         "data/a=\ndata/b=\ndata/old=old\n", "data/c=\ndata/old=old\n",
                         "data/b=\ndata/c=\ndata/old=old\n"});
}

TEST_CASE("a folder is durable when it was created, and cut short it takes along what is in it") {
  auto created = [](PowerCutDisk& disk) {
    (void)disk.create_folder("/data/a/b");
    (void)disk.write_new("/data/a/b/file", "");
    (void)disk.sync_folder("/data/a/b");
  };
  CHECK(outcomes(created) == Outcomes{"data/a/b/file=\ndata/old=old\n"});
  CHECK(outcomes(created, 0, PowerCutDisk::Bug::forget_new_folders) ==
        Outcomes{"data/old=old\n", "data/a/b/file=\ndata/old=old\n"});
  std::mt19937_64 rng(7);
  std::set<bool> seen;
  for (int run = 0; run < 100; ++run) {
    PowerCutDisk disk;
    disk.cut_after(1);
    REQUIRE_FALSE(disk.create_folder("/a/b"));
    disk.restart(rng);
    seen.insert(disk.list_tree("/a", 1).has_value());
  }
  CHECK(seen.size() == 2);
}

TEST_CASE("the call in which the power goes may have been done or not, those after it are not") {
  auto work = [](PowerCutDisk& disk) {
    CHECK(disk.remove("/data/old").has_value() == false);
    CHECK(disk.is_cut());
    CHECK_FALSE(disk.write_new("/data/after", ""));
    CHECK_FALSE(disk.append("/data/after", ""));
    CHECK_FALSE(disk.sync_folder("/data"));
    CHECK_FALSE(disk.create_folder("/data/a"));
    CHECK(disk.writing_calls() == 1);
  };
  CHECK(outcomes(work, 1) == Outcomes{"", "data/old=old\n"});
}

TEST_CASE("calls are counted anew after a restart, and what was left is durable then") {
  std::mt19937_64 rng(7);
  PowerCutDisk disk;
  REQUIRE(disk.create_folder("/data"));
  REQUIRE(disk.append("/data/file", "bytes"));
  disk.cut_after(2);
  REQUIRE(disk.append("/data/file", "more"));
  REQUIRE_FALSE(disk.sync_file("/data/file"));
  disk.restart(rng);
  CHECK(disk.writing_calls() == 0);
  CHECK_FALSE(disk.is_cut());
  std::string left = content(disk);
  for (int again = 0; again < 20; ++again) {
    disk.restart(rng);
    CHECK(content(disk) == left);
  }
  disk.cut_after(1);
  CHECK_FALSE(disk.append("/data/other", ""));
}

TEST_CASE("the same seed leaves the same") {
  for (uint64_t seed = 0; seed < 50; ++seed) {
    std::string first;
    for (int again = 0; again < 2; ++again) {
      std::mt19937_64 rng(seed);
      PowerCutDisk disk;
      disk.lie(0.5, seed);
      disk.put("/data/old", "old");
      for (int i = 0; i < 5; ++i) replace_old(disk);
      REQUIRE(disk.append("/data/log", std::string(3000, 'x')));
      disk.restart(rng);
      if (again == 0) first = content(disk);
      CHECK(content(disk) == first);
    }
  }
}

TEST_CASE("a copy of a disk goes its own way") {
  PowerCutDisk disk;
  disk.put("/file", "one");
  PowerCutDisk copy = disk;
  REQUIRE(copy.append("/file", " two"));
  REQUIRE(disk.append("/file", " three"));
  CHECK(disk.read("/file", 20).value() == "one three");
  CHECK(copy.read("/file", 20).value() == "one two");
}

TEST_CASE("a disk that lies forgets what it said was durable") {
  auto lying = [](double probability) {
    return outcomes([probability](PowerCutDisk& disk) {
      static uint64_t seed = 0;
      disk.lie(probability, ++seed);
      replace_old(disk);
    });
  };
  CHECK(lying(0) == Outcomes{"data/old=newer\n"});
  auto seen = lying(0.5);
  CHECK(seen.contains("data/old=newer\n"));
  CHECK(seen.contains("data/old=old\n"));
  CHECK(seen.contains("data/old=\n"));
}

TEST_CASE("a durable write holds the old file or the new, wherever the power goes") {
  for (uint64_t nth = 1; nth <= 5; ++nth) {
    for (const std::string& left : outcomes(replace_old, nth)) {
      INFO(left);
      CHECK((left.starts_with("data/old=old\n") || left.starts_with("data/old=newer\n")));
    }
  }
  PowerCutDisk disk;
  disk.put("/data/old", "old");
  replace_old(disk);
  CHECK(disk.writing_calls() == 4);
}

TEST_CASE("each mistake in making a write durable shows") {
  using Bug = PowerCutDisk::Bug;
  for (Bug bug : {Bug::skip_sync_file, Bug::skip_sync_folder, Bug::rename_before_sync, Bug::copy_instead_of_rename}) {
    INFO(static_cast<int>(bug));
    bool shows = false;
    for (uint64_t nth = 1; nth <= 6; ++nth)
      for (const std::string& left : outcomes(replace_old, nth, bug)) {
        bool is_old = left.starts_with("data/old=old\n");
        bool is_new = left.starts_with("data/old=newer\n");
        // The sixth is after the end: the new bytes were said to be durable.
        shows |= !is_new && (nth == 6 || !is_old);
      }
    CHECK(shows);
  }
}
