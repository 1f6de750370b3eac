// services.csv: how it is read, and its rules.
#include "core/author/translate.h"
#include "core/pack/record_fields.h"
#include "tests/unit/core/author/tree_fixture.h"

using namespace waystation;
using namespace waystation::author;
using waystation::testing::po_header;
using waystation::testing::Tree;
using Strings = std::vector<std::string>;

namespace {

const std::string kFile = "services.csv";
const std::string kHead =
    "id,needs,country,latitude,longitude,telephones,hours,exceptions,languages,cost,audience,papers,"
    "safe_without_papers,review_by,checked_on,checked_by,sources,name,address,city,directions,note\n";

// A tree with one service; `cells` are written over the sound ones.
Tree with(const std::map<std::string, std::string>& cells = {}) {
  std::map<std::string, std::string> row = {{"id", "clinic"},
                                            {"needs", "health; women"},
                                            {"country", "CH"},
                                            {"latitude", "46.2276"},
                                            {"longitude", "6.139"},
                                            {"telephones", "+41 22 717 91 11"},
                                            {"hours", "mo-fr 09:00-12:30; sa 10:00-24:00"},
                                            {"exceptions", "2026-12-25 closed"},
                                            {"languages", "en; ar"},
                                            {"cost", "free"},
                                            {"audience", "women"},
                                            {"papers", "no"},
                                            {"safe_without_papers", "yes"},
                                            {"review_by", "2027-06-01"},
                                            {"checked_on", "2026-11-01"},
                                            {"checked_by", "An office"},
                                            {"sources", "\"udhr 7(1), 9; udhr\""},
                                            {"name", "Clinic"},
                                            {"address", "\"Street 1, left\""},
                                            {"city", ""},
                                            {"directions", ""},
                                            {"note", ""}};
  for (const auto& [column, cell] : cells) row.at(column) = cell;
  std::string line;
  std::string head = kHead;
  for (size_t at = 0; at < head.size();) {
    size_t end = head.find_first_of(",\n", at);
    line += row.at(head.substr(at, end - at)) + (head[end] == ',' ? "," : "\n");
    at = end + 1;
  }
  Tree tree;
  tree.files[kFile] = kHead + line;
  return tree;
}

std::string refusal(const std::map<std::string, std::string>& cells) {
  return with(cells).refusal();
}

pack::ServiceRecord service_of(const Tree& tree) {
  for (const pack::Record& record : tree.read().records) {
    if (const auto* service = std::get_if<pack::ServiceRecord>(&record)) return *service;
  }
  FAIL("no service");
  return {};
}

Strings lint_of(const std::map<std::string, std::string>& cells, const std::string& rule) {
  CHECK(with().findings(rule) == Strings{});
  return with(cells).findings(rule);
}

}  // namespace

TEST_CASE("a service is a row, its numbers and places in one spelling") {
  auto service = service_of(with());
  CHECK(service.id == "clinic");
  CHECK(service.needs == Strings{"health", "women"});
  CHECK(service.latitude_microdegrees == 46'227'600);
  CHECK(service.longitude_microdegrees == 6'139'000);
  CHECK(service.telephones == Strings{"+41227179111"});
  CHECK(service.hours == Strings{"mo-fr 09:00-12:30", "sa 10:00-24:00"});
  CHECK(service.exceptions == Strings{"2026-12-25 closed"});
  CHECK(service.languages == Strings{"en", "ar"});
  CHECK(service.cost == "free");
  CHECK(service.audience == Strings{"women"});
  CHECK(service.papers == "no");
  CHECK(service.safe_without_papers == "yes");
  REQUIRE(service.sources.size() == 2);
  CHECK(service.sources[0].article == "7(1), 9");
  CHECK(service.sources[1].source == "udhr");
  CHECK(with().records().find(R"("field":"address","kind":"text","lang":"en","of_id":"clinic","of_kind":"service",)"
                              R"("parts":["Street 1, left"],"review":"source")") != std::string::npos);
  CHECK(
      with().findings("") ==
      Strings{"pack.toml:3: note: ar: 84 % translated, 2 of 13 texts missing; “waypack translate DIR --lang ar” makes "
              "the files to fill in"});
}

TEST_CASE("a sheet may have its columns in any order, leave optional ones out, and begin with a byte order mark") {
  Tree tree;
  tree.files[kFile] =
      "\xEF\xBB\xBFname,id,needs,country,review_by,checked_on,checked_by\r\n"
      "Line,line,legal,NP,2027-06-01,2026-11-01,An office\r\n,,,,,,\r\n";
  auto service = service_of(tree);
  CHECK(service.id == "line");
  CHECK(service.latitude_microdegrees == 0);
  CHECK(service.telephones.empty());
  CHECK(service.sources.empty());
}

