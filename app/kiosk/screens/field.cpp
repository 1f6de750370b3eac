#include "app/kiosk/screens/field.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/ui/widgets.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TypeRole kTypedRoles[] = {TypeRole::card, TypeRole::reading, TypeRole::control};  // the largest that fits
constexpr float kPlaceholderGapDp = 6;
constexpr float kNarrowDp = 600, kLowDp = 600;

float icon_px(const Ui& ui) {
  return std::round(ui.metrics().type_px(TypeRole::card) * 1.2f);
}

// The end of a text, from where one of its letters begins.
std::string from_letter(const std::string& text, const text::ParagraphLayout& layout, float share) {
  std::set<uint32_t> letters;
  for (const text::Line& line : layout.lines)
    for (const text::Run& run : line.runs)
      for (const text::Glyph& glyph : run.glyphs) letters.insert(glyph.cluster);
  auto begin = letters.lower_bound(static_cast<uint32_t>(share * static_cast<float>(text.size())));
  return begin == letters.end() ? text : text.substr(*begin);
}

struct Typed {
  TextBlock block;
  std::string shown;
};

// On one line: of a long text its end, where the next letter comes.
Typed measure_typed(Ui& ui, const FieldModel& model, float width_px, float height_px) {
  std::string all = model.text + model.pending;
  // A space at the end has no width in a line; whoever pressed the key wants to see that it typed.
  for (size_t i = all.size(); i-- > 0 && all[i] == ' ';) all.replace(i, 1, "\u00A0");
  Typed typed;
  for (TypeRole role : kTypedRoles) {
    typed.shown = all;
    TextStyle style{role, text::Weight::regular, true};
    typed.block = ui.measure({typed.shown, model.lang}, style);
    const text::ParagraphLayout whole = *typed.block.layout;
    float share = 0;
    while (typed.block.width > width_px && share < 1) {
      share = std::max(share + 0.02f, 1 - width_px / std::max(1.0f, whole.width));
      typed.shown = from_letter(all, whole, share);
      typed.block = ui.measure({typed.shown, model.lang}, style);
    }
    if (typed.block.height <= height_px) break;
  }
  return typed;
}

// Where the next letter comes: at the line's end, on the side where its own language goes on.
void draw_caret(Ui& ui, float text_width, bool runs_with_page, float x, float width_px, Rect rect) {
  float thickness = std::max(2.0f, std::round(ui.px(2))), gap = ui.px(2);
  float at = runs_with_page ? std::min(x + text_width + gap, x + width_px)
                            : std::max(x + width_px - text_width - gap - thickness, x - gap);
  float height = std::min(rect.height - ui.px(space::k16), ui.metrics().type_px(TypeRole::card) * 1.3f);
  ui.fill({at, rect.y + (rect.height - height) / 2, thickness, height}, ui.colors().brand);
}

void draw_empty(Ui& ui, const FieldModel& model, float x, float width_px, Rect rect) {
  draw_caret(ui, 0, true, x, width_px, rect);
  float gap = ui.px(kPlaceholderGapDp);
  for (TypeRole role : {TypeRole::control, TypeRole::note}) {
    TextBlock words = ui.measure(model.placeholder, {role});
    if (words.width + gap > width_px || words.height > rect.height) continue;
    ui.text(words, x + gap, Ui::centred(words, rect.y, rect.height), width_px - gap, ui.colors().soft);
    return;
  }
}

void draw_typed(Ui& ui, const FieldModel& model, float x, float width_px, Rect rect) {
  const Palette& c = ui.colors();
  Typed typed = measure_typed(ui, model, width_px, rect.height);
  const TextBlock& block = typed.block;
  bool runs_with_page = (block.layout->direction == Direction::right_to_left) == ui.right_to_left();
  float y = Ui::centred(block, rect.y, rect.height);
  if (!model.pending.empty() && typed.shown.size() >= model.pending.size()) {
    auto end = static_cast<uint32_t>(typed.shown.size());
    text::ByteRange waiting{end - static_cast<uint32_t>(model.pending.size()), end};
    ui.mark(block, {&waiting, 1}, x, y, width_px, c.care_tint, Align::own);
  }
  ui.text(block, x, y, width_px, c.ink, Align::own);
  draw_caret(ui, block.width, runs_with_page, x, width_px, rect);
}

}  // namespace

