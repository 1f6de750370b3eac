// Rules about single fee rules: who says so, is it still so, can it hold at all; and about their notes.
#include <algorithm>

#include "core/author/limit_order.h"
#include "core/author/lint_fee_conflicts.h"
#include "core/author/money_in_text.h"
#include "core/author/record_checks.h"
#include "core/base/utf8.h"

namespace waystation::author {
namespace {

constexpr size_t kMostNoteLetters = 160;  // what fits beside a charge
constexpr Decimal kMostTaxPercent{100, 0};

using Sources = std::map<std::string_view, const pack::SourceRecord*>;

// The first that is there before, or "".
std::string twice(const std::vector<std::string>& values) {
  std::set<std::string_view> seen;
  for (const std::string& value : values) {
    if (!seen.insert(value).second) return value;
  }
  return "";
}

class FeeRuleChecks : private RecordChecks {
 public:
  FeeRuleChecks(LintContext& context, const Origin& origin, const fees::Rule& rule)
      : RecordChecks(context, origin), rule_(rule), written_(rule.written) {}

  void run(const Sources& sources) {
    for (const std::string* code : {&written_.jurisdiction, &written_.origin, &written_.destination}) {
      if (!code->empty()) country(*code);
    }
    check_sources(sources);
    check_dates();
    check_whose();
    check_what();
    check_money();
  }

 private:
  void impossible(std::string_view field, std::string message) {
    error("impossible-fee-rule", field, std::move(message));
  }

  void check_sources(const Sources& sources) {
    cited(written_.sources);
    numbers_only("exception_article", fmt::format("“exception_article” (“{}”)", written_.exception_article),
                 written_.exception_article);
    bool has_article = std::any_of(written_.sources.begin(), written_.sources.end(),
                                   [](const pack::Citation& citation) { return !citation.article.empty(); });
    if (!has_article && !rule_.is_standard()) {
      constexpr std::string_view kToDo =
          "no source is named with its article or page; write the number after the id, as “np-fea-2007 24(1)”";
      if (rule_.limit.kind == FeeLimit::Kind::up_to)
        error("fee-without-article", "sources", std::string(kToDo));
      else
        warning("fee-without-article", "sources", std::string(kToDo));
    }
    for (const pack::Citation& citation : written_.sources) {
      auto source = sources.find(citation.source);
      if (source == sources.end() || written_.checked_on >= source->second->read_on) continue;
      error("checked-before-read", "checked_on",
            fmt::format("the rule was checked on {}, before its source “{}” was read on {}; check it against what was "
                        "read, then set checked_on",
                        to_iso(written_.checked_on), citation.source, to_iso(source->second->read_on)));
    }
  }

  void check_dates() {
    not_in_future("checked_on", written_.checked_on);
    not_for_ever(written_.checked_on, written_.review_by);
    auto until = parse_date(written_.in_force_until);
    if (until && *until < written_.in_force_from) {
      impossible("in_force_until", "the rule ends before it begins; mend in_force_until or in_force_from");
    } else if (fees::standing_on(written_, context().options.today) == fees::Standing::ended) {
      warning("fee-rule-ended", "in_force_until",
              fmt::format("the rule ended on {}; look for what holds now, then remove it", written_.in_force_until));
      return;  // nobody needs to review it any more
    }
    review_by("the rule", written_.review_by, "check it against its sources, then set checked_on and review_by");
  }

  // Whose rule it is, and for jobs between which countries.
  void check_whose() {
    const std::string &jurisdiction = written_.jurisdiction, &origin = written_.origin, &to = written_.destination;
    if (!origin.empty() && origin == to)
      impossible("destination", fmt::format("origin and destination are both {}; a job abroad has two countries", to));
    if (written_.basis == "law") {
      if (jurisdiction.empty()) {
        impossible("jurisdiction", "a law is that of a country; write which under “jurisdiction”");
      } else if (jurisdiction != origin && jurisdiction != to) {
        impossible("jurisdiction",
                   fmt::format("a law of {0} is about jobs from {0} or to {0}; write {0} under “origin” or under "
                               "“destination”",
                               jurisdiction));
      }
    } else if (written_.basis == "agreement") {
      if (origin.empty() || to.empty())
        impossible("origin", "an agreement is between two countries; write both “origin” and “destination”");
      if (!jurisdiction.empty())
        impossible("jurisdiction", "an agreement is the law of both countries; leave “jurisdiction” empty");
    } else if (!jurisdiction.empty() || !origin.empty() || !to.empty()) {
      impossible("jurisdiction",
                 "a standard holds everywhere; leave “jurisdiction”, “origin” and “destination” empty, or write “law”");
    }
  }

