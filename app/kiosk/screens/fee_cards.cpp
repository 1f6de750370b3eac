#include "app/kiosk/screens/fee_cards.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "app/kiosk/screens/fee_parts.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kName{TypeRole::control, text::Weight::bold};
constexpr float kTallestDp = 220, kRound = 1000;
constexpr size_t kMostLines = 3;

enum class Picture {
  none,  // some have none: the others' are small
  beside,
  beside_large,
  above
};

// The first is taken whose words read well and that fits; else the first whose words do, and the page scrolls.
struct Look {
  int columns;
  Picture picture;
};
constexpr Look kPictured[] = {{4, Picture::above},        {3, Picture::above},        {4, Picture::beside_large},
                              {3, Picture::beside_large}, {4, Picture::beside},       {3, Picture::beside},
                              {2, Picture::above},        {2, Picture::beside_large}, {2, Picture::beside},
                              {1, Picture::beside}};
constexpr Look kLow[] = {{3, Picture::beside}, {2, Picture::beside}, {1, Picture::beside}};
constexpr Look kPlain[] = {{3, Picture::none}, {2, Picture::none}, {1, Picture::none}};

struct Grid {
  const FeeCards& of;
  Ui& ui;
  Look look{1, Picture::none};

  float gap() const { return ui.px(space::k16); }
  float padding() const { return ui.px(space::k16); }
  float tile() const { return ui.px(look.picture == Picture::beside ? 56 : 72); }
  float tick() const { return of.are_ticked ? small_icon() : 0; }
  float card_width() const {
    auto columns = static_cast<float>(look.columns);
    return (of.width - gap() * (columns - 1)) / columns;
  }
  float small_icon() const { return std::round(ui.metrics().type_px(kName.role) * 1.3f); }
  bool is_beside() const { return look.picture == Picture::beside || look.picture == Picture::beside_large; }
  float words_x(const FeeCard& card) const {
    if (is_beside()) return padding() + tile() + ui.px(space::k12);
    if (look.picture == Picture::none && card.icon) return padding() + small_icon() + ui.px(space::k12);
    return padding();
  }
  float words_width(const FeeCard& card) const {
    float aside = look.picture == Picture::above || !of.are_ticked ? 0 : tick() + ui.px(space::k12);
    return std::max(1.0f, card_width() - words_x(card) - padding() - aside);
  }
  TextBlock words(const FeeCard& card) const { return ui.measure(card.name, kName, words_width(card)); }

  bool reads_well() const {
    return std::all_of(of.cards.begin(), of.cards.end(),
                       [&](const FeeCard& card) { return kiosk::reads_well(words(card), kMostLines); });
  }
  float content_height(const FeeCard& card) const {
    float height = words(card).height;
    if (look.picture == Picture::above) height += tile() + ui.px(space::k8);
    return is_beside() ? std::max(height, tile()) : height;
  }
  float tallest_content(size_t begin, size_t end) const {
    float tallest = 0;
    for (size_t i = begin; i < end; ++i) tallest = std::max(tallest, content_height(of.cards[i]));
    return tallest;
  }
  // Large pictures stand in rows of one height; others' rows are as high as they need.
  float row_height(size_t row) const {
    auto columns = static_cast<size_t>(look.columns);
    bool is_large = look.picture == Picture::above || look.picture == Picture::beside_large;
    float content = is_large ? tallest_content(0, of.cards.size())
                             : tallest_content(row * columns, std::min(of.cards.size(), (row + 1) * columns));
    float padded = content + 2 * ui.px(look.picture == Picture::above ? space::k16 : space::k12);
    return std::ceil(std::max({ui.metrics().target_px(), ui.px(space::k48 + space::k8), padded}));
  }
  size_t rows() const {
    auto columns = static_cast<size_t>(look.columns);
    return (of.cards.size() + columns - 1) / columns;
  }
  float height() const {
    float height = -gap();
    for (size_t row = 0; row < rows(); ++row) height += row_height(row) + gap();
    return height;
  }
  // What each row may be higher, of the room that is left.
  float spare(float room) const {
    if (look.picture == Picture::none || of.are_low) return 0;
    float share = std::floor((room - height()) / static_cast<float>(rows()));
    return std::clamp(share, 0.0f, std::max(0.0f, ui.px(kTallestDp) - row_height(0)));
  }

