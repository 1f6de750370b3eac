// fees.csv and rates.csv: how they are read, and how their notes are translated.
#include "core/author/translate.h"
#include "core/author/tree_builder.h"
#include "tests/unit/core/author/fees_fixture.h"

using namespace waystation;
using namespace waystation::author;
using namespace waystation::testing;

namespace {

template <typename R>
R only(const Tree& tree) {
  std::vector<R> found;
  for (const pack::Record& record : tree.read().records) {
    if (const auto* one = std::get_if<R>(&record)) found.push_back(*one);
  }
  REQUIRE(found.size() == 1);
  return found.front();
}

std::string refusal(const Cells& cells) {
  return fees({cells}).refusal();
}

}  // namespace

TEST_CASE("a fee rule is a row, its columns the fields of the record") {
  Tree tree = fees({{{"id", "sa-domestic"},
                     {"destination", "SA"},
                     {"occupations", "domestic; care"},
                     {"worker_group", "unskilled"},
                     {"items", "visa; work-permit"},
                     {"direct_hire", "no"},
                     {"charged_in", "origin"},
                     {"sex", "female"},
                     {"contract_months_min", "24"},
                     {"contract_months_max", "36"},
                     {"wage_min", "SAR 1000"},
                     {"payer", "shared"},
                     {"limit", "lower of NPR 10000 and 0.5 wage"},
                     {"tax_percent", "7.5"},
                     {"payable_after", "visa"},
                     {"sources", "udhr 24(1), 25; udhr"},
                     {"in_force_until", "2030-12-31"},
                     {"exception_article", "24(2)"},
                     {"note", "Ask for a receipt, always."}}});
  auto rule = only<pack::FeeRuleRecord>(tree);
  CHECK(rule.id == "sa-domestic");
  CHECK(rule.basis == "law");
  CHECK(rule.jurisdiction == "NP");
  CHECK(rule.origin == "NP");
  CHECK(rule.destination == "SA");
  CHECK(rule.occupations == Strings{"domestic", "care"});
  CHECK(rule.worker_group == "unskilled");
  CHECK(rule.items == Strings{"visa", "work-permit"});
  CHECK(rule.direct_hire == "no");
  CHECK(rule.charged_in == "origin");
  CHECK(rule.sex == "female");
  CHECK(rule.contract_months_min == 24);
  CHECK(rule.contract_months_max == 36);
  CHECK(rule.wage_min == "SAR 1000");
  CHECK(rule.payer == "shared");
  CHECK(rule.limit == "lower of NPR 10000 and 0.5 wage");
  CHECK(rule.tax_percent == "7.5");
  CHECK(rule.payable_after == "visa");
  REQUIRE(rule.sources.size() == 2);
  CHECK(rule.sources[0].article == "24(1), 25");
  CHECK(rule.sources[1].source == "udhr");
  CHECK(rule.in_force_from == Date{2010, 1, 1});
  CHECK(rule.in_force_until == "2030-12-31");
  CHECK(rule.checked_on == Date{2026, 11, 2});
  CHECK(rule.checked_by == "An office");
  CHECK(rule.review_by == Date{2027, 6, 1});
  CHECK(rule.exception_article == "24(2)");
  CHECK(
      tree.records().find(
          R"("must_understand":["direct_hire","charged_in","sex","contract_months_min","contract_months_max","wage_min"])") !=
      std::string::npos);
  CHECK(tree.records().find(R"("field":"note","kind":"text","lang":"en","of_id":"sa-domestic","of_kind":"fee_rule",)"
                            R"("parts":["Ask for a receipt, always."],"review":"source")") != std::string::npos);
}

TEST_CASE("a rate is a row") {
  auto rate = only<pack::RateRecord>(rates({{}}));
  CHECK(rate.from == "USD");
  CHECK(rate.to == "NPR");
  CHECK(rate.rate == "133.5");
  CHECK(rate.dated == Date{2026, 11, 1});
  CHECK(rate.review_by == Date{2027, 2, 1});
  CHECK(rate.source == "udhr");
}

