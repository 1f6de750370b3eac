#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"
#include "app/kiosk/screens/service_row.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kHeading{TypeRole::card, text::Weight::bold};
constexpr TextStyle kWhat{TypeRole::control, text::Weight::bold};
constexpr TextStyle kCost{TypeRole::note, text::Weight::regular};
constexpr TextStyle kFirstNumber{TypeRole::display, text::Weight::bold};
constexpr TextStyle kNumber{TypeRole::title, text::Weight::bold};
constexpr float kWidestDp = 960;

// Numbers to read off and dial: the first across the page, the others in columns under it.
struct Numbers {
  Ui& ui;
  const std::vector<HelpModel::Number>& numbers;
  float x, width;

  float gap() const { return ui.px(space::k16); }
  float padding() const { return ui.px(space::k16); }
  float tile() const { return ui.px(56); }
  float column_width(int columns) const {
    return (width - gap() * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  }

  struct Content {
    TextBlock what, number, cost;
    float height = 0;
  };
  Content measure(const HelpModel::Number& number, TextStyle style, float room) const {
    Content content{ui.measure(number.what, kWhat, room), ui.measure(number.number, style, room), {}, 0};
    if (!number.cost.text.empty()) content.cost = ui.measure(number.cost, kCost, room);
    content.height = content.what.height + content.number.height + content.cost.height;
    return content;
  }
  void draw_words(const Content& content, float words_x, float y, float room, Color color, Color soft) const {
    ui.text(content.what, words_x, y, room, color);
    ui.text(content.number, words_x, y + content.what.height, room, color);
    if (content.cost.layout != nullptr)
      ui.text(content.cost, words_x, y + content.what.height + content.number.height, room, soft);
  }

  // The words, and the number at the end of their line; under them where the line is too short for both.
  float draw_first(float y) const {
    const Palette& c = ui.colors();
    const HelpModel::Number& first = numbers.front();
    float icon = ui.px(width < ui.px(480) ? 48 : 64), words_x = x + icon + 2 * ui.px(space::k24);
    float room = std::max(1.0f, x + width - ui.px(space::k24) - words_x);
    TextBlock number = ui.measure(first.number, kFirstNumber, room);
    float beside = room - number.width - ui.px(space::k24);
    Content content = measure(first, kFirstNumber, room);
    bool one_line = ui.measure(first.what, kWhat).width <= beside;
    if (one_line) {
      content.what = ui.measure(first.what, kWhat, beside);
      if (content.cost.layout != nullptr) content.cost = ui.measure(first.cost, kCost, beside);
      content.height = content.what.height + content.cost.height;
    }
    Rect rect{x, y, width, std::max({icon, number.height, content.height}) + (one_line ? 0 : 2 * padding())};
    auto scope = ui.box("number/0", rect);
    ui.fill(rect, c.help, radius::kCard);
    ui.icon(first.icon, x + ui.px(space::k24), y + (rect.height - icon) / 2, icon, c.on_brand);
    float words_y = y + (rect.height - content.height) / 2;
    if (!one_line) {
      draw_words(content, words_x, words_y, room, c.on_brand, c.on_brand);
      return rect.bottom();
    }
    ui.text(content.what, words_x, words_y, beside, c.on_brand);
    if (content.cost.layout != nullptr)
      ui.text(content.cost, words_x, words_y + content.what.height, beside, c.on_brand);
    ui.text(number, words_x + room - number.width, Ui::centred(number, y, rect.height), number.width, c.on_brand);
    return rect.bottom();
  }

  float room_in(int columns) const {
    return std::max(1.0f, column_width(columns) - 2 * padding() - tile() - ui.px(space::k12));
  }
  // As many columns as leave every word and every number whole.
  int columns() const {
    for (int count : {4, 3, 2}) {
      if (static_cast<int>(numbers.size()) - 1 < count || (static_cast<int>(numbers.size()) - 1) % count == 1) continue;
      bool fits = std::all_of(numbers.begin() + 1, numbers.end(), [&](const HelpModel::Number& number) {
        Content content = measure(number, kNumber, room_in(count));
        auto is_whole = [](const TextBlock& block) { return block.layout == nullptr || !Ui::cuts_a_word(block); };
        return is_whole(content.what) && is_whole(content.cost) && content.number.layout->lines.size() == 1 &&
               is_whole(content.number);
      });
      if (fits) return count;
    }
    return 1;
  }

  float draw_others(float y) const {
    const Palette& c = ui.colors();
    int count = columns();
    float room = room_in(count), tallest = tile();
    for (size_t i = 1; i < numbers.size(); ++i) tallest = std::max(tallest, measure(numbers[i], kNumber, room).height);
    float card = tallest + 2 * padding();
    for (size_t i = 1; i < numbers.size(); ++i) {
      int place = static_cast<int>(i) - 1;
      Rect rect{x + static_cast<float>(place % count) * (column_width(count) + gap()),
                y + static_cast<float>(place / count) * (card + gap()), column_width(count), card};
      auto scope = ui.box(fmt::format("number/{}", i), rect);
      draw_card(ui, rect);
      draw_icon_tile(ui, rect.x + padding(), rect.y + (card - tile()) / 2, tile(), numbers[i].icon, c.help);
      Content content = measure(numbers[i], kNumber, room);
      draw_words(content, rect.x + padding() + tile() + ui.px(space::k12), rect.y + (card - content.height) / 2, room,
                 c.ink, c.soft);
    }
    int rows = (static_cast<int>(numbers.size()) - 1 + count - 1) / count;
    return y + static_cast<float>(rows) * (card + gap()) - gap();
  }

  float draw(float y) const {
    y = draw_first(y) + gap();
    return numbers.size() > 1 ? draw_others(y) + gap() : y;
  }
};

// Sentences to say, each with a mark before it; where one is stands out.
struct Say {
  Ui& ui;
  const HelpModel& model;
  float x, width;

