#include "app/kiosk/models/services.h"

#include <algorithm>

#include "app/kiosk/models/nearby.h"

namespace waystation::kiosk {
namespace {

bool answers(const pack::ServiceRecord& service, std::string_view need) {
  return std::find(service.needs.begin(), service.needs.end(), need) != service.needs.end();
}

std::vector<NeedChip> need_chips(const Context& context, const std::vector<NearbyService>& services,
                                 const std::string& chosen) {
  std::vector<NeedChip> chips{{"", ui::Icon::map_marker, context.word("services.all"), chosen.empty()}};
  for (std::string_view need : pack::kNeeds) {
    bool has_any = std::any_of(services.begin(), services.end(),
                               [&](const NearbyService& service) { return answers(service.found.record, need); });
    if (!has_any) continue;
    std::string id(need);
    chips.push_back({id, icon_of_need(need), context.word("need." + id), id == chosen});
  }
  return chips;
}

}  // namespace

ServicesModel services_model(const Context& context, const ServicesRoute& route) {
  ServicesModel model;
  model.title = context.word("services.title");
  model.empty = context.word("services.empty");
  std::vector<NearbyService> services = nearby_services(context);
  model.needs = need_chips(context, services, route.need);
  for (const NearbyService& service : services)
    if (route.need.empty() || answers(service.found.record, route.need))
      model.services.push_back(service_row(context, service));
  return model;
}

}  // namespace waystation::kiosk
