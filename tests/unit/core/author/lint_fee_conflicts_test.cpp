// The rules about what two fee rules say of one job.
#include "core/author/limit_order.h"
#include "tests/unit/core/author/fees_fixture.h"

using namespace waystation;
using namespace waystation::author;
using namespace waystation::testing;

namespace {

// What is found beside the first rule, which is general.
Strings lint_of(const Cells& second, const Cells& first = {}) {
  Cells cells = second;
  cells.emplace("id", "second");
  return findings_of(fees({first, cells}));
}

Strings overlaps(const Cells& second, const Cells& first = {}) {
  Cells cells = second;
  cells.emplace("id", "second");
  return fees({first, cells}).findings("overlapping-fee-rules");
}

std::optional<bool> more(const std::string& limit, const std::string& than) {
  return allows_more(parse_fee_limit(limit).value(), parse_fee_limit(than).value());
}

constexpr std::optional<bool> kNobodyKnows = std::nullopt;

}  // namespace

TEST_CASE("lint: two fee rules that hold for the same job, with both lines") {
  CHECK(lint_of({}) ==
        Strings{"fees.csv:3: error: “second” and “np-fee” at fees.csv:2 may hold for the same job, and neither is more "
                "special; give one more conditions, end one before the other begins, or make one of both"});
  CHECK(overlaps({{"items", "visa; service-fee"}}).size() == 1);
  CHECK(overlaps({{"items", "visa"}}).empty());
  CHECK(overlaps({{"items", "total"}}).empty());
}

TEST_CASE("lint: fee rules overlap also when their conditions leave room for both") {
  Cells men = {{"sex", "male"}}, women = {{"sex", "female"}};
  CHECK(overlaps(men, women).empty());
  CHECK(overlaps(men, men).size() == 1);
  CHECK(overlaps(women, {{"direct_hire", "yes"}}).size() == 1);
  CHECK(overlaps({{"contract_months_min", "24"}}, {{"contract_months_max", "24"}}).size() == 1);
  CHECK(overlaps({{"contract_months_min", "25"}}, {{"contract_months_max", "24"}}).empty());
  CHECK(overlaps({{"occupations", "care; domestic"}}, {{"occupations", "domestic; farm"}}).size() == 1);
  CHECK(overlaps({{"occupations", "care"}}, {{"occupations", "domestic"}}).empty());
  CHECK(overlaps({{"worker_group", "skilled"}}, {{"worker_group", "skilled"}}).size() == 1);
  CHECK(overlaps({{"worker_group", "skilled"}}, {{"worker_group", "unskilled"}}).empty());
}

TEST_CASE("lint: fee rules that follow each other do not overlap") {
  CHECK(overlaps({{"in_force_from", "2028-01-01"}}, {{"in_force_until", "2027-12-31"}}).empty());
  CHECK(overlaps({{"in_force_from", "2027-12-31"}}, {{"in_force_until", "2027-12-31"}}).size() == 1);
  CHECK(overlaps({{"in_force_until", "2027-12-31"}}, {{"in_force_from", "2028-01-01"}}).empty());
}

TEST_CASE("lint: rules of two laws hold beside each other") {
  Cells of_sa = {{"jurisdiction", "SA"}, {"destination", "SA"}}, between = {{"destination", "SA"}};
  CHECK(overlaps(of_sa, between).empty());
  CHECK(overlaps(of_sa, of_sa).size() == 1);
  Cells agreement = {{"basis", "agreement"}, {"jurisdiction", ""}, {"destination", "SA"}};
  Cells other = {{"basis", "agreement"}, {"jurisdiction", ""}, {"destination", "QA"}};
  CHECK(overlaps(agreement, between).empty());
  CHECK(overlaps(agreement, other).empty());
  CHECK(overlaps(agreement, agreement).size() == 1);
}

