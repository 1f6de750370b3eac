// The words and the structure of a few screens, letter by letter.
#include <fmt/format.h>

#include <filesystem>

#include "tests/journeys/program.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

std::string golden_path(const std::string& lang, const std::string& name) {
  return fmt::format("{}/tests/goldens/outlines/{}-{}.txt", SOURCE_ROOT, lang, name);
}

// Where two texts part: the line, as it was and as it is.
std::string first_difference(const std::string& golden, const std::string& now) {
  size_t at = 0;
  while (at < golden.size() && at < now.size() && golden[at] == now[at]) ++at;
  if (at == golden.size() && at == now.size()) return "";
  auto line_at = [at](const std::string& text) {
    size_t begin = text.rfind('\n', at == 0 ? 0 : at - 1), end = text.find('\n', at);
    begin = begin == std::string::npos ? 0 : begin + 1;
    return text.substr(begin, end == std::string::npos ? end : end - begin);
  };
  return fmt::format("was: {}\n now: {}", line_at(golden), line_at(now));
}

void check_outlines(const std::string& lang) {
  Program program;
  std::string script = fmt::format("click start\nclick language/{}\n", lang);
  auto take = [&](const std::string& name, const std::string& way) {
    script += way + fmt::format("outline {}\n", program.out(name));
  };
  take("home", "");
  take("fees", "click topic/fees\nclick article/who-pays-the-recruiter\n");
  take("work", "click nav/home\nclick topic/work\nclick article/before-you-sign\n");
  take("languages", "click nav/language\n");
  RunOptions options;
  options.script = script;
  options.may_write_files = true;
  Outcome outcome = program.run(options);
  REQUIRE(outcome.err == "");
  for (const char* name : {"home", "fees", "work", "languages"}) {
    std::string now = read_file(program.out(name)), path = golden_path(lang, name);
    if (given("UPDATE_GOLDENS", "") == "1") write_file(path, now);
    INFO(path << "\nIf the new words are right: UPDATE_GOLDENS=1 ctest -R golden");
    REQUIRE(std::filesystem::exists(path));
    CHECK(first_difference(read_file(path), now) == "");
  }
}

TEST_CASE("the words of home, two articles and the languages are as they were, in English") {
  check_outlines("en");
}
TEST_CASE("the words of home, two articles and the languages are as they were, in Arabic") {
  check_outlines("ar");
}
TEST_CASE("the words of home, two articles and the languages are as they were, in Nepali") {
  check_outlines("ne");
}
TEST_CASE("the words of home, two articles and the languages are as they were, in Burmese") {
  check_outlines("my");
}

TEST_CASE("a word that changed in an outline would be seen") {
  CHECK(first_difference("a\nb c\nd\n", "a\nb c\nd\n") == "");
  CHECK(first_difference("a\nb c\nd\n", "a\nb x\nd\n") == "was: b c\n now: b x");
  CHECK(first_difference("a\n", "a\nb\n") != "");
  CHECK(first_difference("", "a") != "");
}

}  // namespace
}  // namespace waystation::journeys
