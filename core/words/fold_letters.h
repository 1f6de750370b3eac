// For fold.cpp only: what becomes of one character, whatever stands around it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waystation::words {

// Keeps what it has found out, so that a text costs a table look-up a character. Not for two threads at once.
class FoldLetters {
 public:
  struct Letter {
    char32_t to = 0;              // the one character that it becomes
    uint8_t count = 0;            // how many it becomes: more than one are in many(), none are left out
    uint8_t combining_class = 0;  // of `to`
    bool joins_back = false;      // `to` may be one character with what stands before it
    bool known = false;
  };

  FoldLetters();
  const Letter& of(char32_t c) {
    Page& page = pages_[c >> 8];
    if (!page) page = std::make_unique<Letter[]>(256);
    Letter& letter = page[c & 0xFF];
    if (!letter.known) letter = find(c);
    return letter;
  }
  std::u32string_view many(const Letter& letter) const { return many_[letter.to]; }

 private:
  using Page = std::unique_ptr<Letter[]>;

  Letter find(char32_t c);

  std::vector<Page> pages_;
  std::vector<std::u32string> many_;
};

}  // namespace waystation::words
