// What several screens are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "app/kiosk/intent.h"
#include "app/kiosk/models/shared.h"
#include "app/ui/widgets.h"

namespace waystation::kiosk {

// How long a finger must stay on the way to the officer's page.
inline constexpr int64_t kDoorMs = 3000;
inline constexpr std::string_view kDoor = "officer/door";

// The page's side margin, smaller on small screens.
float margin_px(const ui::Ui& ui);

// Banners one under the other, on wide pages two beside each other; returns the y below them, with the gap to what
// follows.
float draw_notices(ui::Ui& ui, const std::vector<NoticeBanner>& notices, float x, float y, float width,
                   std::optional<Intent>& intent);

// A row that opens an article: title, summary, an arrow. Returns its height.
float draw_article_row(ui::Ui& ui, const ArticleRow& row, std::string_view id_prefix, float x, float y, float width,
                       bool with_summary, std::optional<Intent>& intent);
float article_row_height(ui::Ui& ui, const ArticleRow& row, float width, bool with_summary);

}  // namespace waystation::kiosk
