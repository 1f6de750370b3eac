// An officer adds a corridor: fee rules, their sources, rates and translations, with waypack alone.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/shell.h"
#include "tests/support/temporary_folder.h"

using nlohmann::json;
using namespace waystation::testing;

namespace {

const std::string kHead =
    "id,basis,jurisdiction,origin,destination,occupations,items,payer,limit,sources,in_force_from,checked_on,checked_"
    "by,"
    "review_by,exception_article,note\n";
const std::string kFees = kHead +
                          "all,law,NP,NP,,,service-fee,worker,NPR 10000,act 24(1),2010-01-01,2026-11-02,An office,"
                          "2027-06-01,,Ask for a receipt within 7 days.\n"
                          "home,law,NP,NP,SA,domestic,service-fee,employer,nothing,act 24(2),2010-01-01,2026-11-02,An "
                          "office,2027-06-01,,\n";

Outcome waypack(const std::string& arguments) {
  return run(std::string(BINARY_ROOT) + "/bin/waypack " + arguments);
}

struct Officer {
  TemporaryFolder folder;
  std::string tree = folder / "tree";

  Officer() {
    put("pack.toml", "id = \"fees\"\npublisher = \"An office\"\nlanguages = [\"en\", \"ar\"]\nlicense = \"CC0-1.0\"\n");
    put("sources.toml",
        "[[source]]\nid = \"act\"\ntitle = \"The Act\"\npublisher = \"A ministry\"\ndocument = \"Act 26\"\n"
        "published_on = 2007-09-05\nread_on = 2026-11-01\n");
    put("fees.csv", kFees);
    put("rates.csv", "from,to,rate,dated,review_by,source\nSAR,NPR,35.6,2026-11-01,2027-02-01,act\n");
  }
  void put(const std::string& file, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path(tree + "/" + file).parent_path());
    std::ofstream(tree + "/" + file, std::ios::binary) << bytes;
  }
  Outcome lint() const { return waypack("lint " + tree + " --today 2026-11-22"); }
  Outcome build() const { return waypack("build " + tree + " -o " + folder / "out"); }
};

}  // namespace

TEST_CASE("an officer's fee rules and rates are in the pack, their notes in the reader's language") {
  Officer officer;
  CHECK(officer.lint().output.ends_with("0 errors, 0 warnings, 1 note\n"));  // not translated yet
  REQUIRE(waypack("translate " + officer.tree + " --lang ar").status == 0);
  std::string po = read_file(officer.tree + "/po/ar.po"), id = "msgid \"Ask for a receipt within 7 days.\"\nmsgstr \"";
  INFO(po);
  REQUIRE(po.find("msgctxt \"fee_rule/all/note\"\n" + id) != std::string::npos);
  officer.put("po/ar.po", po.insert(po.find(id) + id.size(), "اطلب إيصالا خلال ٧ أيام."));
  CHECK(officer.lint().output.find("numbers-differ") == std::string::npos);
  REQUIRE(officer.build().status == 0);
  for (std::string file : {"fees.pack", "fees.records"}) {
    json inspected = json::parse(waypack("inspect --json " + officer.folder / "out/" + file).output);
    CHECK(inspected["records"]["fee_rule"] == 2);
    CHECK(inspected["records"]["rate"] == 1);
    CHECK(inspected["translated_per_cent"]["ar"] == 50);  // the title of the source is not
    CHECK(inspected["not_understood"] == 0);
  }
  CHECK(read_file(officer.folder / "out/fees.records").find("اطلب") != std::string::npos);
}

TEST_CASE("an officer is told of two fee rules that contradict each other, and no pack is built of them") {
  Officer officer;
  officer.put("fees.csv", kFees +
                              "again,law,NP,NP,,,service-fee,worker,NPR 5000,act 3,2010-01-01,2026-11-02,An office,"
                              "2027-06-01,,\n");
  Outcome linted = officer.lint();
  CHECK(linted.status == 1);
  CHECK(linted.output.find("fees.csv:4: error: [overlapping-fee-rules] “again” and “all” at fees.csv:2 ") !=
        std::string::npos);
  Outcome built = officer.build();
  CHECK(built.status == 1);
  CHECK(built.messages.find("fees.csv:4: ") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(officer.folder / "out"));
}

TEST_CASE("an officer's fee rule that cannot be read is one line with its place") {
  Officer officer;
  officer.put("fees.csv", kHead +
                              "all,law,NP,NP,,,service-fee,worker,about 10000,act 1,2010-01-01,2026-11-02,An "
                              "office,2027-06-01,,\n");
  Outcome built = officer.build();
  CHECK(built.status == 1);
  CHECK(built.messages.find("fees.csv:2: “limit” may not be “about 10000”: a limit is") != std::string::npos);
}
