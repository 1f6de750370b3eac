#include "core/author/lint_fee_conflicts.h"

#include "core/author/limit_order.h"

namespace waystation::author {
namespace {

constexpr size_t kMaxToldOf = 20;

// One after the other they cannot disagree.
bool share_a_day(const pack::FeeRuleRecord& a, const pack::FeeRuleRecord& b) {
  auto a_until = parse_date(a.in_force_until), b_until = parse_date(b.in_force_until);
  return (!a_until || b.in_force_from <= *a_until) && (!b_until || a.in_force_from <= *b_until);
}

// Items or occupations that repeat are told of elsewhere, and there may be any number of them.
bool is_bounded(const fees::Rule& rule) {
  return rule.written.items.size() <= std::size(pack::kFeeItems) &&
         rule.written.occupations.size() <= std::size(pack::kOccupations);
}

std::string place_of(const PlacedRule& placed) {
  return fmt::format("“{}” at {}:{}", placed.rule.written.id, placed.origin->file, placed.origin->line);
}

class Conflicts {
 public:
  Conflicts(LintContext& context, const std::vector<PlacedRule>& rules)
      : context_(context), rules_(rules), has_lower_(rules.size(), false) {}

  void run() {
    for (size_t i = 0; i < rules_.size(); ++i) {
      for (size_t j = i + 1; j < rules_.size(); ++j) compare(i, j);
    }
    tell_of_the_rest("overlapping-fee-rules", overlapping_, "pairs of rules overlap");
    tell_of_the_rest("more-special-allows-more", more_special_, "rules allow more than a more general one");
    for (size_t i = 0; i < rules_.size(); ++i) {
      const pack::FeeRuleRecord& rule = rules_[i].rule.written;
      if (rule.exception_article.empty() || has_lower_[i] || !is_bounded(rules_[i].rule)) continue;
      context_.find(Severity::warning, "exception-of-nothing", *rules_[i].origin,
                    rules_[i].origin->line_of("exception_article"),
                    fmt::format("“{}” names an article for an exception, but there is no more general rule that allows "
                                "less; leave “exception_article” empty, or add that rule",
                                rule.id));
    }
  }

 private:
  void compare(size_t first, size_t second) {
    const fees::Rule &a = rules_[first].rule, &b = rules_[second].rule;
    if (a.jurisdiction() != b.jurisdiction() || !is_bounded(a) || !is_bounded(b) ||
        !share_a_day(a.written, b.written) || !fees::may_meet(a.written, b.written))
      return;
    int order = fees::compare_specificity(a.written, b.written);
    if (order == 0) {
      find_overlap(rules_[first], rules_[second]);
    } else {
      compare_limits(order > 0 ? first : second, order > 0 ? second : first);
    }
  }

  void find_overlap(const PlacedRule& first, const PlacedRule& second) {
    if (++overlapping_ > kMaxToldOf) return;
    context_.find(Severity::error, "overlapping-fee-rules", *second.origin, second.origin->line,
                  fmt::format("“{}” and {} may hold for the same job, and neither is more special; give one more "
                              "conditions, end one before the other begins, or make one of both",
                              second.rule.written.id, place_of(first)));
  }

  void compare_limits(size_t special, size_t general) {
    const PlacedRule &one = rules_[special], &other = rules_[general];
    auto is_higher = allows_more(one.rule.limit, other.rule.limit);
    if (is_higher.value_or(true)) has_lower_[special] = true;
    if (!is_higher.value_or(false) || !one.rule.written.exception_article.empty()) return;
    if (++more_special_ > kMaxToldOf) return;
    context_.find(Severity::error, "more-special-allows-more", *one.origin, one.origin->line_of("limit"),
                  fmt::format("“{}” allows “{}”, more than {}, which is more general and allows “{}”; mend the limit, "
                              "or name the article that says so under “exception_article”",
                              one.rule.written.id, one.rule.written.limit, place_of(other), other.rule.written.limit));
  }

  void tell_of_the_rest(const char* rule, size_t found, std::string_view what) {
    if (found <= kMaxToldOf) return;
    Origin origin{rules_.front().origin->file, 0};
    context_.find(Severity::error, rule, origin, 0, fmt::format("{} more {}", found - kMaxToldOf, what));
  }

  LintContext& context_;
  const std::vector<PlacedRule>& rules_;
  std::vector<bool> has_lower_;  // a more general rule allows less, or may
  size_t overlapping_ = 0, more_special_ = 0;
};

}  // namespace

void check_fee_conflicts(LintContext& context, const std::vector<PlacedRule>& rules) {
  Conflicts(context, rules).run();
}

}  // namespace waystation::author
