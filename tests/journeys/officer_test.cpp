// The officer's page: who gets there, what it says, and that nothing of it stays.
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

constexpr const char* kKnock = "hold officer/door 3100\nexpect-screen officer/pin\n";

std::string type(const std::string& pin) {
  std::string keys;
  for (char digit : pin) keys += std::string("click pin/") + digit + '\n';
  return keys + "click pin/done\n";
}
std::string begin() {
  return "click start\nclick language/" + language() + '\n';
}

// A kiosk with an officer and, where it is asked for, a repository.
class Kiosk {
 public:
  explicit Kiosk(const std::string& more = {}) {
    std::string site = read_file(std::string(BINARY_ROOT) + "/share/waystation/site.toml");
    size_t tables = site.find("\n# What the header shows.");
    REQUIRE(tables != std::string::npos);
    site.insert(tables, "\nofficer_pin = \"2468\"\n");
    write_file(program.data() + "/site.toml", site + more);
  }

  Outcome run(const std::string& script, const std::string& clock = "2026-11-21") {
    RunOptions options;
    options.script = script;
    options.clock = clock;
    options.may_write_files = script.find("dump ") != std::string::npos;
    return program.run(options);
  }
  void play(const std::string& script, const std::string& clock = "2026-11-21") {
    Outcome outcome = run(script, clock);
    INFO(script);
    CHECK(outcome.err == "");
    CHECK(outcome.status == 0);
    CHECK(outcome.left == std::vector<std::string>{});
  }
  Dump dump_after(const std::string& script, const std::string& clock = "2026-11-21") {
    play(script + "dump " + program.out("screen.json") + '\n', clock);
    return parse_dump(read_file(program.out("screen.json")));
  }
  void put_status(const std::string& repositories) {
    std::filesystem::create_directory(program.data() + "/sync");
    write_file(program.data() + "/sync/status.json",
               "{\"media_missing\":0,\"packs\":[],\"repositories\":[" + repositories + "]}\n");
  }

  Program program;
};

constexpr const char* kRepository =
    "[repositories.ministry]\nroot = \"m.json\"\nurls = [\"https://a.example\"]\npacks = [\"starter\"]\n";

std::string status(const std::string& failed, const std::string& message) {
  return fmt::format(
      "{{\"as_of_only\":false,\"confirmed_unix_s\":1795132800,\"failed\":\"{}\",\"id\":\"ministry\",\"message\":\"{}\","
      "\"source\":\"https://a.example\",\"succeeded_unix_s\":1795132800,\"tried_unix_s\":1795219200}}",
      failed, message);
}

// What the page says, in the words of the translators.
std::string says(const char* id, const char* message) {
  return fmt::format("expect-text {} \"{}\"\n", id, quotable(Words(language()).message(message)));
}

TEST_CASE("without a number in the site there is no officer's door") {
  play("expect-none officer/door\nclick start\nclick language/" + language() + "\nexpect-none officer/door\n");
  Dump dump = dump_after(begin());
  CHECK(find_node(dump, "officer/door") == nullptr);
}

TEST_CASE("a finger that stays for three seconds opens the number pad, on the welcome and on the site's name") {
  Kiosk kiosk;
  kiosk.play(kKnock);
  kiosk.play("hold officer/logo 3100\nexpect-screen officer/pin\n");
  kiosk.play(begin() + kKnock);
  kiosk.play(begin() + "click topic/fees\n" + kKnock + "click nav/back\nexpect-screen topic/fees\n");
}

TEST_CASE("a shorter touch is what it always was") {
  Kiosk kiosk;
  kiosk.play("hold officer/door 2900\nexpect-screen languages\n");
  kiosk.play(begin() + "hold officer/door 2900\nexpect-screen home\n");
}

TEST_CASE("only the right number leads to the page, and a wrong one is told") {
  Kiosk kiosk;
  kiosk.play(begin() + kKnock + type("1357") + "expect-screen officer/pin\n" + says("page", "officer.pin.wrong") +
             type("2468") + "expect-screen officer\n" + says("page", "officer.title"));
  kiosk.play(begin() + kKnock + "click pin/2\nclick pin/4\nclick pin/7\nclick pin/erase\n" + type("68") +
             "expect-screen officer\n");
}

