// What an intent does to a visit. Pure.
#pragma once

#include <string>

#include "app/kiosk/intent.h"
#include "app/kiosk/state.h"

namespace waystation::kiosk {

// How a visit begins at this site.
struct VisitDefaults {
  std::string lang;
  int text_step = 2;
};

struct Reduction {
  State state;
  bool forget = false;  // effect: the visit is over, drop every cache that could tell what was read
};

State new_visit(const VisitDefaults& defaults);
Reduction reduce(State state, const Intent& intent, const VisitDefaults& defaults);

}  // namespace waystation::kiosk
