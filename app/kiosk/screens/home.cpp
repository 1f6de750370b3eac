#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kCardTitle{TypeRole::card, text::Weight::bold};
constexpr TextStyle kCardSummary{TypeRole::note, text::Weight::regular};

// How a topic's card is made. Where a word would be cut or the page would have to scroll, the description goes first, then
// columns (the picture stands beside the words), never the size of the letters.
struct GridLook {
  int columns;
  bool summary;
  bool picture_beside;
};
constexpr GridLook kLooks[] = {{4, true, false}, {4, false, false}, {4, false, true}, {2, true, false}, {2, true, true},
                               {2, false, true}, {1, true, true}};

struct Grid {
  Ui& ui;
  const HomeModel& model;
  float width;

  float gap() const { return ui.px(space::k16); }
  float tile(const GridLook& look) const { return ui.px(look.picture_beside ? 56 : 76); }
  float padding() const { return ui.px(space::k16); }
  float card_width(const GridLook& look) const {
    return (width - gap() * static_cast<float>(look.columns - 1)) / static_cast<float>(look.columns);
  }
  float text_width(const GridLook& look) const {
    float beside = look.picture_beside ? tile(look) + gap() : 0;
    return std::max(1.0f, card_width(look) - 2 * padding() - beside);
  }
  int rows(const GridLook& look) const { return (static_cast<int>(model.topics.size()) + look.columns - 1) / look.columns; }

  // The height that the tallest card needs; nullopt when a title would be cut inside a word.
  std::optional<float> card_height(const GridLook& look) const {
    float tallest = 0;
    for (const TopicCard& topic : model.topics) {
      TextBlock title = ui.measure(topic.title, kCardTitle, text_width(look));
      if (Ui::cuts_a_word(title)) return std::nullopt;
      float words = title.height;
      if (look.summary) words += ui.measure(topic.summary, kCardSummary, text_width(look)).height;
      float inside = look.picture_beside ? std::max(words, tile(look)) : tile(look) + ui.px(space::k8) + words;
      tallest = std::max(tallest, inside);
    }
    return std::ceil(tallest + 2 * padding());
  }

  float height(const GridLook& look, float card) const {
    return static_cast<float>(rows(look)) * (card + gap()) - gap();
  }

  // The first look that fits into `room` whole; else the first that cuts no word, and the page scrolls.
  GridLook choose(float room) const {
    bool wide = width >= ui.px(900), narrow = width < ui.px(560);
    const GridLook* scrolling = nullptr;
    for (const GridLook& look : kLooks) {
      if ((look.columns == 4 && !wide) || (look.columns > 1 && narrow)) continue;
      auto card = card_height(look);
      if (!card) continue;
      if (height(look, *card) <= room) return look;
      // Of those that must scroll, the one with descriptions and the fewest words squeezed: rows across the page.
      if (scrolling == nullptr || look.columns == 1 || (look.columns == 2 && look.summary)) scrolling = &look;
    }
    return scrolling != nullptr ? *scrolling : kLooks[std::size(kLooks) - 1];
  }

  void draw_card_at(const TopicCard& topic, const GridLook& look, Rect rect, std::optional<Intent>& intent) const {
    const Palette& c = ui.colors();
    auto target = ui.target(fmt::format("topic/{}", topic.id), rect, topic.title, radius::kCard);
    draw_card(ui, rect);
    if (target.pressed) {
      ui.fill(rect, c.brand_tint, radius::kCard);
      ui.border(rect, c.brand, radius::kCard, 2);
    }
    TextBlock title = ui.measure(topic.title, kCardTitle, text_width(look));
    TextBlock summary = ui.measure(topic.summary, kCardSummary, text_width(look));
    float x = rect.x + padding(), y = rect.y + padding(), size = tile(look);
    float words = title.height + (look.summary ? summary.height : 0);
    if (look.picture_beside) {
      draw_icon_tile(ui, x, rect.y + (rect.height - size) / 2, size, topic.icon, color_of(topic));
      x += size + gap();
      y = rect.y + (rect.height - words) / 2;
    } else {
      // Without a description the picture and the name stand in the middle of the card's height.
      if (!look.summary) y = rect.y + (rect.height - size - ui.px(space::k8) - title.height) / 2;
      draw_icon_tile(ui, x, y, size, topic.icon, color_of(topic));
      y += size + ui.px(space::k8);
    }
    ui.text(title, x, y, text_width(look), c.ink);
    if (look.summary) ui.text(summary, x, y + title.height, text_width(look), c.soft);
    if (target.clicked) intent = OpenTopic{topic.id};
  }

