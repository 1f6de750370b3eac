#include "app/kiosk/reduce.h"

#include <algorithm>
#include <cstdlib>

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

bool is_fee_check(const Route& route) {
  return std::holds_alternative<FeesRoute>(route) || std::holds_alternative<FeeAmountRoute>(route) ||
         std::holds_alternative<FeeWhyRoute>(route);
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

// Every amount is in the currency in which it was said: in another one it would be a lie.
void choose_currency(FeeCheck& check, const std::string& currency) {
  if (check.currency != currency) check.charges.clear();
  check.currency = currency;
}

// Another job may have other groups and other lengths of contracts to choose from.
void change_job(fees::Job& job, std::string& of_job, const std::string& value) {
  if (of_job == value) return;
  of_job = value;
  job.worker_group.clear();
  job.contract_months.reset();
}

// Another answer may ask for other questions, and for another currency.
void answer_fee(FeeCheck& check, AnswerFee::Field field, const std::string& value) {
  using Field = AnswerFee::Field;
  fees::Job& job = check.job;
  switch (field) {
    case Field::origin:
      if (job.origin != value && check.charges.empty()) check.currency.clear();
      change_job(job, job.origin, value);
      break;
    case Field::destination:
      if (job.destination != value) check.wage_currency.clear();
      change_job(job, job.destination, value);
      break;
    case Field::work:
      change_job(job, job.occupation, value);
      break;
    case Field::group:
      job.worker_group = value;
      break;
    case Field::direct_hire:
      job.direct_hire = value.empty() ? std::nullopt : std::optional(value == "yes");
      break;
    case Field::charged_in:
      job.charged_in = value;
      break;
    case Field::sex:
      job.sex = value;
      break;
    case Field::months:
      job.contract_months = value.empty() ? std::nullopt : std::optional(std::atoi(value.c_str()));
      break;
    case Field::wage_currency:
      check.wage_currency = value;
      break;
    case Field::currency:
      choose_currency(check, value);
      break;
  }
}

// A point only once, and no more digits than anybody is asked for.
void type_amount(std::string& typed, char key) {
  bool has_point = typed.find('.') != std::string::npos;
  if (key != '.' && (key < '0' || key > '9')) return;
  if (typed.size() >= kMostAmountDigits || (key == '.' && (has_point || typed.empty()))) return;
  if (typed == "0" && key != '.') typed.clear();
  typed += key;
}

// 0 when nothing was typed. Parts that the currency does not have are not shown, and do not count.
int64_t typed_minor_units(std::string typed, const std::string& currency) {
  size_t point = typed.find('.');
  auto digits = static_cast<size_t>(minor_digits(currency).value_or(0));
  if (point != std::string::npos) typed.resize(std::min(typed.size(), point + 1 + digits));
  if (typed.ends_with('.')) typed.pop_back();
  auto money = parse_money(currency + " " + typed);
  return money ? money->minor_units : 0;
}

void remove_charge(FeeCheck& check, const std::string& item) {
  std::erase_if(check.charges, [&](const fees::Charge& charge) { return charge.item == item; });
}

// What the page shows while nothing is typed on it: it stays when the pad is done.
bool shows_known_amount(const FeeCheck& check, const std::string& item, const std::string& currency) {
  return check.currency == currency && std::any_of(check.charges.begin(), check.charges.end(),
                                                   [&](const fees::Charge& charge) { return charge.item == item; });
}
bool shows_known_wage(const FeeCheck& check, const std::string& currency) {
  return check.job.wage && check.job.wage->currency == currency;
}

void take_charge(FeeCheck& check, const std::string& item, const std::string& currency) {
  if (check.typed.empty() && shows_known_amount(check, item, currency)) return;
  int64_t amount = typed_minor_units(check.typed, currency);
  remove_charge(check, item);
  if (amount <= 0) return;
  choose_currency(check, currency);
  if (check.charges.size() < fees::kMaxCharges) check.charges.push_back({item, amount});
}

void take_wage(FeeCheck& check, const std::string& currency) {
  if (check.typed.empty() && shows_known_wage(check, currency)) return;
  int64_t amount = typed_minor_units(check.typed, currency);
  check.job.wage = amount > 0 ? std::optional(Money{amount, currency}) : std::nullopt;
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
    // What was typed on a number pad is not typed on the one before it.
    if (is_fee_check(state.route())) state.fee_check.typed.clear();
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
  void operator()(const OpenFees& intent) {
    state.fee_check.typed.clear();
    open(state, FeesRoute{intent.step});
  }
  void operator()(const OpenFeeAmount& intent) {
    state.fee_check.typed.clear();
    open(state, FeeAmountRoute{intent.item});
  }
  void operator()(const OpenFeeWhy& intent) { open(state, FeeWhyRoute{intent.item}); }
  void operator()(const AnswerFee& intent) {
    answer_fee(state.fee_check, intent.field, intent.value);
    if (intent.next) (*this)(OpenFees{*intent.next});
  }
  void operator()(const TypeAmount& intent) { type_amount(state.fee_check.typed, intent.key); }
  void operator()(const EraseAmount&) {
    FeeCheck& check = state.fee_check;
    if (!check.typed.empty())
      check.typed.pop_back();
    else if (const auto* asked = std::get_if<FeeAmountRoute>(&state.route()))
      remove_charge(check, asked->item);
    else if (state.route() == Route(FeesRoute{FeeStep::wage}))
      check.job.wage.reset();
  }
  void operator()(const TakeAmount& intent) {
    FeeCheck& check = state.fee_check;
    if (const auto* asked = std::get_if<FeeAmountRoute>(&state.route()))
      take_charge(check, asked->item, intent.currency);
    else if (std::holds_alternative<FeesRoute>(state.route()))
      take_wage(check, intent.currency);
    check.typed.clear();
    if (intent.next)
      open(state, FeesRoute{*intent.next});
    else
      (*this)(GoBack{});
  }
  void operator()(const RemoveCharge& intent) { remove_charge(state.fee_check, intent.item); }
  void operator()(const ToggleSign& intent) {
    if (state.fee_check.signs.erase(intent.sign) == 0) state.fee_check.signs.insert(intent.sign);
  }
  void operator()(const StartFeesAgain&) {
    state.fee_check = {};
    std::erase_if(state.back_stack, is_fee_check);
    if (state.back_stack.empty()) state.back_stack = {HomeRoute{}};
    open(state, FeesRoute{});
  }
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
