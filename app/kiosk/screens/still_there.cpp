#include <algorithm>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

std::optional<Intent> draw_still_there(Ui& ui, const StillThereModel& model) {
  std::optional<Intent> intent;
  const Palette& c = ui.colors();
  ui.fill(ui.page(), c.shade);
  float padding = ui.px(space::k24), gap = ui.px(space::k16);
  float width = std::min(ui.page().width - 2 * padding, ui.px(640)), inner = width - 2 * padding;
  TextBlock title = ui.measure(model.title, {TypeRole::title, text::Weight::bold}, inner);
  TextBlock seconds = ui.measure(model.seconds, {TypeRole::control}, inner);
  Button stay{"idle/stay", Icon::hand_pointing_right, model.stay, ButtonKind::primary};
  Button leave{"idle/leave", Icon::exit_to_app, model.leave, ButtonKind::plain};
  float words = title.height + gap + seconds.height + gap;
  float below = button_height(ui, stay, inner) + gap + button_height(ui, leave, inner);
  // On a low page the answers stand beside each other.
  float half = (inner - gap) / 2;
  bool beside = 2 * padding + words + below > ui.page().height;
  if (beside) stay.shape = leave.shape = ButtonShape::stacked;
  float stay_width = beside ? half : inner;
  float stay_height = button_height(ui, stay, stay_width), leave_height = button_height(ui, leave, stay_width);
  if (beside) stay_height = leave_height = std::max(stay_height, leave_height);
  float height = 2 * padding + words + (beside ? stay_height : below);
  Rect card{(ui.page().width - width) / 2, std::max(0.0f, (ui.page().height - height) / 2), width, height};
  auto scope = ui.box("idle", card);
  draw_card(ui, card);
  float x = card.x + padding, y = card.y + padding;
  ui.text(title, x, y, inner, c.ink, Align::center);
  ui.text(seconds, x, y + title.height + gap, inner, c.soft, Align::center);
  y += words;
  if (draw_button(ui, stay, {x, y, stay_width, stay_height})) intent = StillThere{};
  Rect second =
      beside ? Rect{x + half + gap, y, half, leave_height} : Rect{x, y + stay_height + gap, inner, leave_height};
  if (draw_button(ui, leave, second)) intent = Leave{};
  return intent;
}

}  // namespace waystation::kiosk
