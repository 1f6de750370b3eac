#include "app/kiosk/models/agencies.h"
#include "app/kiosk/models/agency_parts.h"
#include "core/language/format.h"
#include "core/language/telephone.h"

namespace waystation::kiosk {
namespace {

using search::AgencyVerdict;

Translated means(const Context& context, const AgencyStanding& standing, const pack::RegisterRecord& list) {
  switch (standing.verdict) {
    case AgencyVerdict::valid:
      return context.word("agency.valid_means", {{"date", list.listed_on}});
    case AgencyVerdict::expired:
      return context.word("agency.expired_means");
    case AgencyVerdict::suspended:
      return context.word("agency.suspended_means");
    case AgencyVerdict::cancelled:
      return context.word("agency.cancelled_means");
    case AgencyVerdict::list_too_old:
      break;
  }
  bool is_clock = is_day_unsure(context, list);
  return context.word(is_clock ? "agency.cannot_say_means" : "agency.list_too_old_means", {{"date", list.listed_on}});
}

// A date that is none stays as the list writes it.
Translated shown_date(const Context& context, const std::string& iso, const pack::RegisterRecord& list) {
  auto date = parse_date(iso);
  if (!date) return as_listed(iso, list.country);
  return {format_date(*date, context.state.lang), context.state.lang};
}

std::vector<AgencyModel::Line> lines_of(const Context& context, const pack::AgencyRecord& agency,
                                        const pack::RegisterRecord& list) {
  std::vector<AgencyModel::Line> lines;
  auto add = [&](std::string_view label, Translated value) {
    if (!value.text.empty()) lines.push_back({context.word(label), std::move(value)});
  };
  add("agency.licence", as_listed(agency.licence, list.country));
  // Of a licence that was taken away, "valid until 2028" would be read as the answer.
  bool is_stopped = agency.status == "suspended" || agency.status == "cancelled";
  if (!is_stopped && !agency.valid_until.empty())
    add("agency.valid_until", shown_date(context, agency.valid_until, list));
  add("agency.town", as_listed(agency.town, list.country));
  add("agency.address", as_listed(agency.address, list.country));
  for (const std::string& telephone : agency.telephones)
    add("agency.telephone", as_listed(format_telephone(telephone, context.site.place.country), list.country));
  return lines;
}

}  // namespace

std::optional<AgencyModel> agency_model(const Context& context, const AgencyRoute& route) {
  const pack::Store* store = context.library.pack(route.pack);
  if (store == nullptr) return std::nullopt;
  auto agency = store->agency(route.agency);
  if (!agency) return std::nullopt;
  auto list = store->agency_register(agency->of_register);
  if (!list) return std::nullopt;

  AgencyModel model;
  model.pack = route.pack;
  model.id = route.agency;
  model.standing = standing_of(context, *agency, *list);
  model.name = as_listed(agency->name, list->country);
  model.other_names_label = context.word("agency.other_names");
  for (const std::string& name : agency->other_names) model.other_names.push_back(as_listed(name, list->country));
  model.means = means(context, model.standing, *list);
  model.lines = lines_of(context, *agency, *list);
  model.list_title = context.word("agency.list");
  model.list = register_row(context, {*list, store});
  model.look_alikes_title = context.word("agencies.look_alikes");
  model.look_alikes_means = context.word("agencies.look_alikes_means");
  model.look_alikes = agency_rows(context, context.library.agency_check().look_alikes(*store, *agency), {});
  model.related_title = context.word("agencies.related");
  model.related = related_rows(context, list->related);
  return model;
}

}  // namespace waystation::kiosk
