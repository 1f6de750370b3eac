#include "app/kiosk/screens/agency_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"
#include "app/kiosk/screens/results.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kAnswer{TypeRole::title, text::Weight::bold};
constexpr TextStyle kAnswerName{TypeRole::card, text::Weight::bold};
constexpr TextStyle kMeans{TypeRole::reading, text::Weight::regular};
constexpr TextStyle kName{TypeRole::control, text::Weight::bold};
constexpr TextStyle kNote{TypeRole::note, text::Weight::regular};
constexpr TextStyle kStanding{TypeRole::note, text::Weight::bold};
constexpr float kNarrowDp = 600;
constexpr float kWideRowEm = 31;  // the standing has a column of its own
constexpr float kStandingShare = 0.34f;
constexpr float kRailDp = 330;
constexpr float kTextDp = 780;  // widest

// --- a row

// What a row holds, measured; positions are the row's own.
struct RowLook {
  float padding, tile, chevron, text_x, text_width;
  float standing_x = 0, standing_width = 0;  // 0: the standing stands under the rest
  TextBlock name, other, where, standing;
  float words_height = 0, height = 0;
};

void measure_words(Ui& ui, const AgencyRow& row, RowLook& look) {
  look.name = ui.measure(row.name.words, kName, look.text_width);
  look.words_height = look.name.height;
  if (row.other_name) {
    look.other = ui.measure(row.other_name->words, kNote, look.text_width);
    look.words_height += look.other.height;
  }
  if (!row.where.words.text.empty()) {
    look.where = ui.measure(row.where.words, kNote, look.text_width);
    look.words_height += look.where.height;
  }
  bool is_beside = look.standing_width > 0;
  look.standing = ui.measure(row.standing.words, kStanding, is_beside ? look.standing_width : look.text_width);
  if (!is_beside) look.words_height += ui.px(space::k4) + look.standing.height;
}

RowLook look_of(Ui& ui, const AgencyRow& row, float width) {
  RowLook look;
  bool is_narrow = width < ui.px(kNarrowDp);
  look.padding = ui.px(is_narrow ? space::k12 : space::k16);
  look.tile = ui.px(is_narrow ? 40 : 52);
  look.chevron = is_narrow ? 0 : std::round(ui.metrics().type_px(TypeRole::control) * 1.4f);
  look.text_x = look.padding + look.tile + ui.px(is_narrow ? space::k12 : space::k16);
  look.text_width = std::max(1.0f, width - look.text_x - look.padding - look.chevron);
  if (width >= kWideRowEm * ui.metrics().type_px(TypeRole::control)) {
    look.standing_width = std::floor(look.text_width * kStandingShare);
    look.text_width -= look.standing_width + ui.px(space::k16);
    look.standing_x = look.text_x + look.text_width + ui.px(space::k16);
  }
  measure_words(ui, row, look);
  float words = std::max(look.words_height, look.standing_width > 0 ? look.standing.height : 0);
  look.height = std::ceil(std::max({ui.metrics().target_px(), look.tile + 2 * look.padding, words + 2 * look.padding}));
  return look;
}

void draw_row(Ui& ui, const AgencyRow& row, const RowLook& look, std::string_view prefix, Rect rect,
              std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  Tone tone = tone_of(ui, row.standing.verdict);
  Translated label{row.name.words.text + " – " + row.standing.words.text, row.standing.words.lang};
  auto target = ui.target(fmt::format("{}/{}", prefix, row.id), rect, label, radius::kRow);
  ui.fill(rect, target.pressed ? c.brand_tint : c.card, radius::kRow);
  ui.border(rect, target.pressed ? c.brand : c.line, radius::kRow);
  // Beside few words the picture stands in the middle, beside many at their beginning.
  bool is_tall = look.words_height > 1.5f * look.tile;
  float tile_y = is_tall ? rect.y + look.padding : rect.y + (rect.height - look.tile) / 2;
  draw_icon_tile(ui, rect.x + look.padding, tile_y, look.tile, row.standing.icon, tone.color);
  float x = rect.x + look.text_x, y = rect.y + (rect.height - look.words_height) / 2;
  y = draw_marked(ui, look.name, row.name, x, y, look.text_width, c.ink);
  if (row.other_name) y = draw_marked(ui, look.other, *row.other_name, x, y, look.text_width, c.ink);
  if (look.where.layout != nullptr) y = draw_marked(ui, look.where, row.where, x, y, look.text_width, c.soft);
  if (look.standing_width > 0)
    ui.text(look.standing, rect.x + look.standing_x, Ui::centred(look.standing, rect.y, rect.height),
            look.standing_width, tone.color);
  else
    ui.text(look.standing, x, y + ui.px(space::k4), look.text_width, tone.color);
  if (look.chevron > 0)
    ui.icon(Icon::chevron_right, rect.right() - look.padding / 2 - look.chevron,
            rect.y + (rect.height - look.chevron) / 2, look.chevron, c.brand);
  if (target.clicked) intent = OpenAgency{row.pack, row.id};
}