  void draw_tile(const FeeCard& card, float x, float y) const {
    const Palette& c = ui.colors();
    float size = tile(), glyph = std::round(size * 0.6f);
    ui.fill({x, y, size, size}, card.chosen ? c.card : c.brand, radius::kRow);
    ui.icon(*card.icon, x + (size - glyph) / 2, y + (size - glyph) / 2, glyph, card.chosen ? c.brand : c.on_brand);
  }

  // An empty ring until it is chosen.
  void draw_tick(const FeeCard& card, float x, float y) const {
    const Palette& c = ui.colors();
    if (card.chosen)
      ui.icon(Icon::check_circle, x, y, tick(), c.on_brand);
    else
      ui.border({x, y, tick(), tick()}, c.brand, kRound, 2);
  }

  bool draw_one(const FeeCard& card, Rect rect) const {
    const Palette& c = ui.colors();
    float corner = look.picture == Picture::above ? radius::kCard : radius::kRow;
    auto target = ui.target(card.id, rect, card.name, corner);
    ui.fill(rect, card.chosen ? c.brand : target.pressed ? c.brand_tint : c.card, corner);
    ui.border(rect, card.chosen || target.pressed ? c.brand : c.line, corner);
    TextBlock block = words(card);
    float words_y = Ui::centred(block, rect.y, rect.height), tick_y = rect.y + (rect.height - tick()) / 2;
    if (look.picture == Picture::above) {
      // All pictures of a row stand at one height.
      float top = rect.y + (rect.height - tallest_content(0, of.cards.size())) / 2;
      tick_y = top;
      draw_tile(card, rect.x + padding(), top);
      words_y = top + tile() + ui.px(space::k8);
    } else if (is_beside()) {
      draw_tile(card, rect.x + padding(), rect.y + (rect.height - tile()) / 2);
    }
    if (look.picture == Picture::none && card.icon)
      ui.icon(*card.icon, rect.x + padding(), rect.y + (rect.height - small_icon()) / 2, small_icon(),
              card.chosen ? c.on_brand : c.brand);
    Color ink = card.chosen ? c.on_brand : c.ink;
    ui.text(block, rect.x + words_x(card), words_y, words_width(card), ink);
    if (of.are_ticked) draw_tick(card, rect.right() - padding() - tick(), tick_y);
    return target.clicked;
  }
};

bool is_allowed(const FeeCards& cards, Look look) {
  if (look.columns > cards.most_columns) return false;
  if (look.columns > 1 && look.columns > static_cast<int>(cards.cards.size())) return false;
  float least_dp = look.picture == Picture::none ? 190 : 200;
  return look.columns == 1 || cards.width >= cards.ui.px(least_dp) * static_cast<float>(look.columns);
}

Grid choose(const FeeCards& cards, float room) {
  bool has_pictures =
      std::all_of(cards.cards.begin(), cards.cards.end(), [](const FeeCard& card) { return card.icon.has_value(); });
  std::span<const Look> looks(kPlain);
  if (has_pictures) looks = cards.are_low ? std::span<const Look>(kLow) : std::span<const Look>(kPictured);
  std::optional<Look> scrolling;
  for (Look look : looks) {
    if (!is_allowed(cards, look)) continue;
    Grid grid{cards, cards.ui, look};
    if (!grid.reads_well()) continue;
    if (grid.height() <= room) return grid;
    if (!scrolling) scrolling = look;
  }
  return {cards, cards.ui, scrolling.value_or(looks.back())};
}

}  // namespace

float FeeCards::draw(float x, float y, float room, std::optional<size_t>& touched) const {
  if (cards.empty()) return y;
  Grid grid = choose(*this, room);
  float spare = grid.spare(room);
  auto columns = static_cast<size_t>(grid.look.columns);
  for (size_t row = 0; row < grid.rows(); ++row) {
    float tall = grid.row_height(row) + spare;
    for (size_t i = row * columns; i < std::min(cards.size(), (row + 1) * columns); ++i) {
      float column = static_cast<float>(i - row * columns);
      Rect rect{x + column * (grid.card_width() + grid.gap()), y, grid.card_width(), tall};
      if (grid.draw_one(cards[i], rect)) touched = i;
    }
    y += tall + grid.gap();
  }
  return y - grid.gap();
}

}  // namespace waystation::kiosk
