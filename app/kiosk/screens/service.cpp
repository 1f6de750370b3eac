#include <algorithm>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"
#include "app/kiosk/screens/service_row.h"
#include "app/kiosk/screens/way.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kHeading{TypeRole::note, text::Weight::bold};
constexpr TextStyle kNumber{TypeRole::title, text::Weight::bold};
constexpr TextStyle kReading{TypeRole::reading, text::Weight::regular};
constexpr float kRailDp = 400;  // beside the card on wide pages
constexpr float kWidestDp = 780;

float padding_px(const Ui& ui) {
  return ui.px(ui.page().width < ui.px(700) ? space::k16 : space::k24);
}

// Pieces one under the other. Each is worked out once, and used twice: to measure and to draw.
struct Pieces {
  Ui& ui;
  const ServiceModel& model;
  float x, width;
  float y = 0;
  bool draws = false;

  void space(float dp) { y += ui.px(dp); }

  void words(const Translated& text, TextStyle style, Color color, Align align = Align::own) {
    TextBlock block = ui.measure(text, style, width);
    if (draws) ui.text(block, x, y, width, color, align);
    y += block.height;
  }
  void heading(const Translated& text) { words(text, kHeading, ui.colors().soft, Align::start); }
  void note(Icon icon, const Translated& text, Color icon_color, Color color, TypeRole role = TypeRole::note) {
    if (draws) draw_note(ui, x, y, width, icon, text, icon_color, color, role);
    y += note_height(ui, width, text, role);
  }
  void rule() {
    space(space::k16);
    if (draws) ui.fill({x, y, width, 1}, ui.colors().line);
    space(space::k16);
  }

  void head() {
    float tile = ui.px(64), gap = ui.px(space::k16), room = std::max(1.0f, width - tile - gap);
    TextBlock name = ui.measure(model.name, kTitle, room);
    float height = std::max(tile, name.height);
    if (draws) {
      draw_icon_tile(ui, x, y, tile, model.icon, ui.colors().brand);
      ui.text(name, x + tile + gap, Ui::centred(name, y, height), room, ui.colors().ink);
    }
    y += height;
    if (model.overdue) {
      space(space::k12);
      note(Icon::clock_alert, *model.overdue, ui.colors().care, ui.colors().ink, TypeRole::control);
    }
  }

  void facts() {
    for (const Fact& fact : model.facts) {
      space(space::k8);
      if (draws) draw_facts(ui, {fact}, x, y, width, TypeRole::control);
      y += facts_height(ui, {fact}, width, TypeRole::control);
    }
  }

  // A number to read off and dial: large, and with nothing beside it that could be taken for a digit.
  void telephones() {
    if (model.telephones.empty()) return;
    rule();
    heading(model.call_label);
    float icon = ui.metrics().type_px(kNumber.role), gap = ui.px(space::k12);
    float room = std::max(1.0f, width - icon - gap);
    for (const ServiceModel::Telephone& telephone : model.telephones) {
      TextBlock number = ui.measure(telephone.number, kNumber, room);
      if (draws) {
        ui.icon(Icon::phone, x, y + (number.height - icon) / 2, icon, ui.colors().brand);
        ui.text(number, x + icon + gap, y, room, ui.colors().ink);
      }
      y += number.height;
    }
  }

  void address() {
    if (model.address.text.empty() && !model.directions) return;
    rule();
    if (!model.address.text.empty()) {
      heading(model.address_label);
      words(model.address, kReading, ui.colors().ink);
    }
    if (!model.directions) return;
    if (!model.address.text.empty()) space(space::k12);
    heading(model.directions_label);
    if (model.directions_other_language)
      note(Icon::translate, *model.directions_other_language, ui.colors().soft, ui.colors().soft);
    words(*model.directions, kReading, ui.colors().ink);
  }

  void service_note() {
    if (!model.note) return;
    rule();
    if (model.note_other_language)
      note(Icon::translate, *model.note_other_language, ui.colors().soft, ui.colors().soft);
    words(*model.note, kReading, ui.colors().ink);
  }

  void foot() {
    const Palette& c = ui.colors();
    rule();
    note(Icon::file_check, model.checked, c.fine, c.soft);
    for (const Translated& source : model.sources) {
      space(space::k8);
      note(Icon::book_open, source, c.brand, c.soft);
    }
    if (!model.draft) return;
    space(space::k8);
    note(Icon::alert_circle, *model.draft, c.care, c.care);
  }

