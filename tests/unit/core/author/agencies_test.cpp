// agencies.toml and the official lists that it names: how they are read, and their rules.
#include "core/author/translate.h"
#include "tests/unit/core/author/tree_fixture.h"

using namespace waystation;
using namespace waystation::author;
using waystation::testing::Tree;
using Strings = std::vector<std::string>;

namespace {

const std::string kToml = "agencies.toml", kList = "agencies/dofe.csv";

Tree sound() {
  Tree tree;
  tree.files[kToml] =
      "[[register]]\nid = \"dofe\"\ncountry = \"NP\"\ntitle = \"Licensed agencies\"\nnote = \"Of the department.\"\n"
      "source = \"udhr\"\nlisted_on = 2026-11-01\nreview_by = 2027-02-01\nrelated = [\"a\"]\n"
      "file = \"agencies/dofe.csv\"\ndate_format = \"DD-Mon-YYYY\"\n\n"
      "[register.columns]\nname = \"Name of Agency\"\nlicence = \"License No.\"\nstatus = \"Status\"\n"
      "valid_until = \"Valid up to\"\ntown = \"District\"\naddress = [\"Street\", \"Ward\"]\n"
      "telephones = [\"Phone\", \"Mobile\"]\nother_names = \"Nepali\"\n\n"
      "[register.status]\nvalid = [\"Active\", \"Renewed\"]\nexpired = [\"Expired\"]\ncancelled = [\"Struck  off\"]\n";
  tree.files[kList] =
      "S.N.,Name of Agency,\"License\nNo.\",Status,Valid up to,District,Street,Ward,Phone,Mobile,Nepali\n"
      "1,Sunrise  Overseas,123/064,ACTIVE,16-Jul-2027,Kathmandu,Main Road,4,01-4412345 / +977 9841234567,,सनराइज; "
      "राइज\n"
      "2,Sunset Pvt. Ltd.,१२४/०६४,struck off,,Lalitpur,,,,,\n"
      "3,No Licence,,Expired,1-Jan-2020,,,,,,\n";
  return tree;
}

std::vector<pack::AgencyRecord> agencies_of(const Tree& tree) {
  std::vector<pack::AgencyRecord> out;
  for (const pack::Record& record : tree.read().records) {
    if (const auto* agency = std::get_if<pack::AgencyRecord>(&record)) out.push_back(*agency);
  }
  return out;
}

Strings ids_of(const Tree& tree) {
  Strings ids;
  for (const auto& agency : agencies_of(tree)) ids.push_back(agency.id);
  return ids;
}

std::string refusal(const std::string& file, const std::string& from, const std::string& to) {
  return sound().change(file, from, to).refusal();
}

Strings lint_of(const std::string& rule, const std::string& file, const std::string& from, const std::string& to) {
  CHECK(sound().findings(rule) == Strings{});
  return sound().change(file, from, to).findings(rule);
}

}  // namespace

TEST_CASE("an official list is read with its own columns, words and days") {
  auto agencies = agencies_of(sound());
  REQUIRE(agencies.size() == 3);
  CHECK(agencies[0].id == "dofe-123-064");
  CHECK(agencies[0].of_register == "dofe");
  CHECK(agencies[0].name == "Sunrise Overseas");
  CHECK(agencies[0].licence == "123/064");
  CHECK(agencies[0].status == "valid");
  CHECK(agencies[0].valid_until == "2027-07-16");
  CHECK(agencies[0].town == "Kathmandu");
  CHECK(agencies[0].address == "Main Road, 4");
  CHECK(agencies[0].telephones == Strings{"+97714412345", "+9779841234567"});
  CHECK(agencies[0].other_names == Strings{"सनराइज", "राइज"});
  CHECK(agencies[1].id == "dofe-124-064");
  CHECK(agencies[1].licence == "१२४/०६४");
  CHECK(agencies[1].status == "cancelled");
  CHECK(agencies[1].valid_until.empty());
  CHECK(agencies[2].id == "dofe-no-licence");
  CHECK(agencies[2].status == "expired");
  CHECK(sound().records().find(R"({"country":"NP","id":"dofe","kind":"register","listed_on":"2026-11-01",)"
                               R"("related":["a"],"review_by":"2027-02-01","source":"udhr"})") != std::string::npos);
}

