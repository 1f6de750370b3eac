#include "app/kiosk/models/shared.h"

#include <algorithm>

namespace waystation::kiosk {
namespace {

constexpr size_t kTopicColors = std::tuple_size_v<decltype(ui::Palette::topics)>;

}  // namespace

Translated Context::content(std::string_view kind, std::string_view id, std::string_view field) const {
  auto found = library.text(kind, id, field, state.lang);
  if (!found) return {};
  return {found->value, found->lang};
}

std::vector<TopicCard> topic_cards(const Context& context) {
  std::vector<TopicCard> cards;
  for (const pack::TopicRecord& topic : context.library.topics()) {
    TopicCard card;
    card.id = topic.id;
    card.icon = ui::icon_by_name(topic.icon).value_or(ui::Icon::book_open);
    card.color = static_cast<int>(cards.size() % kTopicColors);
    card.title = context.content("topic", topic.id, "title");
    card.summary = context.content("topic", topic.id, "summary");
    cards.push_back(std::move(card));
  }
  return cards;
}

std::optional<TopicCard> topic_card(const Context& context, std::string_view id) {
  auto cards = topic_cards(context);
  auto found = std::find_if(cards.begin(), cards.end(), [&](const TopicCard& card) { return card.id == id; });
  if (found == cards.end()) return std::nullopt;
  return std::move(*found);
}

ArticleRow article_row(const Context& context, const pack::ArticleRecord& article) {
  return {article.id, context.content("article", article.id, "title"), context.content("article", article.id, "summary")};
}

Translated citation(const Context& context, std::string_view source_id, std::string_view article) {
  Translated title = context.content("source", source_id, "title");
  std::string words = title.text.empty() ? std::string(source_id) : title.text;
  if (article.empty()) return context.word("article.source", {{"source", words}});
  return context.word("article.citation", {{"source", words}, {"article", std::string(article)}});
}

std::vector<NoticeBanner> notice_banners(const Context& context, std::string_view topic) {
  std::vector<NoticeBanner> banners;
  for (const pack::NoticeRecord& notice : context.library.notices(context.today)) {
    bool is_here = topic.empty() || std::find(notice.topics.begin(), notice.topics.end(), topic) != notice.topics.end();
    if (!is_here) continue;
    banners.push_back({notice.id, context.word("notice.title"), context.content("notice", notice.id, "title"),
                       context.word("notice.until", {{"date", notice.until}}), citation(context, notice.source, {})});
  }
  return banners;
}

}  // namespace waystation::kiosk
