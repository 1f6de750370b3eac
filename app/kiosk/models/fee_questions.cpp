#include <algorithm>
#include <array>
#include <set>

#include "app/kiosk/models/fee_words.h"
#include "core/language/collation.h"

namespace waystation::kiosk {
namespace {

using ui::Icon;
using Field = AnswerFee::Field;

// A law holds for those who leave its country and for those who come to it, as far as it says nothing else.
std::set<std::string> origins_in(const Library& library) {
  std::set<std::string> origins;
  for (const auto& [origin, destination] : library.fee_corridors()) origins.insert(origin);
  for (const auto& rule : library.fee_rules()) {
    const pack::FeeRuleRecord& written = rule.written;
    if (!written.origin.empty())
      origins.insert(written.origin);
    else if (written.basis == "law" && written.destination != written.jurisdiction)
      origins.insert(written.jurisdiction);
  }
  origins.erase("");
  return origins;
}

std::set<std::string> destinations_in(const Library& library) {
  std::set<std::string> destinations;
  for (const auto& [origin, destination] : library.fee_corridors()) destinations.insert(destination);
  for (const auto& rule : library.fee_rules()) {
    const pack::FeeRuleRecord& written = rule.written;
    if (!written.destination.empty())
      destinations.insert(written.destination);
    else if (written.basis == "law" && written.origin != written.jurisdiction)
      destinations.insert(written.jurisdiction);
  }
  destinations.erase("");
  return destinations;
}

// Where people from there usually go.
std::set<std::string> usual_from(const Library& library, const std::string& origin) {
  std::set<std::string> usual;
  for (const auto& [from, to] : library.fee_corridors())
    if (from == origin) usual.insert(to);
  return usual;
}

// By their names, as the reader's dictionary has them, the usual ones first.
std::vector<FeeChoice> country_choices(const Context& context, const std::set<std::string>& countries,
                                       const std::set<std::string>& usual, const std::string& chosen, FeeStep next) {
  std::vector<FeeChoice> choices;
  for (const std::string& country : countries)
    choices.push_back({country, std::nullopt, country_words(context, country), country == chosen, next});
  auto key = [&](const FeeChoice& choice) {
    return std::pair(!usual.contains(choice.value), sort_key(choice.name.text, context.state.lang));
  };
  std::sort(choices.begin(), choices.end(), [&](const FeeChoice& a, const FeeChoice& b) { return key(a) < key(b); });
  choices.push_back({"", Icon::earth, context.word("fees.other_country"), false, next});
  return choices;
}

std::vector<FeeChoice> work_choices(const Context& context) {
  std::vector<FeeChoice> choices;
  fees::Job job = context.state.fee_check.job;
  const std::string chosen = job.occupation;
  for (std::string_view work : pack::kOccupations) {
    job.occupation = work;
    FeeStep next = extra_questions(context, job).empty() ? FeeStep::wage : FeeStep::questions;
    choices.push_back({job.occupation, icon_of_work(work), context.word("fees.work." + job.occupation),
                       job.occupation == chosen, next});
  }
  return choices;
}

// Made ready to be asked: each question ends with "I do not know", which is chosen until another answer is.
struct Ask {
  const Context& context;
  const fees::Job& job;

  FeeQuestionsModel::Question question(Field field, std::string_view words, std::vector<FeeChoice> choices) const {
    auto is_chosen = [](const FeeChoice& choice) { return choice.chosen; };
    bool is_answered = std::any_of(choices.begin(), choices.end(), is_chosen);
    choices.push_back({"", Icon::help_circle, context.word("fees.do_not_know"), !is_answered, std::nullopt});
    return {field, context.word(words), std::move(choices)};
  }

  FeeQuestionsModel::Question group() const {
    std::vector<FeeChoice> choices;
    for (const std::string& group : fees::worker_groups_for(context.library.fee_rules(), context.today, job))
      choices.push_back(
          {group, std::nullopt, context.word("fees.group." + group), group == job.worker_group, std::nullopt});
    std::string none(fees::kNoGroup);
    choices.push_back({none, std::nullopt, context.word("fees.none_of_these"), none == job.worker_group, std::nullopt});
    return question(Field::group, "fees.question.group", std::move(choices));
  }

  FeeQuestionsModel::Question direct_hire() const {
    return question(Field::direct_hire, "fees.question.direct_hire",
                    {{"yes", Icon::check_circle, context.word("fees.yes"), job.direct_hire == true, std::nullopt},
                     {"no", Icon::close_circle, context.word("fees.no"), job.direct_hire == false, std::nullopt}});
  }

