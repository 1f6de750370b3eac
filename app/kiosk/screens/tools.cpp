#include "app/kiosk/screens/tools.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::card, text::Weight::bold};
constexpr TextStyle kSummary{TypeRole::note, text::Weight::regular};
constexpr size_t kMostTitleLines = 2, kMostSummaryLines = 3;

struct Tool {
  std::string_view id;
  const ToolCard* card;
  Intent opens;
};

std::vector<Tool> tools_of(const HomeModel& model) {
  std::vector<Tool> tools;
  if (model.services) tools.push_back({"home/services", &*model.services, OpenServices{}});
  if (model.agencies) tools.push_back({"home/agencies", &*model.agencies, OpenAgencies{}});
  if (model.fees) tools.push_back({"home/fees", &*model.fees, OpenFees{}});
  return tools;
}

struct Row {
  Ui& ui;
  std::vector<Tool> tools;
  float width;
  bool with_summary;

  float gap() const { return ui.px(space::k16); }
  float padding() const { return ui.px(space::k16); }
  float tile() const { return ui.px(56); }
  float card_width(int columns) const {
    return (width - gap() * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  }
  float words_width(int columns) const { return std::max(1.0f, card_width(columns) - 2 * padding() - tile() - gap()); }
  // Beside each other where no word is cut and no card grows tall.
  int columns() const {
    auto count = static_cast<int>(tools.size());
    if (width < ui.px(560)) return 1;
    bool fits = std::none_of(tools.begin(), tools.end(), [&](const Tool& tool) {
      TextBlock title = ui.measure(tool.card->title, kTitle, words_width(count));
      TextBlock summary = ui.measure(tool.card->summary, kSummary, words_width(count));
      return Ui::cuts_a_word(title) || title.layout->lines.size() > kMostTitleLines ||
             (with_summary && summary.layout->lines.size() > kMostSummaryLines);
    });
    return fits ? std::max(1, count) : 1;
  }
  float words_height(const Tool& tool, float room) const {
    float height = ui.measure(tool.card->title, kTitle, room).height;
    if (with_summary) height += ui.measure(tool.card->summary, kSummary, room).height;
    return height;
  }
  float card_height(int columns) const {
    float tallest = tile();
    for (const Tool& tool : tools) tallest = std::max(tallest, words_height(tool, words_width(columns)));
    return std::ceil(std::max(ui.metrics().target_px(), tallest + 2 * ui.px(space::k12)));
  }
  float height() const {
    int count = columns();
    int rows = (static_cast<int>(tools.size()) + count - 1) / count;
    return static_cast<float>(rows) * (card_height(count) + gap()) - gap();
  }

  void draw_one(const Tool& tool, Rect rect, float room, std::optional<Intent>& intent) const {
    const Palette& c = ui.colors();
    auto target = ui.target(tool.id, rect, tool.card->title, radius::kCard);
    ui.fill(rect, c.brand_tint, radius::kCard);
    ui.border(rect, c.brand, radius::kCard, target.pressed ? 2.0f : 1.0f);
    draw_icon_tile(ui, rect.x + padding(), rect.y + (rect.height - tile()) / 2, tile(), tool.card->icon, c.brand);
    float x = rect.x + padding() + tile() + gap(), y = rect.y + (rect.height - words_height(tool, room)) / 2;
    TextBlock title = ui.measure(tool.card->title, kTitle, room);
    ui.text(title, x, with_summary ? y : Ui::centred(title, rect.y, rect.height), room, c.ink);
    if (with_summary) ui.text(ui.measure(tool.card->summary, kSummary, room), x, y + title.height, room, c.soft);
    if (target.clicked) intent = tool.opens;
  }

  void draw(float x, float y, std::optional<Intent>& intent) const {
    int count = columns();
    for (size_t i = 0; i < tools.size(); ++i) {
      int column = static_cast<int>(i) % count, row = static_cast<int>(i) / count;
      Rect rect{x + static_cast<float>(column) * (card_width(count) + gap()),
                y + static_cast<float>(row) * (card_height(count) + gap()), card_width(count), card_height(count)};
      draw_one(tools[i], rect, words_width(count), intent);
    }
  }
};

}  // namespace

bool has_tools(const HomeModel& model) {
  return model.services || model.agencies || model.fees;
}

float tools_height(Ui& ui, const HomeModel& model, float width, bool with_summary) {
  return has_tools(model) ? Row{ui, tools_of(model), width, with_summary}.height() : 0;
}

float draw_tools(Ui& ui, const HomeModel& model, float x, float y, float width, bool with_summary,
                 std::optional<Intent>& intent) {
  if (!has_tools(model)) return y;
  Row row{ui, tools_of(model), width, with_summary};
  row.draw(x, y, intent);
  return y + row.height();
}

}  // namespace waystation::kiosk
