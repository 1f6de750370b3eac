#include "app/kiosk/models/shell.h"

#include "app/kiosk/models/search.h"

namespace waystation::kiosk {
namespace {

constexpr std::string_view kContrastMessages[] = {"nav.contrast.light", "nav.contrast.dark", "nav.contrast.high"};

Translated site_name(const Context& context) {
  for (const std::string& lang : context.library.chain(context.state.lang)) {
    auto name = context.site.name.find(lang);
    if (name != context.site.name.end()) return {name->second, lang};
  }
  const auto& any = *context.site.name.begin();
  return {any.second, any.first};
}

}  // namespace

ShellModel shell_model(const Context& context) {
  const State& state = context.state;
  ShellModel model;
  model.at_home = std::holds_alternative<HomeRoute>(state.route());
  model.choosing_language = std::holds_alternative<LanguagesRoute>(state.route());
  model.can_go_back = state.back_stack.size() > 1;
  model.has_door = !context.site.officer_pin.empty();
  model.site_name = site_name(context);
  model.home = context.word("nav.home");
  model.back = context.word("nav.back");
  model.language_name = {own_name(state.lang), state.lang};
  model.language_label = context.word("nav.language", {{"name", model.language_name.text}});
  model.text_size_label =
      context.word("nav.text_size", {{"step", int64_t{state.text_step}}, {"count", int64_t{ui::kTextSteps}}});
  model.contrast_label = context.word(kContrastMessages[static_cast<int>(state.contrast)]);
  model.help = context.word("nav.help");
  model.is_typing = has_field(state.route()) && has_keyboard(context);
  model.search = context.word("nav.search");
  model.leave = context.word("nav.leave");
  return model;
}

}  // namespace waystation::kiosk
