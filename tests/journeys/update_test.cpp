// A kiosk that is updated while it stands there: the real publisher, the real waysync, the real kiosk.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "core/base/date.h"
#include "tests/journeys/program.h"
#include "tests/journeys/words.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBegin = "click start\nclick language/en\n";
constexpr const char* kOfficer =
    "hold officer/door 3100\nclick pin/2\nclick pin/4\nclick pin/6\nclick pin/8\nclick pin/done\nexpect-screen "
    "officer\n";

std::string in_days(int days) {
  auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return to_iso(date_from_days(today.time_since_epoch().count() + days));
}

std::string quoted(const std::string& path) {
  return "'" + path + "'";
}

// A publisher with one of the shipped packs, and a kiosk that trusts nobody else.
class Town {
 public:
  explicit Town(const std::string& pack = "starter") {
    fs::copy(std::string(SOURCE_ROOT) + "/content/" + pack, tree(), fs::copy_options::recursive);
    waypack(fmt::format("init {} --pack {} --kiosk {} --url http://127.0.0.1:9/", quoted(repository()), pack,
                        quoted(program.data())));
    std::string site = read_file(program.data() + "/site.toml");
    site.insert(site.find("\n# What the header shows."), "\nofficer_pin = \"2468\"\n");
    write_file(program.data() + "/site.toml", site);
  }

  // The title of the topic "fees" is this, in the next release.
  void publish(const std::string& title) {
    std::string topics = read_file(tree() + "/topics.toml");
    size_t topic = topics.find("id = \"fees\""), begin = topics.find("title = \"", topic) + 9;
    REQUIRE(topic != std::string::npos);
    topics.replace(begin, topics.find('"', begin) - begin, title);
    write_file(tree() + "/topics.toml", topics);
    publish();
  }
  void publish() { waypack(fmt::format("publish {} {}", quoted(repository()), quoted(tree()))); }
  void add(const std::string& file, const std::string& lines) {
    write_file(tree() + "/" + file, read_file(tree() + "/" + file) + lines);
  }

  Outcome run(const std::string& script) {
    RunOptions options;
    options.script = script;
    options.clock = in_days(1);      // a release is dated by the machine's clock; the kiosk's is not behind it
    options.may_write_files = true;  // waysync does
    return program.run(options);
  }
  void play(const std::string& script) {
    Outcome outcome = run(script);
    INFO(script);
    CHECK(outcome.err == "");
    CHECK(outcome.status == 0);
  }

  // The store that is shown, cut out of the pointers' folder.
  std::vector<std::string> stores() const {
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator(program.data() + "/sync/set"))
      if (entry.path().extension() == ".pack") paths.push_back(entry.path().string());
    return paths;
  }

  std::string repository() const { return program.out("repository"); }
  std::string from() const { return "update-from " + repository() + '\n'; }

  Program program;

 private:
  std::string tree() const { return program.out("tree"); }
  void waypack(const std::string& arguments) {
    std::string command =
        fmt::format("echo word | {}/bin/waypack repo {} --keys {} --passphrase-fd 0 >{} 2>&1", quoted(BINARY_ROOT),
                    arguments, quoted(program.out("keys")), quoted(program.out("waypack.log")));
    int status = std::system(command.c_str());
    INFO(command << '\n' << read_file(program.out("waypack.log")));
    REQUIRE(status == 0);
  }
};

std::string fees(const std::string& title) {
  return fmt::format("expect-text topic/fees \"{}\"\n", title);
}
std::string says(const char* id, const char* message) {
  return fmt::format("expect-text {} \"{}\"\n", id, quotable(Words("en").message(message)));
}

TEST_CASE("a newer page is shown from the next visit on, and never within one") {
  Town town;
  town.publish("First edition");
  town.play(town.from() + kBegin + fees("First edition"));
  town.publish("Second edition");
  town.play(std::string(kBegin) + fees("First edition") + town.from() + "wait 5000\nexpect-screen home\n" +
            fees("First edition") + "click topic/fees\nexpect-text page \"First edition\"\nclick nav/home\n" +
            fees("First edition") + "click nav/leave\n" + kBegin + fees("Second edition"));
}

TEST_CASE("a visit that ends by itself makes way for the newer page too") {
  Town town;
  town.publish("First edition");
  town.play(town.from() + kBegin + fees("First edition"));
  town.publish("Second edition");
  town.play(std::string(kBegin) + town.from() + "wait 90100\nwait 15100\nexpect-screen attract\n" + kBegin +
            fees("Second edition"));
}

TEST_CASE("what another process fetched is shown to whoever starts next") {
  Town town;
  town.publish("First edition");
  town.play(town.from());
  town.play(kBegin + fees("First edition"));
}

