#include "core/search/agency_check.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/unit/core/search/agency_fixture.h"

using namespace waystation;
using namespace waystation::search;
using waystation::testing::AgencyStore;
using waystation::testing::CountedRandom;
using waystation::testing::invented_agencies;
using waystation::testing::listed_agency;

namespace {

constexpr Date kToday = {2026, 11, 22};

std::vector<pack::Record> asked_for() {
  auto everest = listed_agency("np-everest", "Everest Overseas Pvt. Ltd.", "1034/074/075", "Kathmandu");
  everest.other_names = {"एभरेस्ट ओभरसिज प्रा. लि."};
  auto noor = listed_agency("np-noor", "Al-Noor Gulf Recruitment Agency", "Lic. No. 88/A-71", "Lalitpur");
  noor.other_names = {"مكتب النور للاستقدام"};
  auto padma = listed_agency("bd-padma", "Padma Overseas Limited", "RL-0457", "Dhaka");
  padma.other_names = {"পদ্মা ওভারসিজ লিমিটেড"};
  return {everest,
          noor,
          padma,
          listed_agency("np-shanti", "शान्ति मानवस्रोत प्रा. लि.", "1201", "पोखरा"),
          listed_agency("np-skylink", "Sky Link Manpower Pvt. Ltd.", "1202", "Janakpur"),
          listed_agency("np-pokhara", "Janakpur Overseas Pvt. Ltd.", "1203", "Biratnagar"),
          listed_agency("np-three", "Sundar Nilgiri Tamakoshi Overseas", "1205", "Butwal"),
          listed_agency("np-lotus", "Lotus Garden Overseas Pvt. Ltd.", "1204", "Janakpur")};
}

// One list for all tests: it takes a while to build.
const AgencyStore& big_store() {
  static const AgencyStore store = [] {
    auto records = invented_agencies(5000);
    for (pack::Record& record : asked_for()) records.push_back(std::move(record));
    return AgencyStore(std::move(records));
  }();
  return store;
}

const AgencyCheck& check() {
  static const AgencyCheck it({&big_store().store()});
  return it;
}

AgencyAnswer find(std::string text, std::string of_register = "") {
  AgencyAnswer answer = check().find({std::move(text), std::move(of_register)});
  INFO((check().damage() ? check().damage()->message : ""));
  REQUIRE_FALSE(check().damage());
  return answer;
}

std::string first_of(const AgencyAnswer& answer) {
  return answer.hits.empty() ? "" : answer.hits.front().agency.id;
}

bool has(const std::vector<AgencyHit>& hits, std::string_view id) {
  return std::any_of(hits.begin(), hits.end(), [&](const AgencyHit& hit) { return hit.agency.id == id; });
}

struct Listed {
  pack::AgencyRecord agency = listed_agency("np-a", "A", "1", "Kathmandu");
  pack::RegisterRecord list = waystation::testing::list_of("np", "NP");
};

}  // namespace

TEST_CASE("a licence that the list calls valid, before its date, on a list that is not too old, is valid") {
  Listed listed;
  CHECK(judge(listed.agency, listed.list, kToday, false) == AgencyVerdict::valid);
  listed.agency.valid_until = "";
  CHECK(judge(listed.agency, listed.list, kToday, false) == AgencyVerdict::valid);
  listed.agency.valid_until = "2026-11-22";
  CHECK(judge(listed.agency, listed.list, kToday, false) == AgencyVerdict::valid);
}

TEST_CASE("a licence whose date is past has expired, whatever the list says") {
  Listed listed;
  listed.agency.valid_until = "2026-11-21";
  CHECK(judge(listed.agency, listed.list, kToday, false) == AgencyVerdict::expired);
  CHECK(judge(listed.agency, listed.list, kToday, true) == AgencyVerdict::expired);
}

TEST_CASE("a list past its review date says valid of nobody") {
  Listed listed;
  CHECK(judge(listed.agency, listed.list, listed.list.review_by, false) == AgencyVerdict::valid);
  listed.list.review_by = {2026, 11, 21};
  CHECK(judge(listed.agency, listed.list, kToday, false) == AgencyVerdict::list_too_old);
}

