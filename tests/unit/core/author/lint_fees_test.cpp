// The rules about single fee rules and their notes.
#include "core/author/money_in_text.h"
#include "tests/unit/core/author/fees_fixture.h"

using namespace waystation;
using namespace waystation::author;
using namespace waystation::testing;

namespace {

// What is found in a tree whose one rule has these cells; a sound one has nothing.
Strings lint_of(const Cells& cells) {
  CHECK(findings_of(fees({{}})) == Strings{});
  return findings_of(fees({cells}));
}

// The one finding, which is of this rule.
std::string only(const std::string& rule, const Cells& cells) {
  Strings all = lint_of(cells), found = fees({cells}).findings(rule);
  INFO(fmt::format("{}", fmt::join(all, "\n")));
  REQUIRE(found.size() == 1);
  CHECK(all == found);
  return found.front();
}

std::string impossible(const Cells& cells) {
  return only("impossible-fee-rule", cells);
}

const Cells kStandard = {
    {"basis", "standard"}, {"jurisdiction", ""}, {"origin", ""}, {"payer", "employer"}, {"limit", "nothing"}};

Cells standard(const Cells& more) {
  Cells cells = more;
  cells.insert(kStandard.begin(), kStandard.end());
  return cells;
}

}  // namespace

TEST_CASE("lint: a fee rule whose source nobody can look up") {
  CHECK(only("dead-reference", {{"sources", "gone 3"}})
            .starts_with("fees.csv:2: error: there is no source “gone” in sources.toml"));
  CHECK(only("fee-without-article", {{"sources", "udhr; udhr"}})
            .starts_with("fees.csv:2: error: no source is named with its article"));
  CHECK(only("fee-without-article",
             {{"sources", "udhr"}, {"basis", "agreement"}, {"jurisdiction", ""}, {"destination", "SA"}})
            .starts_with("fees.csv:2: error:"));
  CHECK(only("fee-without-article", {{"sources", "udhr"}, {"limit", "official cost"}})
            .starts_with("fees.csv:2: warning: no source is named with its article"));
  CHECK(lint_of({{"sources", "udhr; udhr 7"}}) == Strings{});
  CHECK(lint_of(standard({{"sources", "udhr"}})) == Strings{});
  CHECK(only("citation-not-a-number", {{"sources", "udhr section 24"}})
            .starts_with("fees.csv:2: warning: article = “section 24” of the source “udhr” has words"));
}

TEST_CASE("lint: a fee rule that was checked before its source was read, or is to be checked again") {
  CHECK(only("checked-before-read", {{"checked_on", "2026-10-31"}})
            .starts_with("fees.csv:2: error: the rule was checked on 2026-10-31, before its source “udhr” was read on "
                         "2026-11-01"));
  CHECK(lint_of({{"checked_on", "2026-11-01"}}) == Strings{});
  CHECK(only("date-in-future", {{"checked_on", "2026-11-23"}}).starts_with("fees.csv:2: warning:"));
  CHECK(lint_of({{"checked_on", "2026-11-22"}}) == Strings{});
  CHECK(only("review-passed", {{"review_by", "2026-11-21"}}).starts_with("fees.csv:2: error: the rule was to be"));
  CHECK(only("review-soon", {{"review_by", "2026-12-22"}}).starts_with("fees.csv:2: warning:"));
  CHECK(lint_of({{"review_by", "2026-12-23"}}) == Strings{});
  CHECK(only("review-far", {{"review_by", "2027-11-04"}}).starts_with("fees.csv:2: warning:"));
  CHECK(lint_of({{"review_by", "2027-11-03"}}) == Strings{});
}

TEST_CASE("lint: a fee rule that has ended is to be replaced, not reviewed") {
  CHECK(only("fee-rule-ended", {{"in_force_until", "2026-11-21"}, {"review_by", "2026-11-21"}})
            .starts_with("fees.csv:2: warning: the rule ended on 2026-11-21"));
  CHECK(lint_of({{"in_force_until", "2026-11-22"}}) == Strings{});
}

