#include "app/kiosk/models/services.h"

#include <fmt/format.h>

#include "tests/unit/app/kiosk/small_packs.h"

using namespace waystation;
using namespace waystation::kiosk;

namespace {

// Monday, 10:00 in UTC, 11:00 in Zurich.
constexpr std::string_view kToday = "2026-11-23";
constexpr int64_t kTenOClock = 10 * 3600;

constexpr std::pair<const char*, const char*> kMessages[] = {
    {"services.title", "Who helps"},
    {"services.all", "All"},
    {"services.empty", "None"},
    {"services.city_distance", "{distance}, {city}"},
    {"distance.km", "{km} km"},
    {"distance.m", "{m, number} m"},
    {"distance.near", "Right here"},
    {"need.health", "Health"},
    {"need.shelter", "Bed"},
    {"need.legal", "Lawyer"},
    {"need.work", "Work"},
    {"service.open", "Open until {time}"},
    {"service.open_now", "Open"},
    {"service.open_day_and_night", "Day and night"},
    {"service.opens_today", "Opens today {time}"},
    {"service.opens_on", "Opens {day} {time}"},
    {"service.closed", "Closed"},
    {"service.hours_unknown", "Ask when"},
    {"service.hours_uncertain", "Not sure what time it is"},
    {"service.hours", "Hours"},
    {"service.closed_all_day", "closed"},
    {"service.exception", "{date}: {hours}"},
    {"service.days", "{from} to {until}"},
    {"service.cost.free", "Free"},
    {"service.papers.no", "No papers"},
    {"service.safe.yes", "Safe"},
    {"service.safe.no", "Not safe"},
    {"service.who.women", "Women"},
    {"service.languages", "Speak: {languages}"},
    {"service.telephone", "Telephone"},
    {"service.address", "Address"},
    {"service.directions", "Way"},
    {"service.here", "Here"},
    {"service.distance_direction", "{distance} to the {direction}"},
    {"service.straight_line", "Straight"},
    {"direction.s", "south"},
    {"direction.ne", "north-east"},
    {"direction.north_mark", "N"},
    {"service.overdue", "Call first, {date} is past"},
    {"help.title", "Help"},
    {"help.what.police", "Police"},
    {"help.cost.free", "Free call"},
    {"help.no_numbers", "No number"},
    {"help.say_title", "Say"},
    {"help.say.need", "What you need"},
    {"help.say.where", "Where"},
    {"help.say.what", "What"},
    {"help.say.language", "Language"},
    {"help.say.stay", "Stay"},
    {"help.here", "You are at {address}"},
    {"help.services", "Near"},
    {"help.all_services", "All places"}};

class ServicePacks : public SmallPacks {
 public:
  ServicePacks() {
    for (auto [id, pattern] : kMessages) add_message(id, pattern);
    site.place.country = "CH";
    site.place.time_zone = "Europe/Zurich";
    site.place.has_position = true;
    site.place.latitude_microdegrees = 46'200'000;
    site.place.longitude_microdegrees = 6'100'000;
  }

  static pack::ServiceRecord service(const std::string& id, std::vector<std::string> needs = {"health"}) {
    pack::ServiceRecord record;
    record.id = id;
    record.needs = std::move(needs);
    record.country = "CH";
    record.review_by = day("2027-11-22");
    record.checked_on = day("2026-11-22");
    record.checked_by = "Editors";
    record.sources = {{"law", ""}};
    return record;
  }
  // Due north of the site, so many thousandths of a degree: 111.2 m each.
  static pack::ServiceRecord service_at(const std::string& id, int64_t north,
                                        std::vector<std::string> needs = {"health"}) {
    pack::ServiceRecord record = service(id, std::move(needs));
    record.latitude_microdegrees = 46'200'000 + 1000 * north;
    record.longitude_microdegrees = 6'100'000;
    return record;
  }
  void add(const pack::ServiceRecord& record, const std::string& city = "Geneva") {
    content.push_back(record);
    content.push_back(words_in("service", record.id, "name", "en", {"Name of " + record.id}));
    content.push_back(words_in("service", record.id, "address", "en", {"1 Street"}));
    content.push_back(words_in("service", record.id, "city", "en", {city}));
  }
  void add_text(const std::string& id, const std::string& field, const std::string& lang, const std::string& words,
                const std::string& review = "source") {
    content.push_back(words_in("service", id, field, lang, {words}, review));
  }