TEST_CASE("what a list warned of stays a warning when the list is too old or the clock uncertain") {
  Listed listed;
  listed.list.review_by = {2026, 1, 1};
  auto status =
      GENERATE(std::pair{"suspended", AgencyVerdict::suspended}, std::pair{"cancelled", AgencyVerdict::cancelled},
               std::pair{"expired", AgencyVerdict::expired});
  listed.agency.status = status.first;
  CHECK(judge(listed.agency, listed.list, kToday, false) == status.second);
  CHECK(judge(listed.agency, listed.list, kToday, true) == status.second);
}

TEST_CASE("a cancelled licence is cancelled, also after its date") {
  Listed listed;
  listed.agency.status = "cancelled";
  listed.agency.valid_until = "2020-01-01";
  CHECK(judge(listed.agency, listed.list, kToday, false) == AgencyVerdict::cancelled);
}

TEST_CASE("a machine that does not know the date says valid of nobody") {
  Listed listed;
  CHECK(judge(listed.agency, listed.list, kToday, true) == AgencyVerdict::list_too_old);
}

TEST_CASE("a status or a date that is not understood is never valid") {
  Listed listed;
  listed.agency.status = "VALID";
  CHECK(judge(listed.agency, listed.list, kToday, false) == AgencyVerdict::list_too_old);
  listed.agency.status = "valid";
  listed.agency.valid_until = "soon";
  CHECK(judge(listed.agency, listed.list, kToday, false) == AgencyVerdict::list_too_old);
}

TEST_CASE("a whole name is found where thousands of names have all its words") {
  std::vector<pack::Record> records;
  for (int i = 0; i < 4200; ++i)
    records.push_back(listed_agency(fmt::format("np-{:04}", i), fmt::format("Name{} Overseas Services Pvt. Ltd.", i),
                                    fmt::format("L{}", i), "Kathmandu"));
  records.push_back(listed_agency("np-last", "Overseas Services Pvt. Ltd.", "L9999", "Kathmandu"));
  AgencyStore store(std::move(records));
  AgencyCheck crowded({&store.store()});
  AgencyAnswer answer = crowded.find({"overseas services", ""});
  CHECK_FALSE(crowded.damage());
  CHECK(first_of(answer) == "np-last");
  CHECK(first_of(crowded.find({"Overseas Services Pvt Ltd", "np"})) == "np-last");
}

TEST_CASE("an agency is found by its licence number, however it is written") {
  auto typed = GENERATE("1034/074/075", "1034-074-075", " 1034 074 075 ", "१०३४/०७४/०७५", "licence no. 1034/074/075");
  INFO(typed);
  AgencyAnswer answer = find(typed);
  CHECK(first_of(answer) == "np-everest");
  REQUIRE_FALSE(answer.hits.empty());
  CHECK(answer.hits.front().match == AgencyMatch::licence);
  CHECK(answer.look_alikes.empty());
}

TEST_CASE("somebody else's licence number beside a name does not answer for that name") {
  AgencyAnswer answer = find("Padma 1034/074/075");
  CHECK_FALSE(has(answer.hits, "np-everest"));
}

TEST_CASE("a licence number is found while it is typed, from its fourth letter") {
  AgencyAnswer answer = find("RL-04");
  CHECK(first_of(answer) == "bd-padma");
  CHECK(find("RL-0").hits.empty());
  CHECK(find("RL").hits.empty());
}

TEST_CASE("a short licence number is found when it is the whole number") {
  CHECK(first_of(find("1201")) == "np-shanti");
  CHECK(first_of(find("88/A-71")) == "np-noor");
}

TEST_CASE("an agency is found by any part of its name") {
  auto typed = GENERATE("everest overseas pvt ltd", "EVEREST", "everest over", "overseas everest", "verest",
                        "everest kathmandu");
  INFO(typed);
  AgencyAnswer answer = find(typed);
  CHECK(first_of(answer) == "np-everest");
  REQUIRE_FALSE(answer.hits.empty());
  CHECK(answer.hits.front().match == AgencyMatch::name);
}

TEST_CASE("an agency is found by its name in the local script") {
  CHECK(first_of(find("एभरेस्ट ओभरसिज")) == "np-everest");
  CHECK(first_of(find("शान्ति")) == "np-shanti");
  CHECK(first_of(find("النور للاستقدام")) == "np-noor");
  CHECK(first_of(find("পদ্মা")) == "bd-padma");
}

