// Rows of what was found, and topics to choose from where nothing was.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/search.h"
#include "app/ui/ui.h"

namespace waystation::kiosk {

// A heading above rows or cards. Returns the y below it, with the gap to what follows.
float draw_heading(ui::Ui& ui, const Translated& words, float x, float y, float width);

// Words with what was searched for marked, already measured. Returns the y below them.
float draw_marked(ui::Ui& ui, const ui::TextBlock& block, const MarkedText& text, float x, float y, float width,
                  ui::Color color);

// Rows under each other, each a target "result/<kind>/<id>". Returns the y below them, with the gap to what follows.
float draw_result_rows(ui::Ui& ui, const std::vector<ResultRow>& rows, float x, float y, float width,
                       std::optional<Intent>& intent);

// Topics as cards with few words: picture and name, in as many columns as the names allow. The same.
float draw_topic_cards(ui::Ui& ui, const std::vector<TopicCard>& topics, float x, float y, float width,
                       std::optional<Intent>& intent);

}  // namespace waystation::kiosk
