#include "app/kiosk/reduce.h"

#include <string>

#include "tests/support/catch.h"

namespace waystation::kiosk {
namespace {

const VisitDefaults kDefaults{"ne", 3};

State after(State state, std::initializer_list<Intent> intents) {
  for (const Intent& intent : intents) state = reduce(std::move(state), intent, kDefaults).state;
  return state;
}
State after(std::initializer_list<Intent> intents) {
  return after(new_visit(kDefaults), intents);
}
std::string screen(const State& state) {
  return screen_name(state.route());
}

TEST_CASE("a visit begins at the welcome, in the site's first language and text size") {
  State state = new_visit(kDefaults);
  CHECK(screen(state) == "attract");
  CHECK(state.lang == "ne");
  CHECK(state.text_step == 3);
  CHECK(!state.language_chosen);
  CHECK(!state.countdown_ends_ms);
}

TEST_CASE("the same state and intent give the same state, and the given one is not changed") {
  State state = after({Start{}, ChooseLanguage{"ar"}, OpenTopic{"fees"}});
  State copy = state;
  CHECK(reduce(state, OpenArticle{"a"}, kDefaults).state == reduce(state, OpenArticle{"a"}, kDefaults).state);
  CHECK(state == copy);
}

TEST_CASE("touching the welcome leads to the languages, choosing one leads home") {
  CHECK(screen(after({Start{}})) == "languages");
  State state = after({Start{}, ChooseLanguage{"ar"}});
  CHECK(screen(state) == "home");
  CHECK(state.lang == "ar");
  CHECK(state.language_chosen);
  CHECK(state.back_stack.size() == 1);
}

TEST_CASE("pages open on each other, and back goes the same way") {
  State state =
      after({Start{}, ChooseLanguage{"en"}, OpenTopic{"fees"}, OpenArticle{"a"}, OpenArticle{"b"}, OpenNotice{"n"}});
  for (const char* expected : {"notice/n", "article/b", "article/a", "topic/fees", "home", "home"}) {
    CHECK(screen(state) == expected);
    state = after(state, {GoBack{}});
  }
}

TEST_CASE("opening the page that is open changes nothing") {
  State state = after({Start{}, ChooseLanguage{"en"}, OpenArticle{"help"}});
  CHECK(after(state, {OpenArticle{"help"}}) == state);
  CHECK(after(state, {OpenLanguages{}, OpenLanguages{}}).back_stack.size() == state.back_stack.size() + 1);
}

TEST_CASE("home is home from everywhere, and there is no way back from it") {
  State state = after({Start{}, ChooseLanguage{"en"}, OpenTopic{"fees"}, OpenArticle{"a"}, GoHome{}});
  CHECK(screen(state) == "home");
  CHECK(state.back_stack.size() == 1);
}

TEST_CASE("another language is chosen without leaving the page") {
  State state = after(
      {Start{}, ChooseLanguage{"en"}, OpenTopic{"fees"}, OpenArticle{"a"}, OpenLanguages{}, ChooseLanguage{"my"}});
  CHECK(screen(state) == "article/a");
  CHECK(state.lang == "my");
  CHECK(screen(after(state, {GoBack{}})) == "topic/fees");
}

TEST_CASE("help can be asked for before a language is chosen, and back leads to the choice") {
  State state = after({Start{}, OpenArticle{"help"}});
  CHECK(screen(state) == "article/help");
  CHECK(screen(after(state, {GoBack{}})) == "languages");
}

TEST_CASE("back on the welcome and on the first choice stays there") {
  CHECK(screen(after({GoBack{}})) == "attract");
  CHECK(screen(after({Start{}, GoBack{}})) == "languages");
}

TEST_CASE("text size and contrast go round and change nothing else") {
  State state = after({Start{}, ChooseLanguage{"en"}, OpenTopic{"fees"}});
  State changed = after(state, {ChangeTextSize{}});
  CHECK(changed.text_step == 4);
  CHECK(after(changed, {ChangeTextSize{}}).text_step == 1);
  CHECK(after(state, {ChangeTextSize{}, ChangeTextSize{}, ChangeTextSize{}, ChangeTextSize{}}) == state);
  CHECK(after(state, {ChangeContrast{}}).contrast == ui::Contrast::dark);
  CHECK(after(state, {ChangeContrast{}, ChangeContrast{}}).contrast == ui::Contrast::high);
  CHECK(after(state, {ChangeContrast{}, ChangeContrast{}, ChangeContrast{}}) == state);
}

TEST_CASE("a task is ticked and unticked, each of its own article") {
  State state = after({ToggleTask{"a", 1}, ToggleTask{"b", 1}});
  CHECK(state.ticked.contains({"a", 1}));
  CHECK(state.ticked.contains({"b", 1}));
  CHECK(!after(state, {ToggleTask{"a", 1}}).ticked.contains({"a", 1}));
}

TEST_CASE("the question keeps the page, and its answer takes it away") {
  State state = after({Start{}, ChooseLanguage{"en"}, OpenTopic{"fees"}});
  State asked = after(state, {AskStillThere{5000}});
  CHECK(asked.countdown_ends_ms == 5000);
  CHECK(screen(asked) == "topic/fees");
  CHECK(after(asked, {StillThere{}}) == state);
}

TEST_CASE("leaving resets everything and asks for all to be forgotten, and nothing else does") {
  State state = after({Start{}, ChooseLanguage{"ar"}, OpenTopic{"fees"}, ChangeTextSize{}, ChangeContrast{},
                       ToggleTask{"a", 1}, AskStillThere{5000}});
  Reduction left = reduce(state, Leave{}, kDefaults);
  CHECK(left.forget);
  CHECK(left.state == new_visit(kDefaults));
  CHECK(!reduce(state, GoHome{}, kDefaults).forget);
  CHECK(!reduce(state, StillThere{}, kDefaults).forget);
}

TEST_CASE("a visitor who goes round in circles does not fill the memory, and home stays at the bottom") {
  State state = after({Start{}, ChooseLanguage{"en"}});
  for (int i = 0; i < 10'000; ++i) state = after(std::move(state), {OpenArticle{i % 2 == 0 ? "a" : "b"}});
  CHECK(state.back_stack.size() <= 64);
  CHECK(screen_name(state.back_stack.front()) == "home");
  CHECK(screen(state) == "article/b");
}

TEST_CASE("the officer's door leads to the number pad, from the welcome too, and back leads to where one was") {
  State state = after({KnockOfficer{}});
  CHECK(screen(state) == "officer/pin");
  CHECK(screen(after(state, {GoBack{}})) == "languages");
  state = after({Start{}, ChooseLanguage{"en"}, OpenTopic{"fees"}, KnockOfficer{}});
  CHECK(screen(state) == "officer/pin");
  CHECK(after(state, {KnockOfficer{}}) == state);
  CHECK(screen(after(state, {GoBack{}})) == "topic/fees");
}

TEST_CASE("digits are typed and erased, and there are no more than a number can have") {
  State state =
      after({KnockOfficer{}, ErasePinDigit{}, TypePinDigit{4}, TypePinDigit{0}, TypePinDigit{9}, ErasePinDigit{}});
  CHECK(state.pin == "40");
  for (int i = 0; i < 20; ++i) state = after(state, {TypePinDigit{7}});
  CHECK(state.pin.size() == kMostPinDigits);
}

TEST_CASE("a wrong number is taken away and remarked upon until the next digit") {
  State state = after({KnockOfficer{}, TypePinDigit{4}, RefusePin{false}});
  CHECK(state.pin.empty());
  CHECK(state.pin_remark == PinRemark::wrong);
  CHECK(after(state, {TypePinDigit{1}}).pin_remark == PinRemark::none);
  CHECK(after(state, {RefusePin{true}}).pin_remark == PinRemark::wait);
}

TEST_CASE("the right number opens the page in place of the pad, and is forgotten") {
  State state = after({Start{}, ChooseLanguage{"en"}, KnockOfficer{}, TypePinDigit{4}, OpenOfficer{}});
  CHECK(screen(state) == "officer");
  CHECK(state.pin.empty());
  CHECK(after(state, {KnockOfficer{}}) == state);
  CHECK(after(state, {LookForUpdates{}}) == state);
  CHECK(screen(after(state, {GoBack{}})) == "home");
}

TEST_CASE("whoever goes on from the officer's page does not come back to it without the number") {
  State state = after({Start{}, ChooseLanguage{"en"}, OpenTopic{"fees"}, KnockOfficer{}, OpenOfficer{}});
  CHECK(screen(after(state, {OpenArticle{"help"}, GoBack{}})) == "topic/fees");
  CHECK(screen(after(state, {GoHome{}, GoBack{}})) == "home");
  State pad = after({Start{}, ChooseLanguage{"en"}, KnockOfficer{}, TypePinDigit{4}});
  CHECK(after(pad, {OpenArticle{"help"}}).pin.empty());
  CHECK(screen(after(pad, {OpenArticle{"help"}, GoBack{}})) == "home");
}

TEST_CASE("another language is chosen without leaving the officer's page") {
  State state =
      after({Start{}, ChooseLanguage{"en"}, KnockOfficer{}, OpenOfficer{}, OpenLanguages{}, ChooseLanguage{"my"}});
  CHECK(screen(state) == "officer");
  CHECK(state.lang == "my");
}

}  // namespace
}  // namespace waystation::kiosk
