#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"
#include "app/kiosk/screens/tools.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kCardTitle{TypeRole::card, text::Weight::bold};
constexpr TextStyle kCardSummary{TypeRole::note, text::Weight::regular};

enum class Picture {
  above,         // the words under it
  beside_title,  // the description under both, across the card
  beside,        // all words beside it
};

// How a topic's card is made. Where a word would be cut or the page would have to scroll, the card is packed tighter,
// then the description goes, then columns: never the size of the letters.
struct GridLook {
  int columns;
  bool summary;
  Picture picture;
};
constexpr GridLook kLooks[] = {{4, true, Picture::above},   {4, true, Picture::beside_title},
                               {4, false, Picture::above},  {4, false, Picture::beside},
                               {2, true, Picture::above},   {2, true, Picture::beside},
                               {2, false, Picture::beside}, {1, true, Picture::beside}};

struct Grid {
  Ui& ui;
  const HomeModel& model;
  float width;

  float gap() const { return ui.px(space::k16); }
  float tile(const GridLook& look) const { return ui.px(look.picture == Picture::above ? 76 : 56); }
  float padding() const { return ui.px(space::k16); }
  float card_width(const GridLook& look) const {
    return (width - gap() * static_cast<float>(look.columns - 1)) / static_cast<float>(look.columns);
  }
  float inner_width(const GridLook& look) const { return card_width(look) - 2 * padding(); }
  float title_width(const GridLook& look) const {
    float beside = look.picture == Picture::above ? 0 : tile(look) + gap();
    return std::max(1.0f, inner_width(look) - beside);
  }
  float summary_width(const GridLook& look) const {
    return look.picture == Picture::beside_title ? inner_width(look) : title_width(look);
  }
  int rows(const GridLook& look) const {
    return (static_cast<int>(model.topics.size()) + look.columns - 1) / look.columns;
  }

  // What a card holds, measured.
  struct Content {
    TextBlock title, summary;
    float height = 0;  // without padding
  };
  Content measure(const TopicCard& topic, const GridLook& look) const {
    Content content;
    content.title = ui.measure(topic.title, kCardTitle, title_width(look));
    if (look.summary) content.summary = ui.measure(topic.summary, kCardSummary, summary_width(look));
    float words = content.title.height + content.summary.height, between = ui.px(space::k8);
    switch (look.picture) {
      case Picture::above:
        content.height = tile(look) + between + words;
        break;
      case Picture::beside_title:
        content.height = std::max(tile(look), content.title.height) + between + content.summary.height;
        break;
      case Picture::beside:
        content.height = std::max(tile(look), words);
        break;
    }
    return content;
  }

  // The height that the tallest card needs; nullopt when a title would be cut inside a word.
  std::optional<float> card_height(const GridLook& look) const {
    float tallest = 0;
    for (const TopicCard& topic : model.topics) {
      Content content = measure(topic, look);
      if (Ui::cuts_a_word(content.title)) return std::nullopt;
      tallest = std::max(tallest, content.height);
    }
    return std::ceil(tallest + 2 * padding());
  }

  float height(const GridLook& look, float card) const {
    return static_cast<float>(rows(look)) * (card + gap()) - gap();
  }

  // The first look that fits into `room` whole; else the page scrolls, with descriptions and as few columns as keep the
  // rows from growing too long to take in.
  GridLook choose(float room) const {
    bool is_portrait = ui.page().height > ui.page().width;
    bool wide = width >= ui.px(900) && !is_portrait, narrow = width < ui.px(560);
    const GridLook* scrolling = nullptr;
    for (const GridLook& look : kLooks) {
      if ((look.columns == 4 && !wide) || (look.columns > 1 && narrow)) continue;
      auto card = card_height(look);
      if (!card) continue;
      if (height(look, *card) <= room) return look;
      bool reads_well = look.summary && look.picture == Picture::beside;
      bool settled = scrolling != nullptr && wide && scrolling->columns == 2 && scrolling->summary;
      if (scrolling == nullptr || (reads_well && !settled)) scrolling = &look;
    }
    return scrolling != nullptr ? *scrolling : kLooks[std::size(kLooks) - 1];
  }

  // Whether a look fits into `room` whole; with descriptions, if they are asked for.
  bool fits(float room, bool with_summary) const {
    GridLook look = choose(room);
    auto card = card_height(look);
    return card && height(look, *card) <= room && (look.summary || !with_summary);
  }

  void draw_card_at(const TopicCard& topic, const GridLook& look, Rect rect, std::optional<Intent>& intent) const {
    const Palette& c = ui.colors();
    auto target = ui.target(fmt::format("topic/{}", topic.id), rect, topic.title, radius::kCard);
    draw_card(ui, rect);
    if (target.pressed) {
      ui.fill(rect, c.brand_tint, radius::kCard);
      ui.border(rect, c.brand, radius::kCard, 2);
    }
    draw_content(topic, look, rect);
    if (target.clicked) intent = OpenTopic{topic.id};
  }

  void draw_content(const TopicCard& topic, const GridLook& look, Rect rect) const {
    Content content = measure(topic, look);
    float size = tile(look), x = rect.x + padding(), words_x = x;
    // A card stands in the middle of its height; where there are descriptions, as the tallest one does, so that
    // pictures and names of neighbours are level.
    bool is_level = look.summary && look.picture != Picture::beside;
    float tallest = is_level ? card_height(look).value_or(rect.height) - 2 * padding() : content.height;
    float y = rect.y + std::max(is_level ? padding() : 0.0f, (rect.height - tallest) / 2);
    float words = content.title.height + content.summary.height, title_y = y, summary_y = y;
    switch (look.picture) {
      case Picture::above:
        title_y = y + size + ui.px(space::k8);
        summary_y = title_y + content.title.height;
        break;
      case Picture::beside_title: {
        float row = std::max(size, content.title.height);
        words_x = x + size + gap();
        title_y = y + (row - content.title.height) / 2;
        summary_y = y + row + ui.px(space::k8);
        break;
      }
      case Picture::beside:
        words_x = x + size + gap();
        title_y = y + (content.height - words) / 2;
        summary_y = title_y + content.title.height;
        y += (content.height - size) / 2;
        break;
    }
    draw_icon_tile(ui, x, y, size, topic.icon, color_of(topic));
    ui.text(content.title, words_x, title_y, title_width(look), ui.colors().ink);
    float summary_x = look.picture == Picture::beside_title ? x : words_x;
    if (look.summary) ui.text(content.summary, summary_x, summary_y, summary_width(look), ui.colors().soft);
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
  float scrolled = ui.begin_scroll("page", content) - content.y;  // the layout must not depend on it
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

  if (model.remark)
    y += draw_note(ui, margin, y, width, Icon::information, *model.remark, c.care, c.ink, TypeRole::control) + gap;
  y = draw_notices(ui, model.notices, margin, y, width, intent);
  Grid grid{ui, model, width};
  float room = content.bottom() - (y - scrolled) - bottom_gap;
  // The tools lose their descriptions before the topics do; a page that must scroll all the same has everything.
  auto room_beside_tools = [&](bool summaries) {
    return has_tools(model) ? room - tools_height(ui, model, width, summaries) - gap : room;
  };
  bool summaries = grid.fits(room_beside_tools(true), true) || !grid.fits(room_beside_tools(false), false);
  if (!model.topics.empty()) y = grid.draw(margin, y, room_beside_tools(summaries), intent) + gap;
  if (has_tools(model)) y = draw_tools(ui, model, margin, y, width, summaries, intent) + gap;
  ui.end_scroll(y - gap + bottom_gap);
  return intent;
}

}  // namespace waystation::kiosk