  // For what, and for which contracts.
  void check_what() {
    bool has_total = std::find(written_.items.begin(), written_.items.end(), pack::kTotalItem) != written_.items.end();
    if (std::string item = twice(written_.items); !item.empty()) {
      impossible("items", fmt::format("the item “{}” is there twice; remove one", item));
    } else if (has_total && written_.items.size() > 1) {
      impossible("items", "“total” is everything together, so no item stands beside it; make two rules");
    }
    if (std::string occupation = twice(written_.occupations); !occupation.empty())
      impossible("occupations", fmt::format("the occupation “{}” is there twice; remove one", occupation));
    if (written_.contract_months_max != 0 && written_.contract_months_min > written_.contract_months_max) {
      impossible("contract_months_min",
                 fmt::format("no contract has at least {} and at most {} months; mend one of them",
                             written_.contract_months_min, written_.contract_months_max));
    }
  }

  void check_money() {
    const std::string& payer = written_.payer;
    bool is_nothing = rule_.limit.kind == FeeLimit::Kind::nothing;
    bool worker_pays = payer == "worker" || payer == "shared";
    // “worker” and “nothing”: a law that forbids the charge, and does not say who pays instead.
    if (payer == "shared" && is_nothing)
      impossible("limit", "the cost is shared but the worker may be charged nothing; write who must pay, or the limit");
    if (!worker_pays && !is_nothing) {
      impossible("limit", fmt::format("the {0} must pay, so the worker may be charged nothing; write “nothing” under "
                                      "“limit”, or “shared” under “payer”",
                                      payer));
    }
    if (!written_.tax_percent.empty() && rule_.limit.kind != FeeLimit::Kind::up_to)
      impossible("tax_percent", "a tax comes on top of an amount or of wages; leave “tax_percent” empty");
    if (is_more(rule_.tax_percent, kMostTaxPercent))
      impossible("tax_percent", fmt::format("a tax of {} per cent is none; mend it", written_.tax_percent));
    if (!written_.payable_after.empty() && is_nothing)
      impossible("payable_after", "there is nothing to pay, so there is no day for it; leave “payable_after” empty");
  }

  const fees::Rule& rule_;
  const pack::FeeRuleRecord& written_;
};

void check_notes(LintContext& context) {
  for (const LintPart& part : context.parts) {
    if (part.text->of_kind != "fee_rule" || part.text->field != "note" || part.text->review != "source") continue;
    const std::string& note = part.value();
    size_t letters = 0;
    for (size_t at = 0; at < note.size(); ++letters) next_code_point(note, at);
    if (letters > kMostNoteLetters) {
      context.find(Severity::warning, "long-note", *part.origin, part.line(),
                   fmt::format("the note has {} letters; no more than {} are read beside a charge: say only what to do",
                               letters, kMostNoteLetters));
    }
    if (std::string money = money_in_text(note); !money.empty()) {
      context.find(Severity::warning, "number-in-note", *part.origin, part.line(),
                   fmt::format("“{}” looks like money; write it under “limit”, which the kiosk shows in the reader's "
                               "digits, and take it out of the note",
                               money));
    }
  }
}

}  // namespace

void lint_fees(LintContext& context) {
  Sources sources;
  for (const pack::Record& record : context.tree.records) {
    if (const auto* source = std::get_if<pack::SourceRecord>(&record)) sources[source->id] = source;
  }
  std::vector<PlacedRule> rules;
  for (size_t i = 0; i < context.tree.records.size(); ++i) {
    const auto* record = std::get_if<pack::FeeRuleRecord>(&context.tree.records[i]);
    if (record == nullptr) continue;
    const Origin& origin = context.tree.origins[i];
    auto rule = fees::rule_from(context.pack->id, *record);
    if (!rule) {
      context.find(Severity::error, "impossible-fee-rule", origin, origin.line, rule.error().message);
      continue;
    }
    FeeRuleChecks(context, origin, *rule).run(sources);
    rules.push_back({std::move(*rule), &origin});
  }
  check_fee_conflicts(context, rules);
  check_notes(context);
}

}  // namespace waystation::author