  Color color_of(const TopicCard& topic) const { return ui.colors().topics[static_cast<size_t>(topic.color)]; }

  float draw(float x, float y, float room, std::optional<Intent>& intent) const {
    GridLook look = choose(room);
    float least = card_height(look).value_or(ui.px(120));
    float shared = std::floor((room + gap()) / static_cast<float>(std::max(1, rows(look)))) - gap();
    float card = std::clamp(shared, least, std::max(least, ui.px(340)));
    for (size_t i = 0; i < model.topics.size(); ++i) {
      auto column = static_cast<float>(static_cast<int>(i) % look.columns);
      auto row = static_cast<float>(static_cast<int>(i) / look.columns);
      Rect rect{x + column * (card_width(look) + gap()), y + row * (card + gap()), card_width(look), card};
      draw_card_at(model.topics[i], look, rect, intent);
    }
    return y + height(look, card);
  }
};

Button audience_button(const TopicCard& topic, std::string_view id) {
  return {id, topic.icon, topic.title, ButtonKind::plain, ButtonShape::row};
}

}  // namespace

std::optional<Intent> draw_home(Ui& ui, const HomeModel& model, Rect content) {
  std::optional<Intent> intent;
  const Palette& c = ui.colors();
  float margin = margin_px(ui), gap = ui.px(space::k16), width = content.width - 2 * margin;
  float bottom_gap = gap;
  float scrolled = ui.begin_scroll("page", content) - content.y;   // the layout must not depend on it
  float y = content.y + scrolled + gap;

  // "For women" stands at the end of the title's line where there is room, else below it.
  std::vector<std::string> ids;
  float audiences_width = 0;
  for (const TopicCard& topic : model.audiences) {
    ids.push_back(fmt::format("topic/{}", topic.id));
    audiences_width += gap + button_width(ui, audience_button(topic, ids.back()));
  }
  TextBlock title = ui.measure(model.title, kTitle);
  bool one_line = title.width + audiences_width <= width;
  if (!one_line) title = ui.measure(model.title, kTitle, width);
  float line = title.height;
  float x = margin + width - audiences_width + gap, audience_y = y;
  if (!one_line) {
    x = margin;
    audience_y = y + title.height + ui.px(space::k8);
  }
  for (size_t i = 0; i < model.audiences.size(); ++i) {
    Button button = audience_button(model.audiences[i], ids[i]);
    float button_w = std::min(width, button_width(ui, button)), button_h = button_height(ui, button, button_w);
    if (!one_line && x > margin && x + button_w > margin + width) {
      x = margin;
      audience_y += button_h + gap;
    }
    if (draw_button(ui, button, {x, audience_y, button_w, button_h})) intent = OpenTopic{model.audiences[i].id};
    x += button_w + gap;
    line = std::max(line, audience_y + button_h - y);
  }
  ui.text(title, margin, one_line ? y + (line - title.height) / 2 : y, std::min(width, title.width), c.ink);
  y += line + gap;

  if (model.remark) y += draw_note(ui, margin, y, width, Icon::information, *model.remark, c.care, c.ink, TypeRole::control) + gap;
  y = draw_notices(ui, model.notices, margin, y, width, intent);
  Grid grid{ui, model, width};
  float room = content.bottom() - (y - scrolled) - bottom_gap;
  if (!model.topics.empty()) y = grid.draw(margin, y, room, intent);
  ui.end_scroll(y + bottom_gap);
  return intent;
}

}  // namespace waystation::kiosk
