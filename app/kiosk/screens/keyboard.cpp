#include "app/kiosk/screens/keyboard.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "app/kiosk/screens/keyboard_plan.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr float kMostShare = 0.6f;       // of the page
constexpr float kUsualShare = 0.4f;      // what it takes where the keys are not too small or too tall then
constexpr float kWorkKeyWidths = 1.35f;  // shift, erase and so on are wider than a letter
constexpr size_t kLeastSpaceKeys = 3;
constexpr float kKeyRadiusDp = radius::kControl / 2;
constexpr int64_t kHoldMs = 450;

// What a key types is its name, so that scripts can press it.
std::string id_of(const KeySymbol& symbol) {
  return fmt::format("key/{}", symbol.text.empty() ? symbol.label : symbol.text);
}

class Board {
 public:
  Board(Ui& ui, const KeyboardModel& model, Rect place)
      : ui_(ui), model_(model), place_(unmirrored(place)), plan_(plan_keyboard(ui, model, place.width, place.height)) {
    float tallest = std::max(plan_.least_key_height, std::floor(ui.metrics().mm(kTallestKeyMm)));
    key_height_ = std::clamp(std::floor(plan_.key_height_in(place.height)), plan_.least_key_height, tallest);
  }

  std::optional<Intent> draw() {
    const Palette& c = ui_.colors();
    auto scope = ui_.box("keyboard", unmirrored(place_));
    ui_.fill(unmirrored(place_), c.paper);
    ui_.fill(unmirrored({place_.x, place_.y, place_.width, std::max(1.0f, ui_.px(1))}), c.line);
    place_keys();
    for (const Placed& placed : keys_) draw_letter(placed);
    if (held_ == nullptr) {
      draw_work_row();
    } else {
      Strip strip = lay_out_strip();
      if (strip.first_row + strip.lines <= plan_.rows.size()) draw_work_row();
      draw_variants(strip);
    }
    return intent_;
  }

 private:
  // Keys lie in the page's own left and right; Ui would mirror them.
  Rect unmirrored(Rect rect) const {
    if (ui_.right_to_left()) rect.x = ui_.page().width - rect.right();
    return rect;
  }

  struct Placed {
    const KeyModel* key;
    Rect rect;
    size_t row;
  };

  float row_y(size_t row) const {
    return place_.y + plan_.margin + static_cast<float>(row) * (key_height_ + plan_.gap);
  }
  float row_x(float width) const { return place_.x + std::floor((place_.width - width) / 2); }
  TextStyle style(TypeRole role) const { return {role, text::Weight::regular}; }

  // A letter that is too wide for its key takes room from the others of the row.
  std::vector<float> widths_of(const std::vector<const KeyModel*>& row) {
    std::vector<float> widths;
    float wanted = 0, others = 0;
    for (const KeyModel* key : row) {
      widths.push_back(std::max(plan_.key_width, key_width_for(ui_, *key, model_.lang, TypeRole::note)));
      wanted += widths.back() + plan_.gap;
      if (widths.back() == plan_.key_width) ++others;
    }
    float over = wanted - plan_.gap - (place_.width - 2 * plan_.margin);
    if (over <= 0) return widths;
    float narrow = std::max(plan_.least_key_width, std::floor(plan_.key_width - over / std::max(1.0f, others)));
    float missing = std::max(0.0f, over - others * (plan_.key_width - narrow));
    float wide = std::max(1.0f, static_cast<float>(row.size()) - others);
    for (float& width : widths)
      width = width == plan_.key_width ? narrow : std::max(plan_.least_key_width, width - std::ceil(missing / wide));
    return widths;
  }

  void place_keys() {
    for (size_t row = 0; row < plan_.rows.size(); ++row) {
      std::vector<float> widths = widths_of(plan_.rows[row]);
      float all = std::accumulate(widths.begin(), widths.end(), static_cast<float>(widths.size() - 1) * plan_.gap);
      float x = row_x(all);
      for (size_t i = 0; i < widths.size(); ++i) {
        keys_.push_back({plan_.rows[row][i], {x, row_y(row), widths[i], key_height_}, row});
        x += widths[i] + plan_.gap;
      }
    }
    if (model_.held == 0) return;
    for (const Placed& placed : keys_)
      if (placed.key->symbol.symbol == model_.held && !placed.key->variants.empty() && held_ == nullptr)
        held_ = &placed;
  }

  void draw_label(const std::string& label, Rect rect, Color color) {
    TypeRole role = plan_.role;
    for (TypeRole smaller : {TypeRole::card, TypeRole::reading, TypeRole::control, TypeRole::note}) {
      if (key_width_for(ui_, label, model_.lang, role) <= rect.width) break;
      if (smaller > role) role = smaller;
    }
    TextBlock block = ui_.measure({label, model_.lang}, style(role));
    Rect r = unmirrored(rect);
    ui_.text(block, r.x, Ui::centred(block, r.y, r.height), r.width, color, Align::center);
  }

