#include "core/site/site.h"

#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/catch.h"

using namespace waystation;
using Strings = std::vector<std::string>;

namespace {

const std::string kMinimal = "name.en = \"Kiosk\"\nlanguages = [\"en\", \"ne\"]\npacks = [\"starter\"]\n";

std::string error_of(const std::string& toml) {
  auto site = parse_site(toml, "site.toml");
  if (site) return "no error";
  CHECK(site.error().kind == ErrorKind::invalid);
  return site.error().message;
}

std::string error_with(const std::string& line) {
  return error_of(kMinimal + line);
}

}  // namespace

TEST_CASE("the smallest site has a name, languages and packs, and defaults for the rest") {
  auto site = parse_site(kMinimal, "site.toml");
  REQUIRE(site);
  CHECK(site->name.at("en") == "Kiosk");
  CHECK(site->languages == Strings{"en", "ne"});
  CHECK(site->packs == Strings{"starter"});
  CHECK(site->fallbacks.empty());
  CHECK(site->idle_reset_s == 90);
  CHECK(site->countdown_s == 15);
  CHECK(site->pixels_per_mm == 3.78);
  CHECK(site->text_step == 2);
}

TEST_CASE("every key of a site is read") {
  auto site = parse_site(kMinimal +
                             "idle_reset_s = 15\ncountdown_s = 60\npixels_per_mm = 4\ntext_step = 4\n"
                             "fallbacks.ne = [\"hi\", \"en\"]\n",
                         "site.toml");
  REQUIRE(site);
  CHECK(site->idle_reset_s == 15);
  CHECK(site->countdown_s == 60);
  CHECK(site->pixels_per_mm == 4.0);
  CHECK(site->text_step == 4);
  CHECK(site->fallbacks.at("ne") == Strings{"hi", "en"});
}

TEST_CASE("the site that comes with the program is valid and offers all interface languages") {
  std::ifstream file(std::string(SOURCE_ROOT) + "/packaging/site.toml");
  std::stringstream text;
  text << file.rdbuf();
  auto site = parse_site(text.str(), "packaging/site.toml");
  REQUIRE(site);
  CHECK(site->languages == Strings{"en", "es", "fr", "ar", "ur", "ne", "hi", "bn", "fil", "id", "am", "my"});
  for (const auto& language : site->languages) CHECK(site->name.count(language) == 1);
  CHECK(site->place.country == "CH");
  CHECK(site->place.time_zone == "Europe/Zurich");
  CHECK(site->place.has_position);
  REQUIRE(site->emergency.size() == 5);
  CHECK(site->emergency.front().number == "112");
}

TEST_CASE("an unknown key is named with its line and the keys that there are") {
  CHECK(error_with("\nlangauges = []") ==
        "site.toml:5: unknown key 'langauges'; known keys are name, languages, fallbacks, packs, idle_reset_s, "
        "countdown_s, "
        "pixels_per_mm, text_step, repositories, update_every_min, stick_folders, officer_pin, place, emergency");
}

TEST_CASE("a missing key is named") {
  CHECK(error_of("languages = [\"en\"]\npacks = [\"a\"]").find("'name' is missing") != std::string::npos);
  CHECK(error_of("name.en = \"x\"\npacks = [\"a\"]").find("'languages' is missing") != std::string::npos);
  CHECK(error_of("name.en = \"x\"\nlanguages = [\"en\"]").find("'packs' is missing") != std::string::npos);
  CHECK(error_of("").find("site.toml:1: ") == 0);
}

TEST_CASE("numbers outside their bounds are refused with the bounds") {
  for (const char* line : {"idle_reset_s = 14", "idle_reset_s = 3601", "idle_reset_s = 9223372036854775807",
                           "idle_reset_s = \"90\"", "idle_reset_s = 90.5", "idle_reset_s = [90]"}) {
    CHECK(error_with(line) == "site.toml:4: 'idle_reset_s' must be a whole number from 15 to 3600, without quotes");
  }
  for (const char* line : {"countdown_s = 4", "countdown_s = 61", "countdown_s = -15"})
    CHECK(error_with(line).find("from 5 to 60") != std::string::npos);
  for (const char* line : {"text_step = 0", "text_step = 5", "text_step = true"})
    CHECK(error_with(line).find("from 1 to 4") != std::string::npos);
  for (const char* line : {"pixels_per_mm = 0.99", "pixels_per_mm = 30.01", "pixels_per_mm = nan",
                           "pixels_per_mm = inf", "pixels_per_mm = \"4\""})
    CHECK(error_with(line).find("must be a number from 1 to 30") != std::string::npos);
}