  FeeQuestionsModel::Question charged_in() const {
    std::vector<FeeChoice> choices;
    for (std::string_view place : pack::kChargedIn) {
      std::string id(place);
      choices.push_back({id, std::nullopt, context.word("fees.charged_in." + id), id == job.charged_in, std::nullopt});
    }
    return question(Field::charged_in, "fees.question.charged_in", std::move(choices));
  }

  FeeQuestionsModel::Question sex() const {
    return question(Field::sex, "fees.question.sex",
                    {{"female", Icon::human_female, context.word("fees.woman"), job.sex == "female", std::nullopt},
                     {"male", Icon::human_male, context.word("fees.man"), job.sex == "male", std::nullopt}});
  }

  FeeQuestionsModel::Question months() const {
    std::vector<FeeChoice> choices;
    for (int64_t months : contract_lengths())
      choices.push_back({std::to_string(months), std::nullopt, context.word("fees.months", {{"months", months}}),
                         job.contract_months == months, std::nullopt});
    return question(Field::months, "fees.question.months", std::move(choices));
  }

  // The usual lengths, the longest that rules name, and one for each stretch between two bounds that has none yet: no
  // answer that changes the verdict is missing.
  std::set<int64_t> contract_lengths() const {
    std::set<int64_t> lengths{6, 12, 24, 36}, starts{1};
    constexpr std::array<int64_t, 8> kUsual = {3, 9, 18, 30, 48, 60, 72, 84};
    for (const fees::Rule& rule : context.library.fee_rules()) {
      if (!asks_for_months(rule)) continue;
      if (rule.written.contract_months_max > 0) lengths.insert(rule.written.contract_months_max);
      if (rule.written.contract_months_min > 0) starts.insert(rule.written.contract_months_min);
      if (rule.written.contract_months_max > 0) starts.insert(rule.written.contract_months_max + 1);
    }
    for (auto start = starts.begin(); start != starts.end(); ++start) {
      auto next = std::next(start);
      auto length = lengths.lower_bound(*start);
      bool has_one = length != lengths.end() && (next == starts.end() || *length < *next);
      if (has_one) continue;
      auto usual = std::lower_bound(kUsual.begin(), kUsual.end(), *start);
      bool is_in = usual != kUsual.end() && (next == starts.end() || *usual < *next);
      lengths.insert(is_in ? *usual : *start);
    }
    return lengths;
  }

  bool asks_for_months(const fees::Rule& rule) const {
    if (rule.written.contract_months_min <= 0 && rule.written.contract_months_max <= 0) return false;
    return !fees::questions_for({rule}, context.today, job).empty();
  }
};

}  // namespace

FeeChoicesModel fee_choices_model(const Context& context, FeeStep step) {
  const fees::Job& job = context.state.fee_check.job;
  FeeChoicesModel model;
  model.step = step;
  FeeProgress progress = progress_of(context, step);
  model.progress = progress.words;
  model.number = progress.number;
  model.steps = progress.steps;
  if (step == FeeStep::work) {
    model.field = Field::work;
    model.next = extra_questions(context, job).empty() ? FeeStep::wage : FeeStep::questions;
    model.title = context.word("fees.work");
    model.choices = work_choices(context);
  } else if (step == FeeStep::destination) {
    model.field = Field::destination;
    model.next = FeeStep::work;
    model.title = context.word("fees.destination");
    std::set<std::string> destinations = destinations_in(context.library);
    destinations.erase(job.origin);
    model.choices =
        country_choices(context, destinations, usual_from(context.library, job.origin), job.destination, model.next);
  } else {
    model.field = Field::origin;
    model.next = FeeStep::destination;
    model.title = context.word("fees.origin");
    model.choices = country_choices(context, origins_in(context.library), {}, job.origin, model.next);
  }
  return model;
}

FeeQuestionsModel fee_questions_model(const Context& context) {
  FeeQuestionsModel model;
  model.title = context.word("fees.questions");
  FeeProgress progress = progress_of(context, FeeStep::questions);
  model.progress = progress.words;
  model.number = progress.number;
  model.steps = progress.steps;
  Ask ask{context, context.state.fee_check.job};
  for (fees::Question question : extra_questions(context, ask.job)) {
    if (question == fees::Question::worker_group) model.questions.push_back(ask.group());
    if (question == fees::Question::direct_hire) model.questions.push_back(ask.direct_hire());
    if (question == fees::Question::charged_in) model.questions.push_back(ask.charged_in());
    if (question == fees::Question::sex) model.questions.push_back(ask.sex());
    if (question == fees::Question::contract_months) model.questions.push_back(ask.months());
  }
  model.next_label = context.word("fees.next");
  model.next = FeeStep::wage;
  return model;
}

}  // namespace waystation::kiosk
