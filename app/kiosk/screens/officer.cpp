#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kHeadline{TypeRole::card, text::Weight::bold};
constexpr TextStyle kSourceName{TypeRole::card, text::Weight::bold};
constexpr TextStyle kLabel{TypeRole::note, text::Weight::regular};
constexpr TextStyle kValue{TypeRole::note, text::Weight::bold};
constexpr TextStyle kDetails{TypeRole::note, text::Weight::regular};
constexpr float kLabelShare = 0.4f;  // of a row
constexpr float kRoomyDp = 600;
constexpr float kLeastValueDp = 240;  // narrower than this, a value goes under its label

struct StandingLook {
  Icon icon;
  Color mark, tint;
};

StandingLook look_of(const Ui& ui, Standing standing) {
  const Palette& c = ui.colors();
  switch (standing) {
    case Standing::fine:
      return {Icon::check_circle, c.fine, c.fine_tint};
    case Standing::care:
      return {Icon::alert_circle, c.care, c.care_tint};
    case Standing::plain:
      return {Icon::information, c.brand, c.brand_tint};
  }
  return {Icon::information, c.brand, c.brand_tint};
}

// One thing under the other. Goes through its content twice: once to learn the height of the card that is drawn under
// it, once to draw.
struct Column {
  Ui& ui;
  bool paints;
  float x, y, width;

  void space(float dp) { y += ui.px(dp); }

  void words(const Translated& text, TextStyle style, Color color, Align align = Align::start) {
    TextBlock block = ui.measure(text, style, width);
    if (paints) ui.text(block, x, y, width, color, align);
    y += block.height;
  }

  void note(Icon icon, const Translated& text, Color icon_color, Color color, TypeRole role) {
    y += paints ? draw_note(ui, x, y, width, icon, text, icon_color, color, role) : note_height(ui, width, text, role);
  }

  void state(const OfficerModel::State& state) {
    StandingLook look = look_of(ui, state.standing);
    note(look.icon, state.words, look.mark, ui.colors().ink, TypeRole::control);
  }

  void line() {
    if (paints) ui.fill({x, y, width, 1}, ui.colors().line);
    y += 1;
  }

  void row(const OfficerModel::Row& row) {
    const Palette& c = ui.colors();
    float label_width = std::floor(width * kLabelShare), value_width = width - label_width;
    bool under = value_width < ui.px(kLeastValueDp);
    if (under) label_width = value_width = width;
    float icon = row.is_pack ? std::round(ui.metrics().type_px(TypeRole::note) * 1.25f) : 0;
    float beside = row.is_pack ? icon + ui.px(space::k8) : 0;
    float words_width = label_width - beside - (under ? 0 : ui.px(space::k16));
    TextBlock label = ui.measure(row.label, kLabel, words_width);
    TextBlock value = ui.measure(row.value, kValue, value_width);
    if (paints) {
      if (row.is_pack)
        ui.icon(Icon::book_open, x,
                Ui::centred(label, y, label.height) + std::max(0.0f, (label.layout->lines.front().height - icon) / 2),
                icon, c.brand);
      ui.text(label, x + beside, y, words_width, c.soft);
      ui.text(value, under ? x : x + label_width, under ? y + label.height : y, value_width, c.ink);
    }
    y += under ? label.height + value.height : std::max(label.height, value.height);
  }

  void rows(const std::vector<OfficerModel::Row>& all) {
    for (size_t i = 0; i < all.size(); ++i) {
      if (i > 0) {
        space(space::k8);
        line();
        space(space::k8);
      }
      row(all[i]);
    }
  }

  // Sentences of the program, as they are: set apart, because they are not for reading but for reading out.
  void details(const Translated& title, const std::vector<Translated>& sentences) {
    if (sentences.empty()) return;
    space(space::k16);
    words(title, kLabel, ui.colors().soft);
    for (const Translated& sentence : sentences) {
      space(space::k4);
      words(sentence, kDetails, ui.colors().ink, Align::own);
    }
  }
};