TEST_CASE("languages are real, different, and at least one") {
  auto with = [](const std::string& list) { return error_of("name.en = \"x\"\npacks = [\"a\"]\nlanguages = " + list); };
  CHECK(with("[\"en\",\n\"english\"]").find("site.toml:4: 'english' is not a language") == 0);
  CHECK(with("[\"EN\"]").find("is not a language") != std::string::npos);
  CHECK(with("[]").find("at least one entry") != std::string::npos);
  CHECK(with("\"en\"").find("must be a list") != std::string::npos);
  CHECK(with("[\"en\", 1]").find("between quotes") != std::string::npos);
  CHECK(with("[\"en\", \"ne\", \"en\"]").find("'en' is in 'languages' twice") != std::string::npos);
}

TEST_CASE("names are by language, of one line, and not endless") {
  auto with = [](const std::string& name) { return error_of("languages = [\"en\"]\npacks = [\"a\"]\n" + name); };
  CHECK(with("name = \"x\"").find("table by language") != std::string::npos);
  CHECK(with("name = {}").find("table by language") != std::string::npos);
  CHECK(with("name.xx = \"x\"").find("'xx' is not a language") != std::string::npos);
  CHECK(with("name.en = \"\"").find("one line") != std::string::npos);
  CHECK(with("name.en = \"a\\nb\"").find("one line") != std::string::npos);
  CHECK(with("name.en = 5").find("one line") != std::string::npos);
  CHECK(with("name.en = \"" + std::string(241, 'x') + "\"").find("one line") != std::string::npos);
}

TEST_CASE("packs are ids, so that none can name a file elsewhere") {
  auto with = [](const std::string& list) {
    return error_of("name.en = \"x\"\nlanguages = [\"en\"]\npacks = " + list);
  };
  for (const char* list : {"[\"../x\"]", "[\"\"]", "[\"A\"]", "[\"a/b\"]", "[\"a\\u0000\"]", "[\"..\"]"})
    CHECK(with(list).find("not the id of a pack") != std::string::npos);
  CHECK(with("[\"ui\"]").find("always there") != std::string::npos);
  CHECK(with("[\"" + std::string(65, 'a') + "\"]").find("not the id of a pack") != std::string::npos);
}

TEST_CASE("fallbacks belong to offered languages and never to themselves") {
  CHECK(error_with("fallbacks.fr = [\"en\"]").find("'fr' has fallbacks but is not in 'languages'") !=
        std::string::npos);
  CHECK(error_with("fallbacks.ne = [\"ne\"]").find("cannot stand in for itself") != std::string::npos);
  CHECK(error_with("fallbacks.ne = [\"xx\"]").find("'xx' is not a language") != std::string::npos);
  CHECK(error_with("fallbacks.ne = \"en\"").find("must be a list") != std::string::npos);
  CHECK(error_with("fallbacks = [\"en\"]").find("table by language") != std::string::npos);
}

TEST_CASE("what is not TOML, not UTF-8 or far too long is refused with its line") {
  CHECK(error_with("oops").find("site.toml:4: ") == 0);
  CHECK(error_with("text_step = 2\ntext_step = 3").find("site.toml:5: ") == 0);
  CHECK(error_with("\n\xff").find("site.toml:5: this is not UTF-8") == 0);
  CHECK(error_of(std::string(100'000, '\n')).find("more than 16384 bytes") != std::string::npos);
  CHECK(error_with("text_step = " + std::string(16'000, '[')).find("site.toml") == 0);
  CHECK(error_with("a" + std::string(16'000, '.')).find("site.toml") == 0);
  std::string dotted = "a";
  for (int i = 0; i < 8'000; ++i) dotted += ".a";
  CHECK(error_with(dotted + " = 1").find("site.toml:4: the line has more than 64 dots") == 0);
}
