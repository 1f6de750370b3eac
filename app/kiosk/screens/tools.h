// The ways into something that is not a topic, under the topics on home: who helps near here, the agency
// check, the fee check.
#pragma once

#include <optional>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/pages.h"
#include "app/ui/widgets.h"

namespace waystation::kiosk {

bool has_tools(const HomeModel& model);
float tools_height(ui::Ui& ui, const HomeModel& model, float width, bool with_summary);
// Returns the y below them.
float draw_tools(ui::Ui& ui, const HomeModel& model, float x, float y, float width, bool with_summary,
                 std::optional<Intent>& intent);

}  // namespace waystation::kiosk
