#include "app/kiosk/models/agencies.h"

#include <algorithm>

#include "app/kiosk/models/agency_parts.h"
#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {
namespace {

constexpr std::string_view kToday = "2026-11-21";

// A list of five agencies, and the checklist in another pack.
struct Agencies : SmallPacks {
  Agencies() {
    for (auto [id, pattern] : {std::pair{"agencies.title", "Check"},
                               {"agencies.list", "As it was on {date}"},
                               {"agencies.list_too_old", "This list is too old"},
                               {"agencies.clock_uncertain", "Not sure what day it is"},
                               {"agencies.no_list", "No list"},
                               {"agencies.guess", "Did you mean"},
                               {"agencies.of_town", "In this town"},
                               {"agencies.not_listed", "Not on any list here"},
                               {"agencies.not_listed_means", "It may have another name"},
                               {"agency.valid", "Licence valid on this list"},
                               {"agency.expired", "Licence expired"},
                               {"agency.suspended", "Licence suspended"},
                               {"agency.cancelled", "Licence cancelled"},
                               {"agency.list_too_old", "Too old to say"},
                               {"agency.cannot_say", "Cannot say now"},
                               {"agency.valid_means", "On {date} it said so"},
                               {"agency.list_too_old_means", "The list is from {date}"},
                               {"agency.cannot_say_means", "The list of {date} has it"},
                               {"agency.where", "{licence} · {town}"},
                               {"agency.licence", "Licence number"},
                               {"agency.valid_until", "Valid until"},
                               {"agency.town", "Town"},
                               {"agency.telephone", "Telephone"}})
      add_message(id, pattern);
    site.place.country = "NP";
    add_topic("fees");
    add_article("contract-checklist", "fees");
    list = {pack::PackRecord{"lists", "Test", "", {"en"}, {}, "CC-BY-4.0"},
            pack::SourceRecord{"office", "Office", "", "", day("2026-10-01"), day("2026-11-01")},
            words_in("source", "office", "title", "en", {"The labour office"}),
            pack::RegisterRecord{
                "np", "NP", "office", day("2026-10-01"), day("2026-12-31"), {"contract-checklist", "gone"}},
            words_in("register", "np", "title", "en", {"Licensed agencies"})};
    add_agency("1", "Himalaya Overseas", "012/071/072", "valid", "2027-05-01", {"हिमालय ओभरसिज"});
    add_agency("2", "Himalayan Overseas", "013/071/072", "cancelled", "2024-05-01");
    add_agency("3", "Lotus Resources", "014/071/072", "suspended", "2027-05-01");
    add_agency("4", "Sunrise Employment", "015/071/072", "valid", "2026-11-20");
    add_agency("5", "Annapurna Services", "016/071/072", "valid", "");
  }

  void add_agency(const std::string& number, const std::string& name, const std::string& licence,
                  const std::string& status, const std::string& valid_until,
                  std::vector<std::string> other_names = {}) {
    pack::AgencyRecord agency;
    agency.id = "np-" + number;
    agency.of_register = "np";
    agency.name = name;
    agency.other_names = std::move(other_names);
    agency.licence = licence;
    agency.status = status;
    agency.valid_until = valid_until;
    agency.town = "Kathmandu";
    agency.telephones = {"+97714412345"};
    list.push_back(agency);
  }

  AgenciesModel ask(const Library& library, const std::string& typed, std::string_view today = kToday,
                    bool is_clock_uncertain = false) {
    State state;
    state.lang = "en";
    state.back_stack = {HomeRoute{}, AgenciesRoute{}};
    state.agency_text = typed;
    Context context{library, site, state, day(today)};
    context.is_clock_uncertain = is_clock_uncertain;
    return agencies_model(context);
  }
  AgencyModel open_agency(const Library& library, const std::string& number, std::string_view today = kToday,
                          bool is_clock_uncertain = false, const std::string& lang = "en") {
    State state;
    state.lang = lang;
    state.back_stack = {HomeRoute{}, AgencyRoute{"lists", "np-" + number}};
    Context context{library, site, state, day(today)};
    context.is_clock_uncertain = is_clock_uncertain;
    auto model = agency_model(context, {"lists", "np-" + number});
    REQUIRE(model);
    return std::move(*model);
  }

