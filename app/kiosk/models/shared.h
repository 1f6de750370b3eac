// What several screens show: topics, rows that open an article, banners of notices.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/models/context.h"
#include "app/ui/icons.h"

namespace waystation::kiosk {

struct TopicCard {
  std::string id;
  ui::Icon icon = ui::Icon::book_open;
  int color = 0;  // index into Palette::topics
  bool for_everyone = true;
  Translated title;
  Translated summary;
};

struct ArticleRow {
  std::string id;
  Translated title;
  Translated summary;
};

struct NoticeBanner {
  std::string id;
  Translated name;  // "Notice"
  Translated title;
  Translated until;
  std::optional<Translated> source;
};

// Every topic in the order of home, each with the colour that stays with it.
std::vector<TopicCard> topic_cards(const Context& context);
std::optional<TopicCard> topic_card(const Context& context, std::string_view id);
ArticleRow article_row(const Context& context, const Library::Found<pack::ArticleRecord>& article);
// Today's notices: all of them, or those of one topic.
std::vector<NoticeBanner> notice_banners(const Context& context, std::string_view topic = {});
// "7, 9(1)": with the comma of the reader's language, each element whole and in its own direction. `divider`: after a
// comma, kNewLineMay for a list that may go on in the next line.
std::string joined(const Context& context, const std::vector<std::string>& elements, std::string_view divider = {});
inline constexpr std::string_view kNewLineMay = "\u200B";
// "Source: Convention …, article 7(1), 9": a source of that pack in the reader's words.
Translated citation(const Context& context, const pack::Store& store, const pack::Citation& citation);

}  // namespace waystation::kiosk
