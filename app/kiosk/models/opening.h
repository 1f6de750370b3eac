// When a service is open, in words.
#pragma once

#include <optional>
#include <vector>

#include "app/kiosk/models/services.h"

namespace waystation::kiosk {

// "Open now, until 17:00", by the clock of the service's country; without the hour where that is not the kiosk's clock.
// nullopt: nothing can be said, because the hours are not known, or what time it is there.
std::optional<Fact> opening_fact(const Context& context, const pack::ServiceRecord& service);
bool is_always_open(const pack::ServiceRecord& service);

// The days from today on, as they will be; where it is not known what day it is, the week as it usually is, from
// Monday. Empty where the hours are not known, or where it never closes.
std::vector<ServiceModel::Day> days_of_opening(const Context& context, const pack::ServiceRecord& service);
// "25 December 2026: closed": those that are not past.
std::vector<Translated> days_unlike_others(const Context& context, const pack::ServiceRecord& service);

}  // namespace waystation::kiosk