TEST_CASE("a name in another script than the list writes is a guess") {
  struct Typed {
    const char *text, *id;
  };
  auto typed = GENERATE(Typed{"shanti manavsrot", "np-shanti"}, Typed{"लोटस गार्डेन", "np-lotus"});
  INFO(typed.text);
  AgencyAnswer answer = find(typed.text);
  CHECK(first_of(answer) == typed.id);
  REQUIRE_FALSE(answer.hits.empty());
  CHECK(answer.hits.front().match == AgencyMatch::guess);
}

TEST_CASE("a name with typing mistakes is a guess") {
  auto typed = GENERATE("evrest overseas", "Everrest", "everest ovreseas", "Everset Overseas Pvt Ltd");
  INFO(typed);
  AgencyAnswer answer = find(typed);
  CHECK(first_of(answer) == "np-everest");
  REQUIRE_FALSE(answer.hits.empty());
  CHECK(answer.hits.front().match == AgencyMatch::guess);
}

TEST_CASE("words that every agency has may be shortened or written out") {
  CHECK(first_of(find("Everest Overseas Private Limited")) == "np-everest");
  CHECK(first_of(find("Padma Overseas Ltd")) == "bd-padma");
}

TEST_CASE("two words may be written as one, and one as two") {
  CHECK(first_of(find("skylink manpower")) == "np-skylink");
  CHECK(first_of(find("ever est overseas")) == "np-everest");
  CHECK(first_of(find("alnoor")) == "np-noor");
}

TEST_CASE("only the list that was asked for answers") {
  CHECK(first_of(find("padma", "bd")) == "bd-padma");
  CHECK_FALSE(has(find("padma", "np").hits, "bd-padma"));
  CHECK(find("RL-0457", "np").hits.empty());
  CHECK(find("padma", "xx").hits.empty());
}

TEST_CASE("a town answers with its agencies, those that are named after it first") {
  AgencyAnswer answer = find("Janakpur");
  CHECK(answer.is_town_only);
  REQUIRE(answer.hits.size() == 3);
  CHECK(answer.hits[0].agency.id == "np-pokhara");
  CHECK(has(answer.hits, "np-skylink"));
  CHECK(has(answer.hits, "np-lotus"));
}

TEST_CASE("a town of thousands of agencies answers with as many as were asked for") {
  AgencyAnswer answer = check().find({"kathmandu", "", 25});
  CHECK(answer.is_town_only);
  CHECK(answer.hits.size() == 25);
  CHECK(answer.look_alikes.empty());
}

TEST_CASE("a town is found in the local script, while it is typed, and with a mistake") {
  CHECK(first_of(find("पोखरा")) == "np-shanti");
  CHECK(find("Biratnag").is_town_only);
  CHECK(find("Birratnagar").is_town_only);
}

TEST_CASE("a name and a town is not a town only") {
  AgencyAnswer answer = find("lotus janakpur");
  CHECK_FALSE(answer.is_town_only);
  CHECK(first_of(answer) == "np-lotus");
}

TEST_CASE("an agency that is not on the list is warned of when its name is like a listed one") {
  auto typed = GENERATE("Everest Manpower Services", "Evrest Recruitment Company", "Everest Human Resources Pvt Ltd",
                        "Everest Overseas Holdings Corporation");
  INFO(typed);
  AgencyAnswer answer = find(typed);
  CHECK(answer.hits.empty());
  CHECK(has(answer.look_alikes, "np-everest"));
  CHECK(answer.look_alikes.size() <= 5);
}

TEST_CASE("an agency that has another telling word is not like it") {
  CHECK_FALSE(has(find("Everest Gorakha Overseas").look_alikes, "np-everest"));
  CHECK_FALSE(has(find("Lotus Garden Valley Overseas").look_alikes, "np-lotus"));
  CHECK_FALSE(has(find("Garden Overseas Pvt Ltd").look_alikes, "np-lotus"));
  CHECK_FALSE(has(find("Sundar Tamakoshi Manpower").look_alikes, "np-three"));
}

TEST_CASE("there is no warning of look-alikes beside a licence or the very name") {
  CHECK(find("1034/074/075").look_alikes.empty());
  CHECK(find("Everest Overseas Pvt. Ltd.").look_alikes.empty());
}