// A card around what `fill` puts into a column. Returns the y below it.
template <typename Fill>
float draw_sheet(Ui& ui, std::string_view id, Rect place, Color color, bool has_border, Fill fill) {
  float padding = ui.px(ui.page().width < ui.px(700) ? space::k16 : space::k24);
  Column column{ui, false, place.x + padding, place.y + padding, place.width - 2 * padding};
  fill(column);
  Rect card{place.x, place.y, place.width, column.y + padding - place.y};
  auto scope = ui.box(id, card);
  ui.fill(card, color, radius::kCard);
  if (has_border) ui.border(card, ui.colors().line, radius::kCard);
  Column painted{ui, true, place.x + padding, place.y + padding, place.width - 2 * padding};
  fill(painted);
  return card.bottom();
}

// How things stand, and what can be done about it.
float draw_headline(Ui& ui, const OfficerModel& model, Rect place, std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  StandingLook look = look_of(ui, model.headline.standing);
  bool is_high = ui.frame().contrast == Contrast::high;  // where tints are all white
  return draw_sheet(ui, "officer/headline", place, look.tint, is_high, [&](Column& column) {
    float tile = ui.px(56), beside = tile + ui.px(space::k16);
    TextBlock words = ui.measure(model.headline.words, kHeadline, column.width - beside);
    float height = std::max(tile, words.height);
    if (column.paints) {
      draw_icon_tile(ui, column.x, column.y + (height - tile) / 2, tile, look.icon, look.mark);
      ui.text(words, column.x + beside, Ui::centred(words, column.y, height), column.width - beside, c.ink);
    }
    column.y += height;
    // Where there is room, everything stands in line with the words.
    if (column.width >= ui.px(kRoomyDp)) {
      column.x += beside;
      column.width -= beside;
    }
    for (const Translated& warning : model.warnings) {
      column.space(space::k8);
      column.words(warning, {TypeRole::control}, c.ink);
    }
    if (!model.look) return;
    column.space(space::k16);
    Button button{"officer/look", Icon::refresh, *model.look, ButtonKind::primary};
    float width = std::min(column.width, button_width(ui, button)), tall = button_height(ui, button, width);
    if (model.looking) {
      // In the button's place, so that nothing below moves.
      float note = note_height(ui, column.width, *model.looking, TypeRole::control);
      if (column.paints)
        draw_note(ui, column.x, column.y + std::max(0.0f, (tall - note) / 2), column.width, Icon::clock, *model.looking,
                  look.mark, c.ink, TypeRole::control);
      column.y += std::max(tall, note);
      return;
    }
    if (column.paints && draw_button(ui, button, {column.x, column.y, width, tall})) intent = LookForUpdates{};
    column.y += tall;
  });
}

}  // namespace

std::optional<Intent> draw_officer(Ui& ui, const OfficerModel& model, Rect content) {
  std::optional<Intent> intent;
  const Palette& c = ui.colors();
  float gap = ui.px(space::k16), width = std::min(content.width - 2 * margin_px(ui), ui.px(800));
  float x = (content.width - width) / 2;
  float y = ui.begin_scroll("page", content) + ui.px(space::k24);

  TextBlock title = ui.measure(model.title, kTitle, width);
  ui.text(title, x, y, width, c.ink);
  y += title.height + gap;
  y = draw_headline(ui, model, {x, y, width, 0}, intent) + gap;
  for (const OfficerModel::Source& source : model.sources) {
    y = draw_sheet(ui, "officer/source/" + source.name.text, {x, y, width, 0}, c.card, true, [&](Column& column) {
      column.words(source.name, kSourceName, c.ink);
      for (const OfficerModel::State& state : source.states) {
        column.space(space::k8);
        column.state(state);
      }
      column.space(space::k16);
      column.rows(source.rows);
      if (source.details) column.details(model.details_title, {*source.details});
    });
    y += gap;
  }
  y = draw_sheet(ui, "officer/machine", {x, y, width, 0}, c.card, true, [&](Column& column) {
    column.rows(model.rows);
    column.details(model.details_title, model.complaints);
  });
  ui.end_scroll(y + ui.px(space::k24));
  return intent;
}

}  // namespace waystation::kiosk
