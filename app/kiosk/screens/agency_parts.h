// What the page of the agency check and the page of one agency are both made of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/agencies.h"
#include "app/ui/ui.h"

namespace waystation::kiosk {

struct Tone {
  ui::Color color, tint;
};
Tone tone_of(const ui::Ui& ui, search::AgencyVerdict verdict);

// The answer: one large picture and a sentence, then a name and what the answer means. Returns the y below it, with the
// gap to what follows; so do all that follow here.
struct AgencyAnswerPanel {
  ui::Icon icon = ui::Icon::help_circle;
  Tone tone;
  const Translated& words;
  const Translated* name = nullptr;
  const Translated& means;
  bool is_brief = false;  // in small letters, where the page has little room
};
float draw_answer(ui::Ui& ui, const AgencyAnswerPanel& panel, float x, float y, float width);

// Rows under each other, each a target "<id_prefix>/<id>".
float draw_agency_rows(ui::Ui& ui, const std::vector<AgencyRow>& rows, std::string_view id_prefix, float x, float y,
                       float width, std::optional<Intent>& intent);
// The same under a warning, as "look-alike/<id>"; nothing where there are none.
float draw_look_alikes(ui::Ui& ui, const Translated& title, const Translated& means, const std::vector<AgencyRow>& rows,
                       float x, float y, float width, std::optional<Intent>& intent);

// A list: its name, its day, where it is from, and what is to be known of it.
float draw_register(ui::Ui& ui, const RegisterRow& list, float x, float y, float width);

// The contract checklist: rows that open articles, "article/<id>"; nothing where there are none.
float checklist_height(ui::Ui& ui, const Translated& title, const std::vector<ArticleRow>& rows, float width);
float draw_checklist(ui::Ui& ui, const Translated& title, const std::vector<ArticleRow>& rows, float x, float y,
                     float width, std::optional<Intent>& intent);

// Where text and checklist stand: beside each other where there is room, both in the middle of the page.
struct AgencyColumns {
  float x = 0, width = 0;            // of the text
  float rail_x = 0, rail_width = 0;  // of the checklist; 0: it goes under the text
  float right() const { return rail_width > 0 ? rail_x + rail_width : x + width; }
  // What scrolls: all of it, or all but the rail.
  ui::Rect view(ui::Rect content, float margin) const;
};
AgencyColumns agency_columns(ui::Ui& ui, float page_width, float room_height, float checklist);
float agency_rail_width(const ui::Ui& ui);

}  // namespace waystation::kiosk
