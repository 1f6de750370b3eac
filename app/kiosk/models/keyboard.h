// The keyboard on the screen: which keys stand there now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/models/context.h"

namespace waystation::kiosk {

struct KeyModel {
  KeySymbol symbol;                 // what it types now; its label says what that makes with the keys that wait
  std::vector<KeySymbol> variants;  // what a long press offers: the key itself first, then the others; or nothing
  std::string other_label;          // what shift shows there, or takes away; empty: nothing
  bool waits = false;               // it was pressed, and makes something together with the next
};

struct KeyboardModel {
  std::string lang;  // of the labels
  std::vector<std::vector<KeyModel>> rows;
  bool shifted = false, digits = false, latin = false;
  bool has_shift = false;         // the letters have another level
  bool has_other_script = false;  // the reader's language is not written in Latin letters
  uint32_t held = 0;              // symbol of the key whose variants are offered now; 0: none
  Translated space, shift, erase, digits_word, letters_word, script, hide;
};

// nullopt: the keyboard is put away, or this machine knows no layout: then only a real one types.
std::optional<KeyboardModel> keyboard_model(const Context& context);

}  // namespace waystation::kiosk
