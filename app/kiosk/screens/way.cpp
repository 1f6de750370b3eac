#include "app/kiosk/screens/way.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kNorth{TypeRole::note, text::Weight::bold};
constexpr TextStyle kHere{TypeRole::note, text::Weight::bold};
constexpr TextStyle kDirection{TypeRole::control, text::Weight::bold};
constexpr TextStyle kStraightLine{TypeRole::note, text::Weight::regular};
constexpr float kCircleDp = 240, kHereDp = 20, kThereDp = 48, kStepDp = 6;
constexpr float kRound = 1000;  // a corner's radius that makes a square a circle

struct Drawing {
  Ui& ui;
  const WayThere& way;
  float x, width;

  float gap() const { return ui.px(space::k8); }
  float diameter() const { return std::min(width, ui.px(kCircleDp)); }
  float north_icon() const { return std::round(ui.metrics().type_px(kNorth.role)); }
  float north_height() const { return std::max(north_icon(), ui.measure(way.north, kNorth).height); }

  float height() const {
    return north_height() + gap() / 2 + diameter() + gap() + ui.measure(way.direction, kDirection, width).height +
           ui.measure(way.straight_line, kStraightLine, width).height;
  }

  void disc(Point middle, float size, Color color) const {
    ui.fill({middle.x - size / 2, middle.y - size / 2, size, size}, color, kRound);
  }

  // Along the way by this part of the circle's radius. East is to the right for every reader, so what Ui mirrors is
  // mirrored back.
  Point along(Point middle, float part) const {
    double angle = way.bearing_deg * std::numbers::pi / 180;
    float radius = diameter() / 2 * part;
    float east = radius * static_cast<float>(std::sin(angle)), north = radius * static_cast<float>(std::cos(angle));
    return {middle.x + (ui.right_to_left() ? -east : east), middle.y - north};
  }

  void draw_north(float y) const {
    TextBlock north = ui.measure(way.north, kNorth);
    float across = north_icon() + ui.px(space::k4) + north.width;
    float start = x + (width - across) / 2;
    ui.icon(Icon::navigation, start, y + (north_height() - north_icon()) / 2, north_icon(), ui.colors().soft);
    ui.text(north, start + north_icon() + ui.px(space::k4), Ui::centred(north, y, north_height()), north.width,
            ui.colors().soft);
  }

  void draw_here(Point middle) const {
    const Palette& c = ui.colors();
    float dot = ui.px(kHereDp);
    disc(middle, dot, c.card);
    disc(middle, dot - ui.px(space::k4), c.ink);
    // The words stand on the side that the way does not take.
    TextBlock words = ui.measure(way.here, kHere, diameter() * 0.7f);
    bool goes_south = way.bearing_deg > 90 && way.bearing_deg < 270;
    float y = goes_south ? middle.y - dot / 2 - words.height : middle.y + dot / 2;
    ui.text(words, middle.x - diameter() * 0.35f, y, diameter() * 0.7f, c.ink, Align::center);
  }

  void draw_there(Point middle, Icon icon) const {
    const Palette& c = ui.colors();
    constexpr float kLast = 0.78f;
    constexpr int kSteps = 7;
    for (int step = 1; step < kSteps; ++step)
      disc(along(middle, kLast * static_cast<float>(step) / kSteps), ui.px(kStepDp), c.brand);
    Point there = along(middle, kLast);
    float size = ui.px(kThereDp), glyph = std::round(size * 0.55f);
    disc(there, size, c.brand);
    ui.icon(icon, there.x - glyph / 2, there.y - glyph / 2, glyph, c.on_brand);
  }

  void draw(float y, Icon icon) const {
    const Palette& c = ui.colors();
    draw_north(y);
    y += north_height() + gap() / 2;
    Rect circle{x + (width - diameter()) / 2, y, diameter(), diameter()};
    Point middle{circle.x + diameter() / 2, circle.y + diameter() / 2};
    ui.fill(circle, c.brand_tint, kRound);
    ui.border(circle, c.brand, kRound, 1);
    if (!way.is_here) draw_there(middle, icon);
    draw_here(middle);
    y += diameter() + gap();
    TextBlock direction = ui.measure(way.direction, kDirection, width);
    ui.text(direction, x, y, width, c.ink, Align::center);
    TextBlock line = ui.measure(way.straight_line, kStraightLine, width);
    ui.text(line, x, y + direction.height, width, c.soft, Align::center);
  }
};

}  // namespace

float way_height(Ui& ui, const WayThere& way, float width) {
  return Drawing{ui, way, 0, width}.height();
}

float draw_way(Ui& ui, const WayThere& way, Icon icon, float x, float y, float width) {
  Drawing drawing{ui, way, x, width};
  auto scope = ui.box("way", {x, y, width, drawing.height()});
  drawing.draw(y, icon);
  return drawing.height();
}

}  // namespace waystation::kiosk
