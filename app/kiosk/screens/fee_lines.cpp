#include "app/kiosk/screens/fee_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/fee_parts.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kName{TypeRole::control, text::Weight::bold};
constexpr TextStyle kAmount{TypeRole::control, text::Weight::regular};
constexpr TextStyle kVerdict{TypeRole::control, text::Weight::bold};
constexpr TextStyle kNote{TypeRole::note, text::Weight::regular};
constexpr float kRound = 1000;
constexpr float kNarrowDp = 600;
constexpr float kNameShare = 0.42f;
constexpr size_t kMostLinesInTable = 2, kMostLines = 3;

enum class Form {
  table,    // name, amount and verdict in columns
  stacked,  // the verdict under name and amount
  under     // and the button under all of them
};

struct Rows {
  Ui& ui;
  const std::vector<FeeLine>& lines;
  const Translated& why;
  float width;
  Form form = Form::table;

  bool is_narrow() const { return width < ui.px(kNarrowDp); }
  float padding() const { return ui.px(is_narrow() ? space::k12 : space::k16); }
  float gap() const { return ui.px(is_narrow() ? space::k12 : space::k16); }
  float disc() const { return ui.px(is_narrow() ? 40 : 52); }
  Button button(std::string_view id) const {
    return {id, std::nullopt, why, ButtonKind::plain, ButtonShape::row, TypeRole::control, text::Weight::regular};
  }
  float button_wide() const { return button_width(ui, button("")); }
  float words_x() const { return padding() + disc() + gap(); }
  float words_width() const {
    float beside = form == Form::under ? 0 : gap() + button_wide();
    return std::max(1.0f, width - words_x() - padding() - beside);
  }

  float amount_width() const {
    float widest = 0;
    for (const FeeLine& line : lines)
      if (line.amount) widest = std::max(widest, ui.measure(*line.amount, kAmount).width);
    return widest;
  }

  // Positions of the columns of a table, from words_x().
  struct Columns {
    float name, amount_x, amount, verdict_x, verdict;
  };
  Columns columns() const {
    float apart = ui.px(space::k24), amount = amount_width(), taken = amount > 0 ? amount + apart : 0;
    float room = words_width() - taken - apart, name = std::floor(room * kNameShare);
    return {name, name + apart, amount, name + apart + taken, std::max(1.0f, room - name)};
  }

  // What a row holds, measured.
  struct Row {
    TextBlock name, amount, verdict, note;
    bool amount_is_beside = true;
    float words = 0, height = 0, note_height = 0;  // the height is that of the card, its note included
  };

  float note_width() const { return std::max(1.0f, width - words_x() - padding()); }

  // At the end of the name's line: in all rows or in none.
  bool amounts_are_beside() const {
    return std::all_of(lines.begin(), lines.end(), [&](const FeeLine& line) {
      float amount = line.amount ? ui.measure(*line.amount, kAmount).width + gap() : 0;
      return ui.measure(line.name, kName).width + amount <= words_width();
    });
  }

  Row measure(const FeeLine& line) const {
    Row row;
    float room = words_width();
    if (form == Form::table) {
      row.name = ui.measure(line.name, kName, columns().name);
      row.verdict = ui.measure(line.verdict, kVerdict, columns().verdict);
      if (line.amount) row.amount = ui.measure(*line.amount, kAmount);
      row.words = std::max({row.name.height, row.amount.height, row.verdict.height});
    } else {
      row.verdict = ui.measure(line.verdict, kVerdict, room);
      float amount = line.amount ? ui.measure(*line.amount, kAmount).width + gap() : 0;
      row.amount_is_beside = amounts_are_beside();
      row.name = ui.measure(line.name, kName, row.amount_is_beside ? room - amount : room);
      if (line.amount) row.amount = ui.measure(*line.amount, kAmount, room);
      row.words =
          (row.amount_is_beside ? std::max(row.name.height, row.amount.height) : row.name.height + row.amount.height) +
          row.verdict.height;
    }
    float button_h = button_height(ui, button(""));
    float inner = form == Form::under ? std::max(disc(), row.words) + ui.px(space::k8) + button_h
                                      : std::max({disc(), row.words, button_h});
    row.height = std::ceil(inner + 2 * ui.px(space::k12) + (form == Form::table ? ui.px(space::k8) : 0));
    if (line.note) {
      row.note = ui.measure(*line.note, kNote, note_width());
      row.note_height = std::ceil(row.note.height + ui.px(space::k8));
      row.height += row.note_height;
    }
    return row;
  }

