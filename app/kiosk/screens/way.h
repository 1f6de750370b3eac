// The small drawing of where a service lies from here: north up, the reader in the middle, no map under it.
#pragma once

#include "app/kiosk/models/services.h"
#include "app/ui/widgets.h"

namespace waystation::kiosk {

// Both return the height that it takes.
float way_height(ui::Ui& ui, const WayThere& way, float width);
float draw_way(ui::Ui& ui, const WayThere& way, ui::Icon icon, float x, float y, float width);

}  // namespace waystation::kiosk
