// A field that is typed into, as the search and the agency check have it.
#pragma once

#include <optional>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/search.h"
#include "app/ui/ui.h"

namespace waystation::kiosk {

// While the keyboard is shown it takes the footer's place, and what stands around the page must be elsewhere: help and
// the way to leave beside the field; on a narrow page in the header, so that the field has the page's width; and on a
// low page the ways home and back stand before the field, in the header's place.
enum class TypingPage { usual, narrow, low };
TypingPage typing_page(const ui::Ui& ui);

// The field with what was typed and a button that erases it. Beside it: the button that shows the keyboard while it is
// put away; else what typing_page() says, `help` of it. Targets: field/clear, field/keyboard, and nav/home, nav/back,
// nav/help and nav/leave as in header and footer.
float field_height(ui::Ui& ui);
std::optional<Intent> draw_field(ui::Ui& ui, const FieldModel& model, ui::Rect rect, const Translated& help);

}  // namespace waystation::kiosk
