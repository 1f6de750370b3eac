#include "app/kiosk/screens/fee_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/parts.h"

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kTitle{TypeRole::title, text::Weight::bold};
constexpr TextStyle kSmallTitle{TypeRole::card, text::Weight::bold};
constexpr TextStyle kNote{TypeRole::note, text::Weight::regular};
constexpr TextStyle kOver{TypeRole::control, text::Weight::bold};
constexpr TextStyle kSentence{TypeRole::reading, text::Weight::regular};
constexpr TextStyle kSum{TypeRole::card, text::Weight::bold};
constexpr float kNarrowDp = 600, kLowPageEm = 16, kLeastRailEm = 11;
constexpr float kRound = 1000;        // a corner's radius that makes a square a circle
constexpr float kLeastShare = 0.45f;  // of the page's height, for what scrolls above a bar

// Large letters are for few words, and fewer where the page is only so many of them high.
TextBlock measure_title(Ui& ui, const Translated& words, float width) {
  TextBlock block = ui.measure(words, kTitle, width);
  size_t most = ui.page().height < kLowPageEm * ui.metrics().type_px(kTitle.role) ? 1 : 2;
  return reads_well(block, most) ? block : ui.measure(words, kSmallTitle, width);
}

// --- progress: the step that is being answered is a long dot, those to come are rings
float dot_px(const Ui& ui) {
  return ui.px(space::k12);
}
float dots_width(const Ui& ui, int steps) {
  return static_cast<float>(steps + 1) * dot_px(ui) + static_cast<float>(steps - 1) * ui.px(space::k8);
}
float progress_words_x(const Ui& ui, int steps) {
  return dots_width(ui, steps) + ui.px(space::k12);
}

}  // namespace

FeeColors fee_colors(const Ui& ui, FeeTone tone) {
  const Palette& c = ui.colors();
  switch (tone) {
    case FeeTone::fine:
      return {c.fine, c.fine_tint};
    case FeeTone::refused:
      return {c.help, c.help_tint};
    case FeeTone::care:
      return {c.care, c.care_tint};
    case FeeTone::plain:
      break;
  }
  return {c.brand, c.brand_tint};
}

float draw_named(Ui& ui, std::string_view id, const TextBlock& block, float x, float y, float width, Color color) {
  auto scope = ui.box(id, {x, y, std::max(width, block.width), block.height});
  ui.text(block, x, y, width, color);
  return y + block.height;
}

bool reads_well(const TextBlock& block, size_t most_lines) {
  return block.layout->lines.size() <= most_lines && !Ui::cuts_a_word(block);
}

float fee_progress_height(Ui& ui, int steps, const Translated& words, float width) {
  float room = std::max(1.0f, width - progress_words_x(ui, steps));
  return std::max(dot_px(ui), ui.measure(words, kNote, room).height);
}

float draw_fee_progress(Ui& ui, int number, int steps, const Translated& words, float x, float y, float width) {
  const Palette& c = ui.colors();
  float dot = dot_px(ui), height = fee_progress_height(ui, steps, words, width);
  float dot_x = x, dot_y = y + (height - dot) / 2;
  for (int step = 1; step <= steps; ++step) {
    Rect rect{dot_x, dot_y, step == number ? 2 * dot : dot, dot};
    if (step <= number)
      ui.fill(rect, c.brand, kRound);
    else
      ui.border(rect, c.soft, kRound, 1.5f);
    dot_x += rect.width + ui.px(space::k8);
  }
  float room = std::max(1.0f, width - progress_words_x(ui, steps));
  TextBlock block = ui.measure(words, kNote, room);
  ui.text(block, x + progress_words_x(ui, steps), Ui::centred(block, y, height), room, c.soft);
  return y + height;
}

float draw_fee_head(Ui& ui, int number, int steps, const Translated& progress, const Translated& title, float x,
                    float y, float width) {
  float progress_width = progress_words_x(ui, steps) + ui.measure(progress, kNote).width + 1;
  TextBlock block = ui.measure(title, kTitle);
  if (block.width + ui.px(space::k24) + progress_width <= width) {
    ui.text(block, x, y, block.width, ui.colors().ink);
    float height = fee_progress_height(ui, steps, progress, progress_width);
    draw_fee_progress(ui, number, steps, progress, x + width - progress_width, y + (block.height - height) / 2,
                      progress_width);
    return y + block.height;
  }
  block = measure_title(ui, title, width);
  y = draw_fee_progress(ui, number, steps, progress, x, y, width) + ui.px(space::k4);
  ui.text(block, x, y, width, ui.colors().ink);
  return y + block.height;
}

namespace {

// What stands over the headline: beside each other where there is room.
struct Over {
  std::vector<TextBlock> blocks;
  bool one_line = true;
  float gap = 0, height = 0;

  Over(Ui& ui, const std::vector<const Translated*>& words, float width) : gap(ui.px(space::k24)) {
    float wide = 0, tallest = 0, sum = 0;
    for (const Translated* some : words) {
      blocks.push_back(ui.measure(*some, kOver, width));
      wide += blocks.back().width + gap;
      tallest = std::max(tallest, blocks.back().height);
      sum += blocks.back().height;
    }
    one_line = wide - gap <= width;
    height = one_line ? tallest : sum;
  }
  void draw(Ui& ui, float x, float y, float width) const {
    for (const TextBlock& block : blocks) {
      ui.text(block, x, y, one_line ? block.width : width, ui.colors().ink);
      (one_line ? x : y) += one_line ? block.width + gap : block.height;
    }
  }
};

}  // namespace

