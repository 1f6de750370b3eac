// What the pages of the fee check are made of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/fees.h"
#include "app/ui/widgets.h"

namespace waystation::kiosk {

struct FeeColors {
  ui::Color color, tint;
};
FeeColors fee_colors(const ui::Ui& ui, FeeTone tone);

// Words in a place of their own, so that what is said there can be asked for by name. Returns the y below them.
float draw_named(ui::Ui& ui, std::string_view id, const ui::TextBlock& block, float x, float y, float width,
                 ui::Color color);

// Whether no word of it is cut and it is no longer than that: else the screen takes another layout.
bool reads_well(const ui::TextBlock& block, size_t most_lines);

// --- All that follow return the y below what they drew, without the gap to what follows.

// How far the questions have come, as dots and words: "Step 2 of 5".
float fee_progress_height(ui::Ui& ui, int steps, const Translated& words, float width);
float draw_fee_progress(ui::Ui& ui, int number, int steps, const Translated& words, float x, float y, float width);
// The same over the question, or at the end of its line where there is room.
float draw_fee_head(ui::Ui& ui, int number, int steps, const Translated& progress, const Translated& title, float x,
                    float y, float width);

// The answer: a large picture and a sentence, then what it means.
struct FeeBanner {
  FeeTone tone = FeeTone::plain;
  ui::Icon icon = ui::Icon::help_circle;
  std::vector<const Translated*> over;  // what it is about
  const Translated& headline;
  std::string_view headline_id;
  const std::vector<Translated>& sentences;  // each is "fee/sentence/<n>"
};
float draw_fee_banner(ui::Ui& ui, const FeeBanner& banner, float x, float y, float width);

// What is not certain, each with a mark.
float draw_fee_cautions(ui::Ui& ui, const std::vector<Translated>& cautions, float x, float y, float width);

// What to do next, under each other or in columns where there is room: "fee/action/<to>".
struct FeeActions {
  ui::Ui& ui;
  std::vector<FeeAction> actions;
  std::string help_need;     // for who_helps
  std::string help_article;  // for money_back; empty: it is left out
  // Whether all words read well in this width.
  bool fits(float width) const;
  float draw(float x, float y, float width, std::optional<Intent>& intent) const;
};

// Where text and the rail beside it stand; both scroll together.
struct FeeColumns {
  float x = 0, width = 0;            // of the text
  float rail_x = 0, rail_width = 0;  // 0: what would be in it goes under the text
};
FeeColumns fee_columns(ui::Ui& ui, float page_width, bool has_rail);
float fee_rail_width(const ui::Ui& ui);
bool has_room_for_fee_rail(const ui::Ui& ui);

// What goes on to the next page, in a bar at the foot of the page where it stays in reach, beside what was added up.
// Where that would leave the page too little room, `bar` has no height: then it is drawn in the page.
struct FeeFoot {
  ui::Ui& ui;
  const Translated* sum;  // "fee/sum"; may be none
  ui::Button button;
  float x, width;

  ui::Rect bar(ui::Rect content) const;
  float height() const;
  bool draw(float y) const;
  bool draw_bar(ui::Rect bar) const;

 private:
  bool one_line() const;
};

}  // namespace waystation::kiosk