  float padding() const { return ui.px(space::k16); }
  float mark() const { return ui.px(space::k8); }
  float room() const { return std::max(1.0f, width - 2 * padding() - mark() - ui.px(space::k12)); }

  float walk(float y, bool draws) const {
    const Palette& c = ui.colors();
    TextBlock title = ui.measure(model.say_title, kHeading, width - 2 * padding());
    if (draws) ui.text(title, x + padding(), y, width - 2 * padding(), c.ink);
    y += title.height + ui.px(space::k4);
    for (const Translated& sentence : model.say) {
      TextBlock words = ui.measure(sentence, {TypeRole::control}, room());
      float line = words.layout->lines.front().height;
      if (draws) {
        ui.fill({x + padding(), y + (line - mark()) / 2, mark(), mark()}, c.help, space::k4);
        ui.text(words, x + padding() + mark() + ui.px(space::k12), y, room(), c.ink);
      }
      y += words.height + ui.px(space::k4);
    }
    if (!model.you_are_here) return y;
    y += ui.px(space::k8);
    float inner = ui.px(space::k12), place = width - 2 * padding();
    float height = note_height(ui, place - 2 * inner, *model.you_are_here, TypeRole::control) + 2 * ui.px(space::k8);
    if (draws) {
      ui.fill({x + padding(), y, place, height}, c.brand_tint, radius::kControl);
      draw_note(ui, x + padding() + inner, y + ui.px(space::k8), place - 2 * inner, Icon::map_marker,
                *model.you_are_here, c.brand, c.ink, TypeRole::control);
    }
    return y + height;
  }

  float draw(float y) const {
    Rect rect{x, y, width, walk(0, false) + 2 * padding()};
    auto scope = ui.box("say", rect);
    draw_card(ui, rect);
    walk(y + padding(), true);
    return rect.bottom() + ui.px(space::k16);
  }
};

float draw_services_part(Ui& ui, const HelpModel& model, float x, float y, float width, std::optional<Intent>& intent) {
  if (model.services.empty()) return y;
  TextBlock title = ui.measure(model.services_title, kHeading, width);
  ui.text(title, x, y, width, ui.colors().ink);
  y += title.height + ui.px(space::k8);
  for (const ServiceRow& row : model.services) y += draw_service_row(ui, row, x, y, width, intent) + ui.px(space::k16);
  Button all{"help/services", Icon::map_marker, model.all_services};
  float button_w = std::min(width, button_width(ui, all)), button_h = button_height(ui, all, button_w);
  if (draw_button(ui, all, {x, y, button_w, button_h})) intent = OpenServices{};
  return y + button_h + ui.px(space::k24);
}

float draw_articles(Ui& ui, const HelpModel& model, float x, float y, float width, std::optional<Intent>& intent) {
  for (const ArticleRow& row : model.articles)
    y += draw_article_row(ui, row, "article", x, y, width, true, intent) + ui.px(space::k16);
  return y;
}

float draw_numbers(Ui& ui, const HelpModel& model, float x, float y, float width) {
  if (!model.numbers.empty()) return Numbers{ui, model.numbers, x, width}.draw(y);
  return y +
         draw_note(ui, x, y, width, Icon::information, model.no_numbers, ui.colors().help, ui.colors().ink,
                   TypeRole::reading) +
         ui.px(space::k16);
}

}  // namespace

std::optional<Intent> draw_help(Ui& ui, const HelpModel& model, Rect content) {
  std::optional<Intent> intent;
  float margin = margin_px(ui), gap = ui.px(space::k24), available = content.width - 2 * margin;
  bool is_portrait = ui.page().height > ui.page().width;
  bool two_columns = content.width >= ui.px(1000) && !is_portrait;
  float width = two_columns ? (std::min(available, ui.px(1440)) - gap) / 2 : std::min(available, ui.px(kWidestDp));
  float x = (content.width - (two_columns ? 2 * width + gap : width)) / 2;
  float y = ui.begin_scroll("page", content) + ui.px(space::k16);

  TextBlock title = ui.measure(model.title, kTitle, width);
  ui.text(title, x, y, width, ui.colors().help);
  y += title.height + ui.px(space::k12);
  // Whom to call and what to say come first, on wide pages side by side.
  if (two_columns) {
    float left = draw_articles(ui, model, x, draw_numbers(ui, model, x, y, width), width, intent);
    float other = x + width + gap, right = Say{ui, model, other, width}.draw(y) + ui.px(space::k8);
    y = std::max(left, draw_services_part(ui, model, other, right, width, intent));
  } else {
    y = Say{ui, model, x, width}.draw(draw_numbers(ui, model, x, y, width)) + ui.px(space::k8);
    y = draw_articles(ui, model, x, draw_services_part(ui, model, x, y, width, intent), width, intent);
  }
  ui.end_scroll(y);
  return intent;
}

}  // namespace waystation::kiosk
