// The keyboard as a visitor has it: this system's layouts, a visit, and the few words on its keys.
#pragma once

#include <string>

#include "app/kiosk/models/keyboard.h"
#include "platform/xkb_keyboard.h"
#include "tests/unit/app/kiosk/small_packs.h"

namespace waystation::kiosk {

inline constexpr const char* kReaders[] = {"en", "es", "fr", "ar", "ur", "ne", "hi", "bn", "fil", "id", "am", "my"};

class KeyboardWorld {
 public:
  explicit KeyboardWorld(const platform::XkbKeyboard::Places& places = {}) : keyboard(places), library_(open(packs_)) {}

  std::optional<KeyboardModel> model(const State& state) const {
    Context context{library_, packs_.site, state, day("2026-11-21")};
    context.keyboard = &keyboard;
    return keyboard_model(context);
  }
  KeyboardModel shown(const State& state) const {
    auto model = this->model(state);
    REQUIRE(model.has_value());
    return std::move(*model);
  }
  static State reader_of(const std::string& lang) {
    State state;
    state.lang = lang;
    return state;
  }

  platform::XkbKeyboard keyboard;

 private:
  static Library open(SmallPacks& packs) {
    for (const char* id : {"key.space", "key.shift", "key.erase", "key.digits", "key.letters", "key.hide"})
      packs.add_message(id, "Space");
    packs.add_message("key.script", "Other letters: {name}");
    return packs.open();
  }

  SmallPacks packs_;
  Library library_;
};

}  // namespace waystation::kiosk