float draw_fee_banner(Ui& ui, const FeeBanner& banner, float x, float y, float width) {
  const Palette& c = ui.colors();
  FeeColors tone = fee_colors(ui, banner.tone);
  bool is_narrow = width < ui.px(kNarrowDp), is_short = ui.page().height < ui.px(kNarrowDp);
  float padding = ui.px(is_narrow || is_short ? space::k16 : space::k24);
  float gap = ui.px(is_narrow ? space::k12 : space::k24);
  float icon = std::round(ui.metrics().type_px(TypeRole::title) * (is_narrow ? 1.4f : 2.0f));
  // On a narrow page only the headline stands beside the picture.
  float words_x = x + padding + icon + gap, words_width = std::max(1.0f, x + width - padding - words_x);
  float rest_x = is_narrow ? x + padding : words_x;
  float rest_width = is_narrow ? std::max(1.0f, width - 2 * padding) : words_width;

  TextBlock headline = measure_title(ui, banner.headline, words_width);
  Over over(ui, banner.over, words_width);
  std::vector<TextBlock> sentences;
  float rest = 0;
  for (const Translated& sentence : banner.sentences) {
    sentences.push_back(ui.measure(sentence, kSentence, rest_width));
    rest += ui.px(space::k4) + sentences.back().height;
  }
  float head = over.height + headline.height, head_row = std::max(head, is_narrow ? icon : 0);
  Rect rect{x, y, width, std::ceil(std::max(icon, head_row + rest) + 2 * padding)};
  auto scope = ui.box("fee/banner", rect);
  ui.fill(rect, tone.tint, radius::kCard);
  if (ui.frame().contrast == Contrast::high) ui.border(rect, tone.color, radius::kCard, 2);
  float icon_y = is_narrow ? y + padding + (head_row - icon) / 2 : y + (rect.height - icon) / 2;
  ui.icon(banner.icon, x + padding, icon_y, icon, tone.color);

  float top = y + (rect.height - head_row - rest) / 2, line = top + (head_row - head) / 2;
  over.draw(ui, words_x, line, words_width);
  draw_named(ui, banner.headline_id, headline, words_x, line + over.height, words_width, c.ink);
  line = top + head_row;
  for (size_t i = 0; i < sentences.size(); ++i)
    line = draw_named(ui, fmt::format("fee/sentence/{}", i), sentences[i], rest_x, line + ui.px(space::k4), rest_width,
                      c.ink);
  return rect.bottom();
}

float draw_fee_cautions(Ui& ui, const std::vector<Translated>& cautions, float x, float y, float width) {
  const Palette& c = ui.colors();
  for (size_t i = 0; i < cautions.size(); ++i) {
    if (i > 0) y += ui.px(space::k8);
    y += draw_note(ui, x, y, width, Icon::alert_circle, cautions[i], c.care, c.ink);
  }
  return y;
}

float fee_rail_width(const Ui& ui) {
  return ui.px(330);
}

bool has_room_for_fee_rail(const Ui& ui) {
  return fee_rail_width(ui) >= kLeastRailEm * ui.metrics().type_px(TypeRole::reading) &&
         ui.page().width >= ui.px(1000) && ui.page().width > ui.page().height;
}

FeeColumns fee_columns(Ui& ui, float page_width, bool has_rail) {
  FeeColumns columns;
  float margin = margin_px(ui), gap = ui.px(space::k24), rail = fee_rail_width(ui);
  float taken = has_rail ? gap + rail : 0;
  columns.width = std::floor(std::min(page_width - 2 * margin - taken, ui.px(960)));
  columns.x = std::floor(std::max(margin, (page_width - columns.width - taken) / 2));
  if (has_rail) {
    columns.rail_x = columns.x + columns.width + gap;
    columns.rail_width = rail;
  }
  return columns;
}

// --- FeeFoot

bool FeeFoot::one_line() const {
  if (sum == nullptr) return true;
  return ui.measure(*sum, kSum).width + ui.px(space::k24) + button_width(ui, button) <= width;
}

float FeeFoot::height() const {
  float button_h = button_height(ui, button, width);
  if (sum == nullptr) return button_h;
  if (one_line()) return std::max(button_h, ui.measure(*sum, kSum).height);
  return ui.measure(*sum, kOver, width).height + ui.px(space::k8) + button_h;
}

Rect FeeFoot::bar(Rect content) const {
  float bar = height() + 2 * ui.px(space::k12);
  if (content.height - bar < kLeastShare * ui.page().height) bar = 0;
  return {content.x, content.bottom() - bar, content.width, bar};
}

bool FeeFoot::draw(float y) const {
  const Palette& c = ui.colors();
  float button_w = std::min(width, button_width(ui, button)), button_h = button_height(ui, button, width);
  if (sum == nullptr) return draw_button(ui, button, {x + width - button_w, y, button_w, button_h});
  if (one_line()) {
    TextBlock block = ui.measure(*sum, kSum);
    draw_named(ui, "fee/sum", block, x, Ui::centred(block, y, height()), block.width, c.ink);
    return draw_button(ui, button, {x + width - button_w, y + (height() - button_h) / 2, button_w, button_h});
  }
  y = draw_named(ui, "fee/sum", ui.measure(*sum, kOver, width), x, y, width, c.ink) + ui.px(space::k8);
  return draw_button(ui, button, {x, y, width, button_h});
}

bool FeeFoot::draw_bar(Rect bar) const {
  ui.fill(bar, ui.colors().card);
  ui.fill({bar.x, bar.y, bar.width, 1}, ui.colors().line);
  return draw(bar.y + ui.px(space::k12));
}

}  // namespace waystation::kiosk
