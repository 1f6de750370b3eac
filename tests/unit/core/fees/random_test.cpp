// What holds whatever the rules are.
#include <map>

#include "tests/unit/core/fees/random_rules.h"

using namespace waystation;
using namespace waystation::fees;
using namespace waystation::testing;

namespace {

constexpr uint64_t kSets = 4000;

template <typename T>
std::string text(const std::optional<T>& value) {
  return value ? fmt::format("{}", *value) : "-";
}

std::string text(const Line& line) {
  return fmt::format("{} {} {} {} {} {} {} {} [{}] [{}] [{}] {}\n", line.item, line.asked,
                     static_cast<int>(line.verdict), text(line.limit), line.limit_is_shared, text(line.over),
                     line.is_approximate, line.payer, fmt::join(ids(line.rules), " "),
                     fmt::join(ids(line.standards), " "), fmt::join(line.unknown_jurisdictions, " "),
                     line.open_questions.size());
}

std::string text(const Assessment& all) {
  std::string lines;
  for (const Line& line : all.lines) lines += text(line);
  return lines + fmt::format("{} {} {} {} {} {} {} {} [{}] {} {}", all.asked, text(all.most), all.known_items,
                             all.unknown_items, all.asked_for_known, all.too_much, text(all.too_much_in_tenths_of_wage),
                             all.total_is_over, fmt::join(ids(all.total_rules), " "), all.is_approximate,
                             all.rates_dated ? to_iso(*all.rates_dated) : "-");
}

std::string text(const std::vector<pack::FeeRuleRecord>& records) {
  std::string all;
  for (const auto& record : records) all += pack::to_json_line(record) + "\n";
  return all;
}

bool is_unlawful(Verdict verdict) {
  return verdict == Verdict::not_yours || verdict == Verdict::above_limit;
}

bool is_unclear(Verdict verdict) {
  return verdict == Verdict::no_longer_known || verdict == Verdict::depends;
}

int severity(Verdict verdict) {
  if (verdict == Verdict::not_yours) return 3;
  if (verdict == Verdict::above_limit) return 2;
  return is_unclear(verdict) ? 1 : 0;
}

// Calls `check` with every set; says which one it was when something fails.
template <typename Check>
void for_each_set(Check check) {
  for (uint64_t seed = 0; seed < kSets; ++seed) {
    Asking asking = random_asking(seed);
    Chance chance(seed ^ 0xfee);
    INFO("seed " << seed);
    check(asking, chance);
  }
}

}  // namespace

TEST_CASE("answers do not depend on the order of the rules") {
  for_each_set([](Asking& asking, Chance& chance) {
    auto charges = random_charges(chance);
    std::string before = text(asking.ask(charges));
    chance.shuffle(asking.records);
    chance.shuffle(asking.rates);
    if (before != text(asking.ask(charges))) CHECK(before == text(asking.ask(charges)));
  });
}

TEST_CASE("leaving out a rule in force never makes lawful what is no longer known") {
  int unknown = 0;
  for_each_set([&](Asking& asking, Chance& chance) {
    auto charges = random_charges(chance);
    Assessment before = asking.ask(charges);
    std::vector<Verdict> verdicts;
    for (const Line& line : before.lines) verdicts.push_back(line.verdict);
    if (std::count(verdicts.begin(), verdicts.end(), Verdict::no_longer_known) == 0) return;
    ++unknown;
    auto all = asking.records;
    for (size_t i = 0; i < all.size(); ++i) {
      if (standing_on(all[i], asking.today) != Standing::current) continue;
      asking.records = all;
      asking.records.erase(asking.records.begin() + static_cast<std::ptrdiff_t>(i));
      Assessment after = asking.ask(charges);
      for (size_t line = 0; line < verdicts.size(); ++line) {
        if (verdicts[line] != Verdict::no_longer_known || severity(after.lines[line].verdict) > 0) continue;
        INFO(text(all) << "without " << all[i].id << "\n" << text(after));
        FAIL_CHECK("a rule in force held back what is lawful");
      }
    }
  });
  CHECK(unknown > 200);
}

TEST_CASE("every verdict names the rule that it rests on") {
  for_each_set([](Asking& asking, Chance& chance) {
    for (const Line& line : asking.ask(random_charges(chance)).lines) {
      bool needs_none = line.verdict == Verdict::no_rule || line.verdict == Verdict::not_said;
      if (line.rules.empty() != needs_none) FAIL_CHECK(text(line));
    }
  });
}

TEST_CASE("asking for more never makes a verdict milder, of no line") {
  for_each_set([](Asking& asking, Chance& chance) {
    auto charges = random_charges(chance);
    if (charges.empty()) return;
    Assessment before = asking.ask(charges);
    std::vector<Verdict> verdicts;
    for (const Line& line : before.lines) verdicts.push_back(line.verdict);
    charges[static_cast<size_t>(chance.below(static_cast<int64_t>(charges.size())))].second += 1 + chance.below(300);
    Assessment after = asking.ask(charges);
    for (size_t i = 0; i < verdicts.size(); ++i) {
      if (severity(after.lines[i].verdict) < severity(verdicts[i])) FAIL_CHECK(text(after.lines[i]));
    }
    CHECK(after.too_much >= before.too_much);
    CHECK(after.most.has_value() >= before.most.has_value());
  });
}

