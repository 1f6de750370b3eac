#include "app/kiosk/screens/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace waystation::kiosk {

using namespace ui;

namespace {

constexpr TextStyle kBannerTitle{TypeRole::control, text::Weight::bold};
constexpr TextStyle kBannerNote{TypeRole::note, text::Weight::regular};
constexpr TextStyle kRowTitle{TypeRole::control, text::Weight::bold};
constexpr TextStyle kRowSummary{TypeRole::note, text::Weight::regular};

float row_icon_px(const Ui& ui) {
  return std::round(ui.metrics().type_px(TypeRole::control) * 1.4f);
}

float banner_text_width(const Ui& ui, float width) {
  return std::max(1.0f, width - 2 * ui.px(space::k16) - 2 * (row_icon_px(ui) + ui.px(space::k12)));
}

// The last day and the source stand beside each other where both fit on a line.
struct BannerText {
  TextBlock title, until, source;
  bool one_line = false;
  float height = 0;  // of the words

  float notes_height() const { return one_line ? std::max(until.height, source.height) : until.height + source.height; }
};

BannerText measure_banner(Ui& ui, const NoticeBanner& notice, float width_px) {
  BannerText banner;
  banner.title = ui.measure(notice.title, kBannerTitle, width_px);
  banner.until = ui.measure(notice.until, kBannerNote);
  if (notice.source) banner.source = ui.measure(*notice.source, kBannerNote);
  banner.one_line = banner.until.width + ui.px(space::k24) + banner.source.width <= width_px;
  if (!banner.one_line) {
    banner.until = ui.measure(notice.until, kBannerNote, width_px);
    if (notice.source) banner.source = ui.measure(*notice.source, kBannerNote, width_px);
  }
  banner.height = banner.title.height + banner.notes_height();
  return banner;
}

void draw_banner_text(Ui& ui, const BannerText& banner, float x, float y, float width_px) {
  const Palette& c = ui.colors();
  ui.text(banner.title, x, y, width_px, c.ink);
  y += banner.title.height;
  ui.text(banner.until, x, y, banner.one_line ? banner.until.width : width_px, c.soft);
  if (banner.source.layout == nullptr) return;
  if (banner.one_line) {
    ui.text(banner.source, x + banner.until.width + ui.px(space::k24), y, banner.source.width, c.soft);
  } else {
    ui.text(banner.source, x, y + banner.until.height, width_px, c.soft);
  }
}

float banner_height(Ui& ui, const NoticeBanner& notice, float width) {
  BannerText banner = measure_banner(ui, notice, banner_text_width(ui, width));
  return std::max(ui.metrics().target_px(), banner.height + 2 * ui.px(space::k8));
}

void draw_banner(Ui& ui, const NoticeBanner& notice, Rect rect, std::optional<Intent>& intent) {
  const Palette& c = ui.colors();
  float text_width = banner_text_width(ui, rect.width), icon = row_icon_px(ui), padding = ui.px(space::k16);
  BannerText banner = measure_banner(ui, notice, text_width);
  auto target = ui.target(fmt::format("notice/{}", notice.id), rect, notice.title, radius::kRow);
  ui.fill(rect, c.care_tint, radius::kRow);
  ui.border(rect, c.care, radius::kRow, target.pressed ? 3.0f : 1.0f);
  float icon_y = rect.y + (rect.height - icon) / 2;
  ui.icon(Icon::bullhorn, rect.x + padding, icon_y, icon, c.care);
  draw_banner_text(ui, banner, rect.x + padding + icon + ui.px(space::k12), rect.y + (rect.height - banner.height) / 2,
                   text_width);
  ui.icon(Icon::chevron_right, rect.right() - padding - icon, icon_y, icon, c.care);
  if (target.clicked) intent = OpenNotice{notice.id};
}

float row_text_width(const Ui& ui, float width) {
  return std::max(1.0f, width - 2 * ui.px(space::k24) - row_icon_px(ui) - ui.px(space::k8));
}

}  // namespace

float margin_px(const Ui& ui) {
  return ui.px(ui.page().width < ui.px(600) ? space::k16 : space::k24);
}

float draw_notices(Ui& ui, const std::vector<NoticeBanner>& notices, float x, float y, float width,
                   std::optional<Intent>& intent) {
  float gap = ui.px(space::k16);
  bool in_pairs = notices.size() > 1 && width >= ui.px(900);
  float half = (width - gap) / 2;
  for (size_t i = 0; i < notices.size();) {
    // The last of an odd number has the line to itself.
    size_t beside = in_pairs && i + 1 < notices.size() ? 2 : 1;
    float banner_width = beside == 2 ? half : width, height = 0;
    for (size_t n = i; n < i + beside; ++n) height = std::max(height, banner_height(ui, notices[n], banner_width));
    for (size_t n = i; n < i + beside; ++n)
      draw_banner(ui, notices[n], {x + static_cast<float>(n - i) * (half + gap), y, banner_width, height}, intent);
    y += height + gap;
    i += beside;
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
  float icon = row_icon_px(ui);
  ui.icon(Icon::chevron_right, x + width - ui.px(space::k16) - icon, y + (rect.height - icon) / 2, icon, c.brand);
  if (target.clicked) intent = OpenArticle{row.id};
  return rect.height;
}

}  // namespace waystation::kiosk