// Large letters are for few words.
bool is_wordy(const TextBlock& block) {
  return block.layout->lines.size() > 2 || Ui::cuts_a_word(block);
}

// --- a list

struct RegisterCard {
  Ui& ui;
  const RegisterRow& list;
  float x, width;  // of the words

  float words(const Translated& text, TextStyle style, float y, Color color, bool draws) const {
    if (text.text.empty()) return y;
    TextBlock block = ui.measure(text, style, width);
    if (draws) ui.text(block, x, y, width, color);
    return y + block.height;
  }
  float note(Icon icon, const Translated& text, Color icon_color, Color color, float y, bool draws) const {
    y += ui.px(space::k8);
    return y + (draws ? draw_note(ui, x, y, width, icon, text, icon_color, color) : note_height(ui, width, text));
  }
  // Positions are worked out once, and used twice: to measure and to draw.
  float walk(float y, bool draws) const {
    const Palette& c = ui.colors();
    y = words(list.title, kName, y, c.ink, draws);
    y = words(list.listed, kNote, y, c.soft, draws);
    if (list.too_old) y = note(Icon::clock_alert, *list.too_old, c.care, c.care, y, draws);
    if (list.note) y = note(Icon::information, *list.note, c.brand, c.ink, y, draws);
    return note(Icon::book_open, list.source, c.brand, c.soft, y, draws);
  }
};

}  // namespace

Tone tone_of(const Ui& ui, search::AgencyVerdict verdict) {
  const Palette& c = ui.colors();
  switch (verdict) {
    case search::AgencyVerdict::valid:
      return {c.fine, c.fine_tint};
    case search::AgencyVerdict::suspended:
    case search::AgencyVerdict::cancelled:
      return {c.help, c.help_tint};
    case search::AgencyVerdict::expired:
    case search::AgencyVerdict::list_too_old:
      break;
  }
  return {c.care, c.care_tint};
}

float draw_answer(Ui& ui, const AgencyAnswerPanel& panel, float x, float y, float width) {
  const Palette& c = ui.colors();
  bool is_narrow = width < ui.px(kNarrowDp), is_small = is_narrow || panel.is_brief;
  float padding = ui.px(is_small ? space::k16 : space::k24), gap = ui.px(is_small ? space::k12 : space::k24);
  float icon = std::round(ui.metrics().type_px(TypeRole::title) * (is_small ? 1.4f : 2.0f));
  float words_width = std::max(1.0f, width - 2 * padding - icon - gap);
  // On a narrow page only the sentence stands beside the picture.
  float rest_x = x + padding + (is_narrow ? 0 : icon + gap);
  float rest_width = is_narrow ? std::max(1.0f, width - 2 * padding) : words_width;
  TextBlock words = ui.measure(panel.words, panel.is_brief ? kAnswerName : kAnswer, words_width);
  if (is_wordy(words)) words = ui.measure(panel.words, kAnswerName, words_width);
  TextBlock means = ui.measure(panel.means, panel.is_brief ? kNote : kMeans, rest_width);
  TextBlock name;
  if (panel.name != nullptr) name = ui.measure(*panel.name, kAnswerName, rest_width);
  float space = ui.px(panel.is_brief ? space::k4 : space::k8);
  float head = std::max(words.height, is_narrow ? icon : 0);
  float rest = (panel.name != nullptr ? name.height + space : 0) + means.height;
  float height = std::max(icon, head + space + rest) + 2 * padding;
  Rect rect{x, y, width, std::ceil(height)};

  auto scope = ui.box("answer", rect);
  ui.fill(rect, panel.tone.tint, radius::kCard);
  ui.border(rect, panel.tone.color, radius::kCard);
  float top = y + padding;
  float icon_y = is_narrow ? top + (head - icon) / 2 : top;
  ui.icon(panel.icon, x + padding, icon_y, icon, panel.tone.color);
  ui.text(words, x + padding + icon + gap, top + (head - words.height) / 2, words_width, c.ink);
  top += head + space;
  if (panel.name != nullptr) {
    ui.text(name, rest_x, top, rest_width, c.ink);
    top += name.height + space;
  }
  ui.text(means, rest_x, top, rest_width, c.ink);
  return rect.bottom() + ui.px(space::k24);
}