TEST_CASE("the words of a register are translated, names of agencies are not") {
  auto entries = po_template(sound().read(), "ar", {2026, 11, 22}).back().po.entries;
  std::string contexts;
  for (const PoEntry& entry : entries) contexts += entry.context + "\n";
  CHECK(contexts.find("register/dofe/title\nregister/dofe/note\n") != std::string::npos);
  CHECK(contexts.find("agency") == std::string::npos);
  CHECK(sound().findings("translation-missing").front().find("2 of 13 texts missing") != std::string::npos);
  CHECK(sound().findings("").size() == 1);
}

TEST_CASE("a list without a status holds who is licensed, until the day that it says") {
  Tree tree;
  tree.files[kToml] =
      "[[register]]\nid = \"r\"\ncountry = \"NP\"\ntitle = \"T\"\nsource = \"udhr\"\nlisted_on = 2026-11-01\n"
      "review_by = 2027-02-01\nfile = \"agencies.csv\"\n[register.columns]\nname = \"name\"\nvalid_until = \"until\"\n";
  tree.files["agencies.csv"] = "name,until\nA,2026-11-01\nB,2026-10-31\nC,\n";
  auto agencies = agencies_of(tree);
  REQUIRE(agencies.size() == 3);
  CHECK(agencies[0].status == "valid");
  CHECK(agencies[1].status == "expired");
  CHECK(agencies[2].status == "valid");
}

TEST_CASE("ids are unique, short, and the same whenever the list is") {
  Tree tree = sound();
  tree.append(kList,
              "4,B,123-064,Active,,,,,,,\n5,C,123 064,Active,,,,,,,\n6,पहिलो,,Active,,,,,,,\n"
              "7,दोस्रो,,Active,,,,,,,\n8,D," +
                  std::string(90, '7') +
                  ",Active,,,,,,,\n"
                  "9,E," +
                  std::string(91, '7') + ",Active,,,,,,,\n");
  auto ids = ids_of(tree);
  REQUIRE(ids.size() == 9);
  CHECK(ids[3] == "dofe-123-064-2");
  CHECK(ids[4] == "dofe-123-064-3");
  CHECK(ids[5] == "dofe-agency");
  CHECK(ids[6] == "dofe-agency-2");
  CHECK(ids[7] == "dofe-" + std::string(59, '7'));
  CHECK(ids[8] == "dofe-" + std::string(57, '7') + "-2");
  CHECK(ids_of(tree) == ids);
}

TEST_CASE("a register that cannot be read is refused at its line") {
  CHECK(refusal(kToml, "\"agencies/dofe.csv\"", "\"../dofe.csv\"")
            .starts_with("agencies.toml:10: the list of a register is agencies.csv or agencies/<name>.csv"));
  CHECK(refusal(kToml, "agencies/dofe", "agencies/other")
            .starts_with("agencies.toml:10: there is no file “agencies/other.csv” that no other register has"));
  CHECK(refusal(kToml, "DD-Mon-YYYY", "d.m.y").starts_with("agencies.toml:11: “date_format” has YYYY"));
  CHECK(
      refusal(kToml, "name = \"Name of Agency\"", "").starts_with("agencies.toml:13: [register.columns] does not say"));
  CHECK(refusal(kToml, "town = \"District\"", "town = [\"A\", \"B\"]")
            .starts_with("agencies.toml:18: “town” is one column"));
  CHECK(
      refusal(kToml, "town =", "village =").starts_with("agencies.toml:18: [register.columns] has no field “village”"));
  CHECK(refusal(kToml, "status = \"Status\"\n", "")
            .starts_with("agencies.toml:22: [register.columns] names no column of"));
  CHECK(refusal(kToml, "expired = [\"Expired\"]", "expired = [\"ACTIVE\"]")
            .starts_with("agencies.toml:25: “ACTIVE” is there twice"));
  CHECK(refusal(kToml, "expired = [", "lapsed = [")
            .starts_with("agencies.toml:25: [register.status] has no field “lapsed”"));
  CHECK(refusal(kToml, "id = \"dofe\"", "id = \"" + std::string(33, 'd') + "\"")
            .starts_with("agencies.toml:2: the id of a"));
  CHECK(refusal(kList, "Valid up to", "Until") ==
        "agencies/dofe.csv:1: there is no column “Valid up to”, which agencies.toml names for valid_until; the columns "
        "are "
        "S.N., Name of Agency, License No., Status, Until, District, Street, Ward, Phone, Mobile, Nepali");
  CHECK(refusal(kList, "S.N.", "Status").starts_with("agencies/dofe.csv:1: there are two columns “Status”"));
  Tree shared = sound();
  std::string second = shared.files[kToml];
  second.replace(second.find("\"dofe\""), 6, "\"two\"");
  CHECK(shared.append(kToml, second).refusal().find("that no other register has") != std::string::npos);
}

