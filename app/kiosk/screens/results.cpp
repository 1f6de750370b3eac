#include "app/kiosk/screens/results.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kHeading{TypeRole::control, text::Weight::bold};
constexpr TextStyle kTitle{TypeRole::control, text::Weight::bold};
constexpr TextStyle kText{TypeRole::note, text::Weight::regular};
constexpr float kNarrowDp = 600;

Color color_of(const Ui& ui, int topic) {
  const Palette& c = ui.colors();
  return topic < 0 ? c.brand : c.topics[static_cast<size_t>(topic)];
}

// What a row holds, measured; positions are the row's own.
struct RowLook {
  float padding, tile, chevron, text_x, text_width;
  TextBlock title, text;
  float words_height = 0, height = 0;
};

RowLook look_of(Ui& ui, const ResultRow& row, float width) {
  RowLook look;
  bool is_narrow = width < ui.px(kNarrowDp);
  look.padding = ui.px(is_narrow ? space::k12 : space::k16);
  look.tile = ui.px(is_narrow ? 40 : 52);
  look.chevron = is_narrow ? 0 : std::round(ui.metrics().type_px(TypeRole::control) * 1.4f);
  look.text_x = look.padding + look.tile + ui.px(is_narrow ? space::k12 : space::k16);
  look.text_width = std::max(1.0f, width - look.text_x - look.padding - look.chevron);
  look.title = ui.measure(row.title.words, kTitle, look.text_width);
  look.words_height = look.title.height;
  if (!row.text.words.text.empty()) {
    look.text = ui.measure(row.text.words, kText, look.text_width);
    look.words_height += look.text.height;
  }
  if (row.language) look.words_height += note_height(ui, look.text_width, *row.language);
  look.height = std::ceil(
      std::max({ui.metrics().target_px(), look.tile + 2 * look.padding, look.words_height + 2 * look.padding}));
  return look;
}

void draw_row(Ui& ui, const ResultRow& row, const RowLook& look, Rect rect, std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  auto target = ui.target(fmt::format("result/{}", row.id), rect, row.title.words, radius::kRow);
  ui.fill(rect, target.pressed ? c.brand_tint : c.card, radius::kRow);
  ui.border(rect, target.pressed ? c.brand : c.line, radius::kRow);
  // Beside few words the picture stands in the middle, beside many at their beginning.
  bool is_tall = look.words_height > 1.5f * look.tile;
  float tile_y = is_tall ? rect.y + look.padding : rect.y + (rect.height - look.tile) / 2;
  draw_icon_tile(ui, rect.x + look.padding, tile_y, look.tile, row.icon, color_of(ui, row.color));
  float x = rect.x + look.text_x, y = rect.y + (rect.height - look.words_height) / 2;
  y = draw_marked(ui, look.title, row.title, x, y, look.text_width, c.ink);
  if (look.text.layout != nullptr) y = draw_marked(ui, look.text, row.text, x, y, look.text_width, c.soft);
  if (row.language) draw_note(ui, x, y, look.text_width, Icon::translate, *row.language, c.brand, c.brand);
  if (look.chevron > 0)
    ui.icon(Icon::chevron_right, rect.right() - look.padding / 2 - look.chevron,
            rect.y + (rect.height - look.chevron) / 2, look.chevron, c.brand);
  if (target.clicked) intent = row.opens;
}

// Cards of one size in columns.
struct Cards {
  Ui& ui;
  const std::vector<TopicCard>& topics;
  float width;

  float gap() const { return ui.px(space::k16); }
  float padding() const { return ui.px(space::k12); }
  float tile() const { return ui.px(44); }
  float card_width(int columns) const {
    return std::floor((width - gap() * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  }
  float title_width(int columns) const {
    return std::max(1.0f, card_width(columns) - 2 * padding() - tile() - ui.px(space::k12));
  }
  TextBlock title(const TopicCard& topic, int columns) const {
    return ui.measure(topic.title, kTitle, title_width(columns));
  }

  // As many as leave each name whole, on three lines at most.
  int columns() const {
    for (int columns : {4, 3, 2}) {
      if (card_width(columns) < ui.px(180)) continue;
      bool fits = std::all_of(topics.begin(), topics.end(), [&](const TopicCard& topic) {
        TextBlock block = title(topic, columns);
        return !Ui::cuts_a_word(block) && block.layout->lines.size() <= 3;
      });
      if (fits) return columns;
    }
    return 1;
  }

  float draw(float x, float y, std::optional<Intent>& intent) const {
    const Palette& c = ui.colors();
    int across = columns();
    float height = std::max(ui.metrics().target_px(), tile() + 2 * padding());
    for (const TopicCard& topic : topics) height = std::max(height, title(topic, across).height + 2 * padding());
    height = std::ceil(height);
    for (size_t i = 0; i < topics.size(); ++i) {
      const TopicCard& topic = topics[i];
      auto column = static_cast<float>(static_cast<int>(i) % across),
           line = static_cast<float>(static_cast<int>(i) / across);
      Rect rect{x + column * (card_width(across) + gap()), y + line * (height + gap()), card_width(across), height};
      auto target = ui.target(fmt::format("topic/{}", topic.id), rect, topic.title, radius::kRow);
      ui.fill(rect, target.pressed ? c.brand_tint : c.card, radius::kRow);
      ui.border(rect, target.pressed ? c.brand : c.line, radius::kRow);
      draw_icon_tile(ui, rect.x + padding(), rect.y + (height - tile()) / 2, tile(), topic.icon,
                     color_of(ui, topic.color));
      TextBlock words = title(topic, across);
      ui.text(words, rect.x + padding() + tile() + ui.px(space::k12), Ui::centred(words, rect.y, height),
              title_width(across), c.ink);
      if (target.clicked) intent = OpenTopic{topic.id};
    }
    auto lines = static_cast<float>((static_cast<int>(topics.size()) + across - 1) / across);
    return y + lines * (height + gap());
  }
};

}  // namespace

float draw_marked(Ui& ui, const TextBlock& block, const MarkedText& text, float x, float y, float width, Color color) {
  ui.mark(block, text.marks, x, y, width, ui.colors().care_tint);
  ui.text(block, x, y, width, color);
  return y + block.height;
}

float draw_heading(Ui& ui, const Translated& words, float x, float y, float width) {
  TextBlock heading = ui.measure(words, kHeading, width);
  ui.text(heading, x, y, width, ui.colors().soft);
  return y + heading.height + ui.px(space::k8);
}

float draw_result_rows(Ui& ui, const std::vector<ResultRow>& rows, float x, float y, float width,
                       std::optional<Intent>& intent) {
  for (const ResultRow& row : rows) {
    RowLook look = look_of(ui, row, width);
    draw_row(ui, row, look, {x, y, width, look.height}, intent);
    y += look.height + ui.px(space::k16);
  }
  return y;
}

float draw_topic_cards(Ui& ui, const std::vector<TopicCard>& topics, float x, float y, float width,
                       std::optional<Intent>& intent) {
  return Cards{ui, topics, width}.draw(x, y, intent);
}

}  // namespace waystation::kiosk
