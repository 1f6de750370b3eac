// Who helps: services by need and nearness, one service's card, and Help now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/models/shared.h"

namespace waystation::kiosk {

struct NeedChip {
  std::string need;  // empty: all
  ui::Icon icon = ui::Icon::help_circle;
  Translated name;
  bool chosen = false;
};

// Something to know at a glance: "open now", "free", "no papers needed".
struct Fact {
  ui::Icon icon = ui::Icon::information;
  Translated words;
  enum class Tone { plain, fine, care } tone = Tone::plain;
};

struct ServiceRow {
  std::string pack, id;
  ui::Icon icon = ui::Icon::help_circle;  // of its first need
  Translated name;
  Translated where;         // "1.2 km, Geneva"
  std::vector<Fact> facts;  // at most two: open now, safe without papers
};

struct ServicesModel {
  Translated title;
  std::vector<NeedChip> needs;  // those that some service answers, all first
  std::vector<ServiceRow> services;
  Translated empty;
};

// Where a service lies from here, for a small drawing without tiles.
struct WayThere {
  double bearing_deg = 0;             // from north, clockwise
  double distance_m = 0;              // great circle
  bool is_here = false;               // too near to say in which direction
  Translated here, direction, north;  // direction: "1.2 km to the north"
  Translated straight_line;           // how the distance was measured
};

struct ServiceModel {
  std::string pack, id;
  ui::Icon icon = ui::Icon::help_circle;
  Translated name;
  std::vector<Fact> facts;  // open now, cost, papers, safe, who may come, languages
  struct Telephone {
    Translated number;  // as it is dialled here
    std::string e164;
  };
  std::vector<Telephone> telephones;
  Translated call_label;
  Translated address_label, address;
  Translated directions_label;
  std::optional<Translated> directions, directions_other_language;  // the latter said where it is not the reader's
  std::optional<WayThere> way;
  Translated hours_label;
  struct Day {
    Translated day, hours;
    bool today = false;
  };
  std::vector<Day> week;               // empty: not known, or always open
  std::vector<Translated> exceptions;  // days to come that are not like it
  std::optional<Translated> note, note_other_language;
  Translated checked;
  std::optional<Translated> overdue, draft;
  std::vector<Translated> sources;
};

struct HelpModel {
  Translated title;
  struct Number {
    ui::Icon icon = ui::Icon::phone;
    Translated what, number, cost;
  };
  std::vector<Number> numbers;  // the site's; the first is the one for everything
  Translated no_numbers;        // said when the site names none: ask the staff here
  Translated say_title;
  std::vector<Translated> say;  // what to say, sentence by sentence
  std::optional<Translated> you_are_here;
  Translated services_title;
  std::vector<ServiceRow> services;  // the nearest that help now
  Translated all_services;
  std::vector<ArticleRow> articles;  // of the topic "help"
};

ServicesModel services_model(const Context& context, const ServicesRoute& route);
std::optional<ServiceModel> service_model(const Context& context, const ServiceRoute& route);
HelpModel help_model(const Context& context);

}  // namespace waystation::kiosk
