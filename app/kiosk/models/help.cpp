#include <algorithm>
#include <array>

#include "app/kiosk/models/nearby.h"
#include "app/kiosk/models/services.h"

namespace waystation::kiosk {
namespace {

using ui::Icon;

constexpr std::string_view kHelpTopic = "help";
constexpr size_t kMostServices = 3;
constexpr std::string_view kUrgentNeeds[] = {"protection", "legal", "shelter", "health"};

struct WhatIcon {
  std::string_view what;
  Icon icon;
};
constexpr WhatIcon kWhatIcons[] = {{"any", Icon::phone_in_talk},         {"police", Icon::security},
                                   {"ambulance", Icon::ambulance},       {"fire", Icon::fire},
                                   {"women", Icon::human_female},        {"children", Icon::human_child},
                                   {"trafficking", Icon::account_alert}, {"migrants", Icon::account_multiple}};
static_assert(std::size(kWhatIcons) == std::size(kEmergencies));

HelpModel::Number number_card(const Context& context, const EmergencyNumber& emergency) {
  HelpModel::Number card;
  for (const WhatIcon& row : kWhatIcons)
    if (row.what == emergency.what) card.icon = row.icon;
  card.what = context.word("help.what." + emergency.what);
  card.number = dialled(emergency.number);
  if (!emergency.cost.empty()) card.cost = context.word("help.cost." + emergency.cost);
  return card;
}

// What a caller says of where they are, in the reader's language or what stands in for it.
std::optional<Translated> address_here(const Context& context) {
  const auto& address = context.site.place.address;
  if (address.empty()) return std::nullopt;
  auto found = address.end();
  for (const std::string& lang : context.library.chain(context.state.lang))
    if (found == address.end()) found = address.find(lang);
  if (found == address.end()) found = address.begin();
  return context.word("help.here", {{"address", found->second}});
}

bool is_urgent(const pack::ServiceRecord& service) {
  return std::any_of(service.needs.begin(), service.needs.end(), [](const std::string& need) {
    return std::find(std::begin(kUrgentNeeds), std::end(kUrgentNeeds), need) != std::end(kUrgentNeeds);
  });
}

}  // namespace

HelpModel help_model(const Context& context) {
  HelpModel model;
  model.title = context.word("help.title");
  for (const EmergencyNumber& emergency : context.site.emergency)
    model.numbers.push_back(number_card(context, emergency));
  model.no_numbers = context.word("help.no_numbers");
  model.say_title = context.word("help.say_title");
  for (const char* sentence :
       {"help.say.need", "help.say.where", "help.say.what", "help.say.language", "help.say.stay"})
    model.say.push_back(context.word(sentence));
  model.you_are_here = address_here(context);
  model.services_title = context.word("help.services");
  for (const NearbyService& service : nearby_services(context)) {
    if (model.services.size() == kMostServices) break;
    if (is_urgent(service.found.record)) model.services.push_back(service_row(context, service));
  }
  model.all_services = context.word("help.all_services");
  for (const auto& article : context.library.articles(kHelpTopic))
    model.articles.push_back(article_row(context, article));
  return model;
}

}  // namespace waystation::kiosk