TEST_CASE("after five wrong numbers the right one must wait a minute, and leaving is no way round") {
  Kiosk kiosk;
  std::string wrong = begin() + kKnock;
  for (int i = 0; i < 5; ++i) wrong += type("1111");
  kiosk.play(wrong + says("page", "officer.pin.wait") + type("2468") + "expect-screen officer/pin\n");
  kiosk.play(wrong + "click nav/leave\n" + begin() + kKnock + type("2468") + "expect-screen officer/pin\n");
  kiosk.play(wrong + "wait 59000\nclick pin/2\nclick pin/4\nwait 2000\n" +
             "click pin/6\nclick pin/8\nclick pin/done\n" + "expect-screen officer\n");
}

TEST_CASE("the number is in no dump, and going on from the page needs it again") {
  Kiosk kiosk;
  Dump pad = kiosk.dump_after(begin() + kKnock + "click pin/2\nclick pin/4\nclick pin/6\nclick pin/8\n");
  std::string raw = read_file(kiosk.program.out("screen.json"));
  CHECK(raw.find("2468") == std::string::npos);
  CHECK(text_of(pad, "page").find("24") == std::string::npos);
  kiosk.play(begin() + kKnock + type("2468") + "click nav/help\nclick nav/back\nexpect-screen home\n");
  kiosk.play(begin() + kKnock + type("2468") + "click nav/leave\nexpect-screen attract\nexpect-forgotten \"" +
             quotable(Words(language()).message("officer.title")) + "\"\n");
}

TEST_CASE("the page resets by itself as every page does") {
  Kiosk kiosk;
  kiosk.play(begin() + kKnock + type("2468") +
             "wait 90100\nexpect-text idle \"\"\nwait 15100\nexpect-screen attract\n" + kKnock +
             "expect-screen officer/pin\n");
}

TEST_CASE("a kiosk that fetches nothing says so, and has no button") {
  Kiosk kiosk;
  kiosk.play(begin() + kKnock + type("2468") + says("officer/headline", "officer.headline.none") +
             "expect-none officer/look\n");
}

TEST_CASE("what went well and what went wrong is told in the reader's language") {
  Kiosk kiosk(kRepository);
  std::string open = begin() + kKnock + type("2468");
  kiosk.put_status(status("", ""));
  kiosk.play(open + says("officer/source/ministry", "officer.state.fine"));
  kiosk.put_status(status("offline", "a.example cannot be reached; it is tried again"));
  kiosk.play(open + says("officer/headline", "officer.headline.care") +
             says("officer/source/ministry", "officer.failed.offline") +
             "expect-text officer/source/ministry \"a.example cannot be reached\"\n");
  kiosk.put_status(status("untrusted", "timestamp.json is signed by nobody"));
  kiosk.play(open + says("officer/source/ministry", "officer.failed.untrusted"));
  kiosk.play(open + says("officer/source/ministry", "officer.state.stale"), "2027-03-01");
  std::filesystem::remove_all(kiosk.program.data() + "/sync");
  kiosk.play(open + says("officer/source/ministry", "officer.state.never"));
}

TEST_CASE("a status that is damaged, a folder or endless is no status") {
  Kiosk kiosk(kRepository);
  std::string open = begin() + kKnock + type("2468") + says("officer/source/ministry", "officer.state.never");
  std::string path = kiosk.program.data() + "/sync/status.json";
  std::filesystem::create_directory(kiosk.program.data() + "/sync");
  for (const std::string& bytes :
       {std::string("{"), std::string(64, '\0'), std::string("[]"),
        std::string("{\"repositories\":") + std::string(5000, '['), std::string(1 << 20, ' ')}) {
    write_file(path, bytes);
    kiosk.play(open);
  }
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  kiosk.play(open);
}

}  // namespace
}  // namespace waystation::journeys
