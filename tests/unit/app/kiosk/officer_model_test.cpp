#include "app/kiosk/models/officer.h"

#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {
namespace {

constexpr int64_t kDayS = 86400;
constexpr int64_t kNow = 1'795'262'400;  // 2026-11-21T12:00:00Z

// Messages without arguments show their ids; these show what they are given.
class Desk {
 public:
  Desk() {
    for (auto [id, pattern] : {std::pair{"officer.on", "{date}"},
                               {"officer.on_ago", "{date} {ago}"},
                               {"officer.ago.minutes", "{count} min"},
                               {"officer.ago.hours", "{count} h"},
                               {"officer.ago.days", "{count} d"},
                               {"officer.in.minutes", "in {count} min"},
                               {"officer.in.hours", "in {count} h"},
                               {"officer.in.days", "in {count} d"},
                               {"officer.state.as_of", "as of {date}"},
                               {"officer.state.stale", "stale {date}"},
                               {"officer.pages", "{count} p"},
                               {"officer.pack.release", "r{release}"},
                               {"officer.pack.release_pages", "r{release} {pages}"},
                               {"officer.pack.shipped", "shipped {pages}"},
                               {"officer.pack.older", "older {pages}"},
                               {"officer.media", "{count} media"}})
      packs.add_message(id, pattern);
    packs.add_topic("fees");
    packs.add_article("a", "fees");
    packs.add_article("b", "fees");
    packs.site.repositories = {{"ministry", "m.json", {"https://a.example"}, {"starter", "law"}}};
    facts.is_set_up = true;
    facts.now_unix_s = kNow;
    facts.status.repositories = {{"ministry", "https://a.example", kNow - 120, kNow - 120, kNow - 3600, false, "", ""}};
  }

  sync::RepositoryStatus& status() { return facts.status.repositories[0]; }

  OfficerModel model() {
    Library library = packs.open();
    State state;
    state.lang = "en";
    return officer_model({library, packs.site, state, day("2026-11-21")}, facts);
  }

