// How a few screens look.
#include <fmt/format.h>

#include <filesystem>

#include "tests/goldens/picture.h"
#include "tests/journeys/program.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

constexpr size_t kMostBytes = 150 * 1024;

void check_picture(const std::string& name, const std::string& script) {
  Program program;
  RunOptions options;
  options.script = script + fmt::format("snapshot {}\n", program.out("now.png"));
  options.may_write_files = true;
  REQUIRE(program.run(options).err == "");
  std::string now = read_file(program.out("now.png")),
              path = fmt::format("{}/tests/goldens/pictures/{}.png", SOURCE_ROOT, name);
  if (given("UPDATE_GOLDENS", "") == "1") write_file(path, encode_small_png(decode_png(now)));
  // The new picture stays, to be looked at beside the old one.
  std::string kept = fmt::format("{}/{}-now.png", BINARY_ROOT, name);
  write_file(kept, now);
  INFO(path << " and " << kept << "\nIf the new look is right: UPDATE_GOLDENS=1 ctest -R golden");
  REQUIRE(std::filesystem::exists(path));
  CHECK(std::filesystem::file_size(path) <= kMostBytes);
  Difference by = difference(decode_png(read_file(path)), decode_png(now));
  INFO(by.mean << " on average, " << 100 * by.share << " % of the pixels");
  CHECK(looks_the_same(by));
}

constexpr const char* kToFees = "click topic/fees\nclick article/who-pays-the-recruiter\n";

TEST_CASE("the welcome looks as it did") {
  check_picture("attract", "wait 2000\n");
}
TEST_CASE("home looks as it did in English") {
  check_picture("home-en", "click start\nclick language/en\n");
}
TEST_CASE("home looks as it did in Arabic") {
  check_picture("home-ar", "click start\nclick language/ar\n");
}
TEST_CASE("an article looks as it did in Burmese") {
  check_picture("article-my", std::string("click start\nclick language/my\n") + kToFees);
}

TEST_CASE("a picture comes back from its small file pixel for pixel") {
  Picture picture{3, 2, {}};
  for (int i = 0; i < 6; ++i)
    for (int channel : {i * 40, 255 - i, 7, 255}) picture.rgba.push_back(static_cast<uint8_t>(channel));
  Picture read = decode_png(encode_small_png(picture));
  CHECK(read.width == 3);
  CHECK(read.rgba == picture.rgba);
}

TEST_CASE("a picture that looks different would be seen") {
  Picture paper{100, 100, std::vector<uint8_t>(100 * 100 * 4, 250)}, other = paper;
  CHECK(looks_the_same(difference(paper, other)));
  for (size_t i = 0; i < 4 * 8; ++i) other.rgba[i] = 0;  // a short black line
  CHECK(looks_the_same(difference(paper, other)));
  for (size_t i = 0; i < size_t{4} * 100; ++i) other.rgba[i] = 0;
  CHECK(!looks_the_same(difference(paper, other)));
  other = paper;
  for (uint8_t& channel : other.rgba) channel = 248;  // everything a little darker
  CHECK(!looks_the_same(difference(paper, other)));
  other.height = 99;
  CHECK(!looks_the_same(difference(paper, other)));
  CHECK(!looks_the_same(difference({}, {})));
}

}  // namespace
}  // namespace waystation::journeys