TEST_CASE("columns that are not known, twice or missing are named") {
  Tree unknown;
  unknown.files[kFile] = "id,phone\n";
  CHECK(
      unknown.refusal().starts_with("services.csv:1: there is no column “phone”; the columns are id, needs, country"));
  Tree twice;
  twice.files[kFile] = "id,id\n";
  CHECK(twice.refusal() == "services.csv:1: the column “id” is there twice; remove one");
  Tree missing;
  missing.files[kFile] = "id,needs\n";
  CHECK(missing.refusal() == "services.csv:1: there is no column “country”, which every service needs; add it");
  Tree empty;
  empty.files[kFile] = std::string(1, '\n');
  CHECK(empty.refusal().starts_with("services.csv:1: the table is empty"));
}

TEST_CASE("a cell in another form is refused with its line and column") {
  CHECK(refusal({{"id", "A b"}}).starts_with("services.csv:2: “id” may not be “A b”: only a–z"));
  CHECK(refusal({{"id", ""}}) == "services.csv:2: “id” is empty; every service needs it");
  CHECK(refusal({{"needs", " ; "}}) == "services.csv:2: “needs” is empty; every service needs it");
  CHECK(refusal({{"needs", ""}}) == "services.csv:2: “needs” is empty; every service needs it");
  CHECK(refusal({{"needs", "health; money"}}).starts_with("services.csv:2: “needs” may not be “money”: it is one of"));
  CHECK(
      refusal({{"hours", "mo-fr 12:00-09:00"}}).starts_with("services.csv:2: “hours” may not be “mo-fr 12:00-09:00”"));
  CHECK(refusal({{"exceptions", "Christmas"}}).starts_with("services.csv:2: “exceptions” may not be “Christmas”"));
  CHECK(refusal({{"cost", "cheap"}}).starts_with("services.csv:2: “cost” may not be “cheap”: it is one of free"));
  CHECK(refusal({{"papers", "maybe"}}).starts_with("services.csv:2: “papers” may not be “maybe”"));
  CHECK(refusal({{"latitude", "91"}}).starts_with("services.csv:2: “latitude” is “91”; write decimal degrees"));
  CHECK(refusal({{"longitude", "-180.1"}}).starts_with("services.csv:2: “longitude” is “-180.1”"));
  for (std::string degrees : {"6° 8'", "x", "nan", "inf", "1e1", "\"6,1\"", "+6"})
    CHECK(refusal({{"longitude", degrees}}).starts_with("services.csv:2: “longitude” is"));
  CHECK(refusal({{"longitude", ""}}).starts_with("services.csv:2: a position has a latitude and a longitude"));
  CHECK(refusal({{"longitude", "0"}, {"latitude", "0.0"}}).starts_with("services.csv:2: the position 0, 0"));
  CHECK(refusal({{"review_by", "soon"}}).starts_with("services.csv:2: “review_by” is “soon”"));
  CHECK(refusal({{"sources", "UDHR 3"}}).starts_with("services.csv:2: “sources” may not be “UDHR”"));
  CHECK(refusal({{"name", " "}}).starts_with("services.csv:2: “name” is empty"));
}

TEST_CASE("a number that cannot be called stops the build and is left out") {
  for (std::string number : {"117", "022 717 91 11", "+41 22 717", "+999 1234567", "call us"}) {
    INFO(number);
    auto found = lint_of({{"telephones", number + "; +977 1-4412345"}}, "bad-telephone");
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with("services.csv:2: error: “" + number + "” is not a telephone number"));
    CHECK(service_of(with({{"telephones", number + "; +977 1-4412345"}})).telephones == Strings{"+97714412345"});
  }
  CHECK(blocks_build({Severity::error, "bad-telephone", kFile, 2, ""}));
}

