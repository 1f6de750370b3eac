#include "platform/folder_names.h"

#include <filesystem>
#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace waystation::platform {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

TEST_CASE("only the folders of a folder are named, in order, not what is in them") {
  testing::TemporaryFolder folder;
  fs::create_directories(folder / "b/inside");
  fs::create_directory(folder / "a");
  fs::create_directory(folder / ".hidden");
  std::ofstream(folder / "file") << "x";
  fs::create_directory_symlink("/etc", folder / "link");
  CHECK(folder_names(folder.path(), 64) == Names{".hidden", "a", "b"});
}

TEST_CASE("what cannot be listed has no folders") {
  testing::TemporaryFolder folder;
  std::ofstream(folder / "file") << "x";
  CHECK(folder_names(folder / "none", 64).empty());
  CHECK(folder_names(folder / "file", 64).empty());
  CHECK(folder_names(folder.path(), 64).empty());
}

TEST_CASE("a folder beyond all bounds costs no more than the bound") {
  testing::TemporaryFolder folder;
  for (int i = 0; i < 100; ++i) fs::create_directory(folder / std::to_string(i));
  CHECK(folder_names(folder.path(), 10).size() == 10);
}

}  // namespace
}  // namespace waystation::platform
