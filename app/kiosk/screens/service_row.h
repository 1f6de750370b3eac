// A service in a list, and what is known of it at a glance.
#pragma once

#include <optional>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/services.h"
#include "app/ui/widgets.h"

namespace waystation::kiosk {

// Facts one under the other, or on one line where all fit. Returns their height.
float draw_facts(ui::Ui& ui, const std::vector<Fact>& facts, float x, float y, float width, ui::TypeRole role);
float facts_height(ui::Ui& ui, const std::vector<Fact>& facts, float width, ui::TypeRole role);

// A row that opens a service's card. Returns its height.
float draw_service_row(ui::Ui& ui, const ServiceRow& row, float x, float y, float width, std::optional<Intent>& intent);
float service_row_height(ui::Ui& ui, const ServiceRow& row, float width);

}  // namespace waystation::kiosk
