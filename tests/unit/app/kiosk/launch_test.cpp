#include "app/kiosk/launch.h"

#include "tests/support/catch.h"
#include "tests/support/memory_files.h"

namespace waystation::kiosk {
namespace {

using Paths = std::vector<std::string>;
using testing::MemoryFiles;

std::string site_named(const std::string& name) {
  return "languages = [\"en\"]\npacks = [\"starter\"]\n[name]\nen = \"" + name + "\"\n";
}

MemoryFiles shipped_files() {
  MemoryFiles files;
  files.put("/share/site.toml", site_named("Shipped"));
  files.put("/share/packs/starter.pack", "x");
  files.put("/share/packs/ui.pack", "x");
  return files;
}

TEST_CASE("the site is the data folder's own, else the shipped one") {
  MemoryFiles files = shipped_files();
  CHECK(find_site(files, {"/data", "/share", {}})->name.at("en") == "Shipped");
  CHECK(find_site(files, {"", "/share", {}})->name.at("en") == "Shipped");
  files.put("/data/site.toml", site_named("Own"));
  CHECK(find_site(files, {"/data", "/share", {}})->name.at("en") == "Own");
}

TEST_CASE("a site of one's own that is wrong is told, not passed over for the shipped one") {
  MemoryFiles files = shipped_files();
  files.put("/data/site.toml", "languages = \n");
  auto site = find_site(files, {"/data", "/share", {}});
  REQUIRE(!site.has_value());
  CHECK(site.error().kind == ErrorKind::invalid);
  CHECK(site.error().message.find("/data/site.toml:1") != std::string::npos);
}

TEST_CASE("a site file beyond all bounds is not read") {
  MemoryFiles files = shipped_files();
  files.put("/data/site.toml", std::string(1024 * 1024, '#'));
  CHECK(find_site(files, {"/data", "/share", {}}).error().kind == ErrorKind::invalid);
}

TEST_CASE("without any site it says where one belongs") {
  auto site = find_site(MemoryFiles(), {"", "/share", {}});
  REQUIRE(!site.has_value());
  CHECK(site.error().kind == ErrorKind::not_found);
  CHECK(site.error().message.find("/share") != std::string::npos);
}

TEST_CASE("packs that are named win, then those of the data folder, then the shipped ones") {
  MemoryFiles files = shipped_files();
  CHECK(find_packs(files, {"/data", "/share", {}}).value() ==
        Paths{"/share/packs/starter.pack", "/share/packs/ui.pack"});
  files.put("/data/packs/local.pack", "x");
  files.put("/data/packs/ui.pack", "x");
  files.put("/data/packs/notes.txt", "x");
  CHECK(find_packs(files, {"/data", "/share", {}}).value() == Paths{"/data/packs/local.pack", "/data/packs/ui.pack"});
  CHECK(find_packs(files, {"/data", "/share", {"/tmp/mine.pack", "/tmp/ui.pack"}}).value() ==
        Paths{"/tmp/mine.pack", "/tmp/ui.pack"});
}

TEST_CASE("the shipped words of the program are added where no other place has them") {
  MemoryFiles files = shipped_files();
  files.put("/data/packs/local.pack", "x");
  CHECK(find_packs(files, {"/data", "/share", {}}).value() == Paths{"/data/packs/local.pack", "/share/packs/ui.pack"});
  CHECK(find_packs(files, {"", "/share", {"mine.pack"}}).value() == Paths{"mine.pack", "/share/packs/ui.pack"});
  CHECK(find_packs(files, {"", "/share", {"ui.pack"}}).value() == Paths{"ui.pack"});
}

TEST_CASE("a pack whose name only ends like the program's words does not stand for them") {
  MemoryFiles files = shipped_files();
  CHECK(find_packs(files, {"", "/share", {"/tmp/gui.pack"}}).value() == Paths{"/tmp/gui.pack", "/share/packs/ui.pack"});
}

TEST_CASE("where nothing is, there are no packs, and a folder that cannot be read is told") {
  CHECK(find_packs(MemoryFiles(), {"/data", "/share", {}}).value() == Paths{});
  MemoryFiles files = shipped_files();
  files.put_special("/data/packs/link.pack");
  CHECK(find_packs(files, {"/data", "/share", {}}).error().kind == ErrorKind::invalid);
}

TEST_CASE("the shipped folder lies beside the folder of the program") {
  CHECK(shipped_folder().ends_with("/share/waystation"));
  CHECK(shipped_folder().starts_with("/"));
}

}  // namespace
}  // namespace waystation::kiosk