  bool fits() const {
    return std::all_of(lines.begin(), lines.end(), [&](const FeeLine& line) {
      Row row = measure(line);
      size_t most = form == Form::table ? kMostLinesInTable : kMostLines;
      return reads_well(row.name, most) && reads_well(row.verdict, most);
    });
  }

  void draw_words(const FeeLine& line, const Row& row, float x, float y, float height) const {
    const Palette& c = ui.colors();
    Color color = line.tone == FeeTone::plain ? c.ink : fee_colors(ui, line.tone).color;
    std::string verdict = fmt::format("fee/verdict/{}", line.item), asked = fmt::format("fee/asked/{}", line.item);
    if (form == Form::table) {
      Columns at = columns();
      ui.text(row.name, x, Ui::centred(row.name, y, height), at.name, c.ink);
      if (line.amount)
        draw_named(ui, asked, row.amount, x + at.amount_x, Ui::centred(row.amount, y, height), at.amount, c.ink);
      draw_named(ui, verdict, row.verdict, x + at.verdict_x, Ui::centred(row.verdict, y, height), at.verdict, color);
      return;
    }
    float line_y = y + (height - row.words) / 2, room = words_width();
    ui.text(row.name, x, line_y, row.amount_is_beside ? row.name.width : room, c.ink);
    if (line.amount && row.amount_is_beside) {
      draw_named(ui, asked, row.amount, x + room - row.amount.width, line_y, row.amount.width, c.ink);
      line_y += std::max(row.name.height, row.amount.height);
    } else {
      line_y += row.name.height;
      if (line.amount) line_y = draw_named(ui, asked, row.amount, x, line_y, room, c.ink);
    }
    draw_named(ui, verdict, row.verdict, x, line_y, room, color);
  }

  bool draw(const FeeLine& line, Rect card) const {
    FeeColors tone = fee_colors(ui, line.tone);
    Row row = measure(line);
    draw_card(ui, card, radius::kRow);
    Rect rect{card.x, card.y, card.width, card.height - row.note_height};
    if (line.note)
      ui.text(row.note, rect.x + words_x(), rect.bottom() - ui.px(space::k4), note_width(), ui.colors().soft);
    float button_h = button_height(ui, button("")), size = disc(), glyph = std::round(size * 0.62f);
    float words_height =
        form == Form::under ? rect.height - button_h - ui.px(space::k8) - ui.px(space::k12) : rect.height;
    Rect round{rect.x + padding(), rect.y + (words_height - size) / 2, size, size};
    ui.fill(round, tone.tint, kRound);
    ui.icon(line.icon, round.x + (size - glyph) / 2, round.y + (size - glyph) / 2, glyph, tone.color);
    draw_words(line, row, rect.x + words_x(), rect.y, words_height);
    std::string id = fmt::format("fee/why/{}", line.item);
    float button_y =
        form == Form::under ? rect.bottom() - ui.px(space::k12) - button_h : rect.y + (rect.height - button_h) / 2;
    return draw_button(ui, button(id), {rect.right() - padding() - button_wide(), button_y, button_wide(), button_h});
  }
};

}  // namespace

float draw_fee_lines(Ui& ui, const std::vector<FeeLine>& lines, const Translated& why, float x, float y, float width,
                     std::optional<Intent>& intent) {
  Rows rows{ui, lines, why, width};
  for (Form form : {Form::table, Form::stacked, Form::under}) {
    rows.form = form;
    if (rows.fits()) break;
  }
  float gap = ui.px(space::k16);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) y += gap;
    Rect rect{x, y, width, rows.measure(lines[i]).height};
    if (rows.draw(lines[i], rect)) intent = OpenFeeWhy{lines[i].item};
    y += rect.height;
  }
  return y;
}

}  // namespace waystation::kiosk
