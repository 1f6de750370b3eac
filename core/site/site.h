// What this kiosk is, where it stands, what it carries: site.toml. An officer edits it; hostile until parsed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ports/clock.h"

namespace waystation {

// Where packs come from, and whom this kiosk believes about them.
struct Repository {
  std::string id;                  // [a-z0-9-]{1,64}: the name of its folder of trusted metadata
  std::string root;                // file name of the trusted root, beside site.toml; never read from anywhere else
  std::vector<std::string> urls;   // http or https, tried in this order; may be empty: sticks only
  std::vector<std::string> packs;  // ids; a pack is bound to one repository
};

// Where this kiosk stands.
struct Place {
  std::string country;                                      // ISO 3166-1; empty: not said
  std::string time_zone;                                    // of the tz database; empty: the machine's own
  std::map<std::string, std::string, std::less<>> address;  // language -> what a caller says of where they are
  bool has_position = false;
  int64_t latitude_microdegrees = 0, longitude_microdegrees = 0;
};

// A number to call when there is no time: one of the country's emergency numbers, or a line for migrants.
struct EmergencyNumber {
  std::string what;    // of kEmergencies
  std::string number;  // 2 to 15 digits, perhaps with + before: as it is dialled here
  std::string cost;    // "free", "local", "paid"; empty: not known
};
inline constexpr std::string_view kEmergencies[] = {"any",   "police",   "ambulance",   "fire",
                                                    "women", "children", "trafficking", "migrants"};

struct Site {
  std::map<std::string, std::string, std::less<>> name;  // language -> what the header shows; has at least one entry
  std::vector<std::string> languages;                    // offered to visitors, most likely first
  std::map<std::string, std::vector<std::string>, std::less<>>
      fallbacks;                         // language -> what to try when a text is missing
  std::vector<std::string> packs;        // ids of packs in the order in which they are shown; others follow
  int idle_reset_s = 90;                 // without a touch, until the countdown starts; 15..3600
  int countdown_s = 15;                  // 5..60
  double pixels_per_mm = 3.78;           // of the screen: touch targets are measured in millimetres; 1..30
  int text_step = 2;                     // 1..4: where the text size starts
  std::vector<Repository> repositories;  // in the order of their ids
  int update_every_min = 0;  // the kiosk looks for updates this often; 0: a system unit does; else 15..10080
  std::vector<std::string> stick_folders;  // below these the system mounts sticks: absolute paths
  Place place;
  std::vector<EmergencyNumber> emergency;  // [[emergency]], the most useful first
  std::string officer_pin;                 // 4 to 12 digits; empty: this kiosk has no officer's page
};

// The day at a place: by its time zone, or the machine's own where it has none or the clock is not to be believed.
Date today_at(const Place& place, const Clock& clock);

// `file` is named in errors. `invalid` names the line and what to write instead.
Result<Site> parse_site(std::string_view toml, std::string_view file);

}  // namespace waystation