  std::vector<pack::Record> list;
};

std::string marked(const MarkedText& text) {
  std::string all;
  for (search::ByteRange range : text.marks)
    all.append("[").append(text.words.text, range.begin, range.end - range.begin).append("]");
  return all;
}

TEST_CASE("while nothing is typed, the agency check shows its lists and the checklist, and no agency") {
  Agencies packs;
  Library library = packs.open({packs.list});
  for (const char* typed : {"", "   ", "?!"}) {
    AgenciesModel model = packs.ask(library, typed);
    CHECK(model.agencies.empty());
    CHECK(!model.not_listed);
    REQUIRE(model.registers.size() == 1);
    CHECK(model.registers[0].title.text == "Licensed agencies");
    CHECK(model.registers[0].listed.text == "As it was on 1 October 2026");
    CHECK(model.registers[0].source.text == "Source: The labour office");
    CHECK(!model.registers[0].too_old);
    REQUIRE(model.related.size() == 1);
    CHECK(model.related[0].id == "contract-checklist");
  }
}

TEST_CASE("what was typed is marked in the name of an agency, and its licence in the line below") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgenciesModel model = packs.ask(library, "LOTUS res");
  REQUIRE(model.agencies.size() == 1);
  const AgencyRow& row = model.agencies[0];
  CHECK(row.pack == "lists");
  CHECK(row.id == "np-3");
  CHECK(marked(row.name) == "[Lotus][Res]");
  CHECK(row.where.words.text.find("014/071/072") != std::string::npos);
  CHECK(row.standing.words.text == "Licence suspended");
  CHECK(!model.guess);

  model = packs.ask(library, "014/071/072");
  REQUIRE(!model.agencies.empty());
  CHECK(model.agencies[0].id == "np-3");
  CHECK(marked(model.agencies[0].where) == "[014/071/072]");
  CHECK(model.look_alikes.empty());
}

TEST_CASE("a row shows the other name when it is that which was typed") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgenciesModel model = packs.ask(library, "हिमालय");
  REQUIRE(!model.agencies.empty());
  const AgencyRow& row = model.agencies[0];
  CHECK(row.id == "np-1");
  CHECK(row.name.words == Translated{"Himalaya Overseas", "en"});
  REQUIRE(row.other_name);
  CHECK(row.other_name->words.lang == "ne");
  CHECK(marked(*row.other_name) == "[हिमालय]");
  CHECK(!packs.ask(library, "himalaya").agencies.at(0).other_name);
}

TEST_CASE("an agency that is on no list is said to be on none, and no more") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgenciesModel model = packs.ask(library, "Qxzwv Brokers");
  CHECK(model.agencies.empty());
  REQUIRE(model.not_listed);
  CHECK(model.not_listed->text == "Not on any list here");
  CHECK(model.not_listed_means->text == "It may have another name");
  CHECK(model.registers.size() == 1);
}

TEST_CASE("an agency of a list that this machine cannot read is not said to be on none") {
  Agencies packs;
  packs.add_message("pack.newer", "Needs a newer program");
  packs.add_agency("6", "Padma Overseas", "017/071/072", "valid", "");
  std::get<pack::AgencyRecord>(packs.list.back()).of_register = "unknown";
  Library library = packs.open({packs.list});
  AgenciesModel model = packs.ask(library, "Padma");
  CHECK(model.agencies.empty());
  REQUIRE(model.not_listed);
  CHECK(model.not_listed->text == "Cannot say now");
  CHECK(model.not_listed_means->text == "Needs a newer program");
}

TEST_CASE("a name with a typing mistake is a guess, or a warning, and never simply the answer") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgenciesModel model = packs.ask(library, "Anapurna Servises");
  REQUIRE(model.agencies.size() + model.look_alikes.size() > 0);
  CHECK((model.guess || model.not_listed));
}

TEST_CASE("a town's agencies are shown as those of a town") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgenciesModel model = packs.ask(library, "Kathmandu");
  CHECK(model.agencies.size() == 5);
  CHECK(model.of_town);
}