float draw_agency_rows(Ui& ui, const std::vector<AgencyRow>& rows, std::string_view id_prefix, float x, float y,
                       float width, std::optional<Intent>& intent) {
  for (const AgencyRow& row : rows) {
    RowLook look = look_of(ui, row, width);
    draw_row(ui, row, look, id_prefix, {x, y, width, look.height}, intent);
    y += look.height + ui.px(space::k16);
  }
  return y;
}

float draw_look_alikes(Ui& ui, const Translated& title, const Translated& means, const std::vector<AgencyRow>& rows,
                       float x, float y, float width, std::optional<Intent>& intent) {
  if (rows.empty()) return y;
  const Palette& c = ui.colors();
  float icon = std::round(ui.metrics().type_px(TypeRole::control) * 1.25f), gap = ui.px(space::k8);
  float text_width = std::max(1.0f, width - icon - gap);
  TextBlock heading = ui.measure(title, kName, text_width);
  TextBlock words = ui.measure(means, kNote, text_width);
  float first_line = heading.layout->lines.front().height;
  ui.icon(Icon::alert, x, y + std::max(0.0f, (first_line - icon) / 2), icon, c.care);
  ui.text(heading, x + icon + gap, y, text_width, c.care);
  y += heading.height;
  ui.text(words, x + icon + gap, y, text_width, c.ink);
  y += words.height + ui.px(space::k12);
  return draw_agency_rows(ui, rows, "look-alike", x, y, width, intent) + ui.px(space::k8);
}

float draw_register(Ui& ui, const RegisterRow& list, float x, float y, float width) {
  float padding = ui.px(width < ui.px(kNarrowDp) ? space::k16 : space::k24);
  RegisterCard card{ui, list, x + padding, std::max(1.0f, width - 2 * padding)};
  Rect rect{x, y, width, std::ceil(card.walk(0, false) + 2 * padding)};
  draw_card(ui, rect, radius::kRow);
  card.walk(y + padding, true);
  return rect.bottom() + ui.px(space::k16);
}

float checklist_height(Ui& ui, const Translated& title, const std::vector<ArticleRow>& rows, float width) {
  if (rows.empty()) return 0;
  float height = ui.measure(title, kName, width).height + ui.px(space::k8);
  for (const ArticleRow& row : rows) height += article_row_height(ui, row, width, true) + ui.px(space::k16);
  return height;
}

float draw_checklist(Ui& ui, const Translated& title, const std::vector<ArticleRow>& rows, float x, float y,
                     float width, std::optional<Intent>& intent) {
  if (rows.empty()) return y;
  y = draw_heading(ui, title, x, y, width);
  for (const ArticleRow& row : rows)
    y += draw_article_row(ui, row, "article", x, y, width, true, intent) + ui.px(space::k16);
  return y;
}

float agency_rail_width(const Ui& ui) {
  return ui.px(kRailDp);
}

AgencyColumns agency_columns(Ui& ui, float page_width, float room_height, float checklist) {
  AgencyColumns columns;
  float margin = margin_px(ui), gap = ui.px(space::k24), rail = agency_rail_width(ui);
  bool is_portrait = ui.page().height > ui.page().width;
  bool has_rail = checklist > 0 && !is_portrait && page_width >= ui.px(1000) && checklist <= room_height;
  float taken = has_rail ? gap + rail : 0;
  columns.width = std::min(page_width - 2 * margin - taken, ui.px(has_rail ? kTextDp : 960));
  columns.x = std::floor(std::max(margin, (page_width - columns.width - taken) / 2));
  if (has_rail) {
    columns.rail_x = columns.x + columns.width + gap;
    columns.rail_width = rail;
  }
  return columns;
}

Rect AgencyColumns::view(Rect content, float margin) const {
  if (rail_width == 0) return content;
  // The scroll bar's thumb stands in the middle of the gap.
  float gap = rail_x - x - width;
  return {x - margin, content.y, margin + width + 0.75f * gap, content.height};
}

}  // namespace waystation::kiosk