  void draw_face(Rect rect, Color fill, Color border) {
    ui_.fill(unmirrored(rect), fill, kKeyRadiusDp);
    ui_.border(unmirrored(rect), border, kKeyRadiusDp);
  }

  void draw_letter(const Placed& placed) {
    const Palette& c = ui_.colors();
    const KeySymbol& symbol = placed.key->symbol;
    if (held_ != nullptr) {  // only what is offered can be touched then
      bool is_held = &placed == held_;
      draw_face(placed.rect, is_held ? c.brand_tint : c.card, is_held ? c.brand : c.line);
      draw_label(symbol.label, placed.rect, is_held ? c.brand : c.soft);
      return;
    }
    std::string id = id_of(symbol);
    while (!ids_.insert(id).second) id += '+';  // a layout may have a letter twice
    auto target = ui_.target(id, unmirrored(placed.rect), {symbol.label, model_.lang}, kKeyRadiusDp);
    bool is_marked = target.pressed || placed.key->waits;
    draw_face(placed.rect, is_marked ? c.brand_tint : c.card, is_marked ? c.brand : c.line);
    draw_label(symbol.label, placed.rect, is_marked ? c.brand : c.ink);
    if (target.clicked) intent_ = PressKey{symbol.symbol, symbol.text};
    if (!placed.key->variants.empty() && ui_.hold("hold/" + id, unmirrored(placed.rect), kHoldMs))
      intent_ = HoldKey{symbol.symbol};
  }

  // --- the row of the space bar
  struct Work {
    std::string_view id;
    Icon icon;
    const Translated* word;
    Intent intent;
    bool is_there = true;
    bool is_on = false;
  };

  void draw_work(const Work& work, Rect rect) {
    if (!work.is_there) return;
    const Palette& c = ui_.colors();
    auto target = ui_.target(work.id, unmirrored(rect), *work.word, kKeyRadiusDp);
    bool is_on = work.is_on || target.pressed;
    draw_face(rect, is_on ? c.brand : c.brand_tint, is_on ? c.brand : c.line);
    float size = std::floor(std::min(rect.width, rect.height) * 0.6f);
    Rect r = unmirrored(rect);
    ui_.icon(work.icon, r.x + std::floor((r.width - size) / 2), r.y + std::floor((r.height - size) / 2), size,
             is_on ? c.on_brand : c.brand);
    if (target.clicked) intent_ = work.intent;
  }

  void draw_space(Rect rect) {
    const Palette& c = ui_.colors();
    auto target = ui_.target("key/space", unmirrored(rect), model_.space, kKeyRadiusDp);
    draw_face(rect, target.pressed ? c.brand_tint : c.card, target.pressed ? c.brand : c.line);
    TextBlock word = ui_.measure(model_.space, style(TypeRole::note));
    Rect r = unmirrored(rect);
    if (word.width + ui_.px(space::k8) <= r.width)
      ui_.text(word, r.x, Ui::centred(word, r.y, r.height), r.width, c.soft, Align::center);
    if (target.clicked) intent_ = PressKey{0, " "};
  }

  void draw_work_row() {
    const Work shift{"key/shift", Icon::arrow_up_bold, &model_.shift, ToggleShift{}, model_.has_shift, model_.shifted};
    const Work digits{"key/digits", model_.digits ? Icon::keyboard : Icon::numeric,
                      model_.digits ? &model_.letters_word : &model_.digits_word, ToggleDigits{}};
    const Work script{"key/script", Icon::translate, &model_.script, ToggleScript{}, true, model_.latin};
    const Work erase{"key/erase", Icon::backspace, &model_.erase, EraseLetter{}};
    const Work hide{"key/hide", Icon::keyboard_close, &model_.hide, ToggleKeyboard{}};
    std::vector<Work> left{shift, digits}, right{erase, hide};
    if (model_.has_other_script) left.push_back(script);
    // As wide as the letters above it, but never so narrow that the space bar is no longer one.
    auto work_keys = static_cast<float>(left.size() + right.size());
    float all = place_.width - 2 * plan_.margin;
    float width = std::min(
        all, std::max(plan_.width(plan_.widest_row()), plan_.width(left.size() + right.size() + kLeastSpaceKeys)));
    float work = std::floor(plan_.key_width * kWorkKeyWidths);
    auto space_width = [&] { return width - work_keys * (work + plan_.gap); };
    if (space_width() < plan_.width(kLeastSpaceKeys))
      work = std::min(plan_.key_width, std::floor((width - plan_.width(1)) / work_keys - plan_.gap));
    float x = row_x(width), y = row_y(plan_.rows.size());
    for (const Work& key : left) {
      draw_work(key, {x, y, work, key_height_});
      x += work + plan_.gap;
    }
    draw_space({x, y, space_width(), key_height_});
    x += space_width() + plan_.gap;
    for (const Work& key : right) {
      draw_work(key, {x, y, work, key_height_});
      x += work + plan_.gap;
    }
  }

