// What must hold of every screen, in every language, at every text size, in every window. Pure: a dump in, complaints
// out.
#pragma once

#include <string>
#include <vector>

#include "tests/journeys/dump.h"

namespace waystation::journeys {

// Each says which rule, which node and by how much.
using Complaints = std::vector<std::string>;

// Inside the page; inside the box it belongs to; only what scrolls reaches beyond its view.
Complaints check_places(const Dump& dump);
// Large enough for a finger, apart from each other, each with an id of its own and a label to say aloud.
Complaints check_targets(const Dump& dump);
// No text or picture lies on another.
Complaints check_overlaps(const Dump& dump);
// No message without a translation, no letter that was lost.
Complaints check_labels(const Dump& dump);
// Header with size and contrast, footer with Help now and leave quickly, and nothing of the page under them.
Complaints check_shell(const Dump& dump);

// Enough of the screen is the page.
Complaints check_room(const Dump& dump);

Complaints check_all(const Dump& dump);

// For a page that was scrolled to its end: all of it was reached.
Complaints check_end_reached(const Dump& dump);
// The same page before and after: it moved, and nothing else changed.
Complaints check_only_scrolled(const Dump& before, const Dump& after);

}  // namespace waystation::journeys
