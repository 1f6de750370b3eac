#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "app/kiosk/screens/fee_parts.h"
#include "app/kiosk/screens/number_pad.h"
#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/screens.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr int kColumns = 4, kRows = 4;
constexpr NumberPad::Key kKeys[] = {{1, 0, 0},
                                    {2, 1, 0},
                                    {3, 2, 0},
                                    {NumberPad::kErase, 3, 0, 2},
                                    {4, 0, 1},
                                    {5, 1, 1},
                                    {6, 2, 1},
                                    {7, 0, 2},
                                    {8, 1, 2},
                                    {9, 2, 2},
                                    {NumberPad::kDone, 3, 2, 2},
                                    {NumberPad::kPoint, 0, 3},
                                    {0, 1, 3}};
constexpr float kPadDp = 448, kLeastWordsDp = 250, kMostWordsDp = 480;
constexpr TextStyle kChip{TypeRole::control, text::Weight::bold};

// Where it does not fit, question and pad stand beside each other; then both are set closer, before the page scrolls.
struct Look {
  bool beside, close;
};
constexpr Look kUpright[] = {{false, false}, {true, false}, {false, true}, {true, true}};
constexpr Look kLying[] = {{false, false}, {true, false}, {true, true}};

// What is asked, what was typed, and in which money.
struct Question {
  Ui& ui;
  const FeePadModel& model;
  bool close = false;
  bool has_chips = true, has_skip = false;  // else they stand under the pad
  float width = 0;

  float gap() const { return ui.px(close ? space::k8 : space::k16); }
  TextStyle title() const { return {close ? TypeRole::control : TypeRole::card, text::Weight::bold}; }

  float of_item(float x, float y, bool draws) const {
    const Palette& c = ui.colors();
    if (!model.of) return y;
    float tile = ui.px(close ? 36 : 56);
    float room = std::max(1.0f, width - tile - ui.px(space::k12));
    TextBlock name = ui.measure(*model.of, {TypeRole::control, text::Weight::bold}, room);
    float height = std::max(tile, name.height);
    if (draws) {
      draw_icon_tile(ui, x, y + (height - tile) / 2, tile, model.icon.value_or(Icon::cash), c.brand);
      ui.text(name, x + tile + ui.px(space::k12), Ui::centred(name, y, height), room, c.ink);
    }
    return y + height + ui.px(space::k8);
  }

  // The wage has no name over it: its picture stands beside the question.
  float ask(float x, float y, bool draws) const {
    float tile = model.of || close || !model.icon ? 0 : ui.px(56), before = tile > 0 ? tile + ui.px(space::k12) : 0;
    float room = std::max(1.0f, width - before);
    TextBlock words = ui.measure(model.title, title(), room);
    float height = std::max(tile, words.height);
    if (draws && tile > 0) draw_icon_tile(ui, x, y + (height - tile) / 2, tile, *model.icon, ui.colors().brand);
    if (draws) ui.text(words, x + before, y + (height - words.height) / 2, room, ui.colors().ink);
    return y + height;
  }

  // As large as it can be said in one line.
  TextBlock amount() const {
    float room = std::max(1.0f, width - 2 * ui.px(space::k16));
    if (model.is_empty) return ui.measure(model.shown, {TypeRole::control}, room);
    for (TypeRole role : {close ? TypeRole::card : TypeRole::title, TypeRole::card, TypeRole::control}) {
      TextBlock block = ui.measure(model.shown, {role, text::Weight::bold}, room);
      if (block.layout->lines.size() == 1) return block;
    }
    return ui.measure(model.shown, {TypeRole::note, text::Weight::bold}, room);
  }

