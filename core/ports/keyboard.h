// What the domain may ask of the machine's keyboards: which letters lie where, and what several of them make together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace waystation {

enum class KeyKind {
  letter,
  mark,  // joins the letter before it: a vowel sign
  digit,
  sign,  // punctuation and the like
  dead,  // types nothing alone; with the next key it makes something
};

// Which of a key's symbols: the number that XKB has for it.
enum class KeyLevel : uint8_t { plain, shift, alt_gr, shift_alt_gr };

// A key's meaning on one level (plain, shifted, …).
struct KeySymbol {
  uint32_t symbol = 0;  // X11 keysym: what compose() takes
  std::string text;     // UTF-8 that it types by itself; empty: only together with another (a dead key)
  std::string label;    // what is written on the key; never empty; a mark's stands on a dotted circle
  KeyKind kind = KeyKind::letter;
  KeyLevel level = KeyLevel::plain;

  bool operator==(const KeySymbol&) const = default;
};

struct KeyboardKey {
  std::vector<KeySymbol> levels;  // plain first, then shift, AltGr, both; each once, at least one
};

struct KeyboardLayout {
  std::string name;                            // of XKB: "np", "ara", "us"
  std::string lang;                            // whose letters it has
  std::vector<std::vector<KeyboardKey>> rows;  // as they lie: digits' row first; letters only, no function keys
};

// What a row of keys made: some text, more keys to wait for, or neither (the last key then stands for itself).
struct Composed {
  enum class Status { nothing, waiting, done } status = Status::nothing;
  std::string text;  // when done

  bool operator==(const Composed&) const = default;
};

// Main thread only.
class Keyboard {
 public:
  virtual ~Keyboard() = default;
  // The layout that the system has for a language; `not_found` where it has none.
  virtual Result<KeyboardLayout> layout(std::string_view lang) const = 0;
  // What these symbols make, from first to last, by the compose table of the language.
  virtual Composed compose(std::string_view lang, std::span<const uint32_t> symbols) const = 0;
};

}  // namespace waystation