  // The day, then its hours beside it; under it where a line is too narrow for both.
  void day(const ServiceModel::Day& day, float names_width) {
    const Palette& c = ui.colors();
    TextStyle style{TypeRole::control, day.today ? text::Weight::bold : text::Weight::regular};
    float inner = ui.px(space::k12), gap = ui.px(space::k16), room = width - 2 * inner;
    bool beside = names_width + gap <= room / 2;
    TextBlock name = ui.measure(day.day, style, room);
    TextBlock hours = ui.measure(day.hours, style, beside ? room - names_width - gap : room);
    float height = (beside ? std::max(name.height, hours.height) : name.height + hours.height) + ui.px(space::k8);
    if (draws) {
      if (day.today) ui.fill({x, y, width, height}, c.brand_tint, radius::kControl);
      float top = y + ui.px(space::k4);
      ui.text(name, x + inner, top, room, c.ink);
      if (beside)
        ui.text(hours, x + inner + names_width + gap, top, room - names_width - gap, c.ink);
      else
        ui.text(hours, x + inner, top + name.height, room, c.ink);
    }
    y += height;
  }

  void hours() {
    heading(model.hours_label);
    space(space::k8);
    float names_width = 0;
    for (const ServiceModel::Day& each : model.week)
      names_width = std::max(names_width, ui.measure(each.day, {TypeRole::control, text::Weight::bold}).width);
    for (const ServiceModel::Day& each : model.week) day(each, std::ceil(names_width));
    for (const Translated& exception : model.exceptions) {
      space(space::k8);
      note(Icon::calendar_remove, exception, ui.colors().care, ui.colors().ink);
    }
  }
  bool has_hours() const { return !model.week.empty() || !model.exceptions.empty(); }
};

using Part = void (*)(Pieces&);

void draw_main(Pieces& pieces) {
  pieces.head();
  pieces.space(space::k8);
  pieces.facts();
  pieces.telephones();
  pieces.address();
  pieces.service_note();
}

void draw_whole_main(Pieces& pieces) {
  draw_main(pieces);
  pieces.foot();
}

// A card around the pieces; returns the y below it, with the gap to what follows.
float draw_part(Ui& ui, const ServiceModel& model, std::string_view id, float x, float y, float width, Part part) {
  float padding = padding_px(ui);
  Pieces measured{ui, model, x + padding, width - 2 * padding};
  part(measured);
  Rect rect{x, y, width, measured.y + 2 * padding};
  auto scope = ui.box(id, rect);
  draw_card(ui, rect);
  Pieces drawn{ui, model, x + padding, width - 2 * padding, y + padding, true};
  part(drawn);
  return rect.bottom() + ui.px(space::k16);
}

float draw_way_card(Ui& ui, const ServiceModel& model, float x, float y, float width) {
  if (!model.way) return y;
  float padding = padding_px(ui), inner = width - 2 * padding;
  Rect rect{x, y, width, way_height(ui, *model.way, inner) + 2 * padding};
  draw_card(ui, rect);
  draw_way(ui, *model.way, model.icon, x + padding, y + padding, inner);
  return rect.bottom() + ui.px(space::k16);
}

float draw_hours_card(Ui& ui, const ServiceModel& model, float x, float y, float width) {
  if (!Pieces{ui, model, x, width}.has_hours()) return y;
  return draw_part(ui, model, "hours", x, y, width, [](Pieces& pieces) { pieces.hours(); });
}

}  // namespace

std::optional<Intent> draw_service(Ui& ui, const ServiceModel& model, Rect content) {
  float margin = margin_px(ui), gap = ui.px(space::k24), rail = ui.px(kRailDp);
  bool has_rail = content.width >= ui.px(1000) && (model.way || Pieces{ui, model, 0, 0}.has_hours());
  float width = std::min(content.width - 2 * margin - (has_rail ? rail + gap : 0), ui.px(kWidestDp));
  float x = (content.width - width - (has_rail ? gap + rail : 0)) / 2;
  float top = ui.begin_scroll("page", content) + gap, y = top;
  if (has_rail) {
    y = draw_part(ui, model, "service", x, y, width, draw_whole_main);
    float rail_y = draw_way_card(ui, model, x + width + gap, top, rail);
    rail_y = draw_hours_card(ui, model, x + width + gap, rail_y, rail);
    y = std::max(y, rail_y);
  } else {
    y = draw_part(ui, model, "service", x, y, width, draw_main);
    y = draw_way_card(ui, model, x, y, width);
    y = draw_hours_card(ui, model, x, y, width);
    y = draw_part(ui, model, "origin", x, y, width, [](Pieces& pieces) { pieces.foot(); });
  }
  ui.end_scroll(y + gap - ui.px(space::k16));
  return std::nullopt;
}

}  // namespace waystation::kiosk
