// Where a kiosk stands, and whom to call there.
#include <string>

#include "core/site/site.h"
#include "tests/support/catch.h"

using namespace waystation;

namespace {

const std::string kMinimal = "name.en = \"Kiosk\"\nlanguages = [\"en\", \"ne\"]\npacks = [\"starter\"]\n";

std::string error_with(const std::string& lines) {
  auto site = parse_site(kMinimal + lines, "site.toml");
  if (site) return "no error";
  CHECK(site.error().kind == ErrorKind::invalid);
  return site.error().message;
}

Site site_with(const std::string& lines) {
  auto site = parse_site(kMinimal + lines, "site.toml");
  INFO((site ? "" : site.error().message));
  REQUIRE(site);
  return *site;
}

}  // namespace

TEST_CASE("a site need not say where it is or whom to call") {
  Site site = site_with("");
  CHECK(site.place.country.empty());
  CHECK(site.place.time_zone.empty());
  CHECK_FALSE(site.place.has_position);
  CHECK(site.emergency.empty());
}

TEST_CASE("a place is read, its position in microdegrees") {
  Site site = site_with(
      "[place]\ncountry = \"NP\"\ntime_zone = \"Asia/Kathmandu\"\nlatitude = 27.7172\nlongitude = 85.324\n"
      "address.en = \"Ward 4, beside the bus park\"\naddress.ne = \"वडा ४\"\n");
  CHECK(site.place.country == "NP");
  CHECK(site.place.time_zone == "Asia/Kathmandu");
  CHECK(site.place.has_position);
  CHECK(site.place.latitude_microdegrees == 27'717'200);
  CHECK(site.place.longitude_microdegrees == 85'324'000);
  CHECK(site.place.address.at("ne") == "वडा ४");
  Site south = site_with("place.latitude = -33\nplace.longitude = -70.648273\n");
  CHECK(south.place.latitude_microdegrees == -33'000'000);
  CHECK(south.place.longitude_microdegrees == -70'648'273);
  CHECK(site_with("place.latitude = 0\nplace.longitude = 0\n").place.has_position);
}

TEST_CASE("the day is that of the place, not of the machine's own time zone") {
  struct Noon : Clock {
    bool uncertain = false;
    int64_t now_unix_s() const override { return 12 * 3600; }
    int64_t monotonic_ms() const override { return 0; }
    Date today() const override { return {1970, 1, 1}; }
    bool is_uncertain() const override { return uncertain; }
  } noon;
  CHECK(today_at({}, noon) == Date{1970, 1, 1});
  Place place;
  place.time_zone = "Asia/Kathmandu";
  CHECK(today_at(place, noon) == Date{1970, 1, 1});
  place.time_zone = "Pacific/Auckland";
  CHECK(today_at(place, noon) == Date{1970, 1, 2});
  noon.uncertain = true;
  CHECK(today_at(place, noon) == Date{1970, 1, 1});
}

TEST_CASE("emergency numbers are read in their order") {
  Site site = site_with(
      "[[emergency]]\nwhat = \"any\"\nnumber = \"112\"\ncost = \"free\"\n"
      "[[emergency]]\nwhat = \"women\"\nnumber = \"+41800123456\"\n");
  REQUIRE(site.emergency.size() == 2);
  CHECK(site.emergency[0].what == "any");
  CHECK(site.emergency[0].number == "112");
  CHECK(site.emergency[0].cost == "free");
  CHECK(site.emergency[1].number == "+41800123456");
  CHECK(site.emergency[1].cost.empty());
}

TEST_CASE("a place that cannot be is refused at its line") {
  CHECK(error_with("place = 3") == "site.toml:4: 'place' must be a table, as in [place]");
  CHECK(error_with("place.country = \"Nepal\"").starts_with("site.toml:4: 'country' must be two capital letters"));
  CHECK(error_with("place.country = \"XX\"").starts_with("site.toml:4: 'country' must be two capital letters"));
  CHECK(error_with("place.time_zone = \"CEST\"").starts_with("site.toml:4: 'time_zone' must be a name of the tz"));
  CHECK(error_with("place.time_zone = 5").starts_with("site.toml:4: 'time_zone' must be a name of the tz"));
  CHECK(error_with("[place]\nlatitude = 46.2").starts_with("site.toml:4: 'longitude' must be decimal degrees"));
  CHECK(error_with("[place]\nlongitude = 46.2").starts_with("site.toml:4: 'latitude' must be decimal degrees"));
  for (std::string value : {"90.1", "-91", "nan", "inf", "\"46\"", "true", "9223372036854775807"})
    CHECK(error_with("[place]\nlongitude = 6\nlatitude = " + value).starts_with("site.toml:6: 'latitude' must be"));
  CHECK(error_with("[place]\nlatitude = 6\nlongitude = 180.5").starts_with("site.toml:6: 'longitude' must be"));
  CHECK(error_with("place.address = \"here\"").starts_with("site.toml:4: 'address' must be a table by language"));
  CHECK(error_with("place.address.xx = \"here\"").starts_with("site.toml:4: 'xx' is not a language"));
  CHECK(error_with("place.address.en = \"a\\nb\"").starts_with("site.toml:4: the address in 'en' must be"));
  CHECK(error_with("place.address.en = \"\"").starts_with("site.toml:4: the address in 'en' must be"));
  CHECK(error_with("place.town = \"x\"").starts_with("site.toml:4: unknown key 'town'; known keys are country"));
}

TEST_CASE("an emergency number that cannot be dialled is refused at its line") {
  auto number = [](const std::string& fields) { return error_with("[[emergency]]\n" + fields); };
  CHECK(error_with("emergency = 112").starts_with("site.toml:4: 'emergency' must be tables"));
  CHECK(error_with("emergency = [\"112\"]").starts_with("site.toml:4: 'emergency' must be tables"));
  CHECK(
      number("number = \"112\"").starts_with("site.toml:4: 'what' of an emergency number must be one of any, police"));
  CHECK(number("what = \"cat\"\nnumber = \"112\"").starts_with("site.toml:4: 'what' of an emergency number"));
  for (std::string wrong :
       {"112", "\"\"", "\"1\"", "\"+1\"", "\"1 1 2\"", "\"1234567890123456\"", "\"११२\"", "\"11+2\""})
    CHECK(number("what = \"any\"\nnumber = " + wrong).starts_with("site.toml:4: 'number' for 'any' must be 2 to 15"));
  CHECK(
      number("what = \"any\"\nnumber = \"112\"\ncost = \"\"").starts_with("site.toml:4: 'cost' of 112 must be one of"));
  CHECK(number("what = \"any\"\nnumber = \"112\"\ncost = \"dear\"").starts_with("site.toml:4: 'cost' of 112 must be"));
  CHECK(number("what = \"any\"\nnumber = \"112\"\nname = \"x\"").starts_with("site.toml:7: unknown key 'name'"));
  const std::string twice = "[[emergency]]\nwhat = \"any\"\nnumber = \"112\"\n";
  CHECK(error_with(twice + twice) == "site.toml:7: 112 is there twice for 'any'; remove one");
  std::string many;
  for (int i = 10; i < 27; ++i) many += "[[emergency]]\nwhat = \"any\"\nnumber = \"" + std::to_string(i) + "\"\n";
  CHECK(error_with(many).find("more than 16 emergency numbers") != std::string::npos);
}