  template <typename Model>
  Model at(Route route, const std::string& lang = "en", bool is_clock_uncertain = false,
           std::string_view today = kToday, int64_t seconds = kTenOClock) {
    Library library = open();
    State state;
    state.lang = lang;
    state.back_stack = {HomeRoute{}, std::move(route)};
    Context context{library, site, state, day(today)};
    context.now_unix_s = days_since_epoch(day(today)) * 86'400 + seconds;
    context.is_clock_uncertain = is_clock_uncertain;
    PageModel page = page_model(context);
    REQUIRE(std::holds_alternative<Model>(page));
    return std::get<Model>(std::move(page));
  }
  ServicesModel list(const std::string& need = "") { return at<ServicesModel>(ServicesRoute{need}); }
  ServiceModel card(const std::string& id) { return at<ServiceModel>(ServiceRoute{"starter", id}); }
};

std::vector<std::string> ids(const std::vector<ServiceRow>& rows) {
  std::vector<std::string> result;
  for (const ServiceRow& row : rows) result.push_back(row.id);
  return result;
}

std::vector<std::string> words(const std::vector<Fact>& facts) {
  std::vector<std::string> result;
  for (const Fact& fact : facts) result.push_back(fact.words.text);
  return result;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("the nearest service comes first, those without a place last, by city and name") {
  ServicePacks packs;
  packs.add(packs.service("b-nowhere"), "Bern");
  packs.add(packs.service_at("far", 3000), "Zurich");
  packs.add(packs.service("z-nowhere"), "Aarau");
  packs.add(packs.service_at("near", -2));
  packs.add(packs.service("a-nowhere"), "Bern");
  CHECK(ids(packs.list().services) == Strings{"near", "far", "z-nowhere", "a-nowhere", "b-nowhere"});
}

TEST_CASE("where the site does not know its own place, services stand by city and name, and there is no map") {
  ServicePacks packs;
  packs.site.place.has_position = false;
  packs.add(packs.service_at("near", 1), "Zurich");
  packs.add(packs.service_at("far", 3000), "Aarau");
  ServicesModel list = packs.list();
  CHECK(ids(list.services) == Strings{"far", "near"});
  CHECK(list.services[0].where.text == "Aarau");
  CHECK_FALSE(packs.card("near").way);
}

TEST_CASE("a distance has as many digits as one can walk by") {
  std::pair<int64_t, std::string> places[] = {{0, "Right here"}, {1, "110 m"},    {8, "890 m"},
                                              {9, "1.0 km"},     {89, "9.9 km"},  {90, "10 km"},
                                              {500, "56 km"},    {899, "100 km"}, {3000, "330 km"}};
  ServicePacks packs;
  for (const auto& [north, text] : places) packs.add(packs.service_at(fmt::format("s{:04}", north), north));
  ServicesModel list = packs.list();
  REQUIRE(list.services.size() == std::size(places));
  for (size_t i = 0; i < std::size(places); ++i)
    CHECK(list.services[i].where.text == fmt::format("{}, Geneva", places[i].second));
}

TEST_CASE("only kinds of help that are there are offered, and one of them filters the list") {
  ServicePacks packs;
  packs.add(packs.service_at("clinic", 1, {"health"}));
  packs.add(packs.service_at("office", 2, {"work", "legal"}));
  ServicesModel all = packs.list();
  REQUIRE(all.needs.size() == 4);
  CHECK(all.needs[0].need.empty());
  CHECK(all.needs[0].chosen);
  CHECK(all.needs[1].need == "health");
  CHECK(all.needs[2].need == "legal");
  CHECK(all.needs[3].need == "work");
  ServicesModel legal = packs.list("legal");
  CHECK(ids(legal.services) == Strings{"office"});
  CHECK(legal.needs[2].chosen);
  CHECK_FALSE(legal.needs[0].chosen);
  CHECK(packs.list("shelter").services.empty());
}

TEST_CASE("a row says whether it is open by the clock of the place, and whether it is safe without papers") {
  ServicePacks packs;
  auto open = packs.service_at("open", 1);
  open.hours = {"mo 08:00-11:30"};
  open.safe_without_papers = "yes";
  packs.add(open);
  auto later = packs.service_at("later", 2);
  later.hours = {"mo 11:30-17:00"};
  packs.add(later);
  auto thursday = packs.service_at("thursday", 3);
  thursday.hours = {"th 09:00-17:00"};
  packs.add(thursday);
  auto away = packs.service_at("away", 4);
  away.hours = {"mo-su 09:00-17:00"};
  away.exceptions = {"2026-11-23..2026-12-01 closed"};
  packs.add(away);
  packs.add(packs.service_at("unknown", 5));
  ServicesModel list = packs.list();
  REQUIRE(list.services.size() == 5);
  CHECK(words(list.services[0].facts) == Strings{"Open until 11:30", "Safe"});
  CHECK(words(list.services[1].facts) == Strings{"Opens today 11:30"});
  CHECK(words(list.services[2].facts) == Strings{"Opens Thursday 09:00"});
  CHECK(words(list.services[3].facts) == Strings{"Opens 2 December 2026 09:00"});
  CHECK(list.services[4].facts.empty());
}

TEST_CASE("after the day of review it is not said that it is safe without papers, but still that it is not") {
  ServicePacks packs;
  auto record = packs.service("clinic");
  record.safe_without_papers = GENERATE("yes", "no");
  packs.add(record);
  auto list = packs.at<ServicesModel>(ServicesRoute{}, "en", false, "2027-11-23");
  CHECK(list.services.at(0).facts.size() == (record.safe_without_papers == "yes" ? 1 : 2));  // call first; not safe
}

TEST_CASE("a clock that is not to be believed claims nothing about now") {
  ServicePacks packs;
  auto record = packs.service_at("clinic", 1);
  record.hours = {"mo-fr 08:00-18:00"};
  record.exceptions = {"2026-11-24 closed"};
  packs.add(record);
  auto list = packs.at<ServicesModel>(ServicesRoute{}, "en", true);
  CHECK(list.services.at(0).facts.empty());
  auto card = packs.at<ServiceModel>(ServiceRoute{"starter", "clinic"}, "en", true, "2026-11-25");
  CHECK(words(card.facts) == Strings{"Not sure what time it is"});
  REQUIRE(card.week.size() == 7);
  CHECK(card.week[0].day.text == "Monday");
  CHECK_FALSE(card.week[0].today);
  CHECK(card.week[1].hours.text == "08:00\u2060–\u206018:00");
}

TEST_CASE("the days begin with today and are as they will be") {
  ServicePacks packs;
  auto record = packs.service_at("clinic", 1);
  record.hours = {"mo-fr 08:00-12:00", "mo-fr 13:30-18:00"};
  record.exceptions = {"2026-12-24..2027-01-02 closed", "2026-11-25 09:00-10:00", "2026-11-01 closed"};
  packs.add(record);
  ServiceModel card = packs.card("clinic");
  REQUIRE(card.week.size() == 7);
  CHECK(card.week[0].day.text == "Monday");
  CHECK(card.week[0].today);
  CHECK(card.week[0].hours.text == "08:00\u2060–\u206012:00, \u200B13:30\u2060–\u206018:00");
  CHECK(card.week[2].hours.text == "09:00\u2060–\u206010:00");
  CHECK(card.week[5].hours.text == "closed");
  REQUIRE(card.exceptions.size() == 2);
  CHECK(card.exceptions[0].text == "25 November 2026: 09:00\u2060–\u206010:00");
  CHECK(card.exceptions[1].text == "24 December 2026 to 2 January 2027: closed");
}

TEST_CASE("the day and the hour are those of the place, not of Greenwich") {
  ServicePacks packs;
  auto record = packs.service_at("night", 1);
  record.hours = {"tu 00:00-08:00"};
  packs.add(record);
  auto card = packs.at<ServiceModel>(ServiceRoute{"starter", "night"}, "en", false, kToday, 23 * 3600 + 1800);
  CHECK(words(card.facts) == Strings{"Open until 08:00"});
  CHECK(card.week.at(0).day.text == "Tuesday");
}

TEST_CASE("a service of another country is open by the clock there") {  // 18:00 in Malaysia
  using Row = std::tuple<std::string, std::string, std::string>;
  auto [country, hours, said] = GENERATE(Row{"MY", "mo 08:00-17:00", "Closed"}, Row{"MY", "mo 17:00-19:00", "Open"},
                                         Row{"SE", "mo 08:00-17:00", "Open until 17:00"},
                                         Row{"US", "mo 08:00-17:00", "Not sure what time it is"});
  ServicePacks packs;
  auto record = packs.service("far");
  record.country = country, record.hours = {hours};
  packs.add(record);
  CHECK(words(packs.card("far").facts) == Strings{said});
}

TEST_CASE("what never closes says so, even by a clock that is not to be believed") {
  ServicePacks packs;
  auto record = packs.service_at("hospital", 1);
  record.hours = {"mo-su 00:00-24:00"};
  packs.add(record);
  CHECK(words(packs.card("hospital").facts) == Strings{"Day and night"});
  CHECK(packs.card("hospital").week.empty());
  auto unsure = packs.at<ServiceModel>(ServiceRoute{"starter", "hospital"}, "en", true);
  CHECK(words(unsure.facts) == Strings{"Day and night"});
}

TEST_CASE("a place that closes at the end of the day closes at 24:00") {
  ServicePacks packs;
  auto record = packs.service_at("late", 1);
  record.hours = {"mo 08:00-24:00"};
  packs.add(record);
  CHECK(words(packs.card("late").facts) == Strings{"Open until 24:00"});
}

TEST_CASE("a card says where the place lies, how it is dialled from here, and who may come") {
  ServicePacks packs;
  packs.add_source();
  auto record = packs.service_at("clinic", -11);
  record.telephones = {"+41227179111", "+33450331234"};
  record.languages = {"en", "ne"};
  record.cost = "free";
  record.papers = "no";
  record.safe_without_papers = "no";
  record.audience = {"women"};
  packs.add(record);
  ServiceModel card = packs.card("clinic");
  CHECK(card.name.text == "Name of clinic");
  CHECK(card.address.text == "1 Street, \u200BGeneva");
  REQUIRE(card.way);
  CHECK(card.way->bearing_deg == 180);
  CHECK(card.way->direction.text == "1.2 km to the south");
  REQUIRE(card.telephones.size() == 2);
  CHECK(card.telephones[0].number.text == "022 717 91 11");
  CHECK(direction_of(card.telephones[0].number.lang) == Direction::left_to_right);
  CHECK(card.telephones[1].number.text == "+33 4 50 33 12 34");
  CHECK(words(card.facts) ==
        Strings{"Ask when", "Not safe", "No papers", "Free", "Women", "Speak: English, \u200Bनेपाली"});
  CHECK(card.checked.text == "Checked on 22 November 2026 by Editors");
  REQUIRE(card.sources.size() == 1);
  CHECK(card.sources[0].text == "Source: The law");
  CHECK_FALSE(card.overdue);
  CHECK_FALSE(card.draft);
}

TEST_CASE("a place where the reader stands has no direction") {
  ServicePacks packs;
  packs.add(packs.service_at("here", 0));
  ServiceModel card = packs.card("here");
  REQUIRE(card.way);
  CHECK(card.way->is_here);
  CHECK(card.way->direction.text == "Right here");
}

TEST_CASE("a card that is past its date says so, and so does a translation that nobody checked") {
  ServicePacks packs;
  auto record = packs.service_at("clinic", 1);
  packs.add(record);
  packs.add_text("clinic", "name", "ne", "क्लिनिक", "draft");
  packs.add_text("clinic", "note", "en", "Bring nothing.");
  auto card = packs.at<ServiceModel>(ServiceRoute{"starter", "clinic"}, "ne", false, "2027-11-23");
  REQUIRE(card.overdue);
  CHECK(card.overdue->text == "Call first, 22 November 2027 is past");
  CHECK(card.name.text == "क्लिनिक");
  CHECK(card.draft);
  REQUIRE(card.note);
  CHECK(card.note->lang == "en");
  REQUIRE(card.note_other_language);
  CHECK(card.note_other_language->text == "Shown in: English");
  CHECK_FALSE(card.directions);
}

TEST_CASE("a service that is not here is missing, and so is one of a pack that is not here") {
  ServicePacks packs;
  packs.add(packs.service_at("clinic", 1));
  packs.at<MissingModel>(ServiceRoute{"starter", "gone"});
  packs.at<MissingModel>(ServiceRoute{"other", "clinic"});
}

TEST_CASE("Help now has the site's numbers as they are dialled, where one is, and who helps nearest") {
  ServicePacks packs;
  packs.site.emergency = {{"police", "117", "free"}, {"migrants", "+41 22 123", ""}};
  packs.site.place.address = {{"fr", "Rue Un"}, {"en", "One Street"}};
  packs.add_topic("help");
  packs.add_article("call", "help");
  packs.add(packs.service_at("office", 1, {"work"}));
  for (int64_t i : {2, 3, 4, 5}) packs.add(packs.service_at(fmt::format("clinic{}", i), i));
  auto help = packs.at<HelpModel>(HelpRoute{});
  REQUIRE(help.numbers.size() == 2);
  CHECK(help.numbers[0].what.text == "Police");
  CHECK(help.numbers[0].number.text == "117");
  CHECK(help.numbers[0].cost.text == "Free call");
  CHECK(help.numbers[1].number.text == "+41 22 123");
  CHECK(help.numbers[1].cost.text.empty());
  CHECK(help.say.size() == 5);
  REQUIRE(help.you_are_here);
  CHECK(help.you_are_here->text == "You are at One Street");
  CHECK(ids(help.services) == Strings{"clinic2", "clinic3", "clinic4"});
  REQUIRE(help.articles.size() == 1);
  CHECK(help.articles[0].id == "call");
}

TEST_CASE("a site without numbers, an address or services still has a page for help") {
  ServicePacks packs;
  auto help = packs.at<HelpModel>(HelpRoute{});
  CHECK(help.numbers.empty());
  CHECK(help.no_numbers.text == "No number");
  CHECK_FALSE(help.you_are_here);
  CHECK(help.services.empty());
}
