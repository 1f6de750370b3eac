// Services in the order in which somebody who stands here would go to them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/kiosk/models/services.h"
#include "core/base/position.h"

namespace waystation::kiosk {

struct NearbyService {
  Library::Found<pack::ServiceRecord> found;
  Translated name, city;
  std::optional<double> distance_m;  // from the site; nullopt where one of the two places is not known
};

// The nearest first; those without a distance after them, by city, then name.
std::vector<NearbyService> nearby_services(const Context& context);
ServiceRow service_row(const Context& context, const NearbyService& service);

std::optional<Position> position_of(const Place& place);
std::optional<Position> position_of(const pack::ServiceRecord& service);
// "120 m", "1.2 km", "340 km": no more digits than one can walk by. Within a few steps: "right here".
Translated distance_words(const Context& context, double distance_m);
bool is_right_here(double distance_m);

// A number to call is no word of any language: it runs from left to right wherever it stands.
inline Translated dialled(const std::string& number) {
  return {number, std::string(pack::kNoWords)};
}

ui::Icon icon_of_need(std::string_view need);
ui::Icon icon_of(const pack::ServiceRecord& service);
// Whether it is safe to come without papers, as far as that is known.
std::optional<Fact> safety_fact(const Context& context, const pack::ServiceRecord& service);

}  // namespace waystation::kiosk