TEST_CASE("lint: a fee rule of a country that is none") {
  CHECK(only("unknown-country", {{"destination", "XX"}}).starts_with("fees.csv:2: error: “XX” is not a country"));
  CHECK(fees({{{"jurisdiction", "np"}, {"origin", "np"}}}).findings("unknown-country").size() == 2);
}

TEST_CASE("lint: a law that is nobody's, or of a country that the job has nothing to do with") {
  CHECK(impossible({{"jurisdiction", ""}}).starts_with("fees.csv:2: error: a law is that of a country"));
  CHECK(impossible({{"origin", ""}}).starts_with("fees.csv:2: error: a law of NP is about jobs from NP or to NP"));
  CHECK(impossible({{"origin", ""}, {"destination", "SA"}}).starts_with("fees.csv:2: error: a law of NP is"));
  CHECK(impossible({{"origin", "IN"}, {"destination", "SA"}}).starts_with("fees.csv:2: error: a law of NP is"));
  CHECK(lint_of({{"origin", "IN"}, {"destination", "NP"}}) == Strings{});
  CHECK(lint_of({{"origin", ""}, {"destination", "NP"}}) == Strings{});
  CHECK(impossible({{"destination", "NP"}}).starts_with("fees.csv:2: error: origin and destination are both NP"));
}

TEST_CASE("lint: an agreement is between two countries, a standard of none") {
  Cells agreement = {{"basis", "agreement"}, {"jurisdiction", ""}, {"destination", "SA"}};
  CHECK(lint_of(agreement) == Strings{});
  Cells one = agreement;
  one["destination"] = "";
  CHECK(impossible(one).starts_with("fees.csv:2: error: an agreement is between two countries"));
  one = agreement;
  one["origin"] = "";
  CHECK(impossible(one).starts_with("fees.csv:2: error: an agreement is between two countries"));
  one = agreement;
  one["jurisdiction"] = "NP";
  CHECK(impossible(one).starts_with("fees.csv:2: error: an agreement is the law of both countries"));
  CHECK(lint_of(kStandard) == Strings{});
  for (std::string column : {"jurisdiction", "origin", "destination"}) {
    Cells placed = kStandard;
    placed[column] = "NP";
    CHECK(impossible(placed).starts_with("fees.csv:2: error: a standard holds everywhere"));
  }
}

TEST_CASE("lint: who pays and what the worker may be charged must agree") {
  CHECK(impossible({{"payer", "shared"}, {"limit", "nothing"}}).starts_with("fees.csv:2: error: the cost is shared"));
  CHECK(lint_of({{"payer", "worker"}, {"limit", "nothing"}}) == Strings{});  // forbidden, and nobody is named
  for (std::string payer : {"employer", "agency", "state"}) {
    CHECK(lint_of({{"payer", payer}, {"limit", "nothing"}}) == Strings{});
    for (std::string limit : {"NPR 10000", "1 wage", "official cost", "none"})
      CHECK(impossible({{"payer", payer}, {"limit", limit}})
                .starts_with("fees.csv:2: error: the " + payer + " must pay"));
  }
  for (std::string limit : {"1 wage", "official cost", "none"}) CHECK(lint_of({{"limit", limit}}) == Strings{});
  CHECK(impossible({{"payer", "state"}, {"limit", "nothing"}, {"payable_after", "visa"}})
            .starts_with("fees.csv:2: error: there is nothing to pay"));
  CHECK(lint_of({{"payable_after", "visa"}}) == Strings{});
}

TEST_CASE("lint: a tax comes on top of something, and is at most as much") {
  for (std::string limit : {"official cost", "none"})
    CHECK(impossible({{"limit", limit}, {"tax_percent", "18"}}).starts_with("fees.csv:2: error: a tax comes on top"));
  CHECK(impossible({{"payer", "agency"}, {"limit", "nothing"}, {"tax_percent", "18"}})
            .starts_with("fees.csv:2: error: a tax comes on top"));
  for (std::string limit : {"NPR 10000", "1 wage"}) {
    CHECK(lint_of({{"limit", limit}, {"tax_percent", "100.000"}}) == Strings{});
    for (std::string tax : {"100.000000001", "999999999999999"})
      CHECK(impossible({{"limit", limit}, {"tax_percent", tax}}).starts_with("fees.csv:2: error: a tax of " + tax));
  }
}

