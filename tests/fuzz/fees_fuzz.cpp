// Any bytes as rules, a job and charges: an answer whose sums agree, the same whatever the order of the rules.
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <span>

#include "core/fees/assess.h"

namespace {

using namespace waystation;
using namespace waystation::fees;

class Bytes {
 public:
  explicit Bytes(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  bool is_empty() const { return bytes_.empty(); }
  uint8_t take() {
    if (bytes_.empty()) return 0;
    uint8_t byte = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return byte;
  }
  // One of the words; now and then bytes that nobody wrote.
  std::string word(std::initializer_list<const char*> words) {
    uint8_t byte = take();
    if (byte != 0xff) return *(words.begin() + byte % words.size());
    std::string text(take() % 16, '\0');
    for (char& c : text) c = static_cast<char>(take());
    return text;
  }
  int64_t number() {
    switch (uint8_t byte = take()) {
      case 0xff:
        return std::numeric_limits<int64_t>::max();
      case 0xfe:
        return std::numeric_limits<int64_t>::min();
      case 0xfd:
        return kMaxMinorUnits;
      default:
        return byte * int64_t{take()};
    }
  }
  Date day() { return date_from_days(20'770 + take() % 16); }

 private:
  std::span<const uint8_t> bytes_;
};

std::optional<Rule> next_rule(Bytes& bytes, int number) {
  pack::FeeRuleRecord record;
  record.id = std::to_string(number);
  record.basis = bytes.word({"law", "law", "agreement", "standard"});
  record.jurisdiction = bytes.word({"NP", "QA", ""});
  record.origin = bytes.word({"", "NP"});
  record.destination = bytes.word({"", "QA"});
  record.worker_group = bytes.word({"", "", "skilled"});
  for (int items = bytes.take() % 3; items >= 0; --items)
    record.items.push_back(bytes.word({"visa", "travel", "total", "tests"}));
  record.direct_hire = bytes.word({"", "", "yes", "no"});
  record.charged_in = bytes.word({"", "", "", "origin", "destination"});
  record.sex = bytes.word({"", "", "female"});
  record.contract_months_min = bytes.take() % 4 == 3 ? bytes.number() : 0;
  record.wage_min = bytes.word({"", "", "NPR 100", "QAR 5"});
  record.payer = bytes.word({"worker", "worker", "shared", "employer"});
  record.limit = bytes.word({"NPR 1", "NPR 500", "QAR 10", "0.5 wage", "lower of NPR 2 and 0.1 wage", "nothing", "none",
                             "official cost", "NPR 9999999999999", "99.999999999 wage"});
  record.tax_percent = bytes.word({"", "13", "999999999999999"});
  record.in_force_from = bytes.day();
  record.in_force_until = bytes.word({"", "", "2026-11-20", "2026-11-23"});
  record.review_by = bytes.day();
  auto rule = rule_from("fuzz", std::move(record));
  if (!rule) return std::nullopt;
  if (bytes.take() == 0xff) {  // what no text can say
    rule->limit.amount = Money{bytes.number(), "NPR"};
    rule->limit.wages = Decimal{bytes.number(), static_cast<int>(bytes.take()) - 100};
  }
  return std::move(*rule);
}

Job next_job(Bytes& bytes) {
  Job job;
  job.origin = bytes.word({"NP", "QA"});
  job.destination = bytes.word({"QA", "NP", "KW"});
  job.worker_group = bytes.word({"", "skilled"});
  job.sex = bytes.word({"", "female", "male"});
  job.charged_in = bytes.word({"", "origin", "destination"});
  if (bytes.take() % 2 == 1) job.direct_hire = bytes.take() % 2 == 1;
  if (bytes.take() % 2 == 1) job.contract_months = bytes.take();
  if (bytes.take() % 2 == 1) job.wage = Money{bytes.number(), bytes.word({"NPR", "QAR"})};
  return job;
}

void check_that(bool holds) {
  if (!holds) std::abort();
}

void check_line(const Line& line) {
  bool needs_no_rule = line.verdict == Verdict::no_rule || line.verdict == Verdict::not_said;
  check_that(line.rules.empty() == needs_no_rule);
  check_that(line.over.has_value() == (line.verdict == Verdict::above_limit));
  // “At least 0”: nothing was asked for this item itself, and others that share its limit passed it.
  check_that(line.limit.value_or(0) >= 0 && line.over.value_or(1) >= (line.asked > 0 ? 1 : 0));
  if (line.verdict == Verdict::depends || line.verdict == Verdict::no_longer_known) check_that(!line.limit);
}

void check_sums(const Assessment& all) {
  int64_t asked = 0, most_over = 0, not_yours = 0;
  for (const Line& line : all.lines) {
    check_line(line);
    asked += line.asked;
    most_over = std::max(most_over, line.over.value_or(0));
    if (line.verdict == Verdict::not_yours) not_yours += line.asked;
  }
  check_that(all.asked == asked && all.too_much <= asked);
  check_that(all.too_much >= most_over && all.too_much >= not_yours);
  check_that(all.most.value_or(0) >= 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Bytes bytes({data, size});
  constexpr Date kToday = {2026, 11, 22};
  Job job = next_job(bytes);
  std::string currency = bytes.word({"NPR", "NPR", "QAR"});
  Rates rates({{"QAR", "NPR", bytes.word({"36.7", "0.000000001", "999999999999999"}), kToday, kToday, "bank"}}, kToday);
  std::vector<Charge> charges;
  for (int left = bytes.take() % 40; left > 0; --left)
    charges.push_back({bytes.word({"visa", "travel", "tests", "unsaid", "total"}), bytes.number()});
  std::vector<Rule> rules;
  for (int i = 0; i < 64 && !bytes.is_empty(); ++i) {
    if (auto rule = next_rule(bytes, i)) rules.push_back(std::move(*rule));
  }

  Assessment all = assess(rules, rates, kToday, job, currency, charges);
  check_sums(all);
  check_sums(plan(rules, rates, kToday, job, currency));
  check_that(worker_groups_for(rules, kToday, job).size() <= std::size(pack::kWorkerGroups));
  check_that(questions_for(rules, kToday, job).size() <= 6);
  std::vector<Rule> reversed(rules.rbegin(), rules.rend());
  Assessment other = assess(reversed, rates, kToday, job, currency, charges);
  check_that(all.too_much == other.too_much && all.most == other.most && all.lines.size() == other.lines.size());
  for (size_t i = 0; i < all.lines.size(); ++i) {
    check_that(all.lines[i].verdict == other.lines[i].verdict && all.lines[i].limit == other.lines[i].limit);
  }
  return 0;
}
