#include "app/kiosk/reduce.h"

#include "app/ui/theme.h"

namespace waystation::kiosk {
namespace {

// A visitor who goes round in circles must not fill the memory: the oldest pages are forgotten first, home stays.
constexpr size_t kLongestWayBack = 64;
constexpr size_t kMostPendingKeys = 8;

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

// One character, as it was typed: a vowel sign goes before its consonant does.
void erase_last_letter(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
}

// The text that is typed on this page; nullptr: it has no field.
std::string* typed_text(State& state) {
  if (std::holds_alternative<SearchRoute>(state.route())) return &state.search_text;
  if (std::holds_alternative<AgenciesRoute>(state.route())) return &state.agency_text;
  return nullptr;
}

void open_to_type(State& state, Route route) {
  state.keys = {};
  open(state, std::move(route));
}

struct Apply {
  State& state;

  void operator()(const Start&) { state.back_stack = {LanguagesRoute{}}; }
  void operator()(const OpenLanguages&) { open(state, LanguagesRoute{}); }
  void operator()(const ChooseLanguage& intent) {
    state.lang = intent.lang;
    state.keys = {};
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
  void operator()(const OpenSearch&) { open_to_type(state, SearchRoute{}); }
  void operator()(const OpenTerm& intent) { open(state, TermRoute{intent.pack, intent.term}); }
  void operator()(const OpenServices& intent) {
    // Another need on the same page is no step that one goes back from.
    if (std::holds_alternative<ServicesRoute>(state.route()))
      state.back_stack.back() = ServicesRoute{intent.need};
    else
      open(state, ServicesRoute{intent.need});
  }
  void operator()(const OpenService& intent) { open(state, ServiceRoute{intent.pack, intent.service}); }
  void operator()(const OpenHelp&) { open(state, HelpRoute{}); }
  void operator()(const OpenAgencies&) { open_to_type(state, AgenciesRoute{}); }
  void operator()(const OpenAgency& intent) { open(state, AgencyRoute{intent.pack, intent.agency}); }
  void operator()(const PressKey& intent) { (*this)(TypeText{intent.text}); }
  void operator()(const TypeText& intent) {
    state.keys.pending.clear();
    state.keys.shifted = false;
    std::string* text = typed_text(state);
    if (text != nullptr && text->size() + intent.text.size() <= kMostTypedBytes) *text += intent.text;
  }
  void operator()(const WaitForKey& intent) {
    if (state.keys.pending.size() < kMostPendingKeys) state.keys.pending.push_back(intent.symbol);
    state.keys.shifted = false;
  }
  void operator()(const HoldKey& intent) { state.keys.held = intent.symbol; }
  void operator()(const EraseLetter&) {
    std::string* text = typed_text(state);
    if (!state.keys.pending.empty())
      state.keys.pending.pop_back();
    else if (text != nullptr)
      erase_last_letter(*text);
  }
  void operator()(const EraseAll&) {
    state.keys.pending.clear();
    if (std::string* text = typed_text(state)) text->clear();
  }
  void operator()(const ToggleShift&) { state.keys.shifted = !state.keys.shifted; }
  void operator()(const ToggleDigits&) { state.keys.digits = !state.keys.digits; }
  void operator()(const ToggleScript&) {
    state.keys.latin = !state.keys.latin;
    state.keys.digits = state.keys.shifted = false;
    state.keys.pending.clear();
  }
  void operator()(const ToggleKeyboard&) { state.keys.shown = !state.keys.shown; }
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
  state.keys.held = 0;
  std::visit(Apply{state}, intent);
  forget_officer(state);
  return {std::move(state), false};
}

}  // namespace waystation::kiosk