TEST_CASE("lint: a more special rule that allows more names the article that lets it") {
  Cells special = {{"occupations", "domestic"}, {"limit", "NPR 10000.01"}};
  CHECK(lint_of(special) ==
        Strings{"fees.csv:3: error: “second” allows “NPR 10000.01”, more than “np-fee” at fees.csv:2, which is more "
                "general and allows “NPR 10000”; mend the limit, or name the article that says so under "
                "“exception_article”"});
  CHECK(lint_of({}, special)
            .front()
            .starts_with("fees.csv:2: error: “np-fee” allows “NPR 10000.01”, more than "
                         "“second” at fees.csv:3"));
  special["exception_article"] = "24(2)";
  CHECK(lint_of(special) == Strings{});
  CHECK(lint_of({{"occupations", "domestic"}, {"limit", "NPR 10000"}}) == Strings{});
  CHECK(lint_of({{"occupations", "domestic"}, {"limit", "none"}}).size() == 1);
  CHECK(lint_of({{"occupations", "domestic"}, {"payer", "agency"}, {"limit", "nothing"}}) == Strings{});
  CHECK(lint_of({{"destination", "SA"}, {"limit", "NPR 20000"}}).size() == 1);
  CHECK(lint_of({{"sex", "male"}, {"limit", "NPR 20000"}}).size() == 1);
  CHECK(lint_of({{"occupations", "domestic"}, {"limit", "NPR 20000"}, {"in_force_from", "2028-01-01"}},
                {{"in_force_until", "2027-12-31"}}) == Strings{});
  // Another law's limit counts beside it.
  CHECK(lint_of({{"jurisdiction", "SA"}, {"destination", "SA"}, {"limit", "NPR 20000"}}) == Strings{});
}

TEST_CASE("lint: an article for an exception where there is nothing to be an exception of") {
  Cells special = {{"occupations", "domestic"}, {"limit", "NPR 10000"}, {"exception_article", "24(2)"}};
  CHECK(lint_of(special).front().starts_with("fees.csv:3: warning: “second” names an article for an exception"));
  special["limit"] = "0.5 wage";  // more, if the wage is high
  CHECK(lint_of(special) == Strings{});
  CHECK(fees({{{"exception_article", "24(2)"}}}).findings("exception-of-nothing").size() == 1);
  special["exception_article"] = "section two";
  special["id"] = "second";
  CHECK(fees({{}, special}).findings("citation-not-a-number").size() == 1);
}

TEST_CASE("limits are compared as far as can be known") {
  const std::string rising[] = {"nothing", "NPR 10000", "NPR 10000.01", "none"};
  for (size_t i = 0; i < std::size(rising); ++i) {
    for (size_t j = 0; j < std::size(rising); ++j) CHECK(more(rising[i], rising[j]) == (i > j));
  }
  CHECK(more("official cost", "nothing") == true);
  CHECK(more("official cost", "none") == false);
  CHECK(more("official cost", "official cost") == false);
  CHECK(more("official cost", "NPR 10000") == kNobodyKnows);
  CHECK(more("NPR 10000", "official cost") == kNobodyKnows);
  CHECK(more("0.51 wage", "0.5 wage") == true);
  CHECK(more("0.50 wage", "0.5 wage") == false);
  CHECK(more("NPR 10000", "INR 1") == kNobodyKnows);
  CHECK(more("NPR 10000", "1 wage") == kNobodyKnows);
  CHECK(more("lower of NPR 10000 and 1 wage", "NPR 10000") == false);
  CHECK(more("lower of NPR 10001 and 1 wage", "NPR 10000") == true);
  CHECK(more("lower of NPR 9000 and 2 wage", "lower of NPR 10000 and 1 wage") == true);
  CHECK(more("lower of NPR 10000 and 1 wage", "lower of NPR 10000 and 1 wage") == false);
  CHECK(more("NPR 10000", "lower of NPR 10000 and 1 wage") == kNobodyKnows);
  CHECK(more("lower of INR 1 and 1 wage", "lower of NPR 1 and 1 wage") == kNobodyKnows);
}

TEST_CASE("of many fee rules that contradict each other the first are named, then how many") {
  std::vector<Cells> rules;
  for (int i = 0; i < 8; ++i) rules.push_back({{"id", fmt::format("r{}", i)}});
  auto found = fees(rules).findings("overlapping-fee-rules");  // 28 pairs
  REQUIRE(found.size() == 21);
  CHECK(found.front() == "fees.csv:0: error: 8 more pairs of rules overlap");
}

TEST_CASE("rules that repeat an item without end are not compared") {
  std::string items = "visa";
  for (int i = 0; i < 10'000; ++i) items += ";visa";
  auto tree = fees({{{"items", items}}, {{"items", items}, {"id", "second"}}});
  CHECK(tree.findings("overlapping-fee-rules").empty());
  CHECK(tree.findings("impossible-fee-rule").size() == 2);
}
