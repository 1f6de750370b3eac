#include "app/kiosk/models/search.h"

#include <algorithm>

#include "app/kiosk/models/results.h"

namespace waystation::kiosk {
namespace {

constexpr size_t kMostInGroup = 12;
constexpr size_t kMostAgencies = 6;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(' ') == std::string_view::npos;
}

// What is written on the keys that wait for the next one.
std::string pending_labels(const Context& context) {
  const Keys& keys = context.state.keys;
  if (keys.pending.empty() || context.keyboard == nullptr) return {};
  auto layout = context.keyboard->layout(keys.latin ? kSourceLanguage : context.state.lang);
  if (!layout) return {};
  std::string labels;
  for (uint32_t pending : keys.pending) {
    const KeySymbol* found = nullptr;
    for (const auto& row : layout->rows)
      for (const KeyboardKey& key : row)
        for (const KeySymbol& symbol : key.levels)
          if (found == nullptr && symbol.symbol == pending) found = &symbol;
    if (found != nullptr) labels += found->label;
  }
  return labels;
}

// A list of agencies is long, and would crowd out all else: it is asked by itself. What is only a guess is left out
// where the other question has exactly what was typed.
std::vector<search::Answer> ask(const Context& context, const std::string& text) {
  const search::Search& search = context.library.search();
  search::Query query{text, context.library.chain(context.state.lang), true, {}, 40};
  query.kinds = {"article", "topic", "notice", "service", "glossary"};
  std::vector<search::Answer> answers{search.find(query)};
  if (context.library.has_registers()) {
    query.kinds = {"agency"};
    query.most = kMostAgencies;
    answers.push_back(search.find(query));
  }
  std::erase_if(answers, [](const search::Answer& answer) { return answer.hits.empty(); });
  auto is_exact = [](const search::Answer& answer) { return !answer.is_guess; };
  if (std::any_of(answers.begin(), answers.end(), is_exact))
    std::erase_if(answers, [](const search::Answer& answer) { return answer.is_guess; });
  return answers;
}

}  // namespace

bool has_keyboard(const Context& context) {
  if (context.keyboard == nullptr || !context.state.keys.shown) return false;
  return context.keyboard->layout(context.state.lang) || context.keyboard->layout(kSourceLanguage);
}

FieldModel field_model(const Context& context, std::string text, Translated placeholder) {
  FieldModel model;
  model.placeholder = std::move(placeholder);
  model.clear = context.word("search.clear");
  model.text = std::move(text);
  model.lang = context.state.lang;
  model.pending = pending_labels(context);
  if (has_keyboard(context)) {
    model.home = context.word("nav.home");
    model.back = context.word("nav.back");
    model.leave = context.word("nav.leave");
  } else if (context.keyboard != nullptr && !context.state.keys.shown) {
    model.show_keyboard = context.word("search.show_keyboard");
  }
  return model;
}

SearchModel search_model(const Context& context) {
  const std::string& text = context.state.search_text;
  SearchModel model;
  model.title = context.word("search.topics");
  model.field = field_model(context, text, context.word("search.placeholder"));
  model.keyboard = keyboard_model(context);
  model.help = context.word("nav.help");
  if (!is_blank(text)) {
    std::vector<search::Answer> answers = ask(context, text);
    model.groups = result_groups(context, answers, kMostInGroup);
    bool is_guess = std::all_of(answers.begin(), answers.end(), [](const auto& answer) { return answer.is_guess; });
    if (model.groups.empty()) {
      model.nothing = context.word("search.nothing");
    } else if (is_guess) {
      model.guess = context.word("search.guess");
    }
  }
  if (model.groups.empty()) model.topics = topic_cards(context);
  return model;
}

}  // namespace waystation::kiosk