  float field(float x, float y, bool draws) const {
    const Palette& c = ui.colors();
    TextBlock block = amount();
    // As high as an amount, so that nothing moves under a finger when the first digit is typed.
    TextBlock digit = ui.measure(model.digits[8], {close ? TypeRole::card : TypeRole::title, text::Weight::bold});
    float tall = std::max(block.height, digit.height) + 2 * ui.px(close ? space::k4 : space::k8);
    Rect rect{x, y, width, std::ceil(std::max(ui.metrics().target_px(), tall))};
    if (draws) {
      auto scope = ui.box("fee/amount", rect);
      ui.fill(rect, c.card, radius::kControl);
      ui.border(rect, model.is_empty ? c.line : c.brand, radius::kControl, model.is_empty ? 1.0f : 2.0f);
      ui.text(block, x + ui.px(space::k16), Ui::centred(block, y, rect.height), width - 2 * ui.px(space::k16),
              model.is_empty ? c.soft : c.ink);
    }
    return rect.bottom();
  }

  // In as many rows as they take.
  float chips(float x, float y, bool draws, std::optional<Intent>* intent) const {
    if (model.currencies.size() < 2) return y;
    y += ui.px(has_chips ? space::k12 : space::k16);
    float between = ui.px(space::k16), chip_x = x, row = ui.metrics().target_px();
    float padding = ui.px(space::k16), room = std::max(1.0f, width - 2 * padding);
    for (const FeeChoice& currency : model.currencies)
      row = std::max(row, ui.measure(currency.name, kChip, room).height + 2 * ui.px(space::k8));
    for (const FeeChoice& currency : model.currencies) {
      TextBlock name = ui.measure(currency.name, kChip, room);
      float chip = std::clamp(std::ceil(name.width + 2 * padding) + 1, ui.metrics().target_px(), width);
      if (chip_x > x && chip_x + chip > x + width + 0.5f) {
        chip_x = x;
        y += row + between;
      }
      if (draws && draw_chip(currency, name, {chip_x, y, chip, row}))
        *intent = AnswerFee{model.currency_field, currency.value, std::nullopt};
      chip_x += chip + between;
    }
    return y + row;
  }

  bool draw_chip(const FeeChoice& currency, const TextBlock& name, Rect rect) const {
    const Palette& c = ui.colors();
    Translated label{model.currency_label.text + " – " + currency.name.text, currency.name.lang};
    auto target = ui.target(fmt::format("fee/currency/{}", currency.value), rect, label);
    ui.fill(rect, currency.chosen ? c.brand : target.pressed ? c.brand_tint : c.card, radius::kControl);
    ui.border(rect, currency.chosen || target.pressed ? c.brand : c.line, radius::kControl);
    ui.text(name, rect.x, Ui::centred(name, rect.y, rect.height), rect.width, currency.chosen ? c.on_brand : c.ink,
            Align::center);
    return target.clicked;
  }

  Button skip_button() const {
    return {"fee/skip",       std::nullopt,      *model.skip,          ButtonKind::plain,
            ButtonShape::row, TypeRole::control, text::Weight::regular};
  }
  float skip(float x, float y, bool draws, std::optional<Intent>* intent) const {
    if (!model.skip) return y;
    y += ui.px(space::k16);
    float height = button_height(ui, skip_button(), width);
    Rect rect{x, y, std::min(width, button_width(ui, skip_button())), height};
    // What was typed is not what is known: money without a currency is none.
    if (draws && draw_button(ui, skip_button(), rect)) *intent = TakeAmount{"", model.next};
    return y + height;
  }

  // Positions are worked out once, and used twice: to measure and to draw.
  float walk(float x, float y, bool draws, std::optional<Intent>* intent) const {
    if (model.progress) {
      y = draws ? draw_fee_progress(ui, model.number, model.steps, *model.progress, x, y, width)
                : y + fee_progress_height(ui, model.steps, *model.progress, width);
      y += ui.px(space::k4);
    }
    y = of_item(x, y, draws);
    y = ask(x, y, draws) + ui.px(space::k8);
    y = field(x, y, draws);
    if (has_chips) y = chips(x, y, draws, intent);
    if (has_skip) y = skip(x, y, draws, intent);
    return y;
  }
  float height() const { return walk(0, 0, false, nullptr); }
  float under_pad(float x, float y, bool draws, std::optional<Intent>* intent) const {
    if (!has_chips) y = chips(x, y, draws, intent);
    if (!has_skip) y = skip(x, y, draws, intent);
    return y;
  }
};