TEST_CASE("an agency's page says what its licence is on the list that day") {
  Agencies packs;
  Library library = packs.open({packs.list});
  using search::AgencyVerdict;
  struct Case {
    const char* number;
    AgencyVerdict verdict;
    ui::Icon icon;
    const char* words;
  };
  for (const Case& one : {Case{"1", AgencyVerdict::valid, ui::Icon::verified, "Licence valid on this list"},
                          Case{"2", AgencyVerdict::cancelled, ui::Icon::close_octagon, "Licence cancelled"},
                          Case{"3", AgencyVerdict::suspended, ui::Icon::pause_circle, "Licence suspended"},
                          Case{"4", AgencyVerdict::expired, ui::Icon::calendar_remove, "Licence expired"},
                          Case{"5", AgencyVerdict::valid, ui::Icon::verified, "Licence valid on this list"}}) {
    AgencyModel model = packs.open_agency(library, one.number);
    CHECK(model.standing.verdict == one.verdict);
    CHECK(model.standing.icon == one.icon);
    CHECK(model.standing.words.text == one.words);
  }
  AgencyModel model = packs.open_agency(library, "1");
  CHECK(model.means.text == "On 1 October 2026 it said so");
  CHECK(model.list.listed.text == "As it was on 1 October 2026");
  REQUIRE(model.related.size() == 1);
}

TEST_CASE("a list past its day says of no agency that its licence is valid") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgencyModel model = packs.open_agency(library, "5", "2027-01-01");
  CHECK(model.standing.words.text == "Too old to say");
  CHECK(model.means.text == "The list is from 1 October 2026");
  REQUIRE(model.list.too_old);
  CHECK(model.list.too_old->text == "This list is too old");
  CHECK(packs.open_agency(library, "5", "2026-12-31").standing.words.text == "Licence valid on this list");
}

TEST_CASE("a machine that is not sure of the day says so, and does not blame the list") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgencyModel model = packs.open_agency(library, "1", kToday, true);
  CHECK(model.standing.verdict == search::AgencyVerdict::list_too_old);
  CHECK(model.standing.words.text == "Cannot say now");
  CHECK(model.means.text == "The list of 1 October 2026 has it");
  CHECK(model.list.too_old->text == "Not sure what day it is");
  CHECK(packs.open_agency(library, "2", kToday, true).standing.words.text == "Licence cancelled");
  CHECK(packs.open_agency(library, "1", "2027-01-01", true).standing.words.text == "Too old to say");
}

TEST_CASE("licence and telephone keep their digits, dates are the reader's") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgencyModel model = packs.open_agency(library, "1", kToday, false, "ne");
  REQUIRE(model.lines.size() == 4);
  CHECK(model.lines[0].value == Translated{"012/071/072", "en"});
  CHECK(model.lines[1].value == Translated{"१ मे २०२७", "ne"});
  CHECK(model.lines[2].value.text == "Kathmandu");
  CHECK(model.lines[3].value.text.find("01") == 0);
  CHECK(model.lines[3].value.lang == "en");
  CHECK(packs.open_agency(library, "5").lines.size() == 3);
  CHECK(packs.open_agency(library, "3").lines.size() == 3);  // suspended: its last day would mislead
}

TEST_CASE("an agency's page warns of names that are like its own") {
  Agencies packs;
  Library library = packs.open({packs.list});
  AgencyModel model = packs.open_agency(library, "1");
  REQUIRE(model.look_alikes.size() == 1);
  CHECK(model.look_alikes[0].id == "np-2");
  CHECK(model.look_alikes[0].standing.words.text == "Licence cancelled");
  CHECK(packs.open_agency(library, "5").look_alikes.empty());
}

TEST_CASE("an agency that is gone is no page, and without a list there is none to look into") {
  Agencies packs;
  Library library = packs.open({packs.list});
  CHECK(std::holds_alternative<MissingModel>([&] {
    State state;
    state.lang = "en";
    state.back_stack = {HomeRoute{}, AgencyRoute{"lists", "np-99"}};
    return page_model({library, packs.site, state, day(kToday)});
  }()));
  Library without = packs.open();
  AgenciesModel model = packs.ask(without, "Himalaya");
  REQUIRE(model.no_list);
  CHECK(!model.not_listed);
}

TEST_CASE("words of a list are set in a language of their script") {
  CHECK(as_listed("Himalaya", "NP").lang == "en");
  CHECK(as_listed("012/071", "NP").lang == "en");
  CHECK(as_listed("हिमालय", "NP").lang == "ne");
  CHECK(as_listed("हिमालय", "IN").lang == "hi");
  CHECK(as_listed("12 বাংলা", "BD").lang == "bn");
  CHECK(as_listed("شركة", "SA").lang == "ar");
  CHECK(as_listed("ايجنسی", "PK").lang == "ur");
  CHECK(as_listed("ኤጀንሲ", "ET").lang == "am");
  CHECK(as_listed("အေဂျင်စီ", "MM").lang == "my");
}

}  // namespace
}  // namespace waystation::kiosk
