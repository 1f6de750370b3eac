#include "app/kiosk/models/article.h"

#include <algorithm>

#include "core/pack/review.h"

namespace waystation::kiosk {
namespace {

std::string_view label_of(text::Callout callout) {
  switch (callout) {
    case text::Callout::answer: return "callout.answer";
    case text::Callout::warning: return "callout.warning";
    case text::Callout::note: return "callout.note";
  }
  return "";
}

// "Short answer:" stands in bold before the callout's first words.
void begin_with(text::Block& paragraph, const Translated& label) {
  std::string prefix = label.text + ' ';
  auto length = static_cast<uint32_t>(prefix.size());
  for (text::Span& span : paragraph.spans) {
    span.begin += length;
    span.end += length;
  }
  text::Span bold;
  bold.end = static_cast<uint32_t>(label.text.size());
  bold.weight = text::Weight::bold;
  paragraph.spans.insert(paragraph.spans.begin(), bold);
  paragraph.text.insert(0, prefix);
}

void label_callouts(const Context& context, std::vector<text::Block>& blocks, std::string_view lang) {
  for (text::Block& block : blocks) {
    if (block.kind == text::BlockKind::callout && !block.children.empty() &&
        block.children.front().kind == text::BlockKind::paragraph) {
      begin_with(block.children.front(), context.library.messages(lang).get(label_of(block.callout)));
    }
    label_callouts(context, block.children, lang);
  }
}

void append_part(const Context& context, ArticleModel& model, const pack::FoundText& found) {
  auto blocks = text::parse_markdown(found.value);
  if (!blocks) return;   // the linter refuses such a pack
  label_callouts(context, *blocks, found.lang);
  if (model.parts.empty() || model.parts.back().lang != found.lang) {
    ArticleModel::Part part{{}, found.lang, std::nullopt};
    if (found.lang != context.state.lang)
      part.other_language = context.word("article.other_language", {{"language", own_name(found.lang)}});
    model.parts.push_back(std::move(part));
  }
  auto& all = model.parts.back().blocks;
  std::move(blocks->begin(), blocks->end(), std::back_inserter(all));
}

// One draft paragraph makes the page a draft.
void add_review(const Context& context, ArticleModel& model, const std::vector<pack::FoundText>& parts) {
  for (const pack::FoundText& part : parts) {
    if (part.review == pack::kDraftReview) {
      model.draft_short = context.word("article.draft_short");
      model.draft = context.word("article.draft");
      model.reviewed.reset();
      return;
    }
    if (auto review = pack::parse_review(part.review))
      model.reviewed = context.word("article.reviewed", {{"who", review->by}, {"date", review->on}});
  }
}

}  // namespace

ArticleModel article_model(const Context& context, const Library::FoundArticle& found) {
  const pack::ArticleRecord& article = found.article;
  ArticleModel model;
  model.id = article.id;
  model.topic = topic_card(context, article.topic).value_or(TopicCard{});
  model.title = context.content("article", article.id, "title");
  auto parts = found.store->parts("article", article.id, "body", context.library.chain(context.state.lang));
  for (const pack::FoundText& part : parts) append_part(context, model, part);
  add_review(context, model, parts);
  model.checked = context.word("article.checked", {{"date", article.checked_on}, {"who", article.checked_by}});
  if (context.today > article.review_by) model.overdue = context.word("article.overdue", {{"date", article.review_by}});
  model.sources_title = context.word("article.sources");
  for (const pack::Citation& source : article.sources)
    model.sources.push_back(citation(context, source.source, source.article));
  model.related_title = context.word("article.related");
  for (const std::string& id : article.related)
    if (auto related = context.library.article(id)) model.related.push_back(article_row(context, related->article));
  return model;
}

}  // namespace waystation::kiosk
