// The officer's page: how updates are going, in words; and the number pad before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/models/pages.h"
#include "core/sync/active_set.h"
#include "core/sync/status.h"

namespace waystation::kiosk {

// What the machine knows of its updates when the page is opened.
struct OfficerFacts {
  bool is_set_up = false;   // the site names repositories, and there is a folder for what comes from them
  bool has_program = true;  // waysync is beside this program
  bool is_running = false;
  bool is_damaged = false;              // something else is shown than the newest that was fetched
  std::vector<std::string> complaints;  // sentences of the program
  int64_t now_unix_s = 0;
  bool is_clock_uncertain = false;
  std::optional<int64_t> next_try_s;  // from now; nullopt: this program plans none
  std::optional<sync::ActiveSet> set;
  sync::Status status;
};

OfficerModel officer_model(const Context& context, const OfficerFacts& facts);
PinModel pin_model(const Context& context);

}  // namespace waystation::kiosk
