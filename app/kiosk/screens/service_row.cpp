#include "app/kiosk/screens/service_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kName{TypeRole::control, text::Weight::bold};
constexpr TextStyle kWhere{TypeRole::note, text::Weight::regular};
constexpr TypeRole kFacts = TypeRole::note;

Color icon_color(const Palette& c, Fact::Tone tone) {
  return tone == Fact::Tone::fine ? c.fine : tone == Fact::Tone::care ? c.care : c.brand;
}
Color words_color(const Palette& c, Fact::Tone tone) {
  return tone == Fact::Tone::care ? c.care : c.ink;
}

float between_facts(const Ui& ui) {
  return ui.px(space::k4);
}

// The picture's and the words' width, as draw_note makes them.
float fact_width(Ui& ui, const Fact& fact, TypeRole role) {
  return std::ceil(std::round(ui.metrics().type_px(role) * 1.25f) + ui.px(space::k8) +
                   ui.measure(fact.words, {role}).width) +
         1;
}

bool on_one_line(Ui& ui, const std::vector<Fact>& facts, float width, TypeRole role) {
  float needed = 0;
  for (const Fact& fact : facts) needed += fact_width(ui, fact, role) + ui.px(space::k24);
  return needed - ui.px(space::k24) <= width;
}

struct RowLayout {
  Ui& ui;
  const ServiceRow& row;
  float width;

  float padding() const { return ui.px(space::k16); }
  float tile() const { return ui.px(48); }
  float chevron() const { return std::round(ui.metrics().type_px(TypeRole::control) * 1.4f); }
  float words_x() const { return padding() + tile() + padding(); }
  float words_width() const { return std::max(1.0f, width - words_x() - ui.px(space::k8) - chevron() - padding()); }
  float facts_gap() const { return row.facts.empty() ? 0 : between_facts(ui); }
  float words_height() const {
    return ui.measure(row.name, kName, words_width()).height + ui.measure(row.where, kWhere, words_width()).height +
           facts_gap() + facts_height(ui, row.facts, words_width(), kFacts);
  }
  float height() const {
    return std::max({ui.metrics().target_px(), tile() + 2 * ui.px(space::k12), words_height() + 2 * ui.px(space::k12)});
  }
};

}  // namespace

float facts_height(Ui& ui, const std::vector<Fact>& facts, float width, TypeRole role) {
  bool one_line = on_one_line(ui, facts, width, role);
  float height = 0;
  for (const Fact& fact : facts) {
    float fact_height = note_height(ui, width, fact.words, role);
    height = one_line ? std::max(height, fact_height) : height + (height > 0 ? between_facts(ui) : 0) + fact_height;
  }
  return height;
}

float draw_facts(Ui& ui, const std::vector<Fact>& facts, float x, float y, float width, TypeRole role) {
  const Palette& c = ui.colors();
  bool one_line = on_one_line(ui, facts, width, role);
  float fact_x = x, fact_y = y;
  for (const Fact& fact : facts) {
    float room = one_line ? fact_width(ui, fact, role) : width;
    float drawn = draw_note(ui, fact_x, fact_y, room, fact.icon, fact.words, icon_color(c, fact.tone),
                            words_color(c, fact.tone), role);
    if (one_line)
      fact_x += room + ui.px(space::k24);
    else
      fact_y += drawn + between_facts(ui);
  }
  return facts_height(ui, facts, width, role);
}

float service_row_height(Ui& ui, const ServiceRow& row, float width) {
  return RowLayout{ui, row, width}.height();
}

float draw_service_row(Ui& ui, const ServiceRow& row, float x, float y, float width, std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  RowLayout layout{ui, row, width};
  Rect rect{x, y, width, layout.height()};
  auto target = ui.target(fmt::format("service/{}/{}", row.pack, row.id), rect, row.name, radius::kRow);
  ui.fill(rect, target.pressed ? c.brand_tint : c.card, radius::kRow);
  ui.border(rect, target.pressed ? c.brand : c.line, radius::kRow);
  draw_icon_tile(ui, x + layout.padding(), y + (rect.height - layout.tile()) / 2, layout.tile(), row.icon, c.brand);
  float words_x = x + layout.words_x(), room = layout.words_width();
  float words_y = y + (rect.height - layout.words_height()) / 2;
  TextBlock name = ui.measure(row.name, kName, room), where = ui.measure(row.where, kWhere, room);
  ui.text(name, words_x, words_y, room, c.ink);
  ui.text(where, words_x, words_y + name.height, room, c.soft);
  draw_facts(ui, row.facts, words_x, words_y + name.height + where.height + layout.facts_gap(), room, kFacts);
  float chevron = layout.chevron();
  ui.icon(Icon::chevron_right, rect.right() - layout.padding() - chevron, y + (rect.height - chevron) / 2, chevron,
          c.brand);
  if (target.clicked) intent = OpenService{row.pack, row.id};
  return rect.height;
}

}  // namespace waystation::kiosk
