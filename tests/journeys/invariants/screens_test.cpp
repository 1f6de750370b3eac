// Every screen of the real program at every text size, for one language and one window size a process.
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/journeys/invariants/layout.h"
#include "tests/journeys/program.h"
#include "tests/support/catch.h"

namespace waystation::journeys {
namespace {

constexpr int kTextSteps = 4, kFirstTextStep = 2;
constexpr size_t kMostShown = 40;
constexpr int kIdleResetMs = 90'000, kGreetingMs = 4000;

void append(Complaints& all, const Complaints& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// Writes the script, and knows what was dumped and what must hold of it.
class Tour {
 public:
  explicit Tour(const Program& program) : program_(program) {}

  void step(const std::string& words) { script_ += words + '\n'; }
  void dump(const std::string& name) {
    dumps_.push_back({name, program_.out(name + ".json"), false});
    step("dump " + dumps_.back().path);
  }
  void dump_end(const std::string& name) {
    step("key end");
    dump(name + "-end");
    dumps_.back().is_end = true;
  }

  const std::string& script() const { return script_; }

  // Of all dumps; each says where.
  Complaints check(const std::string& lang) const {
    Complaints all;
    Dump before;
    for (const Taken& taken : dumps_) {
      if (!std::filesystem::exists(taken.path)) return all;  // the program stopped before it, and said so
      Dump dump = parse_dump(read_file(taken.path));
      Complaints some = check_all(dump);
      if (taken.is_end) append(some, check_end_reached(dump));
      if (taken.is_end) append(some, check_only_scrolled(before, dump));
      if (!lang.empty() && dump.lang != lang) some.push_back("the screen is in " + dump.lang);
      for (const std::string& complaint : some) all.push_back(taken.name + ": " + complaint);
      before = std::move(dump);
    }
    return all;
  }

 private:
  struct Taken {
    std::string name, path;
    bool is_end;
  };
  const Program& program_;
  std::string script_;
  std::vector<Taken> dumps_;
};

void visit_articles(Tour& tour, int text_step) {
  // A table; tasks, one of them ticked; links; the longest.
  for (const char* page : {"fees who-pays-the-recruiter", "work before-you-sign", "rights your-rights",
                           "women women-working-abroad", "journey staying-safe-on-the-way"}) {
    std::string topic(page, std::string(page).find(' ')), article(page + topic.size() + 1);
    tour.step("click nav/home");
    tour.step("click topic/" + topic);
    tour.dump(fmt::format("{}-topic-{}", text_step, topic));
    tour.step("click article/" + article);
    tour.dump(fmt::format("{}-{}", text_step, article));
    tour.dump_end(fmt::format("{}-{}", text_step, article));
  }
}

// Where a visitor finds things: with nothing typed, something, and nothing found; the keyboard shown and put away.
void visit_search(Tour& tour, int text_step) {
  auto dump = [&](const char* name) {
    tour.dump(fmt::format("{}-{}", text_step, name));
    tour.dump_end(fmt::format("{}-{}", text_step, name));
  };
  tour.step("click nav/home");
  tour.step("click nav/search");
  dump("search");
  tour.step("type \"visa\"");
  dump("search-visa");
  tour.step("click key/hide");
  dump("search-visa-whole");
  tour.step("click result/glossary/visa");
  dump("term");
  tour.step("click nav/back");
  tour.step("click field/keyboard");
  tour.step("click field/clear");
  tour.step("type \"zzqxjkvw\"");
  dump("search-nothing");
  tour.step("click field/clear");
  tour.step("click key/hide");
}

void visit_helpers(Tour& tour, int text_step) {
  auto dump = [&](const char* name) {
    tour.dump(fmt::format("{}-{}", text_step, name));
    tour.dump_end(fmt::format("{}-{}", text_step, name));
  };
  tour.step("click nav/home");
  tour.step("click home/services");
  dump("services");
  tour.step("click service/demonstration/example-health-centre");
  dump("service");
  tour.step("click nav/home");
  tour.step("click home/agencies");
  dump("agencies");
  tour.step("type \"himalaya\"");
  dump("agencies-found");
  tour.step("click field/clear");
  tour.step("type \"zzqxjkvw\"");
  dump("agencies-nothing");
  tour.step("click field/clear");
}

// The fee check from its first question to the law behind an answer, with every kind of answer on the page.
void visit_fees(Tour& tour, int text_step) {
  auto dump = [&](const char* name) {
    tour.dump(fmt::format("{}-fees-{}", text_step, name));
    tour.dump_end(fmt::format("{}-fees-{}", text_step, name));
  };
  auto type = [&](const char* digits) {
    for (const char* digit = digits; *digit != '\0'; ++digit) tour.step(fmt::format("click fee/pad/{}", *digit));
  };
  tour.step("click nav/home");
  tour.step("click home/fees");
  dump("origin");
  tour.step("click fee/origin/NP");
  tour.step("click fee/destination/QA");
  dump("work");
  tour.step("click fee/work/construction");
  dump("questions");
  tour.step("click fee/question/direct_hire/no");
  tour.step("click fee/question/charged_in/origin");
  tour.step("click fee/next");
  type("1200");
  dump("wage");
  tour.step("click fee/pad/done");
  for (const char* item : {"service-fee", "medical", "travel", "unsaid"}) {
    tour.step(std::string("click fee/item/") + item);
    type("60000");
    tour.step("click fee/pad/done");
  }
  dump("charges");
  tour.step("click fee/see-answer");
  dump("answer");
  tour.step("click fee/why/service-fee");
  dump("why");
  tour.step("click nav/back");
  tour.step("click fee/action/plan");
  dump("plan");
  tour.step("click nav/back");
  tour.step("click fee/action/signs");
  tour.step("click fee/sign/cash");
  dump("signs");
  tour.step("click nav/back");
  tour.step("click fee/action/again");
}

void visit_screens(Tour& tour, int text_step) {
  tour.dump(fmt::format("{}-home", text_step));
  tour.dump_end(fmt::format("{}-home", text_step));
  tour.step("click notice/demo-notice");
  tour.dump(fmt::format("{}-notice", text_step));
  tour.dump_end(fmt::format("{}-notice", text_step));
  visit_articles(tour, text_step);
  visit_search(tour, text_step);
  visit_helpers(tour, text_step);
  visit_fees(tour, text_step);
  tour.step("click nav/help");
  tour.dump(fmt::format("{}-help", text_step));
  tour.step(fmt::format("wait {}", kIdleResetMs));
  tour.dump(fmt::format("{}-still-there", text_step));
  tour.step("click idle/stay");
  tour.step("click nav/language");
  tour.dump(fmt::format("{}-languages", text_step));
  tour.dump_end(fmt::format("{}-languages", text_step));
  tour.step("click nav/back");
  tour.step("click nav/home");
  tour.step("click nav/text_size");
}

// What is behind the officer's door: the pad as it opens and after a wrong number, and the page with all it can say.
void visit_officer(Tour& tour, const std::string& lang, int text_step) {
  tour.step("click nav/leave");
  tour.step("hold officer/door 3100");
  tour.step("click nav/language");
  tour.step("click language/" + lang);
  for (int i = kFirstTextStep; i != text_step; i = i % kTextSteps + 1) tour.step("click nav/text_size");
  tour.dump(fmt::format("{}-pin", text_step));
  tour.dump_end(fmt::format("{}-pin", text_step));
  for (const char* key : {"1", "2", "3", "4", "done"}) tour.step(std::string("click pin/") + key);
  tour.dump(fmt::format("{}-pin-wrong", text_step));
  tour.dump_end(fmt::format("{}-pin-wrong", text_step));
  for (const char* key : {"2", "4", "6", "8", "done"}) tour.step(std::string("click pin/") + key);
  tour.step("expect-screen officer");
  tour.dump(fmt::format("{}-officer", text_step));
  tour.dump_end(fmt::format("{}-officer", text_step));
}

// The shipped site with an officer, repositories, and a status in which everything went wrong that can.
void prepare_officer(const Program& program) {
  std::string site = read_file(std::string(BINARY_ROOT) + "/share/waystation/site.toml");
  size_t tables = site.find("\n# What the header shows.");
  REQUIRE(tables != std::string::npos);
  site.insert(tables, "\nofficer_pin = \"2468\"\n");
  site +=
      "[repositories.ministry]\nroot = \"m.json\"\npacks = [\"starter\", \"law\"]\n"
      "[repositories.consulate]\nroot = \"c.json\"\npacks = [\"country\"]\n";
  write_file(program.data() + "/site.toml", site);
  std::filesystem::create_directory(program.data() + "/sync");
  auto repository = [](const char* id, const char* failed, const char* message) {
    return fmt::format(
        "{{\"as_of_only\":false,\"confirmed_unix_s\":1790000000,\"failed\":\"{}\",\"id\":\"{}\","
        "\"message\":\"{}\",\"source\":\"https://a.example\",\"succeeded_unix_s\":1790000000,"
        "\"tried_unix_s\":1795240000}}",
        failed, id, message);
  };
  write_file(
      program.data() + "/sync/status.json",
      fmt::format("{{\"media_missing\":3,\"packs\":[],\"repositories\":[{},{}]}}\n", repository("ministry", "", ""),
                  repository("consulate", "untrusted",
                             "https://a.example/metadata/timestamp.json is signed by 0 of the 1 keys that must "
                             "sign it; ask the publisher")));
}

// JOURNEY_REPORT names a file that takes all complaints; the test's own message shows the first.
void require_none(const Complaints& complaints) {
  std::string report = given("JOURNEY_REPORT", ""), shown;
  if (!report.empty()) write_file(report, fmt::format("{}\n", fmt::join(complaints, "\n")));
  for (size_t i = 0; i < complaints.size() && i < kMostShown; ++i) shown += "  " + complaints[i] + '\n';
  INFO(complaints.size() << " complaints:\n" << shown);
  CHECK(complaints.empty());
}

TEST_CASE("every screen keeps the rules of layout at every text size", "[screens]") {
  std::string lang = given("JOURNEY_LANGUAGE", "en"), size = given("JOURNEY_SIZE", "1280x800");
  INFO(lang << ' ' << size);
  Program program;
  Tour tour(program);
  tour.step("click start");
  tour.step("click language/" + lang);
  for (int step = 0; step < kTextSteps; ++step) visit_screens(tour, (kFirstTextStep - 1 + step) % kTextSteps + 1);
  prepare_officer(program);
  for (int step = 1; step <= kTextSteps; ++step) visit_officer(tour, lang, step);
  RunOptions options;
  options.script = tour.script();
  options.arguments = {"--size", size};
  options.may_write_files = true;  // the dumps
  Outcome outcome = program.run(options);
  CHECK(outcome.err == "");
  CHECK(outcome.status == 0);
  CHECK(outcome.left == std::vector<std::string>{});
  require_none(tour.check(lang));
}

TEST_CASE("every greeting and the first choice of language keep the rules at every text size", "[attract]") {
  std::string size = given("JOURNEY_SIZE", "1280x800");
  std::string site = read_file(std::string(BINARY_ROOT) + "/share/waystation/site.toml");
  for (int text_step = 1; text_step <= kTextSteps; ++text_step) {
    INFO(size << " text size " << text_step);
    Program program;
    std::string changed = site;
    size_t place = changed.find("\ntext_step = ");
    REQUIRE(place != std::string::npos);
    changed[place + 13] = static_cast<char>('0' + text_step);
    write_file(program.data() + "/site.toml", changed);
    Tour tour(program);
    tour.step("wait 2000");
    for (int greeting = 0; greeting < 12; ++greeting) {
      tour.dump(fmt::format("greeting-{}", greeting));
      tour.step(fmt::format("wait {}", kGreetingMs));
    }
    tour.step("click start");
    tour.dump("languages");
    tour.dump_end("languages");
    RunOptions options;
    options.script = tour.script();
    options.arguments = {"--size", size};
    options.may_write_files = true;
    Outcome outcome = program.run(options);
    CHECK(outcome.err == "");
    CHECK(outcome.status == 0);
    require_none(tour.check(""));
  }
}

}  // namespace
}  // namespace waystation::journeys
