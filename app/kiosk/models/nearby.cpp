#include "app/kiosk/models/nearby.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "app/kiosk/models/opening.h"
#include "core/language/format.h"

namespace waystation::kiosk {
namespace {

using ui::Icon;

constexpr double kRightHereM = 25;
constexpr double kKilometreM = 1000, kTenKilometresM = 10'000, kFarM = 100'000;

struct NeedIcon {
  std::string_view need;
  Icon icon;
};
constexpr NeedIcon kNeedIcons[] = {{"health", Icon::stethoscope},      {"shelter", Icon::hotel},
                                   {"legal", Icon::scale_balance},     {"work", Icon::briefcase},
                                   {"consulate", Icon::bank},          {"return", Icon::airplane_landing},
                                   {"documents", Icon::file_document}, {"women", Icon::human_female},
                                   {"children", Icon::human_child},    {"protection", Icon::security}};
static_assert(std::size(kNeedIcons) == std::size(pack::kNeeds));

int64_t rounded(double metres, double unit_m) {
  return std::llround(metres / unit_m);
}

Translated where(const Context& context, const NearbyService& service) {
  if (!service.distance_m) return service.city;
  Translated distance = distance_words(context, *service.distance_m);
  if (service.city.text.empty()) return distance;
  return context.word("services.city_distance", {{"distance", distance.text}, {"city", service.city.text}});
}

}  // namespace

std::optional<Position> position_of(const Place& place) {
  if (!place.has_position) return std::nullopt;
  return Position{place.latitude_microdegrees, place.longitude_microdegrees};
}

std::optional<Position> position_of(const pack::ServiceRecord& service) {
  Position position{service.latitude_microdegrees, service.longitude_microdegrees};
  if (position == Position{}) return std::nullopt;
  return position;
}

bool is_right_here(double distance_m) {
  return distance_m < kRightHereM;
}

Translated distance_words(const Context& context, double distance_m) {
  const std::string& lang = context.state.lang;
  if (is_right_here(distance_m)) return context.word("distance.near");
  // Each limit is where rounding would reach the next unit: never "1000 m", never "10.0 km".
  if (distance_m < kKilometreM - 5) return context.word("distance.m", {{"m", 10 * rounded(distance_m, 10)}});
  std::string km = distance_m < kTenKilometresM - 50 ? format_tenths(rounded(distance_m, 100), lang)
                   : distance_m < kFarM - 500        ? format_number(rounded(distance_m, kKilometreM), lang)
                                                     : format_number(10 * rounded(distance_m, 10 * kKilometreM), lang);
  return context.word("distance.km", {{"km", km}});
}

Icon icon_of_need(std::string_view need) {
  for (const NeedIcon& row : kNeedIcons)
    if (row.need == need) return row.icon;
  return Icon::help_circle;
}

Icon icon_of(const pack::ServiceRecord& service) {
  return service.needs.empty() ? Icon::help_circle : icon_of_need(service.needs.front());
}

std::optional<Fact> safety_fact(const Context& context, const pack::ServiceRecord& service) {
  const std::string& answer = service.safe_without_papers;
  // A promise that nobody has checked again in time is not made; a warning stays one.
  if (answer == "yes" && service.review_by < context.today) return std::nullopt;
  if (answer == "yes") return Fact{Icon::check_circle, context.word("service.safe.yes"), Fact::Tone::fine};
  if (answer == "no") return Fact{Icon::alert, context.word("service.safe.no"), Fact::Tone::care};
  if (answer == "sometimes") return Fact{Icon::help_circle, context.word("service.safe.sometimes"), Fact::Tone::care};
  return std::nullopt;
}

std::vector<NearbyService> nearby_services(const Context& context) {
  std::vector<NearbyService> services;
  auto here = position_of(context.site.place);
  for (auto& found : context.library.services()) {
    NearbyService service{std::move(found), {}, {}, std::nullopt};
    const auto& [record, store] = service.found;
    service.name = context.content(*store, "service", record.id, "name");
    if (service.name.text.empty()) service.name = {record.id, std::string(kSourceLanguage)};
    service.city = context.content(*store, "service", record.id, "city");
    auto there = position_of(record);
    if (here && there) service.distance_m = distance_m(*here, *there);
    services.push_back(std::move(service));
  }
  auto key = [](const NearbyService& s) {
    return std::tuple(s.distance_m.value_or(std::numeric_limits<double>::infinity()), std::string_view(s.city.text),
                      std::string_view(s.name.text));
  };
  std::stable_sort(services.begin(), services.end(),
                   [&](const NearbyService& a, const NearbyService& b) { return key(a) < key(b); });
  return services;
}

ServiceRow service_row(const Context& context, const NearbyService& service) {
  const auto& [record, store] = service.found;
  ServiceRow row{store->pack().id, record.id, icon_of(record), service.name, where(context, service), {}};
  if (record.review_by < context.today) {
    // What nobody has checked again in time is not said as if it were so.
    row.facts.push_back(
        {Icon::clock_alert, context.word("service.overdue", {{"date", record.review_by}}), Fact::Tone::care});
  } else if (auto opening = opening_fact(context, record)) {
    row.facts.push_back(std::move(*opening));
  }
  if (auto safety = safety_fact(context, record)) row.facts.push_back(std::move(*safety));
  return row;
}

}  // namespace waystation::kiosk
