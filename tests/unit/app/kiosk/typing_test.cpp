#include <string>

#include "app/kiosk/reduce.h"
#include "tests/support/catch.h"

namespace waystation::kiosk {
namespace {

const VisitDefaults kDefaults{"ne", 2};

State after(State state, std::initializer_list<Intent> intents) {
  for (const Intent& intent : intents) state = reduce(std::move(state), intent, kDefaults).state;
  return state;
}
State at_search() {
  return after(new_visit(kDefaults), {Start{}, ChooseLanguage{"ne"}, OpenSearch{}});
}

TEST_CASE("what is typed stands in the field of the page that is open") {
  State state = after(at_search(), {TypeText{"पास"}, TypeText{"पोर्ट"}});
  CHECK(state.search_text == "पासपोर्ट");
  CHECK(state.agency_text.empty());
  state = after(state, {OpenAgencies{}, TypeText{"Example"}});
  CHECK(state.agency_text == "Example");
  CHECK(state.search_text == "पासपोर्ट");
  CHECK(after(state, {GoBack{}}).search_text == "पासपोर्ट");
}

TEST_CASE("a page without a field takes no letters") {
  State state = after(new_visit(kDefaults), {Start{}, ChooseLanguage{"ne"}, TypeText{"a"}, EraseLetter{}, EraseAll{}});
  CHECK(state.search_text.empty());
  CHECK(state.agency_text.empty());
}

TEST_CASE("erasing takes the last character, never half of one") {
  State state = after(at_search(), {TypeText{"कि"}, EraseLetter{}});
  CHECK(state.search_text == "क");
  CHECK(after(state, {EraseLetter{}, EraseLetter{}}).search_text.empty());
}

TEST_CASE("a key that waits for the next is erased before the text is") {
  State state = after(at_search(), {TypeText{"a"}, WaitForKey{0x1001201}});
  CHECK(state.keys.pending.size() == 1);
  state = after(state, {EraseLetter{}});
  CHECK(state.keys.pending.empty());
  CHECK(state.search_text == "a");
  CHECK(after(state, {WaitForKey{1}, TypeText{"b"}}).keys.pending.empty());
}

TEST_CASE("nobody can fill the memory by typing") {
  State state = at_search();
  for (int i = 0; i < 1000; ++i) state = after(state, {TypeText{"ക"}, WaitForKey{7}, WaitForKey{7}});
  CHECK(state.search_text.size() <= kMostTypedBytes);
  for (int i = 0; i < 100; ++i) state = after(state, {WaitForKey{7}});
  CHECK(state.keys.pending.size() <= 8);
}

TEST_CASE("shift is for one letter") {
  State state = after(at_search(), {ToggleShift{}});
  CHECK(state.keys.shifted);
  CHECK(!after(state, {TypeText{"A"}}).keys.shifted);
}

TEST_CASE("another language and another script begin with their own keys") {
  State state = after(at_search(), {ToggleDigits{}, ToggleShift{}, WaitForKey{7}});
  State latin = after(state, {ToggleScript{}});
  CHECK(latin.keys.latin);
  CHECK(!latin.keys.digits);
  CHECK(latin.keys.pending.empty());
  CHECK(after(latin, {OpenLanguages{}, ChooseLanguage{"ar"}}).keys == Keys{});
}

TEST_CASE("choosing another need is no step to go back from") {
  State state = after(new_visit(kDefaults), {Start{}, ChooseLanguage{"ne"}, OpenServices{""}, OpenServices{"health"}});
  CHECK(screen_name(state.route()) == "services/health");
  CHECK(screen_name(after(state, {GoBack{}}).route()) == "home");
}

TEST_CASE("leaving forgets what was typed") {
  State state = after(at_search(), {TypeText{"kafala"}, OpenAgencies{}, TypeText{"Example"}});
  Reduction left = reduce(state, Leave{}, kDefaults);
  CHECK(left.forget);
  CHECK(left.state == new_visit(kDefaults));
}

}  // namespace
}  // namespace waystation::kiosk
