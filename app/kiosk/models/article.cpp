#include "app/kiosk/models/article.h"

#include <algorithm>

#include "core/pack/review.h"

namespace waystation::kiosk {
namespace {

std::string_view label_of(text::Callout callout) {
  switch (callout) {
    case text::Callout::answer:
      return "callout.answer";
    case text::Callout::warning:
      return "callout.warning";
    case text::Callout::note:
      return "callout.note";
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

void append_part(const Context& context, std::vector<ReadingPart>& parts, const pack::FoundText& found) {
  auto blocks = text::parse_markdown(found.value);
  if (!blocks) return;  // the linter refuses such a pack
  label_callouts(context, *blocks, found.lang);
  if (parts.empty() || parts.back().lang != found.lang) {
    ReadingPart part{{}, found.lang, std::nullopt};
    if (found.lang != context.state.lang)
      part.other_language = context.word("article.other_language", {{"language", own_name(found.lang)}});
    parts.push_back(std::move(part));
  }
  std::move(blocks->begin(), blocks->end(), std::back_inserter(parts.back().blocks));
}

// One draft paragraph makes the page a draft; a translation was reviewed only if all of it was, by the same.
void add_review(const Context& context, ArticleModel& model, const std::vector<pack::FoundText>& texts) {
  auto is_draft = [](const pack::FoundText& text) { return text.review == pack::kDraftReview; };
  if (std::any_of(texts.begin(), texts.end(), is_draft)) {
    model.draft_short = context.word("article.draft_short");
    model.draft = context.word("article.draft");
    return;
  }
  const pack::FoundText* first = nullptr;  // of those in the reader's language
  for (const pack::FoundText& text : texts) {
    if (text.lang != context.state.lang) continue;
    if (first != nullptr && text.review != first->review) return;
    first = &text;
  }
  if (first == nullptr) return;
  if (auto review = pack::parse_review(first->review))
    model.reviewed = context.word("article.reviewed", {{"who", review->by}, {"date", review->on}});
}

// The recording that a reader would get: in the first language that has one.
std::optional<pack::MediaRecord> recording(const Context& context, const pack::Store& store, std::string_view id) {
  auto media = store.media("article", id);
  for (const std::string& lang : context.library.chain(context.state.lang))
    for (const pack::MediaRecord& medium : media)
      if (medium.lang == lang && medium.media_type.starts_with("audio/")) return medium;
  return std::nullopt;
}

bool is_recording_coming(const Context& context, const pack::Store& store, std::string_view id) {
  if (!context.has_arrived) return false;
  auto found = recording(context, store, id);
  return found && !context.has_arrived(store, *found);
}

}  // namespace

std::vector<ReadingPart> reading_parts(const Context& context, const std::vector<pack::FoundText>& texts) {
  std::vector<ReadingPart> parts;
  for (const pack::FoundText& text : texts) append_part(context, parts, text);
  return parts;
}

ArticleModel article_model(const Context& context, const Library::Found<pack::ArticleRecord>& found) {
  const auto& [article, store] = found;
  ArticleModel model;
  model.id = article.id;
  model.topic = topic_card(context, article.topic).value_or(TopicCard{});
  model.title = context.content(*store, "article", article.id, "title");
  auto texts = store->parts("article", article.id, "body", context.library.chain(*store, context.state.lang));
  model.parts = reading_parts(context, texts);
  add_review(context, model, texts);
  model.checked = context.word("article.checked", {{"date", article.checked_on}, {"who", article.checked_by}});
  if (context.today > article.review_by) model.overdue = context.word("article.overdue", {{"date", article.review_by}});
  for (const pack::Citation& source : article.sources) model.sources.push_back(citation(context, *store, source));
  if (is_recording_coming(context, *store, article.id))
    model.recording_coming = context.word("article.recording_coming");
  model.related_title = context.word("article.related");
  for (const std::string& id : article.related)
    if (auto related = context.library.article(id)) model.related.push_back(article_row(context, *related));
  return model;
}

}  // namespace waystation::kiosk