TEST_CASE("most names that are on no list are not said to be like one that is") {
  CountedRandom random(99);
  size_t warned = 0;
  constexpr size_t kNames = 200;
  for (size_t i = 0; i < kNames; ++i) {
    std::string name = waystation::testing::invented_name(random) + " " + waystation::testing::invented_name(random) +
                       " " + waystation::testing::generic_end(random);
    AgencyAnswer answer = find(name);
    CHECK(answer.look_alikes.size() <= 5);
    warned += answer.look_alikes.empty() ? 0 : 1;
  }
  CHECK(warned < kNames / 20);
}

TEST_CASE("the look-alikes of a listed agency are others of its list with nearly its name") {
  auto records = invented_agencies(300);
  for (const auto& [id, name] :
       {std::pair{"np-1", "Everest Overseas Pvt. Ltd."}, std::pair{"np-2", "Evrest Overseas Pvt. Ltd."},
        std::pair{"np-3", "Everest Manpower Pvt. Ltd."}, std::pair{"np-4", "Annapurna Overseas Pvt. Ltd."},
        std::pair{"bd-5", "Everest Overseas Limited"}}) {
    records.push_back(listed_agency(id, name, id, "Kathmandu"));
  }
  AgencyStore store(std::move(records));
  AgencyCheck small({&store.store()});
  auto alike = small.look_alikes(store.store(), *store.store().agency("np-1"));
  CHECK(alike.size() == 2);
  CHECK(has(alike, "np-2"));
  CHECK(has(alike, "np-3"));
  CHECK(small.look_alikes(store.store(), *store.store().agency("np-4")).empty());
}

TEST_CASE("few listed agencies have look-alikes, and none has more than five") {
  size_t all = 0;
  for (size_t i = 0; i < 100; ++i) {
    auto agency = big_store().store().agency(fmt::format("np-{:05}", i * 37));
    REQUIRE(agency);
    auto alike = check().look_alikes(big_store().store(), *agency);
    CHECK(alike.size() <= 5);
    all += alike.size();
  }
  CHECK(all < 150);
}

TEST_CASE("hostile words find something or nothing, and no error") {
  std::string long_word(10'000, 'a');
  std::string many_words;
  for (int i = 0; i < 3000; ++i) many_words += "everest ";
  auto typed = GENERATE_COPY(
      std::string(), std::string(" "), std::string("\""), std::string("\"everest\" OR \"a"),
      std::string("everest* NOT ("), std::string("NEAR(a b, 2)"), std::string("words:everest"),
      std::string("'; DROP TABLE agency; --"), std::string("\0everest", 8), std::string("\x01\x02\x1b[0m"),
      std::string("\xff\xfe\xc0\x80"), std::string("\xe0\xa5\x8d\xcc\x81"), std::string("%_%"), std::string("a"),
      std::string("1"), std::string("/"), std::string("१"), long_word, many_words, std::string(1000, '"'),
      std::string("ab cd ef gh ij kl mn op qr st uv wx yz"), std::string("\xe2\x80\xae everest"));
  AgencyAnswer answer = find(typed);
  CHECK(answer.hits.size() <= 40);
  CHECK(answer.look_alikes.size() <= 5);
}

TEST_CASE("what is asked for by name is found among hostile signs too") {
  CHECK(first_of(find("\"everest\" (overseas)*")) == "np-everest");
}

TEST_CASE("no more hits than were asked for, and none for none") {
  CHECK(check().find({"overseas", "", 3}).hits.size() == 3);
  CHECK(check().find({"overseas", "", 0}).hits.empty());
}

TEST_CASE("a store without agencies, and no store at all, find nothing") {
  AgencyStore empty({});
  CHECK(AgencyCheck({&empty.store()}).find({"everest", ""}).hits.empty());
  CHECK(AgencyCheck(std::vector<const pack::Store*>{}).find({"everest", ""}).hits.empty());
}

TEST_CASE("several stores answer together") {
  AgencyStore other({listed_agency("bd-everest", "Everest Overseas Limited", "RL-1", "Dhaka")});
  AgencyCheck both({&big_store().store(), &other.store()});
  AgencyAnswer answer = both.find({"everest", ""});
  CHECK(has(answer.hits, "np-everest"));
  CHECK(has(answer.hits, "bd-everest"));
}