// Everything placed in the page, for one look.
struct Layout {
  NumberPad pad;
  Question question;
  Look look;
  float key_width = 0, key_height = 0, between = 0, inset = 0, height = 0;

  float pad_width() const { return pad.width(key_width); }
  float pad_height() const { return pad.height(key_height); }
  float width() const { return look.beside ? question.width + between + pad_width() : pad_width(); }
};

Layout lay_out(Ui& ui, const FeePadModel& model, Look look, float available, float room) {
  Layout layout{{ui, "fee/pad", kKeys, kColumns, kRows, model.digits, model.erase, model.done,
                 model.point ? &*model.point : nullptr, look.close},
                {ui, model, look.close, look.beside || !look.close, look.beside, 0},
                look};
  layout.inset = ui.px(look.close ? space::k8 : space::k16);
  layout.between = ui.px(look.beside ? space::k24 : space::k16);
  float most = look.beside ? std::min(ui.px(kPadDp), available * 0.55f) : std::min(available, ui.px(kPadDp));
  layout.key_width = layout.pad.key_width(most);
  layout.question.width =
      look.beside ? std::min(available - layout.pad_width() - layout.between, ui.px(kMostWordsDp)) : layout.pad_width();
  float words = layout.question.height();
  float around = look.beside ? 0 : words + layout.between + layout.question.under_pad(0, 0, false, nullptr);
  layout.key_height = layout.pad.key_height(room - 2 * layout.inset - around);
  layout.height = look.beside ? std::max(layout.pad_height(), words) : around + layout.pad_height();
  return layout;
}

Layout choose_layout(Ui& ui, const FeePadModel& model, float available, float room) {
  bool lies = ui.page().width > ui.page().height;
  std::span<const Look> looks = lies ? std::span<const Look>(kLying) : std::span<const Look>(kUpright);
  Look closest = looks.front();
  float least = Ui::kUnbounded;
  for (Look look : looks) {
    Layout layout = lay_out(ui, model, look, available, room);
    if (look.beside && layout.question.width < ui.px(kLeastWordsDp)) continue;
    if (layout.height + 2 * layout.inset <= room) return layout;
    if (layout.height >= least) continue;
    least = layout.height;
    closest = look;
  }
  return lay_out(ui, model, closest, available, room);
}

std::optional<Intent> meaning_of(int key, const FeePadModel& model) {
  switch (key) {
    case NumberPad::kErase:
      return EraseAmount{};
    case NumberPad::kDone:
      return TakeAmount{model.currency, model.next};
    case NumberPad::kPoint:
      return TypeAmount{'.'};
    default:
      return TypeAmount{static_cast<char>('0' + key)};
  }
}

}  // namespace

std::optional<Intent> draw_fee_pad(Ui& ui, const FeePadModel& model, Rect content) {
  std::optional<Intent> intent;
  Layout layout = choose_layout(ui, model, content.width - 2 * margin_px(ui), content.height);
  const Question& question = layout.question;
  float x = std::floor((content.width - layout.width()) / 2), pad_x = x;
  float y = ui.begin_scroll("page", content) + std::floor(std::max(layout.inset, (content.height - layout.height) / 2));
  float pad_y = y, words = question.height();
  if (layout.look.beside) {
    // On a page that scrolls all keys are in sight.
    float seen = std::min(layout.height, content.height - 2 * layout.inset);
    question.walk(x, y + (layout.height - words) / 2, true, &intent);
    pad_x = x + question.width + layout.between;
    pad_y = y + std::max(0.0f, (seen - layout.pad_height()) / 2);
  } else {
    question.walk(x, y, true, &intent);
    pad_y = y + words + layout.between;
  }
  if (auto key = layout.pad.draw(pad_x, pad_y, layout.key_width, layout.key_height)) intent = meaning_of(*key, model);
  question.under_pad(x, pad_y + layout.pad_height(), true, &intent);
  ui.end_scroll(y + layout.height + layout.inset);
  return intent;
}

}  // namespace waystation::kiosk
