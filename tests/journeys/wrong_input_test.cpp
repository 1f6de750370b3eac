// What must be refused: one line that says what and where, exit status 1, and nothing left behind.
#include <algorithm>
#include <filesystem>

#include "tests/journeys/program.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

std::string packs(const std::string& name) {
  return std::string(BINARY_ROOT) + "/share/waystation/packs/" + name;
}

// `words` is what the line must hold.
void check_refused(const Outcome& outcome, const std::string& words) {
  INFO(outcome.err);
  CHECK(outcome.status == 1);
  CHECK(outcome.out == "");
  CHECK(outcome.err.starts_with("waystation: "));
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  CHECK(outcome.err.ends_with('\n'));
  CHECK(outcome.err.find(words) != std::string::npos);
  CHECK(outcome.left == std::vector<std::string>{});
}

void check_script_refused(const std::string& script, const std::string& words) {
  Program program;
  RunOptions options;
  options.script = script;
  check_refused(program.run(options), words);
}

void check_pack_refused(const std::string& bytes, const std::string& words = "bad.pack") {
  Program program;
  write_file(program.out("bad.pack"), bytes);
  RunOptions options;
  options.script = "click start\n";
  options.arguments = {"--pack", packs("ui.pack"), "--pack", program.out("bad.pack")};
  check_refused(program.run(options), words);
}

void check_site_refused(const std::string& toml, const std::string& words) {
  Program program;
  write_file(program.data() + "/site.toml", toml);
  RunOptions options;
  options.script = "click start\n";
  check_refused(program.run(options), words);
}

TEST_CASE("a script that touches what is not there names its line and what there is") {
  check_script_refused("click start\n\nclick topic/none\n",
                       "visit.script:3: click: nothing to touch is called 'topic/none' on languages");
  check_script_refused("click nothing\n", "there are: start");
}

TEST_CASE("a script that expects what is not so names its line and what is so") {
  check_script_refused("expect-screen home\n", "visit.script:1: expect-screen: 'attract' is shown, not 'home'");
  check_script_refused("click start\nexpect-text page \"no such words\"\n",
                       "visit.script:2: expect-text: 'page' says \"");
  check_script_refused("expect-none start\n", "visit.script:1: expect-none: 'start' is there");
  check_script_refused("expect-focus start\n", "visit.script:1: expect-focus: the focus is on ''");
}

TEST_CASE("a script that is no script is refused before anything is shown") {
  check_script_refused("click start\ndance\n", "visit.script:2: unknown verb 'dance'");
  check_script_refused("click\n", "visit.script:1: 'click' takes 1 argument(s), not 0");
  check_script_refused("type \"abc\n", "visit.script:1: a quote is not closed");
  check_script_refused("click \xff\n", "visit.script:1: not UTF-8");
  check_script_refused("wait long\n", "visit.script:1: wait: 'long' is not a number of milliseconds");
  check_script_refused("wait -1\n", "visit.script:1");
  check_script_refused("key hyper\n", "there is no key 'hyper'");
  check_script_refused("drag start here there\n", "is not a distance in pixels");
}

TEST_CASE("a script that is not there is named") {
  Program program;
  RunOptions options;
  options.arguments = {"--script", program.out("none.script")};
  check_refused(program.run(options), "none.script");
}

TEST_CASE("a picture or a dump that cannot be written is named") {
  Program program;
  for (const char* verb : {"snapshot", "dump", "outline"}) {
    RunOptions options;
    options.may_write_files = true;
    options.script = std::string("click start\n") + verb + ' ' + program.out("no/such/folder/file") + '\n';
    check_refused(program.run(options), "visit.script:2");
  }
}

TEST_CASE("a pack that is not there, is a folder, or is no pack is named") {
  Program program;
  RunOptions options;
  options.script = "click start\n";
  options.arguments = {"--pack", program.out("none.pack")};
  check_refused(program.run(options), "none.pack");
  std::filesystem::create_directory(program.out("folder.pack"));
  options.arguments = {"--pack", program.out("folder.pack")};
  check_refused(program.run(options), "folder.pack");
  check_pack_refused("");
  check_pack_refused("this is no pack at all\n");
  check_pack_refused(std::string("SQLite format 3\0", 16) + std::string(4096, '\0'));
}

TEST_CASE("a pack of which a part is missing is refused") {
  std::string whole = read_file(packs("starter.pack"));
  REQUIRE(whole.size() > 8192);
  check_pack_refused(whole.substr(0, 100));
  check_pack_refused(whole.substr(0, 4096));
  check_pack_refused(whole.substr(0, whole.size() / 2));
  std::string foreign = whole;
  foreign[68] = static_cast<char>(foreign[68] ^ 1);  // application_id
  check_pack_refused(foreign);
}

TEST_CASE("packs without the program's own words are refused") {
  Program program;
  write_file(program.out("ui.pack"), read_file(packs("starter.pack")));
  RunOptions options;
  options.script = "click start\n";
  options.arguments = {"--pack", program.out("ui.pack")};
  check_refused(program.run(options), "pack id 'ui'");
}

TEST_CASE("a site file that is wrong names its line") {
  check_site_refused("languages = [\"en\"]\n[name]\nen = \"x\"\nidle_reset_s = \n", "site.toml:4");
  check_site_refused("languages = [\"en\"]\nidle_reset_s = 1\npacks = [\"starter\"]\n[name]\nen = \"Here\"\n",
                     "site.toml:2");
  check_site_refused("\xff\xfe", "site.toml");
}

TEST_CASE("options that make no sense are refused") {
  Program program;
  RunOptions options;
  options.script = "click start\n";
  options.arguments = {"--size", "12x12"};
  check_refused(program.run(options), "--size 12x12");
  options.arguments = {"--size", "1280x800x2"};
  check_refused(program.run(options), "--size 1280x800x2");
  options.arguments.clear();
  options.clock = "tomorrow";
  check_refused(program.run(options), "--clock tomorrow");
  options.clock = "2026-11-31";
  check_refused(program.run(options), "--clock 2026-11-31");
  options.clock.clear();
  check_refused(program.run(options), "--clock");
  options.script.clear();
  check_refused(program.run(options), "--script");
}

TEST_CASE("an option that does not exist is told with the help, exit status 2") {
  Program program;
  RunOptions options;
  options.arguments = {"--dance"};
  Outcome outcome = program.run(options);
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("--dance") != std::string::npos);
}

TEST_CASE("a kiosk without content says what to do") {
  Program program;
  RunOptions options;
  options.script =
      "click start\nclick language/en\nexpect-screen home\nexpect-text page \"There is no information on this machine "
      "yet\"\n"
      "expect-none home/services\nexpect-none home/agencies\n"
      "click nav/help\nexpect-text page \"112\"\nclick nav/search\ntype \"visa\"\nexpect-none result/glossary/visa\n"
      "click nav/leave\nexpect-screen attract\n";
  options.arguments = {"--pack", packs("ui.pack")};
  Outcome outcome = program.run(options);
  CHECK(outcome.err == "");
  CHECK(outcome.status == 0);
}

}  // namespace
}  // namespace waystation::journeys
