#include "app/kiosk/models/agencies.h"

#include <algorithm>

#include "app/kiosk/models/agency_parts.h"
#include "core/words/tokens.h"

namespace waystation::kiosk {
namespace {

void add_answer(AgenciesModel& model, const Context& context, const std::string& typed) {
  search::AgencyAnswer answer = context.library.agency_check().find({typed, {}});
  model.agencies = agency_rows(context, answer.hits, typed);
  model.look_alikes = agency_rows(context, answer.look_alikes, typed);
  auto is_guess = [](const search::AgencyHit& hit) { return hit.match == search::AgencyMatch::guess; };
  if (context.library.damage()) {
    // What cannot be read is not "not listed".
    model.not_listed = context.word("agency.cannot_say");
    model.not_listed_means = context.word("pack.damaged");
  } else if (model.agencies.empty() && !answer.hits.empty()) {
    model.not_listed = context.word("agency.cannot_say");
    model.not_listed_means = context.word("pack.newer");
  } else if (model.agencies.empty()) {
    model.not_listed = context.word("agencies.not_listed");
    model.not_listed_means = context.word("agencies.not_listed_means");
  } else if (std::all_of(answer.hits.begin(), answer.hits.end(), is_guess)) {
    model.guess = context.word("agencies.guess");
  } else if (answer.is_town_only) {
    model.of_town = context.word("agencies.of_town");
  }
}

}  // namespace

AgenciesModel agencies_model(const Context& context) {
  const std::string& typed = context.state.agency_text;
  AgenciesModel model;
  model.title = context.word("agencies.title");
  model.question = context.word("agencies.question");
  model.field = field_model(context, typed, context.word("agencies.placeholder"));
  model.help = context.word("nav.help");
  model.keyboard = keyboard_model(context);
  model.look_alikes_title = context.word("agencies.look_alikes");
  model.look_alikes_means = context.word("agencies.look_alikes_means");
  model.related_title = context.word("agencies.related");
  std::vector<std::string> articles;
  for (const auto& list : context.library.registers()) {
    model.registers.push_back(register_row(context, list));
    articles.insert(articles.end(), list.record.related.begin(), list.record.related.end());
  }
  model.related = related_rows(context, articles);
  if (model.registers.empty()) {
    model.no_list = context.word("agencies.no_list");
  } else if (!words::tokens(typed, context.state.lang).empty()) {
    add_answer(model, context, typed);
  }
  return model;
}

}  // namespace waystation::kiosk