TEST_CASE("each bad row of a list is told of, the others are read, and no pack is built") {
  auto rows = [](const std::string& more) { return sound().append(kList, more).findings("bad-row"); };
  CHECK(rows("") == Strings{});
  CHECK(rows("4,,5,Active,,,,,,,\n").front().starts_with("agencies/dofe.csv:6: error: the agency has no name"));
  CHECK(rows("4,X,5,On hold,,,,,,,\n")
            .front()
            .starts_with(
                "agencies/dofe.csv:6: error: the status “On hold” is not in [register.status] of “dofe”; add it"));
  CHECK(rows("4,X,5,,,,,,,,\n").front().starts_with("agencies/dofe.csv:6: error: the status “” is not in"));
  CHECK(rows("4,X,5,Active,2027-07-16,,,,,,\n")
            .front()
            .starts_with("agencies/dofe.csv:6: error: “2027-07-16” is not a day written as DD-Mon-YYYY"));
  CHECK(rows("4,X,5,Active,16-Jul-2056,,,,,,\n") == Strings{});
  CHECK(rows("4,X,5,Active,16-Jul-2083,,,,,,\n")
            .front()
            .starts_with("agencies/dofe.csv:6: error: “16-Jul-2083” is more than 30 years after the list"));
  std::string many;
  for (int i = 0; i < 30; ++i) many += "4,X,5,On hold,,,,,,,\n";
  auto told = rows(many);
  CHECK(told.size() == 21);
  CHECK(told.front() == "agencies/dofe.csv:0: error: 10 more rows cannot be read; mend the first ones and look again");
  CHECK(ids_of(sound().append(kList, many + "5,Y,9,Active,,,,,,,\n")).back() == "dofe-9");
  CHECK(blocks_build({Severity::error, "bad-row", kList, 6, ""}));
}

TEST_CASE("lint: registers that are old, empty or of nowhere") {
  CHECK(lint_of("unknown-country", kToml, "\"NP\"", "\"XX\"").size() == 1);
  CHECK(lint_of("dead-reference", kToml, "\"udhr\"", "\"gone\"").front().starts_with("agencies.toml:6: error:"));
  CHECK(lint_of("review-passed", kToml, "2027-02-01", "2026-11-21")
            .front()
            .starts_with(
                "agencies.toml:8: error: the list was to be reviewed by 2026-11-21; it is too old to say anything"));
  CHECK(lint_of("review-soon", kToml, "2027-02-01", "2026-11-23").size() == 1);
  CHECK(lint_of("date-in-future", kToml, "2026-11-01", "2026-11-23").size() == 1);
  CHECK(lint_of("review-far", kToml, "2027-02-01", "2072-02-01").front().starts_with("agencies.toml:8: warning:"));
  CHECK(lint_of("register-dates", kToml, "2027-02-01", "2026-10-01").size() == 1);
  CHECK(
      lint_of("related-elsewhere", kToml, "[\"a\"]", "[\"checklist\"]").front().starts_with("agencies.toml:9: note:"));
  Tree empty = sound();
  empty.files[kList].resize(empty.files[kList].find("1,Sunrise"));
  CHECK(
      empty.findings("empty-register").front().starts_with("agencies.toml:10: error: there is no agency on the list"));
}

TEST_CASE("lint: what looks wrong on a list is a warning") {
  CHECK(lint_of("duplicate-licence", kList, "१२४/०६४", "123/064").front() ==
        "agencies/dofe.csv:4: warning: “Sunset Pvt. Ltd.” has the licence 123/064 of “Sunrise Overseas” at line 3; "
        "compare both with the official list");
  auto numbers = lint_of("bad-telephone", kList, "01-4412345 / +977 9841234567", "4412345; 117");
  REQUIRE(numbers.size() == 1);
  CHECK(numbers[0] ==
        "agencies/dofe.csv:3: warning: 2 telephone numbers of the list cannot be called from anywhere and "
        "are left out; the first is “4412345”");
  LintOptions latin{testing::kToday, [](char32_t c, std::string_view) { return c < 0x900 || c > 0x97F; }};
  auto letters = sound().findings("cannot-draw", latin);
  REQUIRE_FALSE(letters.empty());
  for (const auto& finding : letters) CHECK(finding.find(": warning: ") != std::string::npos);
}