TEST_CASE("no number of a rule that is not in force is in any answer") {
  int other_rules = 0;
  for_each_set([&](Asking& asking, Chance& chance) {
    auto charges = random_charges(chance);
    std::string before = text(asking.ask(charges));
    for (auto& record : asking.records) {
      if (standing_on(record, asking.today) == Standing::current) continue;
      record.limit = random_limit(chance);
      record.tax_percent = "18";
      ++other_rules;
    }
    std::string after = text(asking.ask(charges));
    if (before != after) CHECK(before == after);
  });
  CHECK(other_rules > 1000);
}

TEST_CASE("an answer to a question never takes back what was certain without it") {
  int certain = 0;
  for_each_set([&](Asking& asking, Chance& chance) {
    auto charges = random_charges(chance);
    if (asking.job.occupation.empty()) asking.job.occupation = "domestic";  // nobody is asked for it
    Assessment before = asking.ask(charges);
    std::vector<Line> lines = before.lines;
    asking.job = answered(asking.job, chance);
    Assessment after = asking.ask(charges);
    for (size_t i = 0; i < lines.size(); ++i) {
      const Line &was = lines[i], &is = after.lines[i];
      bool keeps = was.verdict == is.verdict || was.verdict == Verdict::depends;
      if (was.verdict == Verdict::allowed) keeps |= is.verdict == Verdict::against_standard;
      if (!was.open_questions.empty()) {
        keeps |= was.verdict == Verdict::no_longer_known || was.verdict == Verdict::not_said;
        keeps |= was.verdict == Verdict::above_limit && is.verdict == Verdict::not_yours;
      }
      certain += was.verdict != Verdict::depends;
      INFO(text(asking.records) << text(was) << text(is));
      if (!keeps) FAIL_CHECK("taken back");
    }
    CHECK(after.too_much >= before.too_much);
    if (before.total_is_over) CHECK(after.total_is_over);
    CHECK(after.open_questions.empty());
  });
  CHECK(certain > 1000);
}

TEST_CASE("the sums are those of the lines") {
  for_each_set([](Asking& asking, Chance& chance) {
    if (chance.one_in(2)) asking.job = answered(asking.job, chance);
    Assessment all = asking.ask(random_charges(chance));
    int64_t asked = 0, not_yours = 0, most_over = 0, limits = 0;
    bool has_excess = all.total_is_over;
    for (const Line& line : all.lines) {
      asked += line.asked;
      limits += line.limit.value_or(0);
      most_over = std::max(most_over, line.over.value_or(0));
      if (line.verdict == Verdict::not_yours) not_yours += line.asked;
      has_excess |= is_unlawful(line.verdict) && line.asked > 0;
      CHECK((line.verdict == Verdict::above_limit) == line.over.has_value());
      if (is_unclear(line.verdict)) CHECK_FALSE(line.limit);
      if (line.limit && !line.limit_is_shared && line.verdict == Verdict::above_limit && line.open_questions.empty())
        CHECK(line.over == line.asked - *line.limit);
    }
    CHECK(all.asked == asked);
    CHECK(all.too_much <= asked);
    CHECK(all.too_much >= not_yours);
    CHECK(all.too_much >= most_over);
    if (all.open_questions.empty()) CHECK((all.too_much > 0) == has_excess);
    CHECK(all.known_items + all.unknown_items == static_cast<int>(all.lines.size()));
    if (all.known_items > 0) CHECK(all.most.value() <= limits);
  });
}

TEST_CASE("a limit is never rounded in favour of who charges") {
  __extension__ using Wide = __int128;
  for (uint64_t seed = 0; seed < kSets; ++seed) {
    Chance chance(seed);
    INFO("seed " << seed);
    auto rule = law("a", {"visa"}, "");
    int64_t wages = 1 + chance.below(99'999), tax = chance.below(2'000), amount = 1 + chance.below(100'000);
    int64_t wage = 1 + chance.below(100'000), rate = 1 + chance.below(50'000);
    bool is_in_wages = chance.one_in(2), is_converted = chance.one_in(2);
    std::string currency = is_converted ? "KWD" : "NPR";
    Money money{amount, currency};
    rule.limit = is_in_wages ? fmt::format("{}.{:03} wage", wages / 1'000, wages % 1'000) : to_text(money);
    rule.tax_percent = fmt::format("{}.{:02}", tax / 100, tax % 100);
    Asking asking{{rule}};
    asking.job.wage = Money{wage, currency};
    asking.rates = {
        {"KWD", "NPR", fmt::format("{}.{:02}", rate / 100, rate % 100), {2026, 1, 1}, {2027, 1, 1}, "bank"}};
    // Exactly: numerator / denominator of the sheet's minor unit.
    Wide numerator = (is_in_wages ? Wide{wage} * wages : Wide{amount} * 1'000) * (10'000 + tax);
    Wide denominator = Wide{1'000} * 10'000;
    if (is_converted) {
      numerator *= rate * 100;     // hundredths of rupees
      denominator *= 100 * 1'000;  // from thousandths of dinars
    }
    Line line = asking.ask("visa", 0);
    REQUIRE(line.limit);
    CHECK(*line.limit * denominator <= numerator);
    if (!is_converted) CHECK((*line.limit + 1) * denominator > numerator);
  }
}