TEST_CASE("fee rules may have their columns in any order and leave optional ones out") {
  Tree tree;
  tree.files["fees.csv"] =
      "\xEF\xBB\xBFsources,id,basis,items,payer,limit,in_force_from,checked_on,checked_by,review_by\r\n"
      "udhr,free,standard,total,employer,nothing,2010-01-01,2026-11-02,An office,2027-06-01\r\n,,,,,,,,,\r\n";
  auto rule = only<pack::FeeRuleRecord>(tree);
  CHECK(rule.id == "free");
  CHECK(rule.jurisdiction.empty());
  CHECK(rule.contract_months_min == 0);
  CHECK(findings_of(tree) == Strings{});
}

TEST_CASE("a column of fees or rates that is not known, twice or missing is named") {
  auto refused = [](const std::string& file, const std::string& text) {
    Tree tree;
    tree.files[file] = text;
    return tree.refusal();
  };
  CHECK(refused("fees.csv", "id,amount\n")
            .starts_with("fees.csv:1: there is no column “amount”; the columns are id, basis, jurisdiction"));
  CHECK(refused("fees.csv", "id,amount\n").ends_with("review_by, exception_article, note"));
  CHECK(refused("fees.csv", "id,id\n") == "fees.csv:1: the column “id” is there twice; remove one");
  for (std::string column : {"id", "basis", "items", "payer", "limit", "sources", "in_force_from", "checked_on",
                             "checked_by", "review_by"}) {
    std::string head = kFeesHead;
    head.replace(head.find(column + ","), column.size() + 1, "");
    CHECK(refused("fees.csv", head) ==
          "fees.csv:1: there is no column “" + column + "”, which every fee rule needs; add it");
  }
  CHECK(refused("rates.csv", "from,to,note\n") ==
        "rates.csv:1: there is no column “note”; the columns are from, to, rate, dated, review_by, source");
  CHECK(refused("rates.csv", "from,to,rate,dated,review_by\n") ==
        "rates.csv:1: there is no column “source”, which every rate needs; add it");
}

TEST_CASE("a fee rule without law, source, payer or day is refused with its line") {
  for (std::string column : {"id", "basis", "items", "payer", "limit", "sources", "checked_by"}) {
    CHECK(refusal({{column, ""}}) == "fees.csv:2: “" + column + "” is empty; every fee rule needs it");
  }
  for (std::string column : {"items", "sources"})
    CHECK(refusal({{column, " ; "}}) == "fees.csv:2: “" + column + "” is empty; every fee rule needs it");
  for (std::string column : {"in_force_from", "checked_on", "review_by"})
    CHECK(refusal({{column, ""}}).starts_with("fees.csv:2: “" + column + "” is “”; write a day"));
}

TEST_CASE("a cell of a fee rule in another form is refused with its line and column") {
  CHECK(refusal({{"id", "NP"}}).starts_with("fees.csv:2: “id” may not be “NP”: only a–z"));
  CHECK(refusal({{"basis", "custom"}}).starts_with("fees.csv:2: “basis” may not be “custom”: it is one of law"));
  CHECK(refusal({{"occupations", "care; chef"}}).starts_with("fees.csv:2: “occupations” may not be “chef”"));
  CHECK(refusal({{"items", "visa, medical"}}).starts_with("fees.csv:2: “items” may not be “visa, medical”"));
  CHECK(refusal({{"direct_hire", "maybe"}}).starts_with("fees.csv:2: “direct_hire” may not be “maybe”"));
  CHECK(refusal({{"charged_in", "SA"}}).starts_with("fees.csv:2: “charged_in” may not be “SA”"));
  CHECK(refusal({{"sex", "f"}}).starts_with("fees.csv:2: “sex” may not be “f”"));
  CHECK(refusal({{"wage_min", "500"}}).starts_with("fees.csv:2: “wage_min” may not be “500”: an amount is a currency"));
  CHECK(refusal({{"wage_min", "ZZZ 500"}}).starts_with("fees.csv:2: “wage_min” may not be “ZZZ 500”"));
  CHECK(refusal({{"payer", "broker"}}).starts_with("fees.csv:2: “payer” may not be “broker”: it is one of worker"));
  for (std::string limit : {"10000", "NPR 10,000", "NPR 0", "one wage", "lower of NPR 1 and NPR 2", "NPR 1.001"})
    CHECK(refusal({{"limit", limit}}).starts_with("fees.csv:2: “limit” may not be “" + limit + "”: a limit is"));
  CHECK(refusal({{"tax_percent", "18 %"}}).starts_with("fees.csv:2: “tax_percent” may not be “18 %”"));
  CHECK(refusal({{"payable_after", "departure"}}).starts_with("fees.csv:2: “payable_after” may not be “departure”"));
  CHECK(refusal({{"sources", "The Act 24"}}).starts_with("fees.csv:2: “sources” may not be “The”"));
  CHECK(refusal({{"in_force_until", "2026-02-30"}}).starts_with("fees.csv:2: “in_force_until” may not be"));
  for (std::string months : {"0", "601", "-1"}) {
    CHECK(refusal({{"contract_months_min", months}}) ==
          "fees.csv:2: “contract_months_min” is “" + months + "”, which is not 1 to 600");
  }
  for (std::string months : {"two", "1.5", "12 months", "99999999999999999999"})
    CHECK(refusal({{"contract_months_max", months}}).ends_with("which is not a whole number"));
}

