#include "app/kiosk/reduce.h"

#include "app/ui/theme.h"

namespace waystation::kiosk {
namespace {

// A visitor who goes round in circles must not fill the memory: the oldest pages are forgotten first, home stays.
constexpr size_t kLongestWayBack = 64;

void open(State& state, Route route) {
  if (state.route() == route) return;
  if (state.back_stack.size() >= kLongestWayBack) state.back_stack.erase(state.back_stack.begin() + 1);
  state.back_stack.push_back(std::move(route));
}

void go_home(State& state) {
  state.back_stack = {HomeRoute{}};
}

bool is_officers(const Route& route) {
  return std::holds_alternative<PinRoute>(route) || std::holds_alternative<OfficerRoute>(route);
}

bool on_languages(const State& state) {
  return std::holds_alternative<LanguagesRoute>(state.route());
}

struct Apply {
  State& state;

  void operator()(const Start&) { state.back_stack = {LanguagesRoute{}}; }
  void operator()(const OpenLanguages&) { open(state, LanguagesRoute{}); }
  void operator()(const ChooseLanguage& intent) {
    state.lang = intent.lang;
    state.language_chosen = true;
    if (on_languages(state) && state.back_stack.size() > 1) {
      state.back_stack.pop_back();  // back to the page that was being read
    } else {
      go_home(state);
    }
  }
  void operator()(const GoHome&) { go_home(state); }
  void operator()(const GoBack&) {
    if (state.back_stack.size() > 1) {
      state.back_stack.pop_back();
    } else if (!std::holds_alternative<AttractRoute>(state.route()) && !on_languages(state)) {
      go_home(state);
    }
  }
  void operator()(const OpenTopic& intent) { open(state, TopicRoute{intent.topic}); }
  void operator()(const OpenArticle& intent) { open(state, ArticleRoute{intent.article}); }
  void operator()(const OpenNotice& intent) { open(state, NoticeRoute{intent.notice}); }
  void operator()(const ChangeTextSize&) { state.text_step = state.text_step % ui::kTextSteps + 1; }
  void operator()(const ChangeContrast&) {
    state.contrast = static_cast<ui::Contrast>((static_cast<int>(state.contrast) + 1) % 3);
  }
  void operator()(const ToggleTask& intent) {
    auto task = std::make_pair(intent.article, intent.task);
    if (state.ticked.erase(task) == 0) state.ticked.insert(task);
  }
  void operator()(const AskStillThere& intent) { state.countdown_ends_ms = intent.ends_ms; }
  void operator()(const StillThere&) { state.countdown_ends_ms.reset(); }
  void operator()(const KnockOfficer&) {
    if (std::holds_alternative<AttractRoute>(state.route())) state.back_stack = {LanguagesRoute{}};
    if (!is_officers(state.route())) open(state, PinRoute{});
  }
  void operator()(const TypePinDigit& intent) {
    if (state.pin.size() < kMostPinDigits) state.pin += static_cast<char>('0' + intent.digit);
    state.pin_remark = PinRemark::none;
  }
  void operator()(const ErasePinDigit&) {
    if (!state.pin.empty()) state.pin.pop_back();
    state.pin_remark = PinRemark::none;
  }
  void operator()(const SubmitPin&) {}
  void operator()(const OpenOfficer&) { state.back_stack.back() = OfficerRoute{}; }
  void operator()(const RefusePin& intent) {
    state.pin.clear();
    state.pin_remark = intent.must_wait ? PinRemark::wait : PinRemark::wrong;
  }
  void operator()(const LookForUpdates&) {}
  void operator()(const Leave&) {}
};

// Whoever goes on from the officer's page has left it: the next one must know the number too. Another language is
// chosen without leaving.
void forget_officer(State& state) {
  if (!std::holds_alternative<PinRoute>(state.route())) {
    state.pin.clear();
    state.pin_remark = PinRemark::none;
  }
  if (!is_officers(state.route()) && !on_languages(state)) std::erase_if(state.back_stack, is_officers);
}

}  // namespace

State new_visit(const VisitDefaults& defaults) {
  State state;
  state.lang = defaults.lang;
  state.text_step = defaults.text_step;
  return state;
}

Reduction reduce(State state, const Intent& intent, const VisitDefaults& defaults) {
  if (std::holds_alternative<Leave>(intent)) return {new_visit(defaults), true};
  std::visit(Apply{state}, intent);
  forget_officer(state);
  return {std::move(state), false};
}

}  // namespace waystation::kiosk
