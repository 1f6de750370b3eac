#include "app/kiosk/script.h"

#include "tests/support/catch.h"

namespace waystation::kiosk {
namespace {

// What is wrong with the script, told for the file "visit.script".
std::string complaint(std::string_view text) {
  auto steps = parse_script(text, "visit.script");
  REQUIRE(!steps.has_value());
  CHECK(steps.error().message.find('\n') == std::string::npos);
  return steps.error().message;
}

TEST_CASE("a script is steps with their words and lines; comments and empty lines are none") {
  auto steps = parse_script("# a visit\n\nclick start\n  expect-text home \"What would you like\"  \r\nwait 100",
                            "visit.script");
  REQUIRE(steps.has_value());
  REQUIRE(steps->size() == 3);
  CHECK((*steps)[0].verb == "click");
  CHECK((*steps)[0].words == std::vector<std::string>{"start"});
  CHECK((*steps)[0].line == 3);
  CHECK((*steps)[1].words == std::vector<std::string>{"home", "What would you like"});
  CHECK((*steps)[1].line == 4);
  CHECK((*steps)[2].line == 5);
}

TEST_CASE("quotes hold spaces and may hold nothing") {
  auto steps = parse_script("type \"\"\ntype \"a # b\"", "visit.script");
  REQUIRE(steps.has_value());
  CHECK((*steps)[0].words == std::vector<std::string>{""});
  CHECK((*steps)[1].words == std::vector<std::string>{"a # b"});
}

TEST_CASE("an empty script has no steps") {
  CHECK(parse_script("", "visit.script")->empty());
  CHECK(parse_script("# nothing\n", "visit.script")->empty());
}

TEST_CASE("a long touch takes a place and a time, an update nothing or a folder") {
  auto steps = parse_script("hold officer/door 3000\nupdate\nupdate-from \"/media/a stick\"", "visit.script");
  REQUIRE(steps.has_value());
  CHECK((*steps)[0].words == std::vector<std::string>{"officer/door", "3000"});
  CHECK((*steps)[1].words.empty());
  CHECK((*steps)[2].words == std::vector<std::string>{"/media/a stick"});
  CHECK(complaint("hold start\n").find("takes 2 argument(s)") != std::string::npos);
}

TEST_CASE("bad input names the file and the line") {
  CHECK(complaint("click start\ndance\n").starts_with("visit.script:2: unknown verb 'dance'; there are: click"));
  CHECK(complaint("click\n").starts_with("visit.script:1: 'click' takes 1 argument(s), not 0"));
  CHECK(complaint("\n\ndrag a 1\n").starts_with("visit.script:3: 'drag' takes 3 argument(s), not 2"));
  CHECK(complaint("type \"abc\n").starts_with("visit.script:1: a quote is not closed"));
  CHECK(complaint("wait 1\ntype \xC3(\n").starts_with("visit.script:2: not UTF-8"));
}

TEST_CASE("a script without an end is refused") {
  std::string endless;
  for (int i = 0; i < 10'001; ++i) endless += "wait 1\n";
  CHECK(complaint(endless).find("10000 steps") != std::string::npos);
}

}  // namespace
}  // namespace waystation::kiosk