TEST_CASE("a cell of a rate in another form is refused with its line and column") {
  auto refused = [](const Cells& cells) { return rates({cells}).refusal(); };
  CHECK(refused({{"from", "usd"}}).starts_with("rates.csv:2: “from” may not be “usd”: a currency is one in use"));
  CHECK(refused({{"to", "ZZZ"}}).starts_with("rates.csv:2: “to” may not be “ZZZ”"));
  CHECK(refused({{"rate", "1,5"}}).starts_with("rates.csv:2: “rate” may not be “1,5”"));
  CHECK(refused({{"rate", ""}}) == "rates.csv:2: “rate” is empty; every rate needs it");
  CHECK(refused({{"source", ""}}) == "rates.csv:2: “source” is empty; every rate needs it");
  CHECK(refused({{"dated", "today"}}).starts_with("rates.csv:2: “dated” is “today”; write a day"));
}

TEST_CASE("two fee rules of one id, and two rates between the same currencies, are told of with both lines") {
  CHECK(fees({{}, {}}).findings("duplicate-id") ==
        Strings{"fees.csv:3: error: the fee_rule “np-fee” is there already, at fees.csv:2; give one of them another "
                "id"});
  CHECK(rates({{}, {}})
            .findings("duplicate-id")
            .front()
            .starts_with("rates.csv:3: error: the rate “USD/NPR” is there already, at rates.csv:2"));
}

TEST_CASE("more fee rules than can be compared are refused") {
  Tree tree = fees({});
  std::string line = fees({{}}).files["fees.csv"].substr(kFeesHead.size());
  for (size_t i = 0; i <= kMaxFeeRules; ++i) tree.files["fees.csv"] += line;
  CHECK(tree.refusal().starts_with("fees.csv:5002: the table has more than 5000 rules"));
}

TEST_CASE("the note of a fee rule is translated like the words of the TOML files") {
  Tree tree = fees({{{"note", "Ask again after 7 days."}}});
  auto file = po_template(tree.read(), "ar", kToday).back();
  CHECK(file.path == "po/ar.po");
  CHECK(file.po.entries.back().context == "fee_rule/np-fee/note");
  CHECK(file.po.entries.back().id == "Ask again after 7 days.");
  CHECK(file.po.entries.back().references == Strings{"fees.csv"});
  std::string entry = "\nmsgctxt \"fee_rule/np-fee/note\"\nmsgid \"Ask again after 7 days.\"\nmsgstr ";
  tree.append("po/ar.po", entry + "\"اسأل بعد ٨ أيام.\"\n");
  CHECK(tree.records().find("اسأل") != std::string::npos);
  CHECK(tree.findings("translation-missing") == Strings{});
  CHECK(tree.findings("numbers-differ").size() == 1);
  CHECK(tree.change("po/ar.po", "٨", "٧").findings("numbers-differ") == Strings{});
}
