#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kName{TypeRole::title, text::Weight::bold};
constexpr int kMostColumns = 3;

int columns_for(Ui& ui, const LanguagesModel& model, float width, float gap) {
  float widest = 0;
  for (const auto& entry : model.languages) widest = std::max(widest, ui.measure(entry.name, kName).width);
  float card = widest + 2 * ui.px(space::k24);
  return std::clamp(static_cast<int>((width + gap) / (card + gap)), 1, kMostColumns);
}

}  // namespace

std::optional<Intent> draw_languages(Ui& ui, const LanguagesModel& model, Rect content) {
  std::optional<Intent> intent;
  const Palette& c = ui.colors();
  float margin = margin_px(ui), gap = ui.px(space::k16), width = content.width - 2 * margin;
  float scrolled = ui.begin_scroll("page", content) - content.y;  // the layout must not depend on it
  float y = content.y + scrolled + gap;

  float icon = ui.px(space::k48);
  TextBlock title = ui.measure(model.title, kTitle, width - icon - gap);
  ui.icon(Icon::translate, margin, y + std::max(0.0f, (title.layout->lines.front().height - icon) / 2), icon, c.brand);
  ui.text(title, margin + icon + gap, y, width - icon - gap, c.ink);
  y += std::max(icon, title.height) + gap;

  int columns = columns_for(ui, model, width, gap);
  auto rows =
      static_cast<int>((model.languages.size() + static_cast<size_t>(columns) - 1) / static_cast<size_t>(columns));
  float promise = note_height(ui, width, model.promise, TypeRole::control);
  // Cards share what height there is; where there is little, they are as small as a finger allows and the page scrolls.
  float room = content.bottom() - (y - scrolled) - promise - 2 * gap - gap * static_cast<float>(rows - 1);
  float card_width = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float name_width = card_width - 2 * ui.px(space::k24), name_height = 0;
  for (const auto& entry : model.languages)
    name_height = std::max(name_height, ui.measure(entry.name, kName, name_width).height);
  float least = std::max(ui.px(64), name_height + 2 * ui.px(space::k8));
  float card_height =
      std::clamp(std::floor(room / static_cast<float>(std::max(rows, 1))), least, std::max(least, ui.px(136)));

  for (size_t i = 0; i < model.languages.size(); ++i) {
    const auto& entry = model.languages[i];
    auto column = static_cast<float>(static_cast<int>(i) % columns),
         row = static_cast<float>(static_cast<int>(i) / columns);
    Rect rect{margin + column * (card_width + gap), y + row * (card_height + gap), card_width, card_height};
    auto target = ui.target(fmt::format("language/{}", entry.tag), rect, entry.name, radius::kCard);
    draw_card(ui, rect);
    if (target.pressed) ui.fill(rect, c.brand_tint, radius::kCard);
    if (entry.current || target.pressed) ui.border(rect, c.brand, radius::kCard, 3);
    TextBlock name = ui.measure(entry.name, kName, name_width);
    ui.text(name, rect.x + ui.px(space::k24), Ui::centred(name, rect.y, rect.height), name_width, c.ink);
    if (target.clicked) intent = ChooseLanguage{entry.tag};
  }
  y += static_cast<float>(rows) * (card_height + gap);
  y += draw_note(ui, margin, y, width, Icon::human_male_female, model.promise, c.brand, c.soft, TypeRole::control);
  ui.end_scroll(y + gap);
  return intent;
}

}  // namespace waystation::kiosk
