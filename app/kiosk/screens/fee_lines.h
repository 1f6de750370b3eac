// What is said of each charge, a row each, with the way to the law behind it.
#pragma once

#include <optional>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/fees.h"
#include "app/ui/ui.h"

namespace waystation::kiosk {

// Each row's verdict is "fee/verdict/<item>", its amount "fee/asked/<item>", its button "fee/why/<item>". Returns the y
// below them.
float draw_fee_lines(ui::Ui& ui, const std::vector<FeeLine>& lines, const Translated& why, float x, float y,
                     float width, std::optional<Intent>& intent);

}  // namespace waystation::kiosk
