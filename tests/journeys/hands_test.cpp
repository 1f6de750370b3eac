// By keyboard alone, and by a finger that drags.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "tests/journeys/program.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

std::string language() {
  return given("JOURNEY_LANGUAGE", "en");
}
std::string begin() {
  return "click start\nclick language/" + language() + '\n';
}

constexpr const char* kToFees = "click topic/fees\nclick article/who-pays-the-recruiter\n";

// As many tabs as lead from where the focus is to the target.
std::string tab_to(const std::string& script, const std::string& id) {
  Dump dump = dump_after(script);
  std::vector<std::string> ids;
  for (const DumpNode& node : dump.nodes)
    if (node.kind == "target" && node.enabled) ids.push_back(node.id);
  auto target = std::find(ids.begin(), ids.end(), id), focus = std::find(ids.begin(), ids.end(), dump.focus);
  REQUIRE(target != ids.end());
  auto count = static_cast<std::ptrdiff_t>(ids.size());
  std::ptrdiff_t tabs = focus == ids.end() ? target - ids.begin() + 1 : (target - focus + count) % count;
  std::string keys;
  for (std::ptrdiff_t i = 0; i < tabs; ++i) keys += "key tab\n";
  return keys + "expect-focus " + id + '\n';
}

double top_of(const Dump& dump, const std::string& id) {
  const DumpNode* node = find_node(dump, id);
  REQUIRE(node != nullptr);
  return node->rect.y;
}

TEST_CASE("tab, enter and escape are enough to reach an article and to come back") {
  std::string script;
  for (const std::string& id : {std::string("start"), "language/" + language(), std::string("topic/fees"),
                                std::string("article/who-pays-the-recruiter"), std::string("related/before-you-sign")})
    script += tab_to(script, id) + "key enter\n";
  play(script +
       "expect-screen article/before-you-sign\nkey escape\nexpect-screen article/who-pays-the-recruiter\n"
       "key escape\nexpect-screen topic/fees\nkey escape\nexpect-screen home\nkey escape\nexpect-screen home\n");
}

TEST_CASE("leaving quickly, size and contrast are on the keyboard too") {
  std::string script = begin() + kToFees;
  script += tab_to(script, "nav/text_size") + "key enter\n";
  CHECK(dump_after(script).text_step == 3);
  script += tab_to(script, "nav/contrast") + "key space\n";
  CHECK(dump_after(script).contrast == "dark");
  script += tab_to(script, "nav/leave") + "key enter\nexpect-screen attract\n";
  play(script);
}

TEST_CASE("wherever tab goes, the target is in sight") {
  std::string script = begin() + "click topic/work\nclick article/before-you-sign\n";
  Dump first = dump_after(script);
  long targets =
      std::count_if(first.nodes.begin(), first.nodes.end(), [](const DumpNode& node) { return node.kind == "target"; });
  Program program;
  for (long i = 0; i < targets; ++i)
    script += fmt::format("key tab\nwait 50\ndump {}\n", program.out(fmt::format("{}.json", i)));
  RunOptions options;
  options.script = script;
  options.arguments = {"--size", "800x480"};
  options.may_write_files = true;
  REQUIRE(program.run(options).err == "");
  for (long i = 0; i < targets; ++i) {
    Dump dump = parse_dump(read_file(program.out(fmt::format("{}.json", i))));
    INFO(i << ' ' << dump.focus);
    const DumpNode* focus = find_node(dump, dump.focus);
    REQUIRE(focus != nullptr);
    Box seen = common_part(focus->rect, focus->clip);
    CHECK(seen.height >= focus->rect.height - 1);
    CHECK(seen.width >= focus->rect.width - 1);
  }
}

TEST_CASE("the focus can be seen, and a touch takes it away") {
  Program program;
  RunOptions options;
  options.script =
      begin() + fmt::format("snapshot {}\nkey tab\nsnapshot {}\n", program.out("before.png"), program.out("after.png"));
  options.may_write_files = true;
  REQUIRE(program.run(options).err == "");
  CHECK(read_file(program.out("before.png")) != read_file(program.out("after.png")));
  CHECK(dump_after(begin() + "key tab\n").focus != "");
  CHECK(dump_after(begin() + "key tab\nclick topic/fees\n").focus == "");
}

TEST_CASE("the keyboard answers the question and nothing under it") {
  std::string script = begin() + kToFees + "wait 90100\n";
  play(script +
       "key tab\nexpect-focus idle/stay\nkey tab\nexpect-focus idle/leave\nkey tab\nexpect-focus idle/stay\nkey enter\n"
       "expect-none idle/stay\nexpect-screen article/who-pays-the-recruiter\n");
}

TEST_CASE("page keys move a long page and its ends stop it") {
  std::string script = begin() + kToFees;
  double top = top_of(dump_after(script), "article");
  CHECK(top_of(dump_after(script + "key page-up\n"), "article") == top);
  double one_page = top_of(dump_after(script + "key page-down\n"), "article");
  CHECK(one_page < top - 200);
  CHECK(top_of(dump_after(script + "key page-down\nkey page-up\n"), "article") == top);
  double end = top_of(dump_after(script + "key end\n"), "article");
  CHECK(end < one_page);
  CHECK(top_of(dump_after(script + "key end\nkey page-down\n"), "article") == end);
  CHECK(top_of(dump_after(script + "key end\nkey home\n"), "article") == top);
}

TEST_CASE("a finger drags a page, the page glides on and stops") {
  std::string script = begin() + kToFees, drag = "drag article 0 -240\n";
  double top = top_of(dump_after(script), "article");
  double dragged = top_of(dump_after(script + drag), "article");
  double glided = top_of(dump_after(script + drag + "wait 3000\n"), "article");
  CHECK(dragged < top - 200);
  CHECK(glided < dragged - 20);
  CHECK(top_of(dump_after(script + drag + "wait 5000\n"), "article") == glided);
  CHECK(top_of(dump_after(script + "drag article 0 300\nwait 3000\n"), "article") == top);
}

TEST_CASE("a drag that begins on a card moves the page and does not open the card, a tap opens it") {
  std::vector<std::string> small{"--size", "800x480"};
  double top = top_of(dump_after(begin(), "2026-11-21", small), "topic/rights");
  Dump dragged = dump_after(begin() + "drag topic/rights 0 -120\nwait 3000\n", "2026-11-21", small);
  CHECK(dragged.screen == "home");
  CHECK(top_of(dragged, "topic/rights") < top - 50);
  play(begin() + "drag topic/rights 0 -120\nwait 3000\nclick topic/fees\nexpect-screen topic/fees\n", "2026-11-21",
       small);
  play(begin() + "drag topic/rights 2 -4\nexpect-screen topic/rights\n", "2026-11-21", small);
}

TEST_CASE("a finger that leaves the button before it lifts presses nothing") {
  play(begin() + "drag nav/help 0 -300\nexpect-screen home\ndrag nav/leave -400 0\nexpect-screen home\n");
}

}  // namespace
}  // namespace waystation::journeys
