// What a visit leaves behind: nothing. `play` also sees to it that no file was written.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "tests/journeys/program.h"
#include "tests/journeys/words.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

std::string language() {
  return given("JOURNEY_LANGUAGE", "en");
}
std::string begin() {
  return "click start\nclick language/" + language() + '\n';
}

constexpr const char* kFees = "fees/who-pays-the-recruiter";
constexpr const char* kToFees = "click topic/fees\nclick article/who-pays-the-recruiter\n";
constexpr const char* kToTasks = "click topic/work\nclick article/before-you-sign\n";
constexpr const char* kFirstTask = "article/before-you-sign/0/task/0";

std::string expect_text(const std::string& id, const std::string& words) {
  return fmt::format("expect-text {} \"{}\"\n", id, quotable(words));
}

std::string expect_forgotten() {
  Words words(language());
  return fmt::format("expect-screen attract\nexpect-forgotten \"{}\"\nexpect-forgotten \"{}\"\n",
                     quotable(words.paragraph(kFees)), quotable(words.title(kFees)));
}

long ticked_tasks(const Dump& dump) {
  return std::count_if(dump.nodes.begin(), dump.nodes.end(),
                       [](const DumpNode& node) { return node.kind == "icon" && node.label == "checkbox-marked"; });
}

TEST_CASE("leaving quickly shows the welcome at once and forgets what was read") {
  play(begin() + kToFees + "click nav/leave\n" + expect_forgotten());
}

TEST_CASE("what is read now is remembered, so that forgetting can be seen") {
  Program program;
  RunOptions options;
  options.script =
      begin() + kToFees + fmt::format("expect-forgotten \"{}\"\n", quotable(Words(language()).paragraph(kFees)));
  Outcome outcome = program.run(options);
  CHECK(outcome.status == 1);
  CHECK(outcome.err.find("is still in memory") != std::string::npos);
}

TEST_CASE("a file that a visit left would be seen") {
  Program program;
  RunOptions options;
  options.script = "click start\ndump " + program.home() + "/left.json\n";
  Outcome stopped = program.run(options);
  CHECK(stopped.status == -1);
  CHECK(stopped.err.find("ended by signal") != std::string::npos);
  std::filesystem::remove(program.home() + "/left.json");
  options.may_write_files = true;
  Outcome allowed = program.run(options);
  CHECK(allowed.status == 0);
  CHECK(!allowed.left.empty());
}

TEST_CASE("the next visitor begins where every visitor begins") {
  std::string visit = begin() + "click nav/text_size\nclick nav/contrast\n" + kToFees;
  Dump fresh = dump_after("click start\n"), next = dump_after(visit + "click nav/leave\nclick start\n");
  CHECK(next.screen == "languages");
  CHECK(next.text_step == fresh.text_step);
  CHECK(next.contrast == fresh.contrast);
  CHECK(next.lang == fresh.lang);
  CHECK(next.nodes.size() == fresh.nodes.size());
  CHECK(find_node(next, "nav/back") == nullptr);
}

TEST_CASE("leaving quickly works from every screen") {
  std::string leave = "click nav/leave\nexpect-screen attract\n";
  play("click start\n" + leave + begin() + leave + begin() + "click nav/language\n" + leave + begin() +
       "click topic/health\n" + leave + begin() + "click notice/demo-notice\n" + leave + begin() + "click nav/help\n" +
       leave);
}

TEST_CASE("when nobody touches the screen it asks, and a touch on the answer keeps the page") {
  Words words(language());
  play(begin() + kToFees + "wait 89900\nexpect-none idle/stay\nwait 200\n" +
       expect_text("idle", words.message("idle.title")) + expect_text("idle/stay", words.message("idle.stay")) +
       "click idle/stay\nexpect-none idle/stay\nexpect-screen article/who-pays-the-recruiter\n"
       "wait 89900\nexpect-none idle/stay\nwait 200\nkey escape\nexpect-none idle/stay\n"
       "expect-screen article/who-pays-the-recruiter\n");
}

TEST_CASE("when nobody answers everything is forgotten") {
  play(begin() + kToFees + "wait 90100\nwait 14000\nexpect-screen article/who-pays-the-recruiter\nwait 2000\n" +
       expect_forgotten());
}

TEST_CASE("the question can be answered with leaving") {
  play(begin() + kToFees + "wait 90100\nclick idle/leave\n" + expect_forgotten());
}

TEST_CASE("a touch begins the wait anew, and the welcome never asks") {
  play(begin() + kToFees +
       "wait 60000\nkey page-down\nwait 60000\nexpect-none idle/stay\nclick nav/leave\nwait 120000\n"
       "expect-screen attract\nexpect-none idle/stay\nclick start\nwait 90100\nwait 15100\nexpect-screen attract\n");
}

TEST_CASE("what lies under the question cannot be touched") {
  Program program;
  RunOptions options;
  options.script = begin() + kToFees + "wait 90100\nclick nav/home\n";
  Outcome outcome = program.run(options);
  CHECK(outcome.status == 1);
  CHECK(outcome.err.find("'nav/home' cannot be touched now") != std::string::npos);
}

TEST_CASE("a ticked task stays ticked through the visit and not beyond it") {
  std::string tick = begin() + kToTasks + "click " + kFirstTask + '\n';
  CHECK(ticked_tasks(dump_after(begin() + kToTasks)) == 0);
  CHECK(ticked_tasks(dump_after(tick)) == 1);
  CHECK(ticked_tasks(dump_after(tick + "click nav/home\n" + kToTasks)) == 1);
  CHECK(ticked_tasks(dump_after(tick + "click " + kFirstTask + '\n')) == 0);
  CHECK(ticked_tasks(dump_after(tick + "click nav/leave\n" + begin() + kToTasks)) == 0);
}

}  // namespace
}  // namespace waystation::journeys
