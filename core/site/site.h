// What this kiosk is, where it stands, what it carries: site.toml. An officer edits it; hostile until parsed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace waystation {

struct Site {
  std::map<std::string, std::string, std::less<>> name;   // language -> what the header shows; has at least one entry
  std::vector<std::string> languages;                      // offered to visitors, most likely first
  std::map<std::string, std::vector<std::string>, std::less<>> fallbacks;  // language -> what to try when a text is missing
  std::vector<std::string> packs;                          // ids of packs in the order in which they are shown; others follow
  int idle_reset_s = 90;                                   // without a touch, until the countdown starts; 15..3600
  int countdown_s = 15;                                    // 5..60
  double pixels_per_mm = 3.78;                             // of the screen: touch targets are measured in millimetres; 1..30
  int text_step = 2;                                       // 1..4: where the text size starts
};

// `file` is named in errors. `invalid` names the line and what to write instead.
Result<Site> parse_site(std::string_view toml, std::string_view file);

}  // namespace waystation
