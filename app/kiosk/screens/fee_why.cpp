#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/fee_parts.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kHeading{TypeRole::card, text::Weight::bold};
constexpr TextStyle kWhose{TypeRole::control, text::Weight::bold};
constexpr TextStyle kSays{TypeRole::reading, text::Weight::regular};
constexpr TextStyle kNote{TypeRole::note, text::Weight::regular};
constexpr float kNarrowDp = 600, kRound = 1000;

// What a law says, on a card. A standard is no card: it stands on the page in an outline, under a label.
struct Law {
  Ui& ui;
  const FeeWhyModel::Law& law;
  float x, width;  // of the words

  float heading(float y, bool draws) const {
    const Palette& c = ui.colors();
    float icon = std::round(ui.metrics().type_px(kWhose.role) * 1.3f), before = icon + ui.px(space::k12);
    float inset = law.is_standard ? ui.px(space::k12) : 0;  // of the label
    float room = std::max(1.0f, width - before - 2 * inset);
    TextBlock whose = ui.measure(law.whose, kWhose, room);
    float height = std::max(icon, whose.height) + (law.is_standard ? ui.px(space::k8) : 0);
    if (draws) {
      if (law.is_standard) {
        Rect label{x, y, whose.width + before + 2 * inset, height};
        ui.border(label, c.soft, height > 2.5f * icon ? radius::kControl : kRound);
      }
      Icon picture = law.is_standard ? Icon::earth : Icon::gavel;
      ui.icon(picture, x + inset, y + (height - icon) / 2, icon, law.is_standard ? c.soft : c.brand);
      ui.text(whose, x + inset + before, Ui::centred(whose, y, height), room, law.is_standard ? c.soft : c.ink);
    }
    return y + height;
  }
  float words(const Translated& text, TextStyle style, float y, Color color, bool draws) const {
    TextBlock block = ui.measure(text, style, width);
    if (draws) ui.text(block, x, y, width, color);
    return y + block.height;
  }
  float note(Icon icon, const Translated& text, Color icon_color, Color color, float y, bool draws) const {
    y += ui.px(space::k8);
    return y + (draws ? draw_note(ui, x, y, width, icon, text, icon_color, color) : note_height(ui, width, text));
  }

  // Positions are worked out once, and used twice: to measure and to draw.
  float walk(float y, bool draws) const {
    const Palette& c = ui.colors();
    y = heading(y, draws) + ui.px(space::k4);
    for (const Translated& sentence : law.says) y = words(sentence, kSays, y + ui.px(space::k4), c.ink, draws);
    if (law.note_other_language) y = note(Icon::translate, *law.note_other_language, c.soft, c.soft, y, draws);
    if (law.note) y = note(Icon::information, *law.note, c.brand, c.ink, y, draws);
    if (law.stale) y = note(Icon::clock_alert, *law.stale, c.care, c.care, y, draws);
    for (const Translated& source : law.sources) y = note(Icon::book_open, source, c.brand, c.soft, y, draws);
    if (law.dates) y = words(*law.dates, kNote, y + ui.px(space::k8), c.soft, draws);
    return y;
  }
};

float draw_law(Ui& ui, const FeeWhyModel::Law& law, size_t number, float x, float y, float width) {
  float padding = ui.px(width < ui.px(kNarrowDp) ? space::k16 : space::k24);
  Law card{ui, law, x + padding, std::max(1.0f, width - 2 * padding)};
  Rect rect{x, y, width, std::ceil(card.walk(0, false) + 2 * padding)};
  auto scope = ui.box(fmt::format("fee/law/{}", number), rect);
  if (law.is_standard)
    ui.border(rect, ui.colors().soft, radius::kRow, 1.5f);
  else
    draw_card(ui, rect, radius::kRow);
  card.walk(y + padding, true);
  return rect.bottom();
}

// A list, on a tint.
struct ToDo {
  Ui& ui;
  const FeeWhyModel& model;
  float width;

  float padding() const { return ui.px(width < ui.px(kNarrowDp) ? space::k16 : space::k24); }
  float room() const { return std::max(1.0f, width - 2 * padding()); }
  bool fits() const {
    return std::all_of(model.to_do.begin(), model.to_do.end(), [&](const Translated& words) {
      return reads_well(ui.measure(words, kSays, room() - 2 * ui.metrics().type_px(kSays.role)), 5);
    });
  }
  float walk(float x, float y, bool draws) const {
    const Palette& c = ui.colors();
    TextBlock title = ui.measure(model.to_do_title, kHeading, room());
    if (draws) ui.text(title, x, y, room(), c.ink);
    y += title.height;
    for (const Translated& words : model.to_do) {
      y += ui.px(space::k8);
      if (draws) draw_note(ui, x, y, room(), Icon::hand_pointing_right, words, c.brand, c.ink, TypeRole::reading);
      y += note_height(ui, room(), words, TypeRole::reading);
    }
    return y;
  }
  float draw(float x, float y) const {
    if (model.to_do.empty()) return y;
    Rect rect{x, y, width, std::ceil(walk(0, 0, false) + 2 * padding())};
    auto scope = ui.box("fee/to-do", rect);
    ui.fill(rect, ui.colors().brand_tint, radius::kCard);
    ui.border(rect, ui.colors().brand, radius::kCard);
    walk(x + padding(), y + padding(), true);
    return rect.bottom() + ui.px(space::k16);
  }
};

}  // namespace

std::optional<Intent> draw_fee_why(Ui& ui, const FeeWhyModel& model, Rect content) {
  const Palette& c = ui.colors();
  float gap = ui.px(space::k16);
  bool has_rail = has_room_for_fee_rail(ui) && !model.to_do.empty() && ToDo{ui, model, fee_rail_width(ui)}.fits();
  FeeColumns columns = fee_columns(ui, content.width, has_rail);
  float x = columns.x, width = columns.width;

  float top = ui.begin_scroll("page", content) + gap, y = top;
  std::vector<const Translated*> over{&model.title};
  if (model.amount) over.push_back(&*model.amount);
  std::string id = fmt::format("fee/verdict/{}", model.item);
  y = draw_fee_banner(ui, {model.tone, model.icon, over, model.verdict, id, {}}, x, y, width) + gap;
  for (size_t i = 0; i < model.laws.size(); ++i) y = draw_law(ui, model.laws[i], i, x, y, width) + gap;
  for (const Translated& words : model.unknown)
    y += draw_note(ui, x, y, width, Icon::help_circle, words, c.care, c.ink, TypeRole::control) + gap;
  float bottom =
      has_rail ? ToDo{ui, model, columns.rail_width}.draw(columns.rail_x, top) : ToDo{ui, model, width}.draw(x, y);
  ui.end_scroll(std::max(y, bottom));
  return std::nullopt;
}

}  // namespace waystation::kiosk
