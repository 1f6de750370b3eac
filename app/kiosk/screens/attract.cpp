#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr int64_t kGreetingMs = 4000;
constexpr int64_t kFadeMs = 180;

Color faded(Color color, float visible) {
  color.a = static_cast<uint8_t>(std::lround(255 * std::clamp(visible, 0.0f, 1.0f)));
  return color;
}

// The greeting fades in and out; in strong contrast it changes at once.
float visibility(const Ui& ui, int64_t into_greeting_ms) {
  if (ui.frame().contrast == Contrast::high) return 1;
  int64_t nearest_edge = std::min(into_greeting_ms, kGreetingMs - into_greeting_ms);
  return static_cast<float>(nearest_edge) / kFadeMs;
}

}  // namespace

std::optional<Intent> draw_attract(Ui& ui, const AttractModel& model) {
  if (model.greetings.empty()) return std::nullopt;
  int64_t now_ms = ui.frame().now_ms;
  int64_t into_greeting_ms = now_ms % kGreetingMs;
  const Greeting& greeting = model.greetings[static_cast<size_t>(now_ms / kGreetingMs) % model.greetings.size()];
  bool fading = into_greeting_ms < kFadeMs || into_greeting_ms > kGreetingMs - kFadeMs;
  if (fading && ui.frame().contrast != Contrast::high) {
    ui.keep_moving();
  } else {
    ui.wake_at(now_ms - into_greeting_ms + kGreetingMs - kFadeMs);
  }

  Rect page = ui.page();
  auto target = ui.target("start", page, greeting.touch, 0);
  const Palette& c = ui.colors();
  float visible = visibility(ui, into_greeting_ms);
  float width = page.width - 2 * ui.px(space::k48), x = ui.px(space::k48);
  TextBlock welcome = ui.measure(greeting.welcome, {TypeRole::display, text::Weight::bold}, width);
  TextBlock touch = ui.measure(greeting.touch, {TypeRole::card, text::Weight::bold}, width);
  TextBlock promise = ui.measure(greeting.promise, {TypeRole::control}, width);
  // Where it does not fit, the promise goes first, then the picture: never the size of the letters.
  float logo = std::min(ui.px(120), page.height / 5);
  float gap = ui.px(page.height < ui.px(600) ? space::k16 : space::k32);
  float room = page.height - 2 * ui.px(space::k8);
  float height = welcome.height + gap + touch.height;
  bool has_logo = height + logo + gap <= room;
  if (has_logo) height += logo + gap;
  bool has_promise = height + gap + promise.height <= room;
  if (has_promise) height += gap + promise.height;

  float y = std::max(ui.px(space::k8), (page.height - height) / 2);
  // In the corner where reading starts, and on the logo.
  float corner = ui.px(96);
  bool knocks = model.has_door && ui.hold(kDoor, {0, 0, corner, corner}, kDoorMs);
  if (has_logo) {
    Rect door{(page.width - logo) / 2, y, logo, logo};
    knocks = (model.has_door && ui.hold("officer/logo", door, kDoorMs)) || knocks;
    ui.icon(Icon::compass, (page.width - logo) / 2, y, logo, c.brand);
    y += logo + gap;
  }
  ui.text(welcome, x, y, width, faded(c.brand, visible), Align::center);
  y += welcome.height + gap;
  ui.text(touch, x, y, width, faded(c.ink, visible), Align::center);
  y += touch.height + gap;
  if (has_promise) ui.text(promise, x, y, width, faded(c.soft, visible), Align::center);
  if (knocks) return KnockOfficer{};
  if (target.clicked) return Start{};
  return std::nullopt;
}

}  // namespace waystation::kiosk