TypingPage typing_page(const ui::Ui& ui) {
  if (ui.page().width < ui.px(kNarrowDp)) return TypingPage::narrow;
  return ui.page().height < ui.px(kLowDp) ? TypingPage::low : TypingPage::usual;
}

float field_height(ui::Ui& ui) {
  constexpr float kAroundLetters = 1.7f;  // em; a script that needs more has it in its lines
  float line = ui.measure({"", ui.frame().lang}, {TypeRole::card}).height;
  return std::ceil(std::max({ui.metrics().target_px(), line, kAroundLetters * ui.metrics().type_px(TypeRole::card)}));
}

namespace {

struct Beside {
  Button button;
  Intent opens;
  float width;
};

// In the order of reading, before and after the field.
struct Row {
  std::vector<Beside> before, after;
};

Row row_of(Ui& ui, const FieldModel& model, const Translated& help) {
  Row row;
  auto add = [&](std::vector<Beside>& to, std::string_view id, Icon icon, const Translated& word, ButtonKind kind,
                 Intent opens) {
    if (word.text.empty()) return;
    Button button{id, icon, word, kind, ButtonShape::icon, TypeRole::control};
    to.push_back({button, std::move(opens), button_width(ui, button)});
  };
  TypingPage page = typing_page(ui);
  if (page == TypingPage::low) {
    add(row.before, "nav/home", Icon::home, model.home, ButtonKind::plain, GoHome{});
    add(row.before, "nav/back", Icon::arrow_left, model.back, ButtonKind::plain, GoBack{});
  }
  add(row.after, "field/keyboard", Icon::keyboard, model.show_keyboard, ButtonKind::primary, ToggleKeyboard{});
  if (page != TypingPage::narrow) {
    add(row.after, "nav/help", Icon::phone, help, ButtonKind::help, OpenHelp{});
    add(row.after, "nav/leave", Icon::exit_to_app, model.leave, ButtonKind::plain, Leave{});
  }
  return row;
}

void draw_inside(Ui& ui, const FieldModel& model, Rect rect, std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  auto field = ui.box("field", rect);
  ui.fill(rect, c.card, radius::kControl);
  ui.border(rect, c.brand, radius::kControl, 2);
  float padding = ui.px(space::k16), icon = icon_px(ui), x = rect.x + padding;
  ui.icon(Icon::magnify, x, rect.y + (rect.height - icon) / 2, icon, c.brand);
  x += icon + ui.px(space::k12);
  bool is_empty = model.text.empty() && model.pending.empty();
  float clear = is_empty ? padding : std::max(ui.metrics().target_px(), icon + 2 * ui.px(space::k8));
  float width = std::max(1.0f, rect.right() - clear - ui.px(space::k4) - x);
  if (is_empty) {
    draw_empty(ui, model, x, width, rect);
    return;
  }
  draw_typed(ui, model, x, width, rect);
  Rect place{rect.right() - clear, rect.y, clear, rect.height};
  auto target = ui.target("field/clear", place, model.clear);
  ui.icon(Icon::close, place.x + (clear - icon) / 2, place.y + (place.height - icon) / 2, icon,
          target.pressed ? c.brand : c.soft);
  if (target.clicked) intent = EraseAll{};
}

}  // namespace

std::optional<Intent> draw_field(ui::Ui& ui, const FieldModel& model, ui::Rect rect, const Translated& help) {
  std::optional<Intent> intent;
  float gap = ui.px(space::k16);
  Row row = row_of(ui, model, help);
  float x = rect.x;
  auto draw = [&](const Beside& beside) {
    if (draw_button(ui, beside.button, {x, rect.y, beside.width, rect.height})) intent = beside.opens;
    x += beside.width + gap;
  };
  for (const Beside& beside : row.before) draw(beside);
  float right = rect.right();
  for (const Beside& beside : row.after) right -= beside.width + gap;
  draw_inside(ui, model, {x, rect.y, right - x, rect.height}, intent);
  x = right + gap;
  for (const Beside& beside : row.after) draw(beside);
  return intent;
}

}  // namespace waystation::kiosk
