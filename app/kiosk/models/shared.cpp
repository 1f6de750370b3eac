#include "app/kiosk/models/shared.h"

#include <algorithm>

namespace waystation::kiosk {
namespace {

constexpr size_t kTopicColors = std::tuple_size_v<decltype(ui::Palette::topics)>;

std::vector<std::string> parts_of(std::string_view list) {
  constexpr std::string_view kSeparator = ", ";
  std::vector<std::string> parts;
  while (!list.empty()) {
    size_t end = std::min(list.find(kSeparator), list.size());
    parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + kSeparator.size(), list.size()));
  }
  return parts;
}

}  // namespace

Translated Context::content(const pack::Store& store, std::string_view kind, std::string_view id,
                            std::string_view field) const {
  auto found = library.text(store, kind, id, field, state.lang);
  if (!found) return {};
  return {found->value, found->lang};
}

std::vector<TopicCard> topic_cards(const Context& context) {
  std::vector<TopicCard> cards;
  for (const auto& [topic, store] : context.library.topics()) {
    TopicCard card;
    card.id = topic.id;
    card.icon = ui::icon_by_name(topic.icon).value_or(ui::Icon::book_open);
    card.color = static_cast<int>(cards.size() % kTopicColors);
    card.for_everyone = topic.audience.empty();
    card.title = context.content(*store, "topic", topic.id, "title");
    card.summary = context.content(*store, "topic", topic.id, "summary");
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

ArticleRow article_row(const Context& context, const Library::Found<pack::ArticleRecord>& article) {
  const std::string& id = article.record.id;
  return {id, context.content(*article.store, "article", id, "title"),
          context.content(*article.store, "article", id, "summary")};
}

// Digits have no direction of their own: where lines run from right to left, the list is told to do so too, and each
// element to stand by itself, or the first would be read last.
std::string joined(const Context& context, const std::vector<std::string>& elements, std::string_view divider) {
  constexpr std::string_view kRightToLeft = "\u200F", kIsolate = "\u2068", kEndIsolate = "\u2069";
  bool right_to_left = direction_of(context.state.lang) == Direction::right_to_left;
  std::string list(right_to_left ? kRightToLeft : "");
  for (bool first = true; const std::string& element : elements) {
    if (!std::exchange(first, false)) list.append(context.word("list.separator").text).append(divider);
    list.append(right_to_left ? kIsolate : "").append(element).append(right_to_left ? kEndIsolate : "");
  }
  return list;
}

Translated citation(const Context& context, const pack::Store& store, const pack::Citation& citation) {
  Translated title = context.content(store, "source", citation.source, "title");
  std::string words = title.text.empty() ? citation.source : title.text;
  if (citation.article.empty()) return context.word("article.source", {{"source", words}});
  return context.word("article.citation",
                      {{"source", words}, {"article", joined(context, parts_of(citation.article))}});
}

std::vector<NoticeBanner> notice_banners(const Context& context, std::string_view topic) {
  std::vector<NoticeBanner> banners;
  for (const auto& [notice, store] : context.library.notices(context.today)) {
    bool is_here = topic.empty() || std::find(notice.topics.begin(), notice.topics.end(), topic) != notice.topics.end();
    if (!is_here) continue;
    NoticeBanner banner{notice.id, context.word("notice.title"), context.content(*store, "notice", notice.id, "title"),
                        context.word("notice.until", {{"date", notice.until}}), std::nullopt};
    if (!notice.source.empty()) banner.source = citation(context, *store, {notice.source, {}});
    banners.push_back(std::move(banner));
  }
  return banners;
}

}  // namespace waystation::kiosk
