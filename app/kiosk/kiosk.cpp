#include "app/kiosk/kiosk.h"

#include <algorithm>

namespace waystation::kiosk {
namespace {

constexpr int kFrameMs = 16;
constexpr int kMostRedraws = 3;  // of one step: an intent may lead to a page that must be drawn before it is shown

uint32_t to_imgui(ui::Color c) {
  return 0xFF000000u | uint32_t{c.b} << 16 | uint32_t{c.g} << 8 | c.r;
}

// Whether a person did something. A pointer that only moves did nothing: nothing here happens on hover.
bool is_touch(const ui::InputFrame& input) {
  return input.pointer_down || input.pressed_this_frame || input.released_this_frame || input.wheel_y != 0 ||
         !input.keys.empty() || !input.typed_utf8.empty();
}

bool has_key(const ui::InputFrame& input, ui::Key key) {
  return std::find(input.keys.begin(), input.keys.end(), key) != input.keys.end();
}

}  // namespace

Kiosk::Kiosk(ui::Window& window, const text::FontSet& fonts, const Clock& clock, Library library, Site site,
             Upkeep* upkeep, const Keyboard* keyboard)
    : window_(window),
      clock_(clock),
      library_(std::move(library)),
      site_(std::move(site)),
      upkeep_(upkeep),
      keyboard_(keyboard),
      guard_(site_.officer_pin),
      defaults_{library_.languages().front(), site_.text_step},
      state_(new_visit(defaults_)),
      ui_(fonts, window.renderer()) {
  rebuild();
}

void Kiosk::rebuild() {
  std::optional<OfficerFacts> facts;
  if (std::holds_alternative<OfficerRoute>(state_.route()))
    facts = upkeep_ != nullptr ? upkeep_->facts() : OfficerFacts{};
  Context context{library_, site_, state_, today_at(site_.place, clock_)};
  context.now_unix_s = clock_.now_unix_s();
  context.is_clock_uncertain = clock_.is_uncertain();
  context.keyboard = keyboard_;
  context.officer = facts ? &*facts : nullptr;
  if (upkeep_ != nullptr)
    context.has_arrived = [this](const pack::Store& pack, const pack::MediaRecord& recording) {
      return upkeep_->has_arrived(pack, recording);
    };
  page_ = page_model(context);
  window_.set_text_input(has_field(state_.route()));
  shell_ = shell_model(context);
}

// Between two visits; a visit keeps the stores that it began with. True when there were newer ones.
bool Kiosk::renew() {
  if (upkeep_ == nullptr) return false;
  auto newer = upkeep_->newer_library();
  if (!newer) return false;
  library_ = std::move(*newer);
  defaults_.lang = library_.languages().front();
  state_ = new_visit(defaults_);
  return true;
}

// True when what is shown changed.
bool Kiosk::keep_up() {
  if (upkeep_ == nullptr) return false;
  Upkeep::News news = upkeep_->step();
  bool changed = news.any && std::holds_alternative<OfficerRoute>(state_.route());
  if (news.has_update_ended && !is_idle_watched()) changed = renew() || changed;
  if (changed) rebuild();
  return changed;
}

bool Kiosk::is_idle_watched() const {
  return !std::holds_alternative<AttractRoute>(state_.route());
}

// The visit ends by itself when nobody touches the screen. True when that changed what is shown.
bool Kiosk::pass_time() {
  if (!is_idle_watched()) return false;
  int64_t now_ms = clock_.monotonic_ms();
  if (state_.countdown_ends_ms) {
    if (now_ms < *state_.countdown_ends_ms) return false;
    apply(Leave{});
    return true;
  }
  if (now_ms - last_touch_ms_ < site_.idle_reset_s * int64_t{1000}) return false;
  apply(AskStillThere{now_ms + site_.countdown_s * int64_t{1000}});
  return true;
}

int64_t Kiosk::seconds_left() const {
  return (*state_.countdown_ends_ms - clock_.monotonic_ms() + 999) / 1000;
}

bool Kiosk::is_due() const {
  bool countdown_moved = state_.countdown_ends_ms && seconds_left() != drawn_seconds_left_;
  return !is_drawn_ || ui_.in_motion() || countdown_moved || clock_.monotonic_ms() >= ui_.wakes_at_ms();
}

// Whatever a person does says that they are there; only moving the focus must still be able to reach the other answer.
bool Kiosk::answers_question(const ui::InputFrame& input) const {
  auto moves_focus = [](ui::Key key) {
    return key == ui::Key::tab || key == ui::Key::back_tab || key == ui::Key::up || key == ui::Key::down ||
           key == ui::Key::left || key == ui::Key::right;
  };
  bool presses_key = std::any_of(input.keys.begin(), input.keys.end(), [&](ui::Key key) { return !moves_focus(key); });
  return state_.countdown_ends_ms && (input.released_this_frame || input.wheel_y != 0 || presses_key);
}

void Kiosk::step(const ui::InputFrame& input) {
  if (input.quit) wants_to_quit_ = true;
  if (is_touch(input)) last_touch_ms_ = clock_.monotonic_ms();
  bool changed = pass_time();
  if (is_drawn_) changed = keep_up() || changed;
  if (!changed && !is_touch(input) && !input.exposed && !input.resized && !is_due()) return;
  std::optional<Intent> intent = draw(input);
  if (!intent) intent = typed(input);
  if (!intent && answers_question(input)) intent = StillThere{};
  if (!intent && has_key(input, ui::Key::escape)) intent = GoBack{};
  ui::InputFrame still;
  still.pointer_x = input.pointer_x;
  still.pointer_y = input.pointer_y;
  for (int redraws = 0; redraws < kMostRedraws && intent; ++redraws) {
    apply(*intent);
    intent = draw(still);
  }
  window_.draw(ui_.draw_data(), to_imgui(ui_.colors().paper));
}

int Kiosk::timeout_ms() const {
  if (ui_.in_motion()) return kFrameMs;
  int64_t now_ms = clock_.monotonic_ms();
  int64_t next_ms = ui_.wakes_at_ms();
  if (upkeep_ != nullptr) next_ms = std::min(next_ms, upkeep_->wakes_at_ms());
  if (state_.countdown_ends_ms) {
    next_ms = std::min(next_ms, *state_.countdown_ends_ms - (seconds_left() - 1) * 1000);
  } else if (is_idle_watched()) {
    next_ms = std::min(next_ms, last_touch_ms_ + site_.idle_reset_s * int64_t{1000});
  }
  if (next_ms == ui::Ui::kNever) return -1;
  return static_cast<int>(std::clamp<int64_t>(next_ms - now_ms, 1, 60'000));
}

// What an intent means here and now: whether a number is the right one is not the reducer's to know.
Intent Kiosk::judge(const Intent& intent) {
  if (const auto* key = std::get_if<PressKey>(&intent)) return meaning_of(*key);
  if (!std::holds_alternative<SubmitPin>(intent)) return intent;
  PinGuard::Answer answer = guard_.ask(state_.pin, clock_.monotonic_ms());
  if (answer == PinGuard::Answer::right) return OpenOfficer{};
  return RefusePin{answer == PinGuard::Answer::wait};
}

// A key may need those before it, or wait for the next one.
Intent Kiosk::meaning_of(const PressKey& key) const {
  if (key.symbol == 0 || keyboard_ == nullptr) return TypeText{key.text};
  std::vector<uint32_t> symbols = state_.keys.pending;
  symbols.push_back(key.symbol);
  Composed made = keyboard_->compose(state_.keys.latin ? kSourceLanguage : state_.lang, symbols);
  if (made.status == Composed::Status::waiting) return WaitForKey{key.symbol};
  return TypeText{made.status == Composed::Status::done ? made.text : key.text};
}

// What a real keyboard types, on a page that has a field.
std::optional<Intent> Kiosk::typed(const ui::InputFrame& input) const {
  if (!has_field(state_.route()) || state_.countdown_ends_ms) return std::nullopt;
  if (!input.typed_utf8.empty()) return TypeText{input.typed_utf8};
  if (has_key(input, ui::Key::backspace)) return EraseLetter{};
  return std::nullopt;
}

void Kiosk::apply(const Intent& asked) {
  Intent intent = judge(asked);
  if (std::holds_alternative<Start>(intent)) renew();
  if (std::holds_alternative<LookForUpdates>(intent) && upkeep_ != nullptr) upkeep_->ask_for_update();
  Reduction reduction = reduce(state_, intent, defaults_);
  // Going back finds the page as it was left; so does a change of language.
  bool goes_on = !std::holds_alternative<GoBack>(intent) && !std::holds_alternative<ChooseLanguage>(intent);
  bool is_new_page = goes_on && reduction.state.route() != state_.route();
  // What is found with other words is another page.
  bool is_new_text =
      reduction.state.search_text != state_.search_text || reduction.state.agency_text != state_.agency_text;
  if (is_new_page || is_new_text) ui_.scroll_to_top(screen_name(reduction.state.route()));
  state_ = std::move(reduction.state);
  if (reduction.forget) {
    ui_.forget();
    reading_ = {};
    renew();
  }
  rebuild();
}

std::optional<Intent> Kiosk::draw(const ui::InputFrame& input) {
  ui::FrameOptions options;
  options.input = input;
  options.width = window_.width();
  options.height = window_.height();
  options.pixels_per_mm = static_cast<float>(site_.pixels_per_mm);
  options.metrics = ui::Metrics(options.pixels_per_mm, state_.text_step);
  options.contrast = state_.contrast;
  options.screen = screen_name(state_.route());
  options.lang = state_.lang;
  options.now_ms = clock_.monotonic_ms();
  is_drawn_ = true;

  ui_.begin(options);
  bool asks = state_.countdown_ends_ms.has_value();
  ui_.block_input(asks);
  std::optional<Intent> intent;
  if (std::holds_alternative<AttractRoute>(state_.route())) {
    intent = draw_page(ui_.page());
  } else {
    intent = draw_shell(ui_, shell_, [this](ui::Rect content) { return draw_page(content); });
  }
  if (asks) {
    ui_.block_input(false);
    Context context{library_, site_, state_, today_at(site_.place, clock_)};
    drawn_seconds_left_ = seconds_left();
    intent = draw_still_there(ui_, still_there_model(context, drawn_seconds_left_));
  }
  ui_.end();
  return intent;
}

std::optional<Intent> Kiosk::draw_page(ui::Rect content) {
  struct Draw {
    Kiosk& kiosk;
    ui::Rect content;
    std::optional<Intent> operator()(const AttractModel& m) const { return draw_attract(kiosk.ui_, m); }
    std::optional<Intent> operator()(const LanguagesModel& m) const { return draw_languages(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const HomeModel& m) const { return draw_home(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const TopicModel& m) const { return draw_topic(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const NoticeModel& m) const {
      return draw_notice(kiosk.ui_, m, content, kiosk.reading_);
    }
    std::optional<Intent> operator()(const SearchModel& m) const { return draw_search(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const TermModel& m) const { return draw_term(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const ServicesModel& m) const { return draw_services(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const ServiceModel& m) const { return draw_service(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const HelpModel& m) const { return draw_help(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const AgenciesModel& m) const { return draw_agencies(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const AgencyModel& m) const { return draw_agency(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const FeeChoicesModel& m) const { return draw_fee_choices(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const FeeQuestionsModel& m) const {
      return draw_fee_questions(kiosk.ui_, m, content);
    }
    std::optional<Intent> operator()(const FeePadModel& m) const { return draw_fee_pad(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const FeeChargesModel& m) const { return draw_fee_charges(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const FeeAnswerModel& m) const { return draw_fee_answer(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const FeeWhyModel& m) const { return draw_fee_why(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const FeePlanModel& m) const { return draw_fee_plan(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const FeeSignsModel& m) const { return draw_fee_signs(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const PinModel& m) const { return draw_pin(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const OfficerModel& m) const { return draw_officer(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const MissingModel& m) const { return draw_missing(kiosk.ui_, m, content); }
    std::optional<Intent> operator()(const ArticleModel& m) const {
      auto is_ticked = [&](int task) { return kiosk.state_.ticked.contains({m.id, task}); };
      return draw_article(kiosk.ui_, m, content, kiosk.reading_, is_ticked);
    }
  };
  return std::visit(Draw{*this, content}, page_);
}

bool Kiosk::remembers(std::string_view words) const {
  if (ui_.remembers(words)) return true;
  for (const text::DocumentLayout& part : reading_.parts)
    for (const text::PlacedText& placed : part.texts)
      if (placed.text.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace waystation::kiosk