  // --- what a long press offers: a strip over the rows next to the key, never over the key itself
  struct Strip {
    size_t first_row = 0, lines = 0, columns = 0;
    float key_width = 0;
    Rect rect;
  };

  Strip lay_out_strip() const {
    const auto& variants = held_->key->variants;
    Strip strip;
    float least = plan_.least_key_width;
    for (const KeySymbol& variant : variants)
      least = std::max(least, key_width_for(ui_, variant.label, model_.lang, TypeRole::note));
    float room = place_.width - 2 * plan_.margin - plan_.gap;
    strip.key_width = std::max(plan_.key_width, least);
    if (static_cast<float>(variants.size()) * (strip.key_width + plan_.gap) > room) strip.key_width = least;
    auto most = static_cast<size_t>(std::max(1.0f, std::floor(room / (strip.key_width + plan_.gap))));
    strip.lines = (variants.size() + most - 1) / most;
    strip.columns = (variants.size() + strip.lines - 1) / strip.lines;
    strip.first_row = held_->row >= strip.lines ? held_->row - strip.lines : held_->row + 1;
    strip.first_row = std::min(strip.first_row, plan_.row_count() - std::min(strip.lines, plan_.row_count()));
    float width = static_cast<float>(strip.columns) * (strip.key_width + plan_.gap) + plan_.gap;
    float centred = held_->rect.x + (held_->rect.width - width) / 2;
    float first_x = place_.x + plan_.margin - plan_.gap, last_x = place_.right() - plan_.margin + plan_.gap - width;
    strip.rect = {std::floor(std::clamp(centred, first_x, std::max(first_x, last_x))),
                  row_y(strip.first_row) - plan_.gap, width,
                  static_cast<float>(strip.lines) * (key_height_ + plan_.gap) + plan_.gap};
    return strip;
  }

  void draw_variants(const Strip& strip) {
    const auto& variants = held_->key->variants;
    ui_.fill(unmirrored(strip.rect), ui_.colors().brand, kKeyRadiusDp);
    for (size_t i = 0; i < variants.size(); ++i) {
      Rect rect{strip.rect.x + plan_.gap + static_cast<float>(i % strip.columns) * (strip.key_width + plan_.gap),
                row_y(strip.first_row + i / strip.columns), strip.key_width, key_height_};
      draw_variant(variants[i], rect);
    }
    put_away(strip.rect);
  }

  // The finger that held the key may also slide to what it wants, and let go there.
  void draw_variant(const KeySymbol& symbol, Rect rect) {
    const Palette& c = ui_.colors();
    const InputFrame& input = ui_.frame().input;
    auto target = ui_.target("key/variant/" + symbol.text, unmirrored(rect), {symbol.label, model_.lang}, kKeyRadiusDp);
    bool is_slid = held_->rect.contains({input.press_x, input.press_y}) &&
                   rect.contains({input.pointer_x, input.pointer_y}) &&
                   (input.pointer_down || input.released_this_frame);
    bool is_marked = target.pressed || (is_slid && input.pointer_down);
    draw_face(rect, is_marked ? c.brand_tint : c.card, c.card);
    draw_label(symbol.label, rect, is_marked ? c.brand : c.ink);
    if (target.clicked || (is_slid && input.released_this_frame)) intent_ = PressKey{symbol.symbol, symbol.text};
  }

  // A tap anywhere else says that none of them is wanted.
  void put_away(Rect strip) {
    const InputFrame& input = ui_.frame().input;
    Point press{input.press_x, input.press_y};
    if (!intent_ && input.released_this_frame && !strip.contains(press) && !held_->rect.contains(press))
      intent_ = HoldKey{0};
  }

  Ui& ui_;
  const KeyboardModel& model_;
  Rect place_;  // as the page has it, not mirrored
  KeyboardPlan plan_;
  float key_height_ = 0;
  std::vector<Placed> keys_;
  const Placed* held_ = nullptr;
  std::set<std::string> ids_;
  std::optional<Intent> intent_;
};

}  // namespace

float keyboard_height(Ui& ui, const KeyboardModel& model, float page_height_px) {
  KeyboardPlan plan = plan_keyboard(ui, model, ui.page().width, std::floor(kMostShare * page_height_px));
  float tallest = std::max(plan.least_key_height, std::floor(ui.metrics().mm(kTallestKeyMm)));
  float usual = std::floor(plan.key_height_in(kUsualShare * page_height_px));
  return std::ceil(plan.height(std::clamp(usual, plan.least_key_height, tallest)));
}

std::optional<Intent> draw_keyboard(Ui& ui, const KeyboardModel& model, Rect place) {
  return Board(ui, model, place).draw();
}

}  // namespace waystation::kiosk
