#include <algorithm>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

std::optional<Intent> draw_missing(Ui& ui, const MissingModel& model, Rect content) {
  float margin = margin_px(ui), width = content.width - 2 * margin;
  float y = ui.begin_scroll("page", content) + ui.px(space::k32);
  y += draw_note(ui, margin, y, width, Icon::information, model.words, ui.colors().brand, ui.colors().ink,
                 TypeRole::reading);
  ui.end_scroll(y + ui.px(space::k24));
  return std::nullopt;
}

}  // namespace waystation::kiosk
