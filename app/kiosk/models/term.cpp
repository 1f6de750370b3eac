#include <algorithm>

#include "app/kiosk/models/results.h"
#include "core/pack/review.h"

namespace waystation::kiosk {
namespace {

constexpr size_t kMostRelated = 8;

std::vector<ResultRow> related(const Context& context, const pack::FoundText& term) {
  search::Query query{term.value, {term.lang}, false, {"article", "topic", "notice", "service"}, kMostRelated};
  for (const std::string& lang : context.library.chain(context.state.lang))
    if (lang != term.lang) query.langs.push_back(lang);
  search::Answer answer = context.library.search().find(query);
  if (answer.is_guess) return {};
  return result_rows(context, answer, kMostRelated);
}

}  // namespace

std::optional<TermModel> term_model(const Context& context, const TermRoute& route) {
  const pack::Store* store = context.library.pack(route.pack);
  if (store == nullptr || !store->term(route.term)) return std::nullopt;
  std::vector<std::string> chain = context.library.chain(*store, context.state.lang);
  auto term = store->text("glossary", route.term, "term", chain);
  auto definition = store->text("glossary", route.term, "definition", chain);
  if (!term) return std::nullopt;
  TermModel model;
  model.term = {term->value, term->lang};
  if (definition) model.definition = {definition->value, definition->lang};
  const pack::FoundText& read = definition ? *definition : *term;
  if (read.lang != context.state.lang)
    model.other_language = context.word("article.other_language", {{"language", own_name(read.lang)}});
  if (term->review == pack::kDraftReview || read.review == pack::kDraftReview)
    model.draft = context.word("article.draft");
  model.related_title = context.word("term.related");
  model.related = related(context, *term);
  return model;
}

}  // namespace waystation::kiosk