TEST_CASE("a store that is damaged gives way, somebody is told, and the next update mends it") {
  Town town;
  town.publish("First edition");
  town.play(town.from());
  REQUIRE(town.stores().size() == 1);
  std::string store = town.stores()[0];
  write_file(store, std::string(fs::file_size(store), 'x'));
  Outcome outcome = town.run(kBegin + fees(Words("en").content("topic/fees/title")) + kOfficer +
                             says("officer/headline", "officer.headline.care") +
                             says("officer/headline", "officer.damaged") + "click nav/leave\n" + town.from() + kBegin +
                             fees("First edition") + kOfficer + says("officer/headline", "officer.headline.fine"));
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(outcome.err.find(store) != std::string::npos);
}

TEST_CASE("a pointer that was torn gives way to the set before it") {
  Town town;
  town.publish("First edition");
  town.play(town.from());
  town.publish("Second edition");
  town.play(town.from() + kBegin + fees("Second edition"));
  write_file(town.program.data() + "/sync/set/ptr.0", "torn");
  town.play(kBegin + fees("First edition"));
}

TEST_CASE("an update without a network leaves everything as it is, and the officer's page says why") {
  Town town;
  town.publish("First edition");
  town.play(town.from());
  Outcome outcome = town.run(std::string("update\n") + kBegin + fees("First edition") + kOfficer +
                             says("officer/headline", "officer.headline.care") +
                             says("officer/source/repository", "officer.failed.offline"));
  CHECK(outcome.status == 0);
}

TEST_CASE("an officer reads that all is well, and which release is shown") {
  Town town;
  town.publish("First edition");
  town.play(town.from() + kBegin + kOfficer + says("officer/headline", "officer.headline.fine") +
            says("officer/source/repository", "officer.state.fine") +
            "expect-text officer/source/repository \"Release 1, 12\"\n");
}

TEST_CASE("a folder that is no repository, or another publisher's, changes nothing") {
  Town town, stranger;
  town.publish("First edition");
  stranger.publish("Forged edition");
  town.play(town.from());
  Outcome outcome = town.run("update-from " + stranger.repository() + '\n' + kBegin + fees("First edition") + kOfficer +
                             says("officer/source/repository", "officer.failed.untrusted"));
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  fs::create_directory(town.program.out("empty"));
  CHECK(town.run("update-from " + town.program.out("empty") + '\n' + kBegin + fees("First edition")).status == 0);
}

TEST_CASE("a script that would update a kiosk without repositories is told") {
  Program program;
  RunOptions options;
  options.script = "update\n";
  Outcome outcome = program.run(options);
  CHECK(outcome.status == 1);
  CHECK(outcome.err.find("repositories") != std::string::npos);
}

TEST_CASE("a corridor that an officer adds is answered by a kiosk that already runs") {
  constexpr const char* kAsk =
      "click home/fees\nclick fee/origin/NP\nclick fee/destination/other\nclick fee/work/factory\n";
  Town town("corridors");
  town.publish();
  town.play(town.from() + kBegin + kAsk);
  town.add("fees.csv", "np-example,law,NP,NP,PL,,,service-fee,,,,,,,worker,NPR 5000,,,example-law 12(1)," +
                           fmt::format("2026-01-01,,2026-11-22,An office,{},,An example.\n", in_days(60)));
  town.add("sources.toml",
           "[[source]]\nid = \"example-law\"\ntitle = \"Example law\"\npublisher = \"Nobody\"\n"
           "document = \"Example 1\"\npublished_on = 2026-01-01\nread_on = 2026-11-22\n");
  town.add("rates.csv", fmt::format("USD,PLN,4,2026-11-20,{},example-law\n", in_days(60)));
  town.publish();
  town.play(std::string(kBegin) + kAsk + town.from() + "wait 5000\nclick nav/leave\n" + kBegin +
            "click home/fees\nclick fee/origin/NP\nclick fee/destination/PL\nclick fee/work/factory\n"
            "click fee/next\nclick fee/pad/9\nclick fee/pad/0\nclick fee/pad/0\nclick fee/pad/done\n"
            "click fee/item/service-fee\nclick fee/pad/7\nclick fee/pad/0\nclick fee/pad/0\nclick fee/pad/0\n"
            "click fee/pad/done\nclick fee/see-answer\nexpect-text fee/verdict/service-fee \"2,000\"\n"
            "click fee/why/service-fee\nexpect-text fee/law/0 \"Example law, article 12(1)\"\n"
            "expect-text fee/law/0 \"An example.\"\n");
}

}  // namespace
}  // namespace waystation::journeys
