#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "app/kiosk/screens/fee_parts.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kHint{TypeRole::reading, text::Weight::regular};
constexpr TextStyle kName{TypeRole::control, text::Weight::bold};
constexpr TextStyle kAmount{TypeRole::control, text::Weight::bold};
constexpr float kLeastColumnDp = 340, kRound = 1000;
constexpr float kAmountEm = 8;  // as wide as amounts commonly are
constexpr int kMostColumns = 3;

// What may be charged, a card each: touched, it asks for the amount; the cross beside an amount takes it away.
struct Items {
  Ui& ui;
  const FeeChargesModel& model;
  float width;
  int columns = 1;
  bool has_tile = true;

  float gap() const { return ui.px(space::k16); }
  float padding() const { return ui.px(space::k16); }
  float tile() const { return ui.px(52); }
  float card_width() const {
    auto count = static_cast<float>(columns);
    return (width - gap() * (count - 1)) / count;
  }
  Button cross(std::string_view id) const {
    return {id, Icon::close, model.remove, ButtonKind::plain, ButtonShape::icon};
  }
  float cross_px() const { return button_width(ui, cross("")); }
  float words_x() const { return padding() + (has_tile ? tile() + ui.px(space::k12) : 0); }
  // The cross keeps its place, so that no word moves when an amount comes.
  float words_width() const {
    return std::max(1.0f, card_width() - words_x() - gap() - cross_px() - ui.px(space::k12));
  }

  struct Content {
    TextBlock name, amount;
    float pill_width = 0, pill_height = 0, words = 0, height = 0;
  };
  Content measure(const FeeChargesModel::Row& row) const {
    Content content;
    content.name = ui.measure(row.name, kName, words_width());
    content.words = content.name.height;
    if (row.amount) {
      content.amount = ui.measure(*row.amount, kAmount, std::max(1.0f, words_width() - 2 * ui.px(space::k12)));
      content.pill_width = content.amount.width + 2 * ui.px(space::k12);
      content.pill_height = content.amount.height;
      content.words += ui.px(space::k4) + content.pill_height;
    }
    float inner = std::max({tile(), content.words, row.amount ? cross_px() : 0});
    content.height = std::ceil(std::max(ui.metrics().target_px(), inner + 2 * ui.px(space::k12)));
    return content;
  }
  // Whether words are whole, and amounts too: also those to come, or the page would change when one is typed.
  bool fits() const {
    if (words_width() < kAmountEm * ui.metrics().type_px(kAmount.role)) return false;
    return std::none_of(model.rows.begin(), model.rows.end(), [&](const FeeChargesModel::Row& row) {
      Content content = measure(row);
      return !reads_well(content.name, columns > 1 ? 3 : SIZE_MAX) || (row.amount && !reads_well(content.amount, 1));
    });
  }

  void draw_one(const FeeChargesModel::Row& row, Rect rect, std::optional<Intent>& intent) const {
    const Palette& c = ui.colors();
    bool is_asked = row.amount.has_value();
    Content content = measure(row);
    Rect touch = rect;
    if (is_asked) touch.width -= cross_px() + ui.px(space::k12) + gap();
    Translated label = row.name;
    if (is_asked) label.text += " – " + row.amount->text;
    {
      auto target = ui.target(fmt::format("fee/item/{}", row.item), touch, label, radius::kRow);
      ui.fill(rect, target.pressed ? c.brand_tint : c.card, radius::kRow);
      ui.border(rect, is_asked || target.pressed ? c.brand : c.line, radius::kRow, is_asked ? 2.0f : 1.0f);
      if (has_tile)
        draw_icon_tile(ui, rect.x + padding(), rect.y + (rect.height - tile()) / 2, tile(), row.icon, c.brand);
      float x = rect.x + words_x(), y = rect.y + (rect.height - content.words) / 2;
      ui.text(content.name, x, is_asked ? y : Ui::centred(content.name, rect.y, rect.height), words_width(), c.ink);
      if (is_asked) {
        y += content.name.height + ui.px(space::k4);
        Rect pill{x, y, content.pill_width, content.pill_height};
        ui.fill(pill, c.brand_tint, kRound);
        ui.text(content.amount, x + ui.px(space::k12), y, content.amount.width, c.ink);
      }
      if (target.clicked) intent = OpenFeeAmount{row.item};
    }
    if (!is_asked) return;
    std::string id = fmt::format("fee/remove/{}", row.item);
    float size = cross_px();
    Rect place{rect.right() - ui.px(space::k12) - size, rect.y + (rect.height - size) / 2, size, size};
    if (draw_button(ui, cross(id), place)) intent = RemoveCharge{row.item};
  }

  float draw(float x, float y, std::optional<Intent>& intent) const {
    auto count = static_cast<size_t>(columns);
    for (size_t i = 0; i < model.rows.size(); i += count) {
      size_t end = std::min(model.rows.size(), i + count);
      float tallest = 0;
      for (size_t n = i; n < end; ++n) tallest = std::max(tallest, measure(model.rows[n]).height);
      for (size_t n = i; n < end; ++n) {
        Rect rect{x + static_cast<float>(n - i) * (card_width() + gap()), y, card_width(), tallest};
        draw_one(model.rows[n], rect, intent);
      }
      y += tallest + gap();
    }
    return y;
  }
};

Items items_in(Ui& ui, const FeeChargesModel& model, float width) {
  Items items{ui, model, width};
  for (items.columns = kMostColumns; items.columns > 1; --items.columns)
    if (items.card_width() >= ui.px(kLeastColumnDp) && items.fits()) return items;
  items.has_tile = items.fits();
  return items;
}

}  // namespace

std::optional<Intent> draw_fee_charges(Ui& ui, const FeeChargesModel& model, Rect content) {
  std::optional<Intent> intent;
  float gap = ui.px(space::k16), x = margin_px(ui), width = content.width - 2 * x;
  bool has_foot = model.see_answer.has_value(), goes_on = false;
  FeeFoot foot{ui,
               model.sum ? &*model.sum : nullptr,
               {"fee/see-answer", Icon::scale_balance, model.see_answer.value_or(Translated{}), ButtonKind::primary},
               x,
               width};
  Rect bar = has_foot ? foot.bar(content) : Rect{};

  float y = ui.begin_scroll("page", {content.x, content.y, content.width, content.height - bar.height}) + gap;
  if (has_foot && bar.height == 0) {
    goes_on = foot.draw(y);
    y += foot.height() + gap;
  }
  y = draw_fee_head(ui, model.number, model.steps, model.progress, model.title, x, y, width);
  TextBlock hint = ui.measure(model.hint, kHint, width);
  ui.text(hint, x, y, width, ui.colors().soft);
  y += hint.height + gap;
  y = items_in(ui, model, width).draw(x, y, intent);
  ui.end_scroll(y);
  if (bar.height > 0) goes_on = foot.draw_bar(bar);
  if (goes_on) intent = OpenFees{FeeStep::answer};
  return intent;
}

}  // namespace waystation::kiosk
