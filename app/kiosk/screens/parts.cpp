#include "app/kiosk/screens/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kBannerTitle{TypeRole::control, text::Weight::bold};
constexpr TextStyle kBannerNote{TypeRole::note, text::Weight::regular};
constexpr TextStyle kRowTitle{TypeRole::control, text::Weight::bold};
constexpr TextStyle kRowSummary{TypeRole::note, text::Weight::regular};

float banner_text_width(const Ui& ui, float width) {
  return std::max(1.0f, width - 2 * ui.px(space::k16) - ui.px(space::k32) - ui.px(space::k12));
}

// The last day and the source stand beside each other where both fit on a line.
struct BannerText {
  TextBlock title, until, source;
  bool one_line;
  float height;
};

BannerText measure_banner(Ui& ui, const NoticeBanner& notice, float width) {
  float text = banner_text_width(ui, width);
  BannerText banner{ui.measure(notice.title, kBannerTitle, text), ui.measure(notice.until, kBannerNote),
                    ui.measure(notice.source, kBannerNote), false, 0};
  banner.one_line = banner.until.width + ui.px(space::k24) + banner.source.width <= text;
  if (!banner.one_line) {
    banner.until = ui.measure(notice.until, kBannerNote, text);
    banner.source = ui.measure(notice.source, kBannerNote, text);
  }
  float notes = banner.one_line ? std::max(banner.until.height, banner.source.height) : banner.until.height + banner.source.height;
  banner.height = std::max(ui.metrics().target_px(), banner.title.height + notes + 2 * ui.px(space::k8));
  return banner;
}

float row_text_width(const Ui& ui, float width) {
  return std::max(1.0f, width - 2 * ui.px(space::k24) - ui.px(space::k32) - ui.px(space::k8));
}

}  // namespace

float margin_px(const Ui& ui) { return ui.px(ui.page().width < ui.px(600) ? space::k16 : space::k24); }

float notices_height(Ui& ui, const std::vector<NoticeBanner>& notices, float width) {
  float height = 0;
  for (const NoticeBanner& notice : notices) height += measure_banner(ui, notice, width).height + ui.px(space::k16);
  return height;
}

float draw_notices(Ui& ui, const std::vector<NoticeBanner>& notices, float x, float y, float width,
                   std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  for (const NoticeBanner& notice : notices) {
    BannerText banner = measure_banner(ui, notice, width);
    Rect rect{x, y, width, banner.height};
    auto target = ui.target(fmt::format("notice/{}", notice.id), rect, notice.title, radius::kRow);
    ui.fill(rect, c.care_tint, radius::kRow);
    ui.border(rect, c.care, radius::kRow, target.pressed ? 3.0f : 1.0f);
    float icon = ui.px(space::k32), text_width = banner_text_width(ui, width);
    ui.icon(Icon::bullhorn, x + ui.px(space::k16), y + (rect.height - icon) / 2, icon, c.care);
    float text_x = x + ui.px(space::k16) + icon + ui.px(space::k12);
    float notes_height = banner.one_line ? std::max(banner.until.height, banner.source.height) : banner.until.height + banner.source.height;
    float text_y = y + (rect.height - banner.title.height - notes_height) / 2;
    ui.text(banner.title, text_x, text_y, text_width, c.ink);
    text_y += banner.title.height;
    ui.text(banner.until, text_x, text_y, banner.one_line ? banner.until.width : text_width, c.soft);
    if (banner.one_line) {
      ui.text(banner.source, text_x + banner.until.width + ui.px(space::k24), text_y, banner.source.width, c.soft);
    } else {
      ui.text(banner.source, text_x, text_y + banner.until.height, text_width, c.soft);
    }
    if (target.clicked) intent = OpenNotice{notice.id};
    y += rect.height + ui.px(space::k16);
  }
  return y;
}

float article_row_height(Ui& ui, const ArticleRow& row, float width, bool with_summary) {
  float text = row_text_width(ui, width);
  float words = ui.measure(row.title, kRowTitle, text).height;
  if (with_summary && !row.summary.text.empty()) words += ui.measure(row.summary, kRowSummary, text).height;
  return std::max(ui.metrics().target_px(), words + 2 * ui.px(space::k16));
}

float draw_article_row(Ui& ui, const ArticleRow& row, std::string_view id_prefix, float x, float y, float width,
                       bool with_summary, std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  Rect rect{x, y, width, article_row_height(ui, row, width, with_summary)};
  auto target = ui.target(fmt::format("{}/{}", id_prefix, row.id), rect, row.title, radius::kRow);
  ui.fill(rect, target.pressed ? c.brand_tint : c.card, radius::kRow);
  ui.border(rect, target.pressed ? c.brand : c.line, radius::kRow);
  float text_width = row_text_width(ui, width), text_x = x + ui.px(space::k24);
  TextBlock title = ui.measure(row.title, kRowTitle, text_width);
  bool summary_shown = with_summary && !row.summary.text.empty();
  TextBlock summary = ui.measure(row.summary, kRowSummary, text_width);
  float text_y = y + (rect.height - title.height - (summary_shown ? summary.height : 0)) / 2;
  ui.text(title, text_x, text_y, text_width, c.ink);
  if (summary_shown) ui.text(summary, text_x, text_y + title.height, text_width, c.soft);
  float icon = ui.px(space::k32);
  ui.icon(Icon::chevron_right, x + width - ui.px(space::k16) - icon, y + (rect.height - icon) / 2, icon, c.brand);
  if (target.clicked) intent = OpenArticle{row.id};
  return rect.height;
}

}  // namespace waystation::kiosk
