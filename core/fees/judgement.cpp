#include "core/fees/judgement.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace waystation::fees {
namespace {

constexpr int64_t kNoNumber = std::numeric_limits<int64_t>::max();

enum class Severity { lawful, depends, no_longer_known, above_limit, not_yours };

Severity severity_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_yours:
      return Severity::not_yours;
    case Verdict::above_limit:
      return Severity::above_limit;
    case Verdict::no_longer_known:
      return Severity::no_longer_known;
    case Verdict::depends:
      return Severity::depends;
    default:
      return Severity::lawful;
  }
}

// Among lawful ones: a number, then what the office charges, then no limit.
int looseness(const Judgement& judgement) {
  if (judgement.limit) return 0;
  return judgement.verdict == Verdict::official_cost ? 1 : 2;
}

bool is_stricter(const Judgement& a, const Judgement& b) {
  auto key = [](const Judgement& judgement) {
    return std::tuple(-static_cast<int>(severity_of(judgement.verdict)), looseness(judgement),
                      judgement.limit.value_or(kNoNumber), -judgement.over.value_or(0));
  };
  return key(a) < key(b);  // the first of equal ones stays: they come sorted by id
}

std::optional<Date> older(std::optional<Date> a, std::optional<Date> b) {
  return a && b ? std::min(a, b) : a ? a : b;
}

std::optional<int64_t> lower(std::optional<int64_t> a, std::optional<int64_t> b) {
  return a && b ? std::min(a, b) : a ? a : b;
}

// No more than the highest of them, if each has one.
std::optional<int64_t> highest_bound(std::span<const Judgement> judgements) {
  int64_t highest = 0;
  for (const Judgement& judgement : judgements) {
    if (!judgement.at_most) return std::nullopt;
    highest = std::max(highest, *judgement.at_most);
  }
  return highest;
}

void add_rules(std::vector<const Rule*>& rules, const Judgement& judgement) {
  for (const Rule* rule : judgement.rules)
    if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
}

// Several that decide together: what the decisive one says, and the names of all.
Judgement led_by(const Judgement& decisive, const std::vector<const Judgement*>& deciding) {
  Judgement led = decisive;
  for (const Judgement* judgement : deciding) {
    add_rules(led.rules, *judgement);
    led.rate_dated = older(led.rate_dated, judgement->rate_dated);
  }
  return led;
}

// Lawful by each of them: the worker pays a part if any says so, only what the office charges if any says so; and never
// more than the lowest number.
Judgement lawful_by_all(const std::vector<const Judgement*>& deciding) {
  auto find = [&](Verdict verdict) {
    auto at = std::find_if(deciding.begin(), deciding.end(),
                           [&](const Judgement* judgement) { return judgement->verdict == verdict; });
    return at == deciding.end() ? nullptr : *at;
  };
  auto is_lower = [](const Judgement* a, const Judgement* b) { return is_stricter(*a, *b); };
  const Judgement* lowest = *std::min_element(deciding.begin(), deciding.end(), is_lower);
  const Judgement* decisive = lowest;
  for (Verdict verdict : {Verdict::official_cost, Verdict::shared}) {
    bool lowest_is_so = lowest->verdict == verdict;
    if (const Judgement* found = find(verdict)) decisive = lowest_is_so ? lowest : found;
  }
  Judgement led = led_by(*decisive, deciding);
  led.limit = lowest->limit;
  led.limit_is_shared = lowest->limit_is_shared;
  return led;
}

}  // namespace

bool is_unlawful(Verdict verdict) {
  return verdict == Verdict::not_yours || verdict == Verdict::above_limit;
}

Judgement strictest_of(std::span<const Judgement> judgements) {
  Judgement strictest = *std::min_element(judgements.begin(), judgements.end(), is_stricter);
  for (const Judgement& judgement : judgements) strictest.at_most = lower(strictest.at_most, judgement.at_most);
  return strictest;
}

Judgement one_of(std::span<const Judgement> judgements, const Missing& open) {
  const Judgement& first = judgements.front();
  if (judgements.size() == 1) return first;
  std::vector<const Judgement*> all;
  for (const Judgement& judgement : judgements) all.push_back(&judgement);

  auto each = [&](auto is_so) { return std::all_of(judgements.begin(), judgements.end(), is_so); };
  bool is_one_answer = first.verdict != Verdict::depends &&
                       each([&](const Judgement& j) { return j.verdict == first.verdict && j.limit == first.limit; });
  if (is_one_answer || each([](const Judgement& j) { return is_unlawful(j.verdict); })) {
    // Too much in any case is too much, by the mildest of them at least.
    Judgement led = led_by(*std::max_element(judgements.begin(), judgements.end(), is_stricter), all);
    led.at_most = highest_bound(judgements);
    for (const Judgement& judgement : judgements) led.over = lower(led.over, judgement.over);
    if (!is_one_answer) led.open |= open;
    return led;
  }
  Judgement depends;
  depends = led_by(depends, all);
  depends.verdict = Verdict::depends;
  depends.at_most = highest_bound(judgements);
  depends.open = open;
  for (const Judgement& judgement : judgements) depends.open |= judgement.open;
  return depends;
}

Judgement all_of(std::span<const Judgement> judgements) {
  Judgement all;
  Severity worst = Severity::lawful;
  std::optional<int64_t> at_most;
  Missing open;
  for (const Judgement& judgement : judgements) {
    worst = std::max(worst, severity_of(judgement.verdict));
    at_most = lower(at_most, judgement.at_most);
    open |= judgement.open;
  }
  std::vector<const Judgement*> deciding;
  for (const Judgement& judgement : judgements) {
    if (judgement.verdict != Verdict::no_rule && severity_of(judgement.verdict) == worst)
      deciding.push_back(&judgement);
  }
  if (deciding.empty()) return all;
  auto is_stricter_one = [](const Judgement* a, const Judgement* b) { return is_stricter(*a, *b); };
  all = worst == Severity::lawful
            ? lawful_by_all(deciding)
            : led_by(**std::min_element(deciding.begin(), deciding.end(), is_stricter_one), deciding);
  // What the others say stands after it: a reader compares them.
  for (const Judgement& judgement : judgements) add_rules(all.rules, judgement);
  all.at_most = at_most;
  all.open = worst == Severity::not_yours ? Missing() : open;
  return all;
}

}  // namespace waystation::fees
