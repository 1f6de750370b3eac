#include <algorithm>

#include "app/kiosk/models/nearby.h"
#include "app/kiosk/models/opening.h"
#include "app/kiosk/models/services.h"
#include "core/language/telephone.h"
#include "core/pack/review.h"

namespace waystation::kiosk {
namespace {

using ui::Icon;

constexpr std::string_view kDirections[] = {"direction.n", "direction.ne", "direction.e", "direction.se",
                                            "direction.s", "direction.sw", "direction.w", "direction.nw"};

// One service's card while it is made.
struct Card {
  const Context& context;
  const pack::ServiceRecord& record;
  const pack::Store& store;
  ServiceModel& model;

  // A text of the service; its state of review is the card's.
  std::optional<Translated> text(std::string_view field) const {
    auto found = context.library.text(store, "service", record.id, field, context.state.lang);
    if (!found || found->value.empty()) return std::nullopt;
    if (found->review == pack::kDraftReview) model.draft = context.word("article.draft");
    return Translated{found->value, found->lang};
  }
  std::optional<Translated> said_in_other_language(const std::optional<Translated>& words) const {
    if (!words || words->lang == context.state.lang) return std::nullopt;
    return context.word("article.other_language", {{"language", own_name(words->lang)}});
  }

  void add_fact(Icon icon, std::string_view message, Fact::Tone tone = Fact::Tone::plain) const {
    model.facts.push_back({icon, context.word(message), tone});
  }
  void add_opening() const {
    if (auto opening = opening_fact(context, record))
      model.facts.push_back(std::move(*opening));
    else if (record.hours.empty())
      add_fact(Icon::help_circle, "service.hours_unknown");
    else
      add_fact(Icon::clock_alert, "service.hours_uncertain", Fact::Tone::care);
  }
  void add_facts() const {
    add_opening();
    if (auto safety = safety_fact(context, record)) model.facts.push_back(std::move(*safety));
    if (!record.papers.empty()) add_fact(Icon::account_card_details, "service.papers." + record.papers);
    if (!record.cost.empty())
      add_fact(Icon::cash, "service.cost." + record.cost, record.cost == "free" ? Fact::Tone::fine : Fact::Tone::plain);
    for (const std::string& who : record.audience) {
      Icon icon = who == "women" ? Icon::human_female : who == "children" ? Icon::human_child : Icon::account_multiple;
      add_fact(icon, "service.who." + who);
    }
    if (record.languages.empty()) return;
    std::vector<std::string> names;
    for (const std::string& lang : record.languages) names.push_back(own_name(lang));
    model.facts.push_back({Icon::translate,
                           context.word("service.languages", {{"languages", joined(context, names, kNewLineMay)}}),
                           Fact::Tone::plain});
  }

  void add_telephones() const {
    model.call_label = context.word("service.telephone");
    for (const std::string& number : record.telephones)
      model.telephones.push_back({dialled(format_telephone(number, context.site.place.country)), number});
  }

  void add_address() const {
    model.address_label = context.word("service.address");
    model.address = text("address").value_or(Translated{});
    auto city = text("city");
    if (!city) return;
    if (model.address.text.empty())
      model.address = *city;
    else
      model.address.text.append(context.library.messages(model.address.lang).get("list.separator").text)
          .append(kNewLineMay)
          .append(city->text);
  }

  void add_way() const {
    model.directions_label = context.word("service.directions");
    model.directions = text("directions");
    model.directions_other_language = said_in_other_language(model.directions);
    auto here = position_of(context.site.place), there = position_of(record);
    if (!here || !there) return;
    WayThere way;
    way.bearing_deg = bearing_deg(*here, *there);
    way.distance_m = distance_m(*here, *there);
    way.is_here = is_right_here(way.distance_m);
    way.here = context.word("service.here");
    way.north = context.word("direction.north_mark");
    way.straight_line = context.word("service.straight_line");
    way.direction = distance_words(context, way.distance_m);
    if (!way.is_here) {
      Translated towards = context.word(kDirections[compass_octant(way.bearing_deg)]);
      way.direction =
          context.word("service.distance_direction", {{"distance", way.direction.text}, {"direction", towards.text}});
    }
    model.way = std::move(way);
  }

  void add_hours() const {
    model.hours_label = context.word("service.hours");
    model.week = days_of_opening(context, record);
    model.exceptions = days_unlike_others(context, record);
  }

  void add_origin() const {
    model.note = text("note");
    model.note_other_language = said_in_other_language(model.note);
    model.checked = context.word("article.checked", {{"date", record.checked_on}, {"who", record.checked_by}});
    if (context.today > record.review_by) model.overdue = context.word("service.overdue", {{"date", record.review_by}});
    for (const pack::Citation& source : record.sources) model.sources.push_back(citation(context, store, source));
  }
};

}  // namespace

std::optional<ServiceModel> service_model(const Context& context, const ServiceRoute& route) {
  const pack::Store* store = context.library.pack(route.pack);
  if (store == nullptr) return std::nullopt;
  auto record = store->service(route.service);
  if (!record) return std::nullopt;
  ServiceModel model;
  model.pack = route.pack;
  model.id = record->id;
  model.icon = icon_of(*record);
  Card card{context, *record, *store, model};
  model.name = card.text("name").value_or(Translated{record->id, std::string(kSourceLanguage)});
  card.add_facts();
  card.add_telephones();
  card.add_address();
  card.add_way();
  card.add_hours();
  card.add_origin();
  return model;
}

}  // namespace waystation::kiosk