TEST_CASE("lint: services that people cannot use or trust") {
  CHECK(lint_of({{"country", "XX"}}, "unknown-country").size() == 1);
  CHECK(lint_of({{"languages", "en; xx"}}, "unknown-language").size() == 1);
  CHECK(lint_of({{"audience", "men"}}, "unknown-audience").size() == 1);
  CHECK(lint_of({{"sources", "gone 3"}}, "dead-reference").size() == 1);
  CHECK(lint_of({{"sources", ""}}, "no-source").size() == 1);
  CHECK(lint_of({{"sources", "udhr article 3"}}, "citation-not-a-number").size() == 1);
  CHECK(lint_of({{"review_by", "2026-11-21"}}, "review-passed")
            .front()
            .starts_with("services.csv:2: error: the service was to be reviewed by 2026-11-21; ask there again"));
  CHECK(lint_of({{"review_by", "2026-11-23"}}, "review-soon").size() == 1);
  CHECK(lint_of({{"checked_on", "2026-11-23"}}, "date-in-future").size() == 1);
  CHECK(lint_of({{"hours", "mo-fr 09:00-12:00; fr 11:59-13:00"}}, "hours-overlap").size() == 1);
  CHECK(lint_of({{"hours", "mo-fr 09:00-12:00; fr 12:00-13:00"}}, "hours-overlap").empty());
  CHECK(lint_of({{"exceptions", "2026-11-01..2026-11-21 closed"}}, "exception-passed").size() == 1);
  CHECK(lint_of({{"exceptions", "2026-12-25 closed; 2026-12-25 09:00-12:00"}}, "exceptions-disagree").size() == 1);
  CHECK(lint_of({{"exceptions", "2026-12-24..2026-12-25 closed; 2026-12-25 09:00-12:00"}}, "exceptions-disagree")
            .empty());
  CHECK(lint_of({{"review_by", "2027-11-02"}}, "review-far").empty());
  CHECK(lint_of({{"review_by", "2027-11-03"}}, "review-far").size() == 1);
  CHECK(lint_of({{"telephones", ""}}, "service-without-contact").empty());
  CHECK(lint_of({{"telephones", ""}, {"address", ""}}, "service-without-contact").size() == 1);
  CHECK(lint_of({{"papers", ""}}, "papers-not-said").front().starts_with("services.csv:0: note: 1 of 1 services"));
}

TEST_CASE("two services of one id are told of") {
  Tree tree = with();
  tree.files[kFile] += tree.files[kFile].substr(kHead.size());
  CHECK(tree.findings("duplicate-id")
            .front()
            .starts_with("services.csv:3: error: the service “clinic” is there already, at services.csv:2"));
}

TEST_CASE("the words of a service are translated like those of the TOML files") {
  Tree tree = with({{"note", "Come at 9."}});
  auto templates = po_template(tree.read(), "ar", {2026, 11, 22});
  std::string contexts;
  for (const PoEntry& entry : templates.back().po.entries) contexts += entry.context + "\n";
  CHECK(templates.back().path == "po/ar.po");
  for (std::string field : {"name", "address", "note"})
    CHECK(contexts.find("service/clinic/" + field + "\n") != std::string::npos);
  tree.append("po/ar.po", "\nmsgctxt \"service/clinic/note\"\nmsgid \"Come at 9.\"\nmsgstr \"تعال الساعة ٨.\"\n");
  CHECK(tree.records().find("تعال") != std::string::npos);
  CHECK(tree.findings("numbers-differ").size() == 1);
}

TEST_CASE("other words for a term are one text, translated without counting numbers") {
  Tree tree;
  tree.append("glossary.toml", "also = [\"kafala\", \"sponsor 2\"]\ntyped_as = { ar = [\"kafil\", \"kafeel\"] }\n");
  CHECK(tree.records().find(R"("field":"also","kind":"text","lang":"en","of_id":"irregular","of_kind":"glossary",)"
                            R"("parts":["kafala; sponsor 2"],"review":"source")") != std::string::npos);
  CHECK(tree.records().find(R"("field":"typed_as","kind":"text","lang":"ar","of_id":"irregular","of_kind":"glossary",)"
                            R"("parts":["kafil; kafeel"],"review":"draft")") != std::string::npos);
  // What is written for one language is nobody's to translate.
  CHECK(tree.findings("translation-missing").front().find("1 of 12 texts missing") != std::string::npos);
  auto entry = po_template(tree.read(), "ar", {2026, 11, 22}).back().po.entries.back();
  CHECK(entry.context == "glossary/irregular/also");
  CHECK(entry.extracted.front().starts_with("Not shown. Other words"));
  tree.append("po/ar.po", "\nmsgctxt \"glossary/irregular/also\"\nmsgid \"kafala; sponsor 2\"\nmsgstr \"كفيل\"\n");
  CHECK(tree.findings("") == Strings{});
}

TEST_CASE("words of a term that could not be told apart, or of no language of the pack, are refused") {
  CHECK(Tree().append("glossary.toml", "also = [\"a; b\"]\n").refusal() ==
        "glossary.toml:6: “also” divides its words itself; write “a; b” without “;”");
  CHECK(Tree()
            .append("glossary.toml", "typed_as = { ne = [\"a\"] }\n")
            .refusal()
            .starts_with("glossary.toml:6: “typed_as” has no field “ne”; it may have: en, ar"));
  CHECK(Tree()
            .append("glossary.toml", "typed_as = \"a\"\n")
            .refusal()
            .starts_with("glossary.toml:6: “typed_as” is a list"));
  // A table after a field that is wrong.
  CHECK(Tree()
            .append("glossary.toml", "also = 7\ntyped_as = { ar = [\"a\"] }\n")
            .refusal()
            .starts_with("glossary.toml:6: “also” is a list"));
}
