// The fee rules of content/corridors, each below, at and above its limit.
#include <fmt/format.h>

#include <array>
#include <map>
#include <sstream>

#include "core/author/author.h"
#include "core/fees/assess.h"
#include "platform/posix_files.h"
#include "tests/support/catch.h"

using namespace waystation;

namespace {

constexpr Date kToday = {2026, 11, 23};  // while all rules are current

struct Corridors {
  std::vector<fees::Rule> rules;
  std::vector<pack::RateRecord> rates;

  Corridors() {
    auto tree = author::read_tree(platform::PosixFiles(), std::string(SOURCE_ROOT) + "/content/corridors");
    REQUIRE(tree);
    for (const pack::Record& record : tree->records) {
      if (const auto* rate = std::get_if<pack::RateRecord>(&record)) rates.push_back(*rate);
      if (const auto* written = std::get_if<pack::FeeRuleRecord>(&record)) {
        auto rule = fees::rule_from("corridors", *written);
        REQUIRE(rule);
        rules.push_back(std::move(*rule));
      }
    }
  }
  const fees::Rule& rule(const std::string& id) const {
    auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.written.id == id; });
    INFO("cases.tsv names the rule “" << id << "”, which fees.csv does not have");
    REQUIRE(found != rules.end());
    return *found;
  }
};

enum Column {
  kRule,
  kArticle,
  kOrigin,
  kDestination,
  kWork,
  kGroup,
  kDirect,
  kChargedIn,
  kSex,
  kMonths,
  kWage,
  kItem,
  kAsked,
  kVerdict,
  kColumns
};
using Case = std::array<std::string, kColumns>;

std::vector<Case> read_cases() {
  auto bytes = platform::PosixFiles().read(std::string(SOURCE_ROOT) + "/tests/corridors/cases.tsv", 1 << 20);
  REQUIRE(bytes);
  std::istringstream lines(*bytes);
  std::vector<Case> cases;
  std::string line;
  for (std::getline(lines, line); std::getline(lines, line);) {
    Case one;
    std::istringstream cells(line);
    for (std::string& cell : one) std::getline(cells, cell, '\t');
    cases.push_back(one);
  }
  return cases;
}

fees::Job job_of(const Case& one) {
  fees::Job job;
  job.origin = one[kOrigin];
  job.destination = one[kDestination];
  job.occupation = one[kWork];
  job.worker_group = one[kGroup];
  if (!one[kDirect].empty()) job.direct_hire = one[kDirect] == "yes";
  job.charged_in = one[kChargedIn];
  job.sex = one[kSex];
  if (!one[kMonths].empty()) job.contract_months = std::stoi(one[kMonths]);
  job.wage = parse_money(one[kWage]);
  return job;
}

fees::Line answer(const Corridors& corridors, const Case& one) {
  auto asked = parse_money(one[kAsked]);
  REQUIRE(asked);
  fees::Assessment all = fees::assess(corridors.rules, fees::Rates(corridors.rates, kToday), kToday, job_of(one),
                                      asked->currency, {{one[kItem], asked->minor_units}});
  REQUIRE(all.lines.size() == 1);
  return all.lines.front();
}

std::string_view name_of(fees::Verdict verdict) {
  constexpr std::string_view kNames[] = {"allowed", "against standard", "above limit",    "not yours",
                                         "shared",  "official cost",    "no limit",       "depends",
                                         "no rule", "not said",         "no longer known"};
  return kNames[static_cast<size_t>(verdict)];
}

bool names(const std::vector<const fees::Rule*>& rules, const std::string& id) {
  return std::any_of(rules.begin(), rules.end(), [&](const fees::Rule* rule) { return rule->written.id == id; });
}

}  // namespace

TEST_CASE("each rule of the corridors answers as its article says, below, at and above its limit") {
  Corridors corridors;
  for (const Case& one : read_cases()) {
    INFO(fmt::format("{}", fmt::join(one, " | ")));
    fees::Line line = answer(corridors, one);
    CHECK(name_of(line.verdict) == one[kVerdict]);
    CHECK((names(line.rules, one[kRule]) || names(line.standards, one[kRule])));
  }
}

TEST_CASE("each case names an article that its rule rests on") {
  Corridors corridors;
  for (const Case& one : read_cases()) {
    const pack::FeeRuleRecord& rule = corridors.rule(one[kRule]).written;
    bool is_cited = std::any_of(rule.sources.begin(), rule.sources.end(), [&](const pack::Citation& citation) {
      return one[kArticle] == citation.source + (citation.article.empty() ? "" : " " + citation.article);
    });
    INFO(fmt::format("{} | {}", one[kRule], one[kArticle]));
    CHECK(is_cited);
  }
}

TEST_CASE("no rule is without its cases") {
  Corridors corridors;
  std::map<std::string, std::vector<int64_t>> asked;  // minor units
  for (const Case& one : read_cases()) asked[one[kRule]].push_back(parse_money(one[kAsked])->minor_units);
  for (const fees::Rule& rule : corridors.rules) {
    INFO(rule.written.id);
    std::vector<int64_t> amounts = asked[rule.written.id];
    std::sort(amounts.begin(), amounts.end());
    CHECK_FALSE(amounts.empty());
    bool has_limit = rule.limit.kind == FeeLimit::Kind::up_to;
    bool goes_round = amounts.size() >= 3 && amounts[1] == amounts[0] + 1 && amounts[2] == amounts[1] + 1;
    CHECK((!has_limit || goes_round));
  }
}