  SmallPacks packs;
  OfficerFacts facts;
};

std::string id(const std::string& message) {
  return "\u27E6" + message + "\u27E7";
}

std::vector<std::string> states(const OfficerModel& model) {
  std::vector<std::string> words;
  REQUIRE(model.sources.size() == 1);
  for (const auto& state : model.sources[0].states) words.push_back(state.words.text);
  return words;
}

using Words = std::vector<std::string>;

TEST_CASE("when all is well the page says so in its first sentence") {
  Desk desk;
  OfficerModel model = desk.model();
  CHECK(model.headline.standing == Standing::fine);
  CHECK(model.headline.words.text == id("officer.headline.fine"));
  CHECK(states(model) == Words{id("officer.state.fine")});
  CHECK(!model.sources[0].details.has_value());
  CHECK(model.warnings.empty());
  CHECK(model.look.has_value());
  CHECK(!model.looking.has_value());
}

TEST_CASE("each way to fail has words of its own, and the program's sentence is kept as it is") {
  for (const char* kind : {"offline", "untrusted", "no_space", "corrupt", "not_found", "invalid"}) {
    Desk desk;
    desk.status().failed = kind;
    desk.status().message = "timestamp.json is signed by nobody; ask the publisher";
    OfficerModel model = desk.model();
    CHECK(model.headline.standing == Standing::care);
    CHECK(states(model) == Words{id("officer.failed." + std::string(kind))});
    CHECK(model.sources[0].details->text == desk.status().message);
    CHECK(model.sources[0].details->lang == "en");
  }
  Desk desk;
  desk.status().failed = "a kind from the future";
  CHECK(states(desk.model()) == Words{id("officer.failed.invalid")});
}

TEST_CASE("what nobody has confirmed for a month is said to be unconfirmed, also after a failure") {
  Desk desk;
  desk.status().confirmed_unix_s = kNow - 30 * kDayS;
  CHECK(states(desk.model()) == Words{id("officer.state.fine")});
  desk.status().confirmed_unix_s = kNow - 30 * kDayS - 1;
  CHECK(states(desk.model()) == Words{"stale 22 October 2026"});
  desk.status().failed = "offline";
  OfficerModel model = desk.model();
  CHECK(states(model) == Words{id("officer.failed.offline"), "stale 22 October 2026"});
  CHECK(model.headline.standing == Standing::care);
}

TEST_CASE("what came from a stick is shown with its date, and that is the first sentence") {
  Desk desk;
  desk.status().as_of_only = true;
  desk.status().confirmed_unix_s = kNow - 100 * kDayS;
  OfficerModel model = desk.model();
  CHECK(states(model) == Words{"as of 13 August 2026"});
  CHECK(model.headline.words.text == "as of 13 August 2026");
  CHECK(model.headline.standing == Standing::plain);
}

TEST_CASE("a repository that was never asked is neither well nor ill") {
  Desk desk;
  desk.facts.status = {};
  OfficerModel model = desk.model();
  CHECK(states(model) == Words{id("officer.state.never")});
  CHECK(model.headline.standing == Standing::plain);
  CHECK(model.sources[0].rows[0].value.text == id("officer.never"));
}

TEST_CASE("how long ago something was is told by the largest unit that fits") {
  Desk desk;
  for (auto [age_s, words] : {std::pair{int64_t{59}, "21 November 2026 0 min"},
                              {int64_t{3599}, "21 November 2026 59 min"},
                              {int64_t{3600}, "21 November 2026 1 h"},
                              {2 * kDayS - 1, "19 November 2026 47 h"},
                              {2 * kDayS, "19 November 2026 2 d"}}) {
    desk.status().tried_unix_s = kNow - age_s;
    CHECK(desk.model().sources[0].rows[2].value.text == words);
  }
}

TEST_CASE("where the clock is not right, or time runs backwards, no age is told") {
  Desk desk;
  desk.status().tried_unix_s = kNow + 5;
  CHECK(desk.model().sources[0].rows[2].value.text == "21 November 2026");
  desk.status().tried_unix_s = kNow - 5;
  desk.facts.is_clock_uncertain = true;
  OfficerModel model = desk.model();
  CHECK(model.sources[0].rows[2].value.text == "21 November 2026");
  REQUIRE(model.warnings.size() == 1);
  CHECK(model.warnings[0].text == id("officer.clock"));
}

TEST_CASE("a status that somebody made up is shown without harm") {
  Desk desk;
  desk.status().tried_unix_s = INT64_MAX;
  desk.status().succeeded_unix_s = INT64_MIN;
  desk.status().confirmed_unix_s = INT64_MAX;
  desk.status().failed = "offline";
  desk.status().message = std::string(599, 'x') + "\u1000" + std::string(5000, 'y');
  OfficerModel model = desk.model();
  CHECK(model.sources[0].details->text == std::string(599, 'x') + "\u2026");
  desk.facts.status.repositories.assign(10'000, {"stranger", "", 1, 1, 1, false, "offline", "x"});
  CHECK(desk.model().sources.size() == 1);
}

TEST_CASE("packs are told with their release and their pages, or where else they are from") {
  Desk desk;
  auto rows = desk.model().sources[0].rows;
  REQUIRE(rows.size() == 5);
  CHECK(rows[3].label.text == "starter");
  CHECK(rows[3].value.text == "shipped 2 p");
  CHECK(rows[4].value.text == id("officer.pack.awaited"));
  sync::ActivePack active;
  active.pack = "starter";
  active.release = 12;
  active.records_sha256 = desk.packs.open().held()[0].records_sha256;
  desk.facts.set = sync::ActiveSet{1, 0, {active}};
  CHECK(desk.model().sources[0].rows[3].value.text == "r12 2 p");
  desk.facts.set->packs[0].records_sha256 = std::string(64, 'a');  // its store does not open: another is shown
  CHECK(desk.model().sources[0].rows[3].value.text == "older 2 p");
}

TEST_CASE("a machine without updates says so and shows what it has, and no button") {
  Desk desk;
  desk.facts.is_set_up = false;
  OfficerModel model = desk.model();
  CHECK(model.headline.words.text == id("officer.headline.none"));
  CHECK(model.sources.empty());
  CHECK(!model.look.has_value());
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].value.text == "shipped 2 p");
  CHECK(!model.rows[1].value.text.empty());  // the program's version
}

TEST_CASE("a missing program, damage and an update that runs are said") {
  Desk desk;
  desk.facts.has_program = false;
  desk.facts.is_damaged = true;
  desk.facts.complaints = {"a.pack is no store"};
  OfficerModel model = desk.model();
  CHECK(model.headline.standing == Standing::care);
  REQUIRE(model.warnings.size() == 2);
  CHECK(model.warnings[0].text == id("officer.damaged"));
  CHECK(model.warnings[1].text == id("officer.no_program"));
  CHECK(!model.look.has_value());
  REQUIRE(model.complaints.size() == 1);
  CHECK(model.complaints[0].text == "a.pack is no store");
  Desk busy;
  busy.facts.is_running = true;
  CHECK(busy.model().looking.has_value());
}

TEST_CASE("the next try is told from now, and that there is none") {
  Desk desk;
  CHECK(desk.model().rows[0].value.text == id("officer.next.none"));
  desk.facts.next_try_s = 12 * 60;
  CHECK(desk.model().rows[0].value.text == "in 12 min");
  desk.facts.next_try_s = 7 * kDayS;
  CHECK(desk.model().rows[0].value.text == "in 7 d");
}

TEST_CASE("the number pad shows how much was typed, never what") {
  Desk desk;
  Library library = desk.packs.open();
  State state;
  state.lang = "ne";
  state.pin = "2468";
  PinModel model = pin_model({library, desk.packs.site, state, day("2026-11-21")});
  CHECK(model.typed == 4);
  CHECK(model.digits[7].text == "7");
  CHECK(model.remark == PinRemark::none);
}

}  // namespace
}  // namespace waystation::kiosk
