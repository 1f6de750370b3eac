// What makes two spellings the same word: one idea for the store, the search and the linter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waystation::words {

// The text as it is compared. NFKC and case folded; digits of every script as 0-9; accents taken off Latin, Greek and
// Cyrillic letters, and letters that are typed for want of another made plain (ø o, æ ae, ɓ b); Arabic without harakat
// and tatweel, its forms of alef, yeh, kaf, heh and teh marbuta made one, Urdu's too; Hebrew without points; Devanagari
// without nukta, chandrabindu and the nasal before a stop of its own row as anusvara (सम्बन्ध संबंध); of the Ethiopic
// letters that Amharic speaks alike (ሀ ሐ ኀ ኸ, ሰ ሠ, አ ዐ, ጸ ፀ) the first; joiners and other invisible characters left
// out. Indic, Burmese, Thai and Ethiopic letters keep their signs. What is not UTF-8 becomes U+FFFD. fold(fold(x)) ==
// fold(x).
std::string fold(std::string_view text);

// The same, and for each byte of `text` where in the original it came from: origins[i] is the offset of the first byte
// of the original character that text[i] belongs to; origins[text.size()] is the length of the original.
struct Folded {
  std::string text;
  std::vector<uint32_t> origins;
};
Folded fold_with_origins(std::string_view text);

}  // namespace waystation::words