TEST_CASE("lint: what is charged for stands there once, and “total” alone") {
  CHECK(
      impossible({{"items", "visa; medical; visa"}}).starts_with("fees.csv:2: error: the item “visa” is there twice"));
  CHECK(impossible({{"occupations", "care; care"}})
            .starts_with("fees.csv:2: error: the occupation “care” is there twice"));
  CHECK(impossible({{"items", "total; visa"}}).starts_with("fees.csv:2: error: “total” is everything together"));
  CHECK(lint_of({{"items", "total"}}) == Strings{});
  CHECK(lint_of({{"items", "visa; medical"}, {"occupations", "care; domestic"}}) == Strings{});
}

TEST_CASE("lint: spans of months and days that nothing lies in") {
  CHECK(impossible({{"contract_months_min", "25"}, {"contract_months_max", "24"}})
            .starts_with("fees.csv:2: error: no contract has at least 25 and at most 24 months"));
  CHECK(lint_of({{"contract_months_min", "24"}, {"contract_months_max", "24"}}) == Strings{});
  CHECK(lint_of({{"contract_months_min", "24"}}) == Strings{});
  CHECK(impossible({{"in_force_from", "2027-01-01"}, {"in_force_until", "2026-12-31"}})
            .starts_with("fees.csv:2: error: the rule ends before it begins"));
  CHECK(lint_of({{"in_force_from", "2026-12-31"}, {"in_force_until", "2026-12-31"}}) == Strings{});
}

TEST_CASE("no pack is built of fee rules that contradict themselves or each other") {
  for (std::string rule : {"impossible-fee-rule", "overlapping-fee-rules", "impossible-rate"}) {
    CHECK(blocks_build({Severity::error, rule, "fees.csv", 2, ""}));
  }
}

TEST_CASE("lint: a note that is too long to be read beside a charge") {
  std::string words;
  for (int i = 0; i < 32; ++i) words += i % 8 == 7 ? "नेप. " : "नेपा ";
  CHECK(lint_of({{"note", words}}) == Strings{});  // 159 letters, white space at the end apart
  CHECK(only("long-note", {{"note", words + "नेप"}})
            .starts_with("fees.csv:2: warning: the note has 163 letters; no more than 160"));
}

TEST_CASE("lint: money in a note, which the program would not write in the reader's digits") {
  CHECK(only("number-in-note", {{"note", "Pay no more than NPR 10,000 for it."}})
            .starts_with("fees.csv:2: warning: “NPR 10,000” looks like money"));
  CHECK(lint_of({{"note", "Article 24 of the Act of 2007: ask after 45 days."}}) == Strings{});
}

TEST_CASE("sums of money are told from other numbers") {
  CHECK(money_in_text("at most NPR 500") == "NPR 500");
  CHECK(money_in_text("500 NPR at most") == "500 NPR");
  CHECK(money_in_text("NPR500") == "NPR500");
  CHECK(money_in_text("Rs. 500") == "Rs. 500");
  CHECK(money_in_text("₹५००") == "₹५००");
  CHECK(money_in_text("५०० rupees") == "५०० rupees");
  CHECK(money_in_text("10 thousand") == "10 thousand");
  CHECK(money_in_text("some 10000 of them") == "10000");
  CHECK(money_in_text("some 10,000 of them") == "10,000");
  CHECK(money_in_text("some 10\u00A0000 of them") == "10\u00A0000");
  CHECK(money_in_text("some 1,50,000 of them") == "1,50,000");
  CHECK(money_in_text("$5") == "$5");
  for (std::string text :
       {"", "in 2018", "Act 8042, article 6", "articles 24, 25 and 26(1)", "call +977 1 441 2345", "+97714412345.",
        "24 months", "in rupees", "He won 5", "in 2018. Rupees are", "12.12.2018", "2.5 months", "5, 6", "x"}) {
    INFO(text);
    CHECK(money_in_text(text) == "");
  }
}
