#include <string>

#include "core/site/site.h"
#include "tests/support/catch.h"

using namespace waystation;
using Strings = std::vector<std::string>;

namespace {

const std::string kMinimal = "name.en = \"Kiosk\"\nlanguages = [\"en\"]\npacks = [\"starter\"]\n";
const std::string kMinistry = "[repositories.ministry]\nroot = \"ministry.root.json\"\npacks = [\"law\"]\n";

std::string error_with(const std::string& lines) {
  auto site = parse_site(kMinimal + lines, "site.toml");
  if (site) return "no error";
  CHECK(site.error().kind == ErrorKind::invalid);
  return site.error().message;
}

void check_error(const std::string& lines, const std::string& words) {
  INFO(lines);
  std::string error = error_with(lines);
  INFO(error);
  CHECK(error.find(words) != std::string::npos);
}

std::string repository(const std::string& lines) {
  return "[repositories.ministry]\n" + lines;
}

TEST_CASE("a site without a word about updates has no repositories, no schedule, no sticks and no officer") {
  auto site = parse_site(kMinimal, "site.toml");
  REQUIRE(site);
  CHECK(site->repositories.empty());
  CHECK(site->update_every_min == 0);
  CHECK(site->stick_folders.empty());
  CHECK(site->officer_pin.empty());
}

TEST_CASE("everything about updates is read, repositories in the order of their ids") {
  auto site = parse_site(kMinimal +
                             "update_every_min = 60\nstick_folders = [\"/media\", \"/run/media\"]\n"
                             "officer_pin = \"0042\"\n"
                             "[repositories.ngo]\nroot = \"ngo.json\"\nurls = []\npacks = [\"rights\", \"ui\"]\n" +
                             kMinistry + "urls = [\"https://a.example/w\", \"http://10.0.0.1:8080/\"]\n",
                         "site.toml");
  INFO((site ? "" : site.error().message));
  REQUIRE(site);
  CHECK(site->update_every_min == 60);
  CHECK(site->stick_folders == Strings{"/media", "/run/media"});
  CHECK(site->officer_pin == "0042");
  REQUIRE(site->repositories.size() == 2);
  CHECK(site->repositories[0].id == "ministry");
  CHECK(site->repositories[0].root == "ministry.root.json");
  CHECK(site->repositories[0].urls == Strings{"https://a.example/w", "http://10.0.0.1:8080/"});
  CHECK(site->repositories[0].packs == Strings{"law"});
  CHECK(site->repositories[1].id == "ngo");
  CHECK(site->repositories[1].urls.empty());
  CHECK(site->repositories[1].packs == Strings{"rights", "ui"});
}

TEST_CASE("a pack comes from one repository only, and the other one is named") {
  check_error(kMinistry + "[repositories.ngo]\nroot = \"r\"\npacks = [\n\"rights\",\n\"law\"]\n",
              "site.toml:11: the pack 'law' comes from 'ministry' already");
  check_error(repository("root = \"r\"\npacks = [\"law\", \"law\"]\n"), "twice");
}

TEST_CASE("a trusted root is a plain file name beside the site, never a path") {
  for (const char* root : {"\"../r.json\"", "\"/etc/r.json\"", "\"a/r.json\"", "\"\"", "\".\"", "\"..\"", "\".r\"",
                           "\"a\\\\b\"", "\"a\\nb\"", "5", "[\"r\"]"})
    check_error(repository("packs = [\"law\"]\nroot = " + std::string(root) + "\n"), "site.toml:6: 'root'");
  check_error(repository("packs = [\"law\"]\n"), "'ministry' has no 'root'");
  check_error(repository("packs = [\"law\"]\nroot = \"" + std::string(129, 'r') + "\"\n"), "plain file name");
}

TEST_CASE("addresses are of the web, whole and plain") {
  for (const char* url : {"ftp://a.example/", "file:///etc/passwd", "a.example", "https://", "https:///x",
                          "HTTP://a.example", "https://a.example/ x", "https://a.example/?x=", "https://a.example/#x",
                          "https://a.example/\\u00E9", "https://a\\nb"})
    check_error(kMinistry + "urls = [\"https://good.example\", \"" + std::string(url) + "\"]\n",
                "site.toml:7: the address");
  check_error(kMinistry + "urls = [\"https://a.example/" + std::string(1100, 'x') + "\"]\n", "too long");
  check_error(kMinistry + "urls = \"https://a.example\"\n", "must be a list");
  check_error(kMinistry +
                  "urls = [\"http://a\", \"http://b\", \"http://c\", \"http://d\", \"http://e\", \"http://f\","
                  "\"http://g\", \"http://h\", \"http://i\"]\n",
              "more than 8");
}

TEST_CASE("repositories have ids that can be folders, known keys and at least one pack") {
  check_error("[repositories.\"../x\"]\nroot = \"r\"\npacks = [\"a\"]\n", "not the id of a repository");
  check_error("[repositories.X]\nroot = \"r\"\npacks = [\"a\"]\n", "'X' is not the id of a repository");
  check_error(kMinistry + "url = \"https://a.example\"\n", "site.toml:7: unknown key 'url'; known keys are root, urls");
  check_error(repository("root = \"r\"\npacks = []\n"), "at least one entry");
  check_error(repository("root = \"r\"\n"), "has no 'packs'");
  check_error(repository("root = \"r\"\npacks = [\"../law\"]\n"), "not the id of a pack");
  check_error("repositories = 5\n", "[repositories.ministry]");
  check_error("repositories.a = 5\n", "[repositories.a]");
  std::string many;
  for (int i = 0; i < 17; ++i)
    many += "[repositories.r" + std::to_string(i) + "]\nroot = \"r\"\npacks = [\"p" + std::to_string(i) + "\"]\n";
  check_error(many, "more than 16 repositories");
}

TEST_CASE("the kiosk looks for updates every quarter of an hour to every week, or not at all") {
  for (const char* minutes : {"1", "14", "10081", "-15", "\"60\"", "15.5", "9223372036854775807"})
    check_error("update_every_min = " + std::string(minutes), "0, or a whole number from 15 to 10080");
  for (const char* minutes : {"0", "15", "10080"})
    CHECK(error_with("update_every_min = " + std::string(minutes)) == "no error");
}

TEST_CASE("sticks are looked for below whole paths only") {
  for (const char* folder : {"media", "", "/", "/media/", "/media/../etc", "/media/./x", "//media", "/a\\nb"})
    check_error("stick_folders = [\"/mnt\", \"" + std::string(folder) + "\"]", "stick");
  check_error("stick_folders = \"/media\"", "must be a list");
  check_error("stick_folders = [\"/media\", \"/media\"]", "twice");
  CHECK(error_with("stick_folders = []") == "no error");
}

TEST_CASE("an officer's number is 4 to 12 digits, and a wrong one is never repeated") {
  for (const char* pin : {"\"123\"", "\"1234567890123\"", "\"12a4\"", "\"१२३४\"", "\"\"", "7391", "[\"7391\"]"}) {
    check_error("officer_pin = " + std::string(pin), "site.toml:4: 'officer_pin' must be 4 to 12 digits");
    CHECK(error_with("officer_pin = " + std::string(pin)).find("7391") == std::string::npos);
  }
  CHECK(error_with("officer_pin = \"1234\"") == "no error");
  CHECK(error_with("officer_pin = \"123456789012\"") == "no error");
}

}  // namespace
