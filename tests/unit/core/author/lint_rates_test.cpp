// The rules about rates between currencies.
#include "tests/unit/core/author/fees_fixture.h"

using namespace waystation;
using namespace waystation::author;
using namespace waystation::testing;

namespace {

std::string only(const std::string& rule, const Cells& cells) {
  CHECK(findings_of(rates({{}})) == Strings{});
  Strings found = rates({cells}).findings(rule);
  REQUIRE(found.size() == 1);
  CHECK(findings_of(rates({cells})) == found);
  return found.front();
}

// Of rules with these limits, and what more the first says.
Strings missing(const Strings& limits, const std::vector<Cells>& rows, const Cells& first = {}) {
  std::vector<Cells> rules;
  for (size_t i = 0; i < limits.size(); ++i) {
    Cells cells = i == 0 ? first : Cells{};
    cells["id"] = fmt::format("r{}", i);
    cells["items"] = std::string(pack::kFeeItems[i]);
    cells["limit"] = limits[i];
    rules.push_back(cells);
  }
  return rates(rows, fees(rules)).findings("no-rate");
}

}  // namespace

TEST_CASE("lint: a rate that cannot be") {
  CHECK(only("impossible-rate", {{"from", "NPR"}}).starts_with("rates.csv:2: error: NPR is always 1 NPR"));
  for (std::string zero : {"0", "0.000"})
    CHECK(only("impossible-rate", {{"rate", zero}}).starts_with("rates.csv:2: error: 1 USD cannot be 0 NPR"));
}

TEST_CASE("lint: a rate without source, of a day to come, or too old") {
  CHECK(only("dead-reference", {{"source", "gone"}}).starts_with("rates.csv:2: error: there is no source “gone”"));
  CHECK(only("date-in-future", {{"dated", "2026-11-23"}}).starts_with("rates.csv:2: warning: dated is 2026-11-23"));
  CHECK(findings_of(rates({{{"dated", "2026-11-22"}}})) == Strings{});
  CHECK(only("review-passed", {{"review_by", "2026-11-21"}}).starts_with("rates.csv:2: error: the rate was to be"));
  CHECK(only("review-soon", {{"review_by", "2026-12-22"}}).starts_with("rates.csv:2: warning:"));
  CHECK(only("review-far", {{"review_by", "2027-11-03"}}).starts_with("rates.csv:2: warning:"));
  CHECK(findings_of(rates({{{"review_by", "2027-11-02"}}})) == Strings{});
}

TEST_CASE("lint: a rate and its inverse that disagree") {
  auto both = [](const std::string& rate, const std::string& inverse) {
    return rates({{{"rate", rate}}, {{"from", "NPR"}, {"to", "USD"}, {"rate", inverse}}}).findings("rates-disagree");
  };
  CHECK(both("100", "0.01") == Strings{});
  CHECK(both("100", "0.0101") == Strings{});
  CHECK(both("100", "0.0099") == Strings{});
  CHECK(both("100", "0.0103") ==
        Strings{"rates.csv:3: warning: 1 NPR is 0.0103 USD, but by rates.csv:2 1 USD is 100 NPR: more than 2 per cent "
                "apart; mend or remove one"});
  CHECK(both("100", "0.0097").size() == 1);
  CHECK(both("100", "100").size() == 1);
  CHECK(both("0", "100") == Strings{});
}

TEST_CASE("lint: currencies of the rules that no rate leads out of") {
  CHECK(missing({"NPR 1", "USD 1"}, {{}}) == Strings{});
  auto found = missing({"NPR 1", "USD 1"}, {});
  REQUIRE(found.size() == 2);
  CHECK(found[0].starts_with("fees.csv:2: note: no rate that counts today leads from NPR to another currency"));
  CHECK(found[1].starts_with("fees.csv:3: note: no rate that counts today leads from USD"));
  CHECK(missing({"NPR 1", "USD 1", "INR 1"}, {{}}).size() == 1);
  CHECK(missing({"lower of NPR 1 and 1 wage", "INR 1"}, {{}, {{"to", "INR"}}}) == Strings{});  // over the dollar
  CHECK(missing({"NPR 1", "NPR 2"}, {}) == Strings{});
  CHECK(missing({"NPR 1"}, {}, {{"wage_min", "SAR 1000"}}).size() == 2);
  CHECK(missing({"1 wage", "nothing", "none"}, {}, {{"wage_min", "SAR 1000"}}) == Strings{});
  CHECK(missing({"NPR 1", "USD 1"}, {{{"review_by", "2026-11-21"}}}).size() == 2);
}
